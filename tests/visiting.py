"""Looking at the sandbox from outside, as any client does: by plain requests, from another thread or process."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sandbox.town import Town
from settings.knobs import ROOT

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def get(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def visit(look: Callable[[Town], Any], **facts: Any) -> Any:
    """What `look` saw of the served town, from a thread as any client beside it."""

    async def run() -> Any:
        async with Town(**{"now": NOW, **facts}) as town:
            return await asyncio.to_thread(look, town)

    return asyncio.run(run())


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield server
        finally:
            server.kill()
