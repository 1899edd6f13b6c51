"""scrapy identify URL: which engine runs a page; --write makes a platform file of it."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand

from crawlers.command import say, wrong
from crawlers.draft import draft, name_of, write
from crawlers.probe import spider_for
from settings.knobs import ROOT, knobs
from spiders.engines import engines
from spiders.identify import Candidate, choose, identify
from spiders.page import Page, Unreadable

UNKNOWN = 3


class Command(ScrapyCommand):
    requires_project = True

    def syntax(self) -> str:
        return "URL [--write] [--name NAME] [--into DIR]"

    def short_desc(self) -> str:
        return "Which engine runs a page; --write makes a platform file that runs as it is"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.epilog = "Example: scrapy identify https://forum.example.org/ --write --name example --into platforms"
        parser.add_argument("--write", action="store_true", help="write a platform file")
        parser.add_argument("--name", metavar="NAME", help="the platform's name (default: from the host)")
        parser.add_argument(
            "--into", metavar="DIR", help="folder for the file (default: the first of LUREWATCH_PLATFORM_PATHS)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1 or urlsplit(args[0]).scheme not in {"http", "https"}:
            raise wrong("give one address that begins with http:// or https://")
        answer = self._fetch(args[0])
        page = answer if isinstance(answer, Page) else None
        if page is None:
            say(f"{args[0]}: {answer}")
        candidates = _candidates(page)
        sure = choose(candidates)
        path = self._write(page, sure, opts) if page and sure and opts.write else None
        print(json.dumps(_answer(args[0], candidates, sure, path), ensure_ascii=False))
        self.exitcode = 0 if sure else UNKNOWN

    def _fetch(self, url: str) -> Page | str:
        assert self.crawler_process is not None
        found: list[Page | str] = []
        self.crawler_process.crawl(spider_for(url), url=url, found=found)
        self.crawler_process.start()
        return found[0] if found else "no answer"

    def _write(self, page: Page, sure: Candidate, opts: argparse.Namespace) -> Path:
        path = _folder(opts.into, sure.kind) / f"{opts.name or name_of(page.url)}.yml"
        try:
            write(draft(page, engines()[sure.engine]), path)
        except FileExistsError as error:
            raise wrong(f"{path} exists and differs: choose another --name, or remove it") from error
        except (OSError, ValueError) as error:
            raise wrong(f"{path}: cannot be written: {error}") from error
        return path


def _candidates(page: Page | None) -> list[Candidate]:
    try:
        return identify(page, engines().values()) if page else []
    except Unreadable as error:
        say(f"{page.url if page else ''}: {error}")
        return []


def _folder(into: str | None, kind: str) -> Path:
    if into:
        return Path(into)
    return next(iter(knobs().platform_folders), ROOT / "spiders" / kind / "platforms")


def _answer(url: str, candidates: list[Candidate], sure: Candidate | None, path: Path | None) -> dict[str, object]:
    rows = [asdict(candidate) for candidate in candidates]
    return {
        "url": url,
        "engine": sure.engine if sure else None,
        "kind": sure.kind if sure else None,
        "confidence": sure.confidence if sure else max((one.confidence for one in candidates), default=0.0),
        "candidates": [{key: row[key] for key in ("engine", "confidence", "because")} for row in rows],
        "platform_file": str(path) if path else None,
    }
