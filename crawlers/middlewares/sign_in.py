"""Signs in before the first page where the platform file says so, and stops when the platform has signed us out.

The wall itself is never crawled: a page without the sign of a member is asked for once more after a new sign-in, and if
that fails the run pauses, says so and keeps what it has.
"""

import asyncio
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urljoin

from form2request import form2request
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares import cookies
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response, TextResponse
from scrapy.selector import SelectorList
from tldextract import TLDExtract

from crawlers.accounts import Account, account_of
from spiders.access import SignIn as Facts
from spiders.answer import page_of
from spiders.page import Unreadable
from spiders.spider import PlatformSpider

OURS = "lurewatch_sign_in"
REASON = "signed-out"


class SignIn:
    """One session a run. Requests wait while it is opened."""

    def __init__(self, crawler: Crawler, facts: Facts, account: Account) -> None:
        self._crawler, self._facts, self._account = crawler, facts, account
        self._root = crawler.spidercls.platform.root  # type: ignore[attr-defined]
        self._lock, self._session = asyncio.Lock(), 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spidercls
        if not issubclass(spider, PlatformSpider) or spider.platform.sign_in is None:
            raise NotConfigured
        # Scrapy's own would fetch the list of public suffixes from the internet.
        cookies._split_domain = TLDExtract(include_psl_private_domains=True, suffix_list_urls=())
        return cls(crawler, spider.platform.sign_in, account_of(spider.platform.sign_in))

    async def process_request(self, request: Request) -> None:
        if OURS in request.meta or "role" not in request.cb_kwargs:
            return
        if self._facts.cookie:
            request.cookies = {self._facts.cookie: self._account.cookie}
        elif not self._session:
            await self._open(0)
        request.meta["lurewatch_session"] = self._session

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if OURS in request.meta or "role" not in request.cb_kwargs or not self._outside(response):
            return response
        if self._facts.cookie or request.meta.get("lurewatch_again"):
            await self._stop()
        await self._open(request.meta.get("lurewatch_session", 0))
        return request.replace(meta={**request.meta, "lurewatch_again": True}, dont_filter=True)

    async def _open(self, known: int) -> None:
        """A new session, unless another request has opened one since `known`."""
        async with self._lock:
            if self._session > known:
                return
            form = await self._fetch(Request(urljoin(self._root, (self._facts.page or "").lstrip("/"))))
            if not isinstance(form, TextResponse) or self._outside(await self._fetch(self._filled(form))):
                await self._stop()
            self._session += 1

    def _filled(self, form: TextResponse) -> Request:
        found = form.css(self._facts.form)
        user = self._facts.user_field or _name(found, "input[type='text'], input[type='email'], input:not([type])")
        password = _name(found, "input[type='password']")
        if not user or not password:
            raise IgnoreRequest("no form to sign in by; see `form` and `user_field` of the platform file")
        fields = {user: self._account.user, password: self._account.password}
        request: Request = form2request(found[0], fields).to_scrapy(callback=None)
        return request

    async def _fetch(self, request: Request) -> Response:
        assert self._crawler.engine is not None
        return await self._crawler.engine.download_async(request.replace(meta={OURS: True}, dont_filter=True))

    def _outside(self, response: Response) -> bool:
        """Whether a readable page lacks the sign of a member; pictures and errors are judged elsewhere."""
        if not isinstance(response, TextResponse) or response.status >= 400:
            return False
        return not _first(response, self._facts.signed_in)

    async def _stop(self) -> None:
        assert self._crawler.engine is not None
        asyncio.get_running_loop().create_task(self._crawler.engine.close_spider_async(reason=REASON))
        raise IgnoreRequest(REASON)


def _first(response: TextResponse, css: str) -> bool:
    try:
        return page_of(response, datetime.now(UTC)).first(css) is not None
    except Unreadable:
        return False


def _name(form: SelectorList, css: str) -> str:
    return form.css(css).attrib.get("name", "")
