"""How boards that answer in JSON are read: an engine is the paths at which its answer holds what a vacancy has."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape, unescape
from typing import ClassVar, Final
from urllib.parse import urlsplit

import re2

from items import Author, Document, Vacancy
from spiders.engine import Engine, State
from spiders.job_boards.paths import found, texts
from spiders.job_boards.posting import day_or_moment, is_over
from spiders.job_boards.salary import amount, pay, pay_stated
from spiders.link import Link
from spiders.loose_json import values as values_in
from spiders.page import Page, Unreadable
from spiders.prose import Prose
from spiders.record import from_milliseconds
from spiders.structured import plain, prose_in

PATHS: Final = (
    "rows id url title text employer employer_url employer_number employer_logo place country pay pay_min pay_max"
    " currency period hours contract housing transport contact valid_through published edited remote status next"
).split()
_FACTS: Final = (
    "employer",
    "employer_number",
    "place",
    "country",
    "hours",
    "contract",
    "housing",
    "transport",
    "contact",
)
_NO: Final = frozenset(("", "0", "false", "no", "none", "onsite", "on-site", "hybrid"))


class JobApi(Engine):
    """`paths` by the names of PATHS; "a + b" in `text` puts texts one after another. `places` are addresses of the
    program, whose first group, who hires, is {token} in `root_of`."""

    kind = "job_boards"
    first = "listing"
    api = True
    paths: ClassVar[Mapping[str, str]] = {}
    places: ClassVar[Sequence[str]] = ()
    root_of: ClassVar[str] = ""
    css: ClassVar = {"script": "", "login": "", "gone": ""}

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        if token := cls.token(url):
            return cls.root_of.format(token=token), cls.start
        root, start = super().entry(url)
        parts = urlsplit(url)
        return root, start or {cls.first: [parts.path + (f"?{parts.query}" if parts.query else "")]}

    def state(self, page: Page) -> State:
        return "open" if page.is_json else super().state(page)

    def path(self, name: str) -> str:
        return str(self.site.options.get(name) or self.paths.get(name, ""))

    def listing(self, page: Page) -> Iterator[Link | Document]:
        answer = self.answer(page)
        rows = found(answer, self.path("rows"), answer)
        vacancies = [vacancy for row in rows if (vacancy := self.vacancy(page, row, answer))]
        if not vacancies and not self.is_empty(answer):
            raise Unreadable("no vacancy in the answer")
        yield from vacancies
        for url in texts(answer, self.path("next"))[:1] if vacancies else []:
            address = page.absolute(url)
            if address and self.canonical(address) != self.canonical(page.url):
                yield Link(url=address, role="listing")

    def is_empty(self, answer: object) -> bool:
        """Whether the answer holds a list of vacancies without any."""
        for choice in self.path("rows").split("||"):
            value = answer
            for name in choice.strip().split("/") if choice.strip() != "." else []:
                value = value.get(name) if isinstance(value, dict) else None
            if value == []:
                return True
        return False

    def answer(self, page: Page) -> object:
        """The page's JSON, or that of its script in slot `script`. Raises Unreadable where there is none."""
        if page.is_json:
            return page.json()
        script = page.first(self.slots["script"])
        held = values_in(script.html.partition(">")[2].rpartition("</")[0]) if script else []
        if not held:
            raise Unreadable("no JSON on the page")
        return held[0]

    def vacancy(self, page: Page, row: object, answer: object) -> Vacancy | None:
        """None for a row without title or without anything to know it by."""
        first = {name: next(iter(texts(row, self.path(name), answer)), "") for name in PATHS if name != "rows"}
        url = self.address(page, first)
        native_id = first["id"] or url
        if not first["title"] or not native_id:
            return None
        words, facts = self.words(page, row), self.facts(page, row, answer, first)
        return Vacancy(
            native_id=native_id,
            url=url or page.url,
            title=plain(first["title"]),
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=self.employer(facts),
            published=self.moment(first["published"], page),
            published_text=first["published"] or None,
            edited=self.moment(first["edited"], page),
            facts=facts,
        )

    def employer(self, facts: Mapping[str, object]) -> Author | None:
        name, site = facts.get("employer"), facts.get("employer_url")
        return Author(name=str(name), url=str(site) if site else None) if name else None

    def address(self, page: Page, first: Mapping[str, str]) -> str:
        """The vacancy's own page: as stated, or a pattern with {id}."""
        pattern = self.path("url")
        return page.absolute(
            pattern.replace("{id}", first["id"]) if "{id}" in pattern and first["id"] else first["url"]
        )

    def words(self, page: Page, row: object) -> Prose:
        choices = (self.path("text").split("||")) or [""]
        tries = (
            "\n".join(text for part in choice.split("+") for text in self.written(row, part)) for choice in choices
        )
        return prose_in(page, next(filter(None, tries), ""))

    def written(self, row: object, path: str) -> list[str]:
        """Texts as HTML: beside others that are HTML, plain ones must not be taken for it."""
        return [f"<div>{_as_html(text)}</div>" for text in texts(row, path.strip())]

    def facts(self, page: Page, row: object, answer: object, first: Mapping[str, str]) -> dict[str, object]:
        ends = first["valid_through"]
        until = self.moment(ends, page)
        facts: dict[str, object] = {
            **{
                name: _joined(texts(row, self.path(name), answer), "; " if name == "place" else ", ") for name in _FACTS
            },
            "employer_url": page.absolute(first["employer_url"]),
            "employer_logo": page.absolute(first["employer_logo"]),
            **self.paid(first),
            "valid_through": day_or_moment(ends, page, self.when) or (until.isoformat() if until else ""),
            "remote": self.is_remote(row),
            "status": "expired" if until and (until < page.captured_at and is_over(ends, page, self.when)) else "",
        }
        facts["employer"] = facts["employer"] or self.token(self.site.root)
        kinds = [word for word in str(facts["contract"]).split(", ") if word.casefold() != "remote"]
        if kinds != str(facts["contract"]).split(", "):  # where work is done, said among the kinds of contract
            facts |= {"contract": ", ".join(kinds), "remote": True}
        return {name: value for name, value in facts.items() if value}

    @classmethod
    def token(cls, url: str) -> str:
        """Who hires, as the program's address names them; "" for other addresses."""
        found_ = (re2.search(pattern, url) for pattern in cls.places)
        return next((match.group(1) for match in found_ if match), "")

    def paid(self, first: Mapping[str, str]) -> dict[str, str | int | float]:
        if not (first["pay_min"] or first["pay_max"]):
            return pay_stated(first["pay"]) if first["pay"] else {}
        return pay(
            stated=plain(first["pay"]) if amount(first["pay"]) else "",
            least=first["pay_min"],
            most=first["pay_max"],
            unit=first["period"],
            money=first["currency"],
        )

    def is_remote(self, row: object) -> bool:
        said = (str(value).strip().lower() for value in found(row, self.path("remote")))
        return any(word not in _NO for word in said)

    def moment(self, text: str, page: Page) -> datetime | None:
        """Unix time counts, in seconds or milliseconds."""
        if text.isdecimal() and len(text) in (10, 13):
            return self.when(from_milliseconds(int(text) * (1000 if len(text) == 10 else 1)), page)
        found_ = self.when(text, page) if text else None
        return found_.astimezone(UTC) if found_ else None


def _as_html(text: str) -> str:
    html = unescape(text) if "&lt;" in text else text
    return html if "<" in html and ">" in html else "<br>".join(escape(unescape(text)).splitlines())


def _joined(words: list[str], mark: str) -> str:
    return mark.join(dict.fromkeys(plain(text) for text in words))
