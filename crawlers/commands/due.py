"""scrapy due: which platforms are due and why; --run crawls them, one process each."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime

from crawlers.browser.found import ABSENT, find_browser
from crawlers.command import Command as OurCommand
from crawlers.command import say, wrong
from crawlers.job import Job
from crawlers.loader import PlatformLoader
from crawlers.schedule import Due, due
from settings.knobs import ROOT, knobs
from spiders.platform import Platform
from storage.database import open_database, upgrade
from storage.repository import Repository


class Command(OurCommand):
    synopsis = "[--run] [--at TIME]"
    summary = "Which platforms are due for a crawl, and why; one JSON object a line"
    example = "scrapy due --run"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--run", action="store_true", help="crawl what is due, one process a platform, in order")
        parser.add_argument("--at", metavar="TIME", help="as if it were TIME (ISO 8601 or words; default now)")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if args:
            raise wrong("due takes no arguments; see scrapy due --help")
        entries = self._entries(_moment(opts.at))
        if not opts.run:
            for entry in entries:
                print(json.dumps(_row(entry), ensure_ascii=False))
            return 0
        codes = [run(entry.platform) for entry in entries if entry.due and not self._skipped(entry)]
        return max(codes, default=0)

    def _skipped(self, entry: Due) -> bool:
        """Without a browser only those platforms that need one are skipped."""
        if entry.platform not in self._drawn or find_browser() is not None:
            return False
        say(f"{entry.platform} is skipped: it needs a browser, and {ABSENT}")
        return True

    def _entries(self, now: datetime) -> list[Due]:
        assert self.settings is not None
        loader, usable = PlatformLoader.from_settings(self.settings), []
        for platform in loader.platforms():
            if isinstance(platform, Platform):
                usable.append(platform)
            else:
                say(str(platform))
        self._drawn = {platform.name for platform in usable if platform.browser}
        engine = open_database(knobs().database)
        upgrade(engine)
        return due(usable, Repository(engine).last_runs(), now)


def run(platform: str) -> int:
    """Crawl in a process of its own, so that one bad platform takes no other with it; its exit code goes to stdout."""
    began = datetime.now(UTC)
    finished = subprocess.run(  # noqa: S603 (a name from the loader, no shell)
        [sys.executable, "-m", "scrapy", "crawl", platform], cwd=ROOT, env=os.environ.copy(), check=False
    )
    row = {
        "platform": platform,
        "exit_code": finished.returncode,
        "seconds": round((datetime.now(UTC) - began).total_seconds(), 1),
    }
    print(json.dumps(row), flush=True)
    return finished.returncode


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        return Job(platform="any", since=text).since or datetime.now(UTC)
    except ValueError as error:
        raise wrong(f"--at {text}: no time; write 2026-03-01T12:00 or 'tomorrow'") from error


def _row(entry: Due) -> dict[str, object]:
    return {
        "platform": entry.platform,
        "due": entry.due,
        "because": entry.because,
        "last": entry.last.isoformat() if entry.last else None,
        "next": entry.next.isoformat(),
    }
