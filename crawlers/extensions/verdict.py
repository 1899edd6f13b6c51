"""Ends a run: judges it, writes its row, and says in one line what came of it."""

import sys
from typing import Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler

from crawlers.health import Verdict as Judgement
from crawlers.health import judge
from pipelines.desk import Desk, desk_of
from spiders.spider import PlatformSpider
from spiders.tally import PREFIX, Tally


class Verdict:
    def __init__(self, crawler: Crawler, desk: Desk) -> None:
        assert crawler.stats is not None
        self._stats, self._desk = crawler.stats, desk

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler, desk_of(crawler))
        crawler.signals.connect(extension.item_error, signal=signals.item_error)
        crawler.signals.connect(extension.request_dropped, signal=signals.request_dropped)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def item_error(self) -> None:
        self._stats.inc_value(f"{PREFIX}item-errors")

    def request_dropped(self, request: Request) -> None:
        """A redirect to a page that was fetched already ends here, without callback; other repeats were never sent."""
        if request.meta.get("redirect_times"):
            Tally(self._stats).outcome("skipped", "repeated")

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        if not isinstance(spider, PlatformSpider):
            return
        counts = Tally(self._stats).counts()
        partial = bool(spider.since or spider.limit)
        judged = judge(counts, reason, spider.platform.expect.min, partial=partial)
        words = str(self._stats.get_value(f"{PREFIX}storage", "")) or judged.because
        self._stats.set_value(f"{PREFIX}verdict", judged.name)
        self._stats.set_value(f"{PREFIX}exit-code", judged.exit_code)
        print(line(spider.name, counts, judged, words), file=sys.stderr)
        try:
            await self._desk.finish(counts, judged.name, words, judged.exit_code)
        except Exception as error:
            print(f"{spider.name}: the run's row could not be written: {error}", file=sys.stderr)
        try:
            await self._desk.compare()
        except Exception as error:
            print(
                f"{spider.name}: not yet compared with other documents, left to the next run: {error}", file=sys.stderr
            )
        self._desk.close()


def line(name: str, counts: dict[str, int], judged: Judgement, words: str) -> str:
    number = counts.get
    return (
        f"{name}: {judged.name} ({words}). Pages: {number('fetched', 0)} fetched = {number('read', 0)} read"
        f" + {number('skipped', 0)} skipped + {number('failed', 0)} failed; {number('refused', 0)} refused."
        f" Documents: {number('documents', 0)} read, {number('new', 0)} new, {number('changed', 0)} changed,"
        f" {number('unchanged', 0)} unchanged."
    )
