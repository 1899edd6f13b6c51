"""What the crawl's workers do: texts in, findings out, both in plain values, so that little is packed and unpacked."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from extractors.examine import Examination, examine_many
from extractors.facts.row import rows
from extractors.finding import Indicator, Selector
from extractors.passage import Passage
from items import Document

Question = tuple[str, tuple[tuple[int, int, str], ...], str | None, str | None]
"""Text, hyperlinks, language, when published (ISO 8601)."""


class Examined(NamedTuple):
    """As extractors.examine.Examination has it; `stated` are its facts, rows by kind."""

    language: str | None
    selectors: tuple[Selector, ...]
    indicators: tuple[Indicator, ...]
    stated: Mapping[str, Any]
    level: str
    reasons: tuple[str, ...]
    referred: bool


def question(document: Document) -> Question:
    links = tuple([(link.start, link.end, link.url) for link in document.hyperlinks])
    return document.text, links, document.language, document.published.isoformat() if document.published else None


def examine_page(questions: Sequence[Question], kind: str, region: str | None) -> list[Examined]:
    """In their order. `kind` and `region` are the platform's. Never raises, whatever the texts."""
    passages = [
        Passage(text=text, hyperlinks=links, language=language, region=region, kind=kind, published=published)
        for text, links, language, published in questions
    ]
    return [_plain(found) for found in examine_many(passages)]


def _plain(found: Examination) -> Examined:
    return Examined(
        language=found.language,
        selectors=found.selectors,
        indicators=found.indicators,
        stated=rows(found.facts) if found.facts else {},
        level=found.assessment.level,
        reasons=found.assessment.reasons,
        referred=found.referred,
    )
