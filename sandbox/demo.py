"""The demo: the main job end to end on the fictional town, through the command line that a user has."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Final

from crawlers.browser.found import ABSENT, find_browser
from sandbox.town import Town, write_platforms
from settings.knobs import ROOT

DRAWN: Final = "lantern-dates"
"""The platform that is drawn by scripts."""


async def demo(folder: Path) -> int:
    """Serve the town, crawl it into an empty database, print the report; the worst exit code."""
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("demo.db*"):
        stale.unlink()
    async with Town() as town:
        names = [name for name in write_platforms(town.urls, folder / "platforms") if find_browser() or name != DRAWN]
        _say("The fictional town of Lindenport is served on loopback:")
        for name, url in town.urls.items():
            _say(f"  {name:<15} {url}{'' if name in names else '  (left out: ' + ABSENT + ')'}")
        codes = [await _scrapy(folder, "crawl", name) for name in names]
        _say("\nThe same again: nothing is new, for every document has an identity and a version.")
        codes += [await _scrapy(folder, "crawl", name) for name in names]
    page, rows = folder / "report.html", folder / "documents.jsonl"
    codes.append(await _scrapy(folder, "export", "jsonl", "-o", str(rows)))
    codes.append(await _scrapy(folder, "report", "--html", str(page)))
    _say(f"\nOpen {page}\nThe documents lie in {rows}")
    return max(codes)


async def _scrapy(folder: Path, *words: str) -> int:
    _say(f"\n$ scrapy {' '.join(word.replace(str(folder), 'data/demo') for word in words)}")
    knobs = {
        "LUREWATCH_ALLOW_LOOPBACK": "1",
        "LUREWATCH_PLATFORM_PATHS": str(folder / "platforms"),
        "LUREWATCH_DATABASE": f"sqlite:///{folder / 'demo.db'}",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scrapy", *words, cwd=ROOT, env={**os.environ, **knobs}
    )
    return await process.wait()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
