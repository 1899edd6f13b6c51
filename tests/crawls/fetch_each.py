"""Run as a program: fetch each URL of a JSON list under the project's own settings; print what became of it as JSON."""

import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.utils.project import get_project_settings


class Each(scrapy.Spider):
    name = "each"
    root = ""

    def __init__(self, urls: list[str], outcomes: dict[str, str], **rest: Any) -> None:
        super().__init__(**rest)
        self.urls, self.outcomes = urls, outcomes

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in self.urls:
            yield scrapy.Request(url, self.arrived, errback=self.failed, dont_filter=True, meta={"asked": url})

    def arrived(self, response: scrapy.http.Response) -> None:
        self.outcomes[response.meta["asked"]] = f"fetched {response.status} {len(response.body)}"

    def failed(self, failure: Any) -> None:
        self.outcomes[failure.request.meta["asked"]] = f"{type(failure.value).__name__}: {failure.value}"


def main() -> None:
    job = json.loads(sys.stdin.read())
    settings = get_project_settings()
    settings.setdict(
        {"ITEM_PIPELINES": {}, "EXTENSIONS": {}, "AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": 0, **job["settings"]}
    )
    Each.root = job["root"]
    outcomes: dict[str, str] = {}
    process = AsyncCrawlerProcess(settings)
    process.crawl(Each, urls=job["urls"], outcomes=outcomes)
    process.start()
    print(json.dumps(outcomes))


if __name__ == "__main__":
    main()
