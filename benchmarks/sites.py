"""Recorded real sites, crawled end to end as a user would: identify --write, crawl, export, score, crawl again.

`python -m benchmarks.sites [ENGINE …]`; needs the folder `shared` beside the project, and says so where it is absent.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from benchmarks.table import table
from settings.knobs import ROOT

SHARED: Final = ROOT.parent / "shared"
FORUMS: Final = {"phpbb": "/", "mybb": "/", "fluxbb": "/", "smf": "/", "bbpress": "/forums/"}
OTHERS: Final = {
    "osclass": ("/", "ad"),
    "oscar": ("/en-gb/catalogue/", "ad"),
    "wpjobmanager": ("/jobs-board/", "vacancy"),
    "buddypress": ("/members/", "profile"),
}
MEASURES: Final = ("gold", "recall", "precision", "title", "text_f1", "day", "fields")
COLUMNS: Final = (
    "recall",
    "precision",
    "duplicates",
    "author",
    "text_f1",
    "position",
    "thread",
    "published",
    "published_day",
)


def main() -> None:
    if not SHARED.is_dir():
        raise SystemExit(f"no recorded sites: {SHARED} is absent; this benchmark needs it")
    names = sys.argv[1:] or [*FORUMS, *OTHERS]
    rows = [_forum(name) for name in names if name in FORUMS]
    ends = ["requests", "needed", "ratio", "again: new", "seconds"]
    if rows:
        print(table(["site", "engine", "documents", *COLUMNS, *ends], rows))
    rows = [_other(name) for name in names if name in OTHERS]
    if rows:
        print(table(["site", "engine", "documents", *MEASURES, "requests", "again: new", "seconds"], rows))


@dataclass(frozen=True)
class Crawled:
    """What came of one site: the engine that `identify` named, its score, requests of the first crawl, new documents of
    the second, seconds of the first."""

    engine: str
    score: dict[str, Any]
    requests: int
    new: int
    seconds: float


def _forum(name: str) -> list[object]:
    found, needed = crawled(name, FORUMS[name], "post"), _needed(name)
    figures, ratio = [found.score[column] for column in COLUMNS], f"{found.requests / needed:.2f}"
    ends = [found.requests, needed, ratio, found.new, f"{found.seconds:.1f}"]
    return [name, found.engine, found.score["documents"], *figures, *ends]


def _other(name: str) -> list[object]:
    found = crawled(name, *OTHERS[name])
    figures = ["-" if found.score[column] is None else found.score[column] for column in MEASURES]
    return [name, found.engine, found.score["documents"], *figures, found.requests, found.new, f"{found.seconds:.1f}"]


def crawled(name: str, start: str, type: str) -> Crawled:
    """Everything through the command line, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, replayed(name, Path(folder)) as (url, log):
        scrapy = _commands(Path(folder))
        known = json.loads(scrapy("identify", url + start, "--write", "--name", name, "--into", folder))
        _forget(log)
        began = time.monotonic()
        scrapy("crawl", name)
        seconds = time.monotonic() - began
        requests = len(log.read_text(encoding="utf-8").splitlines())
        export, again = Path(folder) / "export.jsonl", Path(folder) / "again.jsonl"
        scrapy("export", "jsonl", "-o", str(export))
        scrapy("crawl", name)
        scrapy("export", "jsonl", "-o", str(again))
        first, second = (len(path.read_text(encoding="utf-8").splitlines()) for path in (export, again))
        return Crawled(known["engine"], _score(name, export, type), requests, second - first, seconds)


@contextmanager
def replayed(name: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The recorded site on a free port; yields its URL and its request log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "requests.log"
    warc = SHARED / "data" / "sites" / f"{name}.warc.gz"
    command = [sys.executable, str(SHARED / "tools" / "replay"), str(warc), "--port", str(port), "--log", str(log)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _await(f"http://127.0.0.1:{port}/robots.txt")
            yield f"http://127.0.0.1:{port}", log
        finally:
            server.terminate()


def _await(url: str) -> None:
    for _ in range(100):
        try:
            with urlopen(url, timeout=5):
                return
        except OSError as error:
            if getattr(error, "code", None):
                return
            time.sleep(0.1)
    raise SystemExit(f"{url} did not come up")


def _forget(log: Path) -> None:
    os.truncate(log, 0)


def _commands(folder: Path) -> Any:
    environment = {
        **os.environ,
        "LUREWATCH_PLATFORM_PATHS": str(folder),
        "LUREWATCH_DATABASE": f"sqlite:///{folder}/sites.db",
        "LUREWATCH_ALLOW_LOOPBACK": "1",
    }

    def scrapy(*words: str) -> str:
        answer = subprocess.run(
            [sys.executable, "-m", "scrapy", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        print(answer.stderr.strip()[-600:], file=sys.stderr)
        if answer.returncode:
            raise SystemExit(f"scrapy {' '.join(words)}: exit {answer.returncode}")
        return answer.stdout

    return scrapy


def _score(name: str, export: Path, type: str) -> dict[str, Any]:
    truth = SHARED / "data" / "pages" / name / "truth.json"
    command = [sys.executable, str(SHARED / "tools" / "score_site"), str(truth), str(export), "--type", type]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def _needed(name: str) -> int:
    """Index, list pages and thread pages that hold public posts, and robots.txt."""
    truth = json.loads((SHARED / "data" / "pages" / name / "truth.json").read_text(encoding="utf-8"))
    topics = [topic for topic in truth["topics"] if not topic.get("private")]
    boards: dict[str, int] = {}
    for topic in topics:
        boards[topic["board"]] = boards.get(topic["board"], 0) + 1
    lists = sum(-(-number // truth["topics_per_page"]) for number in boards.values())
    threads = sum(-(-len(topic["posts"]) // truth["posts_per_page"]) for topic in topics)
    return int(2 + lists + threads)


if __name__ == "__main__":
    main()
