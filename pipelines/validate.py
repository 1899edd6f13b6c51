"""Refuses documents that cannot be kept, one by one, and counts them under their reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final, Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from items import Document, Reading

LONGEST_TEXT: Final = 1_000_000
"""Code points; longer texts are no post but an attack or a mistake of the engine."""
TOLERANCE: Final = timedelta(days=2)
"""A platform's clock or zone may be wrong by so much before its "future" dates are dropped."""


class Validate:
    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert crawler.stats is not None
        return cls(crawler.stats)

    def process_item(self, reading: Reading) -> Reading:
        return replace(reading, documents=tuple(self._sound(reading))) if reading.documents else reading

    def _sound(self, reading: Reading) -> Iterator[Document]:
        for document in reading.documents:
            if because := objection(document):
                self._stats.inc_value(f"lurewatch/unsound/{because}")
                self._stats.inc_value("lurewatch/unsound")
            elif document.published and document.published > reading.capture.captured_at + TOLERANCE:
                self._stats.inc_value("lurewatch/future-dates")
                yield replace(document, published=None)
            else:
                yield document


def objection(document: Document) -> str:
    """Why a document cannot be kept, or ""."""
    if not document.native_id or len(document.native_id) > 512:
        return "no-native-id"
    if not document.url.startswith(("http://", "https://")):
        return "no-url"
    if len(document.text) > LONGEST_TEXT:
        return "text-too-long"
    return ""
