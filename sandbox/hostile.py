"""A forum whose pages hurt: too large, compressed, broken, endless, misleading. For tests of what a crawl survives."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

GOOD: Final = """<html><body id="phpbb"><h2 class="topic-title"><a href="./viewtopic.php?t={t}">Talk {t}</a></h2>
<div id="p{t}" class="post"><dl class="postprofile"><dt>
<a class="username" href="./memberlist.php?mode=viewprofile&amp;u=5">mirabel</a></dt></dl>
<p class="author"><time datetime="2026-03-14T10:00:00+00:00">today</time></p>
<div class="content">A good post, number {t}.</div></div></body></html>"""
PAGER: Final = """<div class="action-bar"><div class="pagination">
<a class="button" href="./viewtopic.php?t=endless&amp;start={start}">Next</a></div></div>"""
MEGABYTE: Final = b"x" * 1024 * 1024
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def large(request: web.Request) -> web.StreamResponse:
    """300 MB of HTML, sent as fast as it is taken."""
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    for _ in range(300):
        await response.write(MEGABYTE)
    return response


async def bomb(request: web.Request) -> web.StreamResponse:
    """200 MB of zeros in 200 KB of gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(200)) + packer.flush()
    return web.Response(body=body, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})


async def truncated(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b"<html><body>half of a pa")
    if request.transport:
        request.transport.close()
    return response


async def slow(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    for _ in range(600):
        await response.write(b"<p>")
        await asyncio.sleep(0.1)
    return response


async def picture(request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"\x89PNG\r\n\x1a\n" + bytes(2000), content_type="image/png")


async def pdf(request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(2000), content_type="application/pdf")


async def mislabelled(request: web.Request) -> web.StreamResponse:
    """A picture that says it is HTML."""
    return web.Response(body=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, content_type="text/html")


async def deep(request: web.Request) -> web.StreamResponse:
    return _html("<div>" * 100_000)


async def unclosed(request: web.Request) -> web.StreamResponse:
    return _html("<p>a" * 900_000)


async def wrong_charset(request: web.Request) -> web.StreamResponse:
    body = GOOD.format(t=8).replace("A good post", "Доброе сообщение").encode("cp1251")
    return web.Response(body=body, headers={"Content-Type": "text/html; charset=utf-8"})


async def defect(request: web.Request) -> web.StreamResponse:
    return web.Response(status=500, text="<h1>Internal error</h1>", content_type="text/html")


async def login(request: web.Request) -> web.StreamResponse:
    return _html("<form id='login' method='post'><input name='password' type='password'></form>")


async def inward(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("http://10.255.255.1/secret")


async def to_file(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("file:///etc/hostname")


async def around(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound(f"/viewtopic.php?t=around{int(request.query.get('t', 'around0')[6:] or 0) + 1}")


async def tracked(request: web.Request) -> web.StreamResponse:
    response = _html(GOOD.format(t=9))
    response.set_cookie("phpbb3_canary_sid", "secret-canary")
    return response


async def endless(request: web.Request) -> web.StreamResponse:
    """A pager that never ends: every page links the next."""
    start = int(request.query.get("start", "0"))
    page = GOOD.format(t=1_000_000 + start)
    return _html(page.replace("<div id=", PAGER.format(start=start + 10) + "<div id=", 1))


def _html(body: str) -> web.Response:
    return web.Response(text=body, content_type="text/html")


PAGES: Final[dict[str, Handler]] = {
    handler.__name__: handler
    for handler in (
        large, bomb, truncated, slow, picture, pdf, mislabelled, deep, unclosed, wrong_charset, defect, login, inward,
        to_file, tracked, endless,
    )
}  # fmt: skip


class HostileForum:
    """`async with HostileForum("large", "bomb") as forum:` links those pages and two good threads from `forum.url`."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    async def __aenter__(self) -> "HostileForum":
        application = web.Application()
        application.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append((request.path_qs, dict(request.headers)))
        thread = request.query.get("t", "")
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /viewtopic.php?t=forbidden\n")
        if request.path != "/viewtopic.php":
            return self._index()
        if thread.startswith("around"):
            return await around(request)
        return await PAGES[thread](request) if thread in PAGES else _html(GOOD.format(t=thread))

    def _index(self) -> web.Response:
        links = "".join(
            f'<a class="topictitle" href="./viewtopic.php?t={name}">{name}</a>' for name in (*self._names, "1", "2")
        )
        return _html(f'<html><body id="phpbb">{links}</body></html>')
