"""Finds selectors and indicators in worker processes, a page's texts at a time, off the reactor's thread."""

import asyncio
import signal
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from extractors.examine import Examination, examine_many, warm
from extractors.facts.row import rows
from extractors.passage import Passage
from items import Document, Reading
from pipelines.mask import masked
from settings.knobs import knobs


class Extract:
    """A worker that dies is replaced by examining in this process: slower, counted, and nothing is lost."""

    def __init__(self, crawler: Crawler, stats: StatsCollector, processes: int) -> None:
        self._crawler, self._stats = crawler, stats
        self._workers: Executor = _processes(processes) if processes else ThreadPoolExecutor(1)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(crawler, crawler.stats, knobs().extract_processes)

    async def process_item(self, reading: Reading) -> Reading:
        unknown = [document for document in reading.documents if not document.known]
        if not unknown:
            return reading
        found = await self._examine([passage_of(document, reading) for document in unknown])
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

    async def _examine(self, passages: list[Passage]) -> list[Examination]:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._workers, examine_many, passages)
        except BrokenProcessPool:
            self._stats.inc_value("lurewatch/worker-died")
            self._workers = ThreadPoolExecutor(1)
            return await loop.run_in_executor(self._workers, examine_many, passages)


def passage_of(document: Document, reading: Reading) -> Passage:
    return Passage(
        text=document.text,
        hyperlinks=tuple((link.start, link.end, link.url) for link in document.hyperlinks),
        language=document.language,
        region=reading.region,
        kind=reading.kind,
        published=document.published.isoformat() if document.published else None,
    )


def _with(document: Document, found: Examination) -> Document:
    """A referral keeps address, time and rule; what the document says is neither kept nor shown."""
    if found.referred:
        withheld = replace(document, text="", title=None, author=None, quotes=(), hyperlinks=(), facts={})
        return replace(withheld, language=found.language, indicators=found.indicators)
    examined = replace(
        document,
        language=found.language,
        selectors=found.selectors,
        indicators=found.indicators,
        stated=rows(found.facts) if found.facts else {},
    )
    return masked(examined)


def _processes(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(number, mp_context=get_context("forkserver"), initializer=_begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the crawl's to handle; it ends us in order
    warm()
