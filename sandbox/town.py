"""Serves the town's platforms on loopback, each on a port of its own, and remembers every request."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import yaml
from aiohttp import web

from sandbox.harbour import Answer, HarbourBoard
from sandbox.shop import shops


class Site(Protocol):
    def answer(self, path: str, query: Any) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Request:
    platform: str
    path: str
    status: int


@dataclass
class Town:
    """`async with Town() as town:` serves; `urls` are by platform. `port_base` 0 takes free ports, else counts up."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    port_base: int = 0
    urls: dict[str, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    _runners: list[web.AppRunner] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        sites: dict[str, Site] = {"harbour-board": HarbourBoard(self.now), **shops()}
        for number, (name, site) in enumerate(sites.items()):
            port = self.port_base + number if self.port_base else 0
            self.urls[name] = await self._serve(name, site, port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        for runner in self._runners:
            await runner.cleanup()

    async def _serve(self, name: str, site: Site, port: int) -> str:
        async def handle(request: web.Request) -> web.Response:
            answer = site.answer(request.path, dict(request.query))
            self.requests.append(Request(name, request.path_qs, answer.status))
            kind, _, charset = answer.kind.partition("; charset=")
            return web.Response(status=answer.status, text=answer.body, content_type=kind, charset=charset or "utf-8")

        application = web.Application()
        application.router.add_get("/{path:.*}", handle)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        self._runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/"


def write_platforms(urls: dict[str, str], folder: Path) -> list[str]:
    """Platform files for the platforms that an engine reads today; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {
        "title": "Harbour Board, Lindenport",
        "engine": "phpbb",
        "root": urls["harbour-board"],
        "start": {"board": ["/index.php"]},
        "language": "en",
        "region": "US",
        "timezone": "UTC",
        "every": "6h",
        "delay": 0,
        "expect": {"min": {"items": 150, "author": 0.99, "published": 0.99}},
    }
    path = folder / "harbour-board.yml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return [path.stem]
