"""The peers of the throughput benchmark: a plain spider with parsel and batched SQLite, and a bare link-follower.

Run as `python -m benchmarks.plain_spider plain|bare URL`; prints one JSON object with pages, seconds and CPU seconds.
"""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

SETTINGS: dict[str, Any] = {
    "LOG_LEVEL": "ERROR",
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
}
FOLLOW = "a.forumtitle, a.topictitle, .pagination a.button"
"""Boards, topics and pager: what every contender follows; the duplicate filter drops what was met before."""


class Bare(scrapy.Spider):
    """Follows the links and reads nothing: the limit."""

    name = "bare"

    def __init__(self, url: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.url = url

    async def start(self) -> AsyncIterator[scrapy.Request]:
        yield scrapy.Request(self.url, self.page)

    def page(self, response: Any) -> Iterator[Any]:
        yield from response.follow_all(css=FOLLOW, callback=self.page)


class Plain(Bare):
    """What a good newcomer writes in an afternoon."""

    name = "plain"
    custom_settings = {"ITEM_PIPELINES": {"benchmarks.plain_spider.ToSQLite": 100}}  # noqa: RUF012

    def page(self, response: Any) -> Iterator[Any]:
        yield from response.follow_all(css=FOLLOW, callback=self.page)
        for post in response.css("div.post"):
            yield {
                "id": post.attrib["id"],
                "url": response.url,
                "author": post.css("a.username::text").get(),
                "published": post.css("time::attr(datetime)").get(),
                "text": " ".join(post.css("div.content ::text").getall()),
            }


class ToSQLite:
    """Batches of 500 in WAL mode."""

    def open_spider(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.base = sqlite3.connect(Path(self.folder.name) / "plain.db")
        self.base.execute("PRAGMA journal_mode=WAL")
        self.base.execute("CREATE TABLE post (id TEXT PRIMARY KEY, url TEXT, author TEXT, published TEXT, text TEXT)")
        self.rows: list[dict[str, Any]] = []

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        self.rows.append(item)
        if len(self.rows) >= 500:
            self._flush()
        return item

    def close_spider(self) -> None:
        self._flush()
        self.base.close()
        self.folder.cleanup()

    def _flush(self) -> None:
        with self.base:
            self.base.executemany(
                "INSERT OR IGNORE INTO post VALUES (:id, :url, :author, :published, :text)", self.rows
            )
        self.rows.clear()


def main() -> None:
    spider = {"plain": Plain, "bare": Bare}[sys.argv[1]]
    process = AsyncCrawlerProcess(SETTINGS)
    crawler = process.create_crawler(spider)
    process.crawl(crawler, url=sys.argv[2])
    began, cpu = time.perf_counter(), time.process_time()
    process.start()
    assert crawler.stats is not None
    pages = crawler.stats.get_value("response_received_count", 0)
    seconds = crawler.stats.get_value("elapsed_time_seconds") or time.perf_counter() - began
    print(json.dumps({"pages": pages, "seconds": seconds, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
