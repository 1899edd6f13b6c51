"""Selectors, indicators and the level they combine to: found in worker processes, a page's texts at a time."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from extractors.pool import pool
from items import Document, Reading
from pipelines.changed import changed
from pipelines.examined import Examined, Question, examine_page, question
from pipelines.mask import masked
from settings.knobs import knobs


class Extract:
    """A worker that dies is replaced by examining in this process: slower, counted, and nothing is lost."""

    def __init__(self, crawler: Crawler, stats: StatsCollector, processes: int) -> None:
        self._crawler, self._stats = crawler, stats
        self._workers: Executor = pool(processes) if processes else ThreadPoolExecutor(1)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(crawler, crawler.stats, knobs().extract_processes)

    async def process_item(self, reading: Reading) -> Reading:
        unknown = [document for document in reading.documents if not document.known]
        if not unknown:
            return reading
        found = await self._examine([question(document) for document in unknown], reading.kind, reading.region)
        if any(examination.referred for examination in found):
            await self._stop()
        examined = {d.id: _with(d, examination) for d, examination in zip(unknown, found, strict=True)}
        return replace(reading, documents=tuple(examined.get(d.id, d) for d in reading.documents))

    async def close_spider(self) -> None:
        self._workers.shutdown(wait=True, cancel_futures=True)

    async def _stop(self) -> None:
        """Collection on this platform ends with a referral; pages in hand are still stored."""
        self._stats.inc_value("lurewatch/referrals")
        if self._crawler.engine is not None:
            self._ending = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason="referral"))

    async def _examine(self, questions: Sequence[Question], kind: str, region: str | None) -> list[Examined]:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._workers, examine_page, questions, kind, region)
        except BrokenProcessPool:
            self._stats.inc_value("lurewatch/worker-died")
            self._workers = ThreadPoolExecutor(1)
            return await loop.run_in_executor(self._workers, examine_page, questions, kind, region)


def _with(document: Document, found: Examined) -> Document:
    """A referral keeps address, time and rule; what the document says is neither kept nor shown."""
    told = {"language": found.language, "indicators": found.indicators, "level": found.level, "reasons": found.reasons}
    if found.referred:
        return changed(document, text="", title=None, author=None, quotes=(), hyperlinks=(), facts={}, **told)
    return masked(changed(document, selectors=found.selectors, stated=found.stated, **told))
