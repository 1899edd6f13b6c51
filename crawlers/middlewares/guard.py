"""Refuses what must never be requested: other schemes, credentials in URLs, odd ports, internal addresses."""

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawlers.middlewares.addresses import is_allowed
from crawlers.middlewares.resolver import internal_hosts
from settings.knobs import knobs
from spiders.spider import PlatformSpider


class Refused(IgnoreRequest):
    """The guard's refusal; its first argument is the reason counted in the run."""


class Guard:
    """The cheap first look; the resolver has the last word on every address."""

    def __init__(self, port: int | None = None, domain: str = "") -> None:
        """`port` is let through beside 80 and 443; `domain` keeps requests to itself and its subdomains."""
        self._ports, self._domain = {80, 443, port}, domain.removeprefix("www.")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """A platform keeps to its own host; a probe, which has a `root` in a platform's stead, may be led elsewhere."""
        spider = crawler.spidercls
        if issubclass(spider, PlatformSpider):
            return cls(urlsplit(spider.platform.root).port, spider.platform.host)
        return cls(urlsplit(getattr(spider, "root", "")).port)

    def process_request(self, request: Request) -> None:
        if because := self._objection(request.url):
            raise Refused(because)

    def process_exception(self, request: Request, exception: Exception) -> None:
        if urlsplit(request.url).hostname in internal_hosts:
            raise Refused("internal-address") from exception

    def _objection(self, url: str) -> str:
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return "bad-url"
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return "scheme"
        if parts.username or parts.password:
            return "credentials"
        if port not in self._ports:
            return "port"
        if self._domain and not f".{parts.hostname}".endswith(f".{self._domain}"):
            return "other-host"
        if _is_number(parts.hostname) and not is_allowed(parts.hostname, loopback=knobs().allow_loopback):
            return "internal-address"
        return ""


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
