"""Sends a browser platform's pages through the browser; everything else, robots.txt too, goes the plain way."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response

from spiders.spider import PlatformSpider


class Browse:
    def __init__(self, spider: type[PlatformSpider], largest: int) -> None:
        from scrapy_playwright.page import PageMethod  # only here: a crawl without browser never loads it

        from crawlers.browser.page import take

        self._name, self._largest = spider.platform.name, largest
        self._steps = {role: [PageMethod(take, steps)] for role, steps in spider.platform.steps.items()}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spidercls
        if not issubclass(spider, PlatformSpider) or not spider.platform.browser:
            raise NotConfigured
        return cls(spider, crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        role = request.cb_kwargs.get("role")
        if role is not None:
            methods = self._steps.get(role, [])
            request.meta.update(playwright=True, playwright_context=self._name, playwright_page_methods=list(methods))

    def process_response(self, request: Request, response: Response) -> Response:
        """Scripts may draw without end."""
        if len(response.body) > self._largest:
            raise IgnoreRequest("the drawn page is larger than DOWNLOAD_MAXSIZE")
        return response
