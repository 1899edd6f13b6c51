"""Keeps a document once a run, and marks those whose version storage knows already."""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from items import Reading
from pipelines.desk import Desk, desk_of


class Deduplicate:
    def __init__(self, stats: StatsCollector, desk: Desk) -> None:
        self._stats, self._desk = stats, desk
        self._seen: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(crawler.stats, desk_of(crawler))

    async def process_item(self, reading: Reading) -> Reading:
        if not reading.documents:
            return reading
        fresh = []
        for document in reading.documents:
            if document.id not in self._seen:
                self._seen.add(document.id)
                fresh.append(document)
        if repeated := len(reading.documents) - len(fresh):
            self._stats.inc_value("lurewatch/repeated", repeated)
        known = await self._desk.known_versions([document.id for document in fresh])
        marked = (replace(d, known=True) if known.get(d.id) == d.version else d for d in fresh)
        return replace(reading, documents=tuple(marked if known else fresh))
