"""A whole recorded site walked as a crawl walks it, without a network."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from items import Ad, Document, Post, Vacancy
from spiders.engine import Engine, Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page, Unreadable
from tests.warc import Response, responses

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@dataclass
class Walk:
    """What one walk met. `missing` are addresses asked for that were not recorded as pages; `states` counts what pages
    said of themselves."""

    documents: list[Document] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)

    @property
    def posts(self) -> list[Post]:
        return [found for found in self.documents if isinstance(found, Post)]

    @property
    def ads(self) -> dict[str, Ad]:
        return {found.native_id: found for found in self.documents if isinstance(found, Ad)}

    @property
    def vacancies(self) -> list[Vacancy]:
        return [found for found in self.documents if isinstance(found, Vacancy)]

    def read(self, engine: Engine, role: str, page: Page) -> list[Link | Document]:
        """What an open page holds; one that cannot be read is remembered."""
        state = engine.state(page)
        self.states[state] += 1
        try:
            return list(engine.read(role, page)) if state == "open" else []
        except Unreadable as error:
            self.unreadable.append(f"{page.url}: {error}")
            return []


def key(url: str) -> str:
    """An address without session ids and whatever the order and spelling of its query, as the recording is served."""
    parts = urlsplit(url)
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if k not in {"sid", "PHPSESSID"})
    return unquote(parts.path or "/") + ("?" + urlencode(query) if query else "")


@cache
def recording(name: str) -> dict[str, Response]:
    found: dict[str, Response] = {}
    for response in responses(DATA / "sites" / f"{name}.warc.gz"):
        found.setdefault(key(response.url), response)
    return found


def engine_of(name: str, engine: str) -> Engine:
    """For the site recorded under `name`."""
    root = "{0.scheme}://{0.netloc}/".format(urlsplit(next(iter(recording(name).values())).url))
    return engines()[engine](Site(root=root, timezone="UTC", language="en"))


def met(engine: Engine, queue: deque[Link]) -> Iterator[tuple[str, Link]]:
    """Canonical addresses in the order they are met, each once; what is put into the queue meanwhile comes too."""
    seen = set[str]()
    while queue:
        link = queue.popleft()
        address = engine.canonical(link.url)
        if address is not None and address not in seen:
            seen.add(address)
            yield address, link


@cache
def walked(name: str, start: str, role: str, engine_name: str = "") -> Walk:
    """From `start`, by the engine of that name, or the one that the site is recorded under."""
    engine, walk = engine_of(name, engine_name or name), Walk()
    queue = deque([Link(url=urljoin(engine.site.root, start), role=role)])
    for address, link in met(engine, queue):
        walk.fetched.append(address)
        answer = recording(name).get(key(address))
        if answer is None or answer.status != 200:
            walk.missing.append(address)
            continue
        found = walk.read(engine, link.role, page_of(address, answer, link))
        queue.extend(thing for thing in found if isinstance(thing, Link))
        walk.documents += [thing for thing in found if isinstance(thing, Document)]
    return walk


def page_of(url: str, answer: Response, link: Link) -> Page:
    source = answer.body.decode("utf-8", errors="replace")
    return Page(url=url, source=source, captured_at=answer.captured_at, headers=answer.headers, carry=link.carry)
