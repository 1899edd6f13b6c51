"""One page fetched as a crawl would fetch it: through the guard, politely, once."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from spiders.answer import objection, page_of
from spiders.page import Page


class ProbeSpider(Spider):
    """Puts the page, or why there is none, into `found`."""

    name = "probe"
    root: ClassVar[str] = ""
    custom_settings = {  # noqa: RUF012 (Scrapy declares it)
        "ITEM_PIPELINES": {},
        "EXTENSIONS": {"crawlers.extensions.progress.Progress": None, "crawlers.extensions.verdict.Verdict": None},
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        "RETRY_TIMES": 1,
        "LOG_LEVEL": "CRITICAL",
    }

    def __init__(self, url: str, found: list[Page | str], **rest: Any) -> None:
        super().__init__(**rest)
        self._urls, self._found = [url, *indexes(url)], found

    async def start(self) -> AsyncIterator[Request]:
        yield self._next()

    def _next(self) -> Request:
        return Request(self._urls.pop(0), callback=self.read, errback=self.failed, dont_filter=True)

    def read(self, response: Response) -> Iterator[Request]:
        if response.status in {404, 410} and self._urls:
            yield self._next()
            return
        because = objection(response)
        if (because and because[1] != "gone") or not isinstance(response, TextResponse):
            self._found.append(
                f"the answer cannot be read ({because[1] if because else 'not text'}, status {response.status})"
            )
        else:
            self._found.append(page_of(response, datetime.now(UTC)))

    def failed(self, failure: Failure) -> None:
        self._found.append(f"{type(failure.value).__name__}: {failure.value}")


def indexes(url: str) -> list[str]:
    """Where a site's index may lie when its bare address answers "not found"."""
    return [url + path for path in ("index.php", "forums/", "forum/")] if urlsplit(url).path == "/" else []


def spider_for(url: str) -> type[ProbeSpider]:
    """A probe whose guard lets the URL's own port pass."""
    return type("Probe", (ProbeSpider,), {"root": url})
