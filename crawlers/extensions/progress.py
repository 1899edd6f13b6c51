"""Shows how far a crawl is, on one line of the terminal; silent where stderr is none."""

import sys
import time
from typing import Final, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from twisted.internet.task import LoopingCall

from spiders.tally import Tally

EVERY: Final = 0.5
"""Seconds between two looks."""


class Progress:
    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats is not None
        self._tally, self._name = Tally(crawler.stats), crawler.spidercls.name
        self._began = time.monotonic()
        self._look: AsyncioLoopingCall | LoopingCall = create_looping_call(self._show)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not sys.stderr.isatty():
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        self._look.start(EVERY)

    def spider_closed(self) -> None:
        if self._look.running:
            self._look.stop()
        print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _show(self) -> None:
        seconds = max(time.monotonic() - self._began, 0.001)
        pages, documents = self._tally.value("fetched"), self._tally.value("documents")
        words = f"{self._name}: {pages:,} pages, {documents:,} documents, {pages / seconds:.1f} pages/s"
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
