"""Pages a second on a 2,000-page forum: ours (findings, levels, store) against a plain spider and a bare link-follower.

`python -m benchmarks.throughput [--pages 2000] [--rounds 3] [--where]`; --where also prints where our time goes.
"""

import argparse
import json
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.table import table
from settings.knobs import ROOT

PLATFORM = """title: Load
engine: phpbb
root: {url}
start: {{board: [/]}}
delay: 0
language: en
region: US
expect: {{min: {{items: 1}}}}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--where", action="store_true")
    options = parser.parse_args()
    with forum(options.pages) as url, tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "load.yml").write_text(PLATFORM.format(url=url), encoding="utf-8")
        results: dict[str, list[dict[str, float]]] = {"bare": [], "plain": [], "ours": []}
        for turn in range(options.rounds):
            for name, measured in results.items():
                measured.append(ours(folder) if name == "ours" else peer(name, url))
                print(f"round {turn + 1}: {name} {rate(measured[-1]):.1f} pages/s", file=sys.stderr)
        print(summary(results))
        if options.where:
            print(where(folder))


@contextmanager
def forum(pages: int) -> Iterator[str]:
    """The loopback forum of the sandbox, in a process of its own; yields its URL."""
    command = [sys.executable, "-m", "sandbox.load", "--pages", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield str(json.loads(server.stdout.readline())["url"])
        finally:
            server.terminate()


def peer(name: str, url: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.plain_spider", name, url]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(answer.stdout))


def ours(folder: str, *more: str) -> dict[str, float]:
    """`scrapy crawl` as a user calls it, into a fresh database; seconds and pages are the run's own figures."""
    database = Path(folder) / f"{time.monotonic_ns()}.db"
    command = [sys.executable, "-c", _TIMED, "crawl", "load", *more]
    answer = subprocess.run(
        command, cwd=ROOT, env=environment(folder, database), capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise SystemExit(f"our crawl failed: {answer.stderr[-2000:]}")
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def environment(folder: str, database: Path) -> dict[str, str]:
    return {
        **os.environ,
        "LUREWATCH_PLATFORM_PATHS": folder,
        "LUREWATCH_DATABASE": f"sqlite:///{database}",
        "LUREWATCH_ALLOW_LOOPBACK": "1",
    }


_TIMED = """
import atexit, json, sys, time
from scrapy import signals
from scrapy.statscollectors import MemoryStatsCollector
def persist(self, stats):
    took = {"pages": stats.get("response_received_count", 0), "seconds": stats["elapsed_time_seconds"]}
    took["cpu"] = time.process_time()
    print(json.dumps({**took, "documents": stats.get("lurewatch/new", 0)}))
MemoryStatsCollector._persist_stats = persist
from scrapy.cmdline import execute
execute(["scrapy", *sys.argv[1:]])
"""


def rate(measured: dict[str, float]) -> float:
    return measured["pages"] / measured["seconds"]


def summary(results: dict[str, list[dict[str, float]]]) -> str:
    medians = {name: statistics.median(map(rate, measured)) for name, measured in results.items()}
    rows: list[list[Any]] = []
    for name, measured in results.items():
        rates = sorted(map(rate, measured))
        cpu = statistics.median(1000 * m["cpu"] / m["pages"] for m in measured)
        spread = f"{rates[0]:.0f}-{rates[-1]:.0f}"
        rows.append(
            [
                name,
                int(measured[0]["pages"]),
                f"{medians[name]:.1f}",
                spread,
                f"{medians[name] / medians['plain']:.2f}",
                f"{cpu:.1f}",
            ]
        )
    return table(["contender", "pages", "pages/s (median)", "spread", "× plain", "main-process CPU ms/page"], rows)


def where(folder: str) -> str:
    """Where the crawl's own process spends its time, by package (cProfile slows Python code: read the shares)."""
    profile = Path(folder) / "profile"
    ours(folder, "--profile", str(profile))
    spent: Counter[str] = Counter()
    for (path, _, function), (_, _, own, _, _) in pstats.Stats(str(profile)).stats.items():  # type: ignore[attr-defined]
        spent[_package(path, function)] += own
    whole = sum(spent.values())
    rows = [[name, f"{seconds:.2f}", f"{seconds / whole:.0%}"] for name, seconds in spent.most_common(16)]
    return table(["where", "seconds", "share"], rows)


def _package(path: str, function: str) -> str:
    if "site-packages/" in path:
        return path.partition("site-packages/")[2].partition("/")[0]
    if path.startswith(str(ROOT)):
        return "ours: " + path.removeprefix(str(ROOT) + "/").partition("/")[0]
    if path == "~":
        return (
            f"built-in {function}"
            if any(word in function for word in ("lexbor", "sqlite3", "epoll", "acquire"))
            else "built-in"
        )
    return "standard library"


if __name__ == "__main__":
    main()
