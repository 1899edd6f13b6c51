"""Runs the command line as a user does, in a folder of its own, and tells what came of it."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from settings.knobs import ROOT

FORUM = """title: A forum for tests
engine: phpbb
root: {url}
start: {{board: [/index.php]}}
delay: 0
expect: {{min: {{items: 1}}}}
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    words: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Desk:
    """A folder with platform files and a database."""

    folder: Path

    def platform(self, text: str, name: str = "forum") -> None:
        (self.folder / f"{name}.yml").write_text(text, encoding="utf-8")

    async def scrapy(self, *words: str, given: str = "", **knobs: str) -> Outcome:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("LUREWATCH_")},
            "SCRAPY_SETTINGS_MODULE": "settings.test",
            "LUREWATCH_PLATFORM_PATHS": str(self.folder),
            "LUREWATCH_DATABASE": f"sqlite:///{self.folder / 'test.db'}",
            "LUREWATCH_ALLOW_LOOPBACK": "1",
            "PYTHONDONTWRITEBYTECODE": "",  # or every process of every test would compile the project again
            **knobs,
        }
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.crawls.strict", *words,
            cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe,
        )  # fmt: skip
        out, words_out = await asyncio.wait_for(process.communicate(given.encode()), 180)
        return Outcome(process.returncode or 0, out.decode(), words_out.decode())
