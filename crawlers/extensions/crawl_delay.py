"""Honours `Crawl-delay` of robots.txt, which Scrapy itself does not."""

from typing import Final, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

LONGEST: Final = 120.0
"""Seconds; a longer wish would stall a run for days and is cut to this."""


class CrawlDelay:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    async def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        wish = robotparser.crawl_delay(str(self._crawler.settings["USER_AGENT"]))
        if not wish or self._crawler.engine is None:
            return
        # The slot is private in Scrapy 2.19 and the only place where a host's delay lives; tests/crawls hold us to it.
        _, slot = self._crawler.engine.downloader._get_slot(request)
        slot.delay = max(slot.delay, min(float(wish), LONGEST))
