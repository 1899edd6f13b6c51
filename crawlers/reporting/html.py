"""The report as one HTML page that needs nothing else: no script, no address that a browser would fetch."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crawlers.reporting.summary import LEVELS, Summary

_templates: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


def as_html(summary: Summary) -> str:
    leads = [{"document": document, "pieces": list(pieces(document))} for document in summary.leads]
    return _templates.get_template("report.html.j2").render(summary=summary, levels=LEVELS, leads=leads)


def pieces(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The text cut at its findings: (text, "") or (text, what was found there). Later overlaps are left out."""
    text, at = str(document["text"]), 0
    for start, end, words in sorted(_spans(document)):
        if start >= at and end > start:
            yield text[at:start], ""
            yield text[start:end], words
            at = end
    yield text[at:], ""


def _spans(document: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for selector in document["selectors"]:
        yield selector["start"], selector["end"], f"{selector['kind']} {selector['value']}"
    for indicator in document["indicators"]:
        if indicator.get("start") is not None:
            yield indicator["start"], indicator["end"], f"{indicator['id']} ({indicator['strength']})"
