"""Everything that is found in a text: the one function that both the crawl's workers and `scrapy extract` call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors import computed, facts, indicators, selectors
from extractors.facts import Fact
from extractors.finding import Assessment, Indicator, Selector
from extractors.language import language_of
from extractors.passage import Passage
from extractors.referral import referral
from extractors.score import assess


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """`language` is ISO 639-1 as guessed from the text, else as the passage says, else None.

    `referred`: nothing of the text may be shown or kept; findings carry rules, no quotes and no reasons that quote, and
    there are no selectors and no facts.
    """

    language: str | None
    selectors: tuple[Selector, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    facts: tuple[Fact, ...] = ()
    assessment: Assessment
    referred: bool = False


def warm(folders: Iterable[Path] = (), *, experimental: bool = False) -> None:
    """Loads what this process needs, with codebook overlays; by itself on first use. Raises CodebookError."""
    indicators.warm(folders, experimental=experimental)
    examine(Passage(text="Warm-up: this is a text that we read for you, and not from the web."))


def examine_many(passages: Sequence[Passage]) -> list[Examination]:
    """In the passages' order; each by itself. Never raises, whatever the texts."""
    return [examine(passage) for passage in passages]


def examine(passage: Passage) -> Examination:
    language = language_of(passage.text) or passage.language
    passage = replace(passage, language=language)
    sighted = indicators.find(passage)
    reached, stated = selectors.find(passage), facts.find(passage)
    finder = indicators.finder()
    found = computed.find(finder.computed, finder.codebook.version, passage, stated, reached, sighted)
    refer = referral(found)
    if refer is not None:
        withheld = (*(replace(one, quote="", start=None, end=None, because="") for one in found), refer)
        return Examination(language=language, indicators=withheld, assessment=assess(withheld), referred=True)
    return Examination(
        language=language,
        selectors=tuple(reached),
        indicators=tuple(found),
        facts=tuple(stated),
        assessment=assess(found),
    )
