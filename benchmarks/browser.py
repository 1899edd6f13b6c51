"""Pages a second in a browser, with and without blocking of pictures, and memory over 500 pages drawn by scripts.

`python -m benchmarks.browser [--pages 500]`; needs a browser. Memory is that of the crawl and all its children (PSS),
medians of the fifths of the run; the server and its pictures stand on loopback in this process.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from aiohttp import web

from benchmarks.table import table
from crawlers.browser.found import ABSENT, find_browser
from settings.knobs import ROOT

PICTURES, SIZE = 12, 60_000
PLATFORM: Final = """title: Drawn
engine: profile_pages
root: {url}
start: {{listing: [/]}}
delay: 0
browser: true
steps: {{profile: {{wait_for: h1.name}}}}
css: {{profile_link: a.member, username: h1.name, about: div.about}}
expect: {{min: {{items: 1}}}}
"""
PROFILE: Final = """<!DOCTYPE html><title>Member</title><main></main><script>
const main = document.querySelector("main");
fetch("/api" + location.pathname).then(answer => answer.json()).then(member => {
  for (const photo of member.photos) { const image = new Image(); image.src = photo; main.append(image); }
  const put = (tag, look, text) => {
    Object.assign(main.appendChild(document.createElement(tag)), {className: look, textContent: text});
  };
  put("div", "about", member.text);
  put("h1", "name", member.name);
});</script>"""


class Gallery:
    """Profiles with pictures, and a count of what was asked for."""

    def __init__(self, profiles: int) -> None:
        self._profiles, self.pictures = profiles, 0

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path
        if path == "/":
            links = "".join(
                f'<a class="member" href="/member/{number}">{number}</a>' for number in range(self._profiles)
            )
            return web.Response(text=f"<!DOCTYPE html>{links}", content_type="text/html")
        if path.startswith("/photo/"):
            self.pictures += 1
            return web.Response(body=os.urandom(SIZE), content_type="image/jpeg")
        if path.startswith("/api/"):
            number = path.rpartition("/")[2]
            photos = [f"/photo/{number}/{place}.jpg" for place in range(PICTURES)]
            return web.json_response({"name": f"member{number}", "text": "Words. " * 80, "photos": photos})
        if path == "/robots.txt":
            return web.Response(text="User-agent: *\nAllow: /\n")
        return web.Response(text=PROFILE, content_type="text/html")


async def measured(pages: int, *, blocking: bool) -> list[object]:
    """One row: a crawl of so many profiles."""
    gallery = Gallery(pages)
    application = web.Application()
    application.router.add_get("/{path:.*}", gallery.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    with tempfile.TemporaryDirectory() as folder:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        (Path(folder) / "drawn.yml").write_text(PLATFORM.format(url=url), encoding="utf-8")
        seconds, memory = await _crawl(Path(folder), [] if blocking else ["-s", "PLAYWRIGHT_ABORT_REQUEST="])
    await runner.cleanup()
    fifths = [statistics.median(memory[at * len(memory) // 5 : (at + 1) * len(memory) // 5]) for at in range(1, 5)]
    return ["blocked" if blocking else "loaded", pages, f"{pages / seconds:.1f}", gallery.pictures, *map(round, fifths)]


async def _crawl(folder: Path, more: list[str]) -> tuple[float, list[float]]:
    """(seconds, MB of memory twice a second) of a crawl in a process of its own."""
    knobs = {
        "LUREWATCH_ALLOW_LOOPBACK": "1",
        "LUREWATCH_PLATFORM_PATHS": str(folder),
        "LUREWATCH_DATABASE": f"sqlite:///{folder / 'x.db'}",
    }
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scrapy", "crawl", "drawn", *more, cwd=ROOT, env={**os.environ, **knobs}
    )
    memory: list[float] = []
    while process.returncode is None:
        await asyncio.sleep(0.5)
        memory.append(sum(_megabytes(pid) for pid in _family(process.pid)))
    return time.monotonic() - began, memory


def _family(root: int) -> set[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
    family, grown = {root}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family, grown = family | more, bool(more)
    return family


def _megabytes(pid: int) -> float:
    """The process's share: pages that several hold are counted once in all."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    options = parser.parse_args()
    if find_browser() is None:
        raise SystemExit(ABSENT)
    rows = [asyncio.run(measured(options.pages, blocking=blocking)) for blocking in (True, False)]
    fifths = [f"MB, fifth {number}" for number in range(2, 6)]
    print(table(["pictures", "pages", "pages/s", "picture requests", *fifths], rows))


if __name__ == "__main__":
    main()
