"""A board for members only: a form to sign in by, sessions that may end, and a wall for everyone else. For tests."""

from secrets import token_hex
from typing import Final

from aiohttp import web

from sandbox.hostile import GOOD

USER, PASSWORD = "reader", "canary-password"
MEMBER: Final = '<a class="logout" href="./ucp.php?mode=logout">Log out</a>'
WALL: Final = """<html><body id="phpbb"><form id="login" action="./ucp.php?mode=login" method="post">
<input type="text" name="username"><input type="password" name="password">
<input type="hidden" name="token" value="{token}">
<input type="submit" name="login" value="Login"></form></body></html>"""
LINKS: Final = "".join(f'<a class="topictitle" href="./viewtopic.php?t={t}">Talk {t}</a>' for t in range(1, 6))


class MembersBoard:
    """`async with MembersBoard() as board:` serves at `board.url`. A session ends after `patience` pages, 0 never.

    `walls` counts how often a wall was shown, `pages` the requests.
    """

    def __init__(self, patience: int = 0, *, closed: bool = False) -> None:
        self.url, self.walls, self.pages, self.opened = "", 0, 0, 0
        self._patience, self._closed = patience, closed
        self._sessions: dict[str, int] = {}
        self._token = token_hex(8)

    async def __aenter__(self) -> "MembersBoard":
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def session(self) -> str:
        """A session as a browser would bring it along."""
        name = token_hex(16)
        self._sessions[name] = 0
        return name

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nAllow: /\n")
        if request.path == "/ucp.php":
            return await self._login(request)
        self.pages += 1
        session = request.cookies.get("session", "")
        if not self._alive(session):
            self.walls += 1
            return self._wall()
        thread = request.query.get("t")
        body = GOOD.format(t=thread) if thread else f'<html><body id="phpbb">{LINKS}</body></html>'
        return web.Response(text=body.replace("</body>", MEMBER + "</body>"), content_type="text/html")

    async def _login(self, request: web.Request) -> web.StreamResponse:
        given = await request.post()
        right = (given.get("username"), given.get("password"), given.get("token")) == (USER, PASSWORD, self._token)
        if request.method != "POST" or not right or self._closed:
            return self._wall()
        self.opened += 1
        answer = web.Response(text=f'<html><body id="phpbb">{MEMBER}</body></html>', content_type="text/html")
        answer.set_cookie("session", self.session())
        return answer

    def _alive(self, session: str) -> bool:
        if session not in self._sessions:
            return False
        self._sessions[session] += 1
        return not self._patience or self._sessions[session] <= self._patience

    def _wall(self) -> web.Response:
        return web.Response(text=WALL.format(token=self._token), content_type="text/html")
