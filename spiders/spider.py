"""The one spider: it asks the platform's engine what a page holds, follows links and yields one Reading a page."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from items import Capture, Document, Reading
from spiders.answer import capture_of, objection, page_of, reason, refusal, silence
from spiders.engine import Engine
from spiders.link import Link
from spiders.page import Page, Unreadable
from spiders.platform import Platform
from spiders.politeness import settings_of
from spiders.tally import Outcome, Tally


class PlatformSpider(Spider):
    """`since` (UTC) skips links known to lead to nothing newer; `limit` ends the run after so many documents."""

    platform: ClassVar[Platform]
    engine_class: ClassVar[type[Engine]]

    def __init__(
        self, name: str | None = None, since: datetime | None = None, limit: int | None = None, **rest: Any
    ) -> None:
        super().__init__(name, **rest)
        self.since, self.limit = since, limit
        self.job = {"since": since.isoformat() if since else None, "limit": limit}
        self.engine = self.engine_class(self.platform.site)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        for key, value in settings_of(cls.platform).items():
            settings.set(key, value, priority="spider")

    @cached_property
    def tally(self) -> Tally:
        assert self.crawler.stats is not None
        return Tally(self.crawler.stats)

    async def start(self) -> AsyncIterator[Request]:
        for role, paths in self.platform.starts(self.engine_class).items():
            for path in paths:
                url = urljoin(self.platform.root, path)
                yield self._request(Link(url=url, role=role), self.engine.canonical(url) or url)

    def read(self, response: Response, role: str, carry: dict[str, str | int]) -> Iterator[Request | Reading]:
        capture = capture_of(response, self.platform.name)
        if state := self.engine.statuses.get(response.status):
            yield self._set_aside(capture, "skipped", state)
            return
        if because := objection(response):
            yield self._set_aside(capture, *because)
            return
        assert isinstance(response, TextResponse)
        try:
            found = self._found(page_of(response, capture.captured_at), role)
        except _Closed as closed:
            yield self._set_aside(capture, "skipped", str(closed))
        except Unreadable as error:
            yield self._set_aside(capture, "failed", f"unreadable: {error}")
        except Exception:
            self.logger.exception("engine %s failed on a page of role %s", self.engine.name, role)
            yield self._set_aside(capture, "failed", "defect")
        else:
            yield from self._follow(found)
            yield self._reading(capture, tuple(thing for thing in found if isinstance(thing, Document)))
            if self.limit and self.tally.value("documents") >= self.limit:
                raise CloseSpider("limit")

    def failed(self, failure: Failure) -> Iterator[Reading]:
        """A request refused by us is counted; one without an answer is kept too, as a capture without body."""
        if because := refusal(failure.value):
            self.tally.outcome("refused", because)
            return
        request: Request = failure.request  # type: ignore[attr-defined]
        yield self._set_aside(silence(request, self.platform.name), "failed", reason(failure.value))

    def _found(self, page: Page, role: str) -> list[Link | Document]:
        state = self.engine.state(page)
        if state != "open":
            raise _Closed(state)
        return list(self.engine.read(role, page))

    def _follow(self, found: list[Link | Document]) -> Iterator[Request]:
        for link in found:
            if not isinstance(link, Link):
                continue
            if self.since and link.changed and link.changed < self.since:
                self.tally.add("older")
            elif url := self.engine.canonical(link.url):
                yield self._request(link, url)

    def _request(self, link: Link, url: str) -> Request:
        arguments = {"role": link.role, "carry": dict(link.carry)}
        return Request(url, callback=self.read, errback=self.failed, cb_kwargs=arguments)

    def _reading(self, capture: Capture, documents: tuple[Document, ...]) -> Reading:
        self.tally.outcome("read")
        self.tally.add("documents", len(documents))
        self.tally.add("with-author", sum(1 for document in documents if document.author))
        self.tally.add("with-published", sum(1 for document in documents if document.published))
        self.tally.add("with-text", sum(1 for document in documents if document.text))
        return Reading(
            platform=self.platform.name,
            engine=self.engine.name,
            kind=self.engine.kind,
            capture=capture,
            documents=documents,
            language=self.platform.language,
            region=self.platform.region,
        )

    def _set_aside(self, capture: Capture, outcome: Outcome, because: str) -> Reading:
        self.tally.outcome(outcome, because)
        kept = replace(capture, outcome=outcome, because=because)
        return Reading(platform=self.platform.name, engine=self.engine.name, kind=self.engine.kind, capture=kept)


class _Closed(Exception):
    """A login wall or a page that is gone: nothing to read, nothing wrong."""
