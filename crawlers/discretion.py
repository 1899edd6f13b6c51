"""Log lines that never print what a document says."""

import logging
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.python.failure import Failure


class DiscreetLog(LogFormatter):
    """Scrapy prints items when they are scraped, dropped or fail: here the platform and a number stand for them."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        # It prints a traceback for every host that is down; the run counts and says that.
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
        logging.getLogger("scrapy-playwright").setLevel(logging.CRITICAL)  # it prints addresses and tracebacks
        return super().from_crawler(crawler)

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        return _line(logging.DEBUG, "Read %(item)s", item)

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return _line(logging.DEBUG, f"Dropped %(item)s: {type(exception).__name__}", item)

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return _line(logging.ERROR, "Error processing %(item)s", item)


def _line(level: int, message: str, item: object) -> LogFormatterResult:
    documents = len(getattr(item, "documents", ()))
    return {
        "level": level,
        "msg": message,
        "args": {"item": f"a page of {getattr(item, 'platform', '?')} with {documents} documents"},
    }
