"""Serves the town's platforms on loopback, each on a port of its own, and remembers every request."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import yaml
from aiohttp import web

from sandbox.harbour import HarbourBoard
from sandbox.shop import SHOPS, Shop
from sandbox.visit import Answer

PLATFORMS: Final = Path(__file__).parent / "platforms"


class Site(Protocol):
    def answer(self, path: str, query: Mapping[str, str], cookies: Mapping[str, str]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Request:
    """`path` is with its query, as it was asked for."""

    platform: str
    path: str
    status: int
    method: str = "GET"


@dataclass
class Town:
    """`async with Town(now=…) as town:` serves; `town.urls` are by platform. `port_base` 0 takes free ports, else
    counts up from it. `now` (UTC) is the moment of the town. `log` is a file that gets one JSON line a request."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    port_base: int = 0
    log: Path | None = None
    urls: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    _runners: list[web.AppRunner] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        sites: dict[str, Site] = {"harbour-board": HarbourBoard(self.now)}
        sites |= {name: Shop(name, self.now) for name in SHOPS}
        try:
            for number, (name, site) in enumerate(sites.items()):
                self.urls[name] = await self._serve(name, site, self.port_base + number if self.port_base else 0)
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self._close()

    async def _close(self) -> None:
        while self._runners:
            await self._runners.pop().cleanup()

    async def _serve(self, name: str, site: Site, port: int) -> str:
        async def handle(request: web.Request) -> web.Response:
            reads = request.method in ("GET", "HEAD")
            answer = site.answer(request.path, dict(request.query), request.cookies) if reads else _NOT_ALLOWED
            self._note(Request(name, request.path_qs, answer.status, request.method))
            return _response(answer)

        application = web.Application()
        application.router.add_route("*", "/{path:.*}", handle)
        # Nobody is waited for: a browser keeps its connections open.
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        self._runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/"

    def _note(self, request: Request) -> None:
        self.requests.append(request)
        if self.log:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(request), ensure_ascii=False) + "\n")


_NOT_ALLOWED: Final = Answer(status=405, body="<!DOCTYPE html><title>Read only</title><h1>Read only</h1>")


def _response(answer: Answer) -> web.Response:
    kind, _, charset = answer.kind.partition("; charset=")
    response = web.Response(status=answer.status, text=answer.body, content_type=kind, charset=charset or "utf-8")
    for name, value in answer.cookies.items():
        response.set_cookie(name, value, httponly=True)
    return response


def write_platforms(urls: Mapping[str, str], folder: Path) -> list[str]:
    """Platform files, with the served addresses, for the platforms that an engine reads today; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [path.stem for path in sorted(PLATFORMS.glob("*.yml"))]
    for name in names:
        facts = yaml.safe_load((PLATFORMS / f"{name}.yml").read_text(encoding="utf-8")) | {"root": urls[name]}
        text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return names
