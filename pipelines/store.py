"""Stores readings, many in one transaction; a reading leaves the pipelines only when it is stored."""

import asyncio
from typing import Final, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.statscollectors import StatsCollector

from items import Reading
from pipelines.desk import Desk, desk_of
from storage.database import StorageError

FULL: Final = 600
"""Documents (and pages) that make a batch."""
PATIENCE: Final = 0.25
"""Seconds that the first reading of a batch waits at most."""


class Store:
    def __init__(self, crawler: Crawler, stats: StatsCollector, desk: Desk) -> None:
        self._crawler, self._stats, self._desk = crawler, stats, desk
        self._batch: list[Reading] = []
        self._stored: asyncio.Future[None] | None = None
        self._weight = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(crawler, crawler.stats, desk_of(crawler))

    async def open_spider(self) -> None:
        try:
            await self._desk.open(getattr(self._crawler.spider, "job", {}))
        except StorageError as error:
            self._stats.set_value("lurewatch/storage", str(error))
            raise CloseSpider("storage") from error

    async def process_item(self, reading: Reading) -> Reading:
        self._batch.append(reading)
        self._weight += 1 + len(reading.documents)
        if self._stored is None:
            self._stored = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_later(PATIENCE, self._send, self._stored)
        waiting = self._stored
        if self._weight >= FULL:
            self._send(waiting)
        await asyncio.shield(waiting)
        return reading

    def _send(self, waiting: "asyncio.Future[None]") -> None:
        """Hand the batch to the desk, unless another call did already."""
        if waiting is self._stored:
            batch, self._batch, self._stored, self._weight = self._batch, [], None, 0
            asyncio.ensure_future(self._keep(batch, waiting))  # noqa: RUF006 (its end is the future that readings wait for)

    async def _keep(self, batch: list[Reading], waiting: "asyncio.Future[None]") -> None:
        try:
            stored = await self._desk.store(batch)
        except Exception as error:
            self._stats.inc_value("lurewatch/lost", sum(len(reading.documents) for reading in batch))
            self._stats.set_value("lurewatch/storage", str(error))
            waiting.set_exception(error)
            assert self._crawler.engine is not None
            await self._crawler.engine.close_spider_async(reason="storage")
        else:
            for name in ("new", "changed", "unchanged"):
                self._stats.inc_value(f"lurewatch/{name}", getattr(stored, name))
            waiting.set_result(None)
