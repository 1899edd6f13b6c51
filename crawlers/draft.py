"""A first platform file for a page whose engine is known: facts that run as they are, for an analyst to complete."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import re2
import yaml

from spiders.engine import Engine
from spiders.page import Page
from spiders.platform import Platform
from spiders.politeness import is_loopback

_WORDS: Final = re2.compile(r"[^a-z0-9]+")
HEAD: Final = (
    "# Facts of one platform, written by `scrapy identify --write`. Check the time zone and the region,\n"
    "# and set `expect` to what a healthy run yields.\n"
)


def name_of(url: str) -> str:
    """A platform's name from its host: "forum.example.org" → "forum-example-org"."""
    return str(_WORDS.sub("-", urlsplit(url).netloc.lower())).strip("-")[:64]


def draft(page: Page, engine: type[Engine]) -> dict[str, Any]:
    """The facts of a platform file, valid for `Platform`."""
    root, start = engine.entry(page.url)
    facts: dict[str, Any] = {
        "title": _title(page) or name_of(page.url),
        "engine": engine.name,
        "root": root,
        "start": {role: list(paths) for role, paths in start.items()},
        "language": _language(page),
        "timezone": "UTC",
        "every": "1d",
        "delay": 0 if is_loopback(urlsplit(page.url).hostname or "") else 5,
        "expect": {"min": {"items": 1}},
    }
    return {key: value for key, value in facts.items() if value is not None}


def write(facts: dict[str, Any], path: Path) -> None:
    """Raises FileExistsError rather than overwrite what an analyst wrote."""
    Platform.model_validate({**facts, "name": path.stem})
    text = HEAD + yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=110)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def _title(page: Page) -> str:
    node = page.first("title")
    return node.text[:80].strip() if node else ""


def _language(page: Page) -> str | None:
    node = page.first("html[lang]")
    code = node.attr("lang").partition("-")[0].partition("_")[0].lower() if node else ""
    return code if len(code) in {2, 3} and code.isascii() and code.isalpha() else None
