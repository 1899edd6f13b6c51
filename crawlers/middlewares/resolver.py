"""Refuses internal addresses when they are resolved, so that no name, spelling or rebinding passes the guard."""

from collections.abc import Sequence
from typing import Any, Final, Self, cast

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawlers.middlewares.addresses import is_allowed
from settings.knobs import knobs

internal_hosts: Final[set[str]] = set()
"""Host names that resolved to an internal address; the guard tells their failure from an unknown host's."""


class GuardedResolver(CachingThreadedResolver):
    loopback = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.loopback = knobs().allow_loopback
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        found = super().getHostByName(name, timeout)
        return cast("Deferred[str]", found.addCallback(self._refuse_internal, name))

    def _refuse_internal(self, address: Any, name: str) -> Any:
        if not is_allowed(str(address), loopback=self.loopback):
            internal_hosts.add(name)
            raise DNSLookupError(f"{name} resolves to an internal address")
        return address
