"""codebook/ walked: every rule's examples are its tests, and what is wrong with a file is said by file and key."""

import importlib
from collections.abc import Iterator

import pytest

from extractors import computed, facts, selectors
from extractors.indicators import Finder
from extractors.indicators.codebook import load
from extractors.indicators.model import Rule
from extractors.indicators.pattern import compiled
from extractors.indicators.phrase import read
from extractors.indicators.serbian import both_scripts, cyrillic
from extractors.passage import Passage

LANGUAGES = set("en uk ru zh de nl fr es ro pl sr bg hu pt it".split())
BOOK = load()
FINDER = Finder(BOOK, experimental=True)


def examples(section: str) -> Iterator[tuple[str, str, str]]:
    for rule in BOOK.rules.values():
        for language, texts in getattr(rule, section).items():
            for text in texts:
                yield rule.id, language, text


def counted(id: str, text: str, language: str) -> list[tuple[int, int]]:
    """The places where the indicator counts; computed ones are judged by all of the text's findings."""
    passage = Passage(text=text, language=language)
    found = [sighting.indicator for sighting in FINDER.sightings(passage) if sighting.undone is None]
    if BOOK.rules[id].computed:
        stated, reached = facts.find(passage), selectors.find(passage)
        found = computed.find(FINDER.computed, BOOK.version, passage, stated, reached, found)
    for one in found:
        if one.start is not None and one.end is not None:
            assert text[one.start : one.end] == one.quote
    return [(one.start, one.end) for one in found if one.id == id and one.start is not None and one.end is not None]


@pytest.mark.parametrize(("id", "language", "marked"), examples("match"))
def test_a_match_fires_its_indicator_on_the_words_marked(id: str, language: str, marked: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    spans = counted(id, marked.replace("[", "").replace("]", ""), language)
    assert spans
    shared = max(min(end, last) - max(start, first) for first, last in spans)
    assert shared * 2 >= end - start, f"found {spans}, marked {(start, end)}"


@pytest.mark.parametrize(("id", "language", "text"), examples("passed"))
def test_a_pass_stays_silent(id: str, language: str, text: str) -> None:
    assert not counted(id, text, language)


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_has_sources_traps_and_all_languages(rule: Rule) -> None:
    assert rule.sources
    assert rule.traps
    if rule.phrases:
        for part in (rule.phrases, rule.match, rule.passed):
            assert set(part) >= LANGUAGES
        assert all(len(rule.match[language]) >= 2 and len(rule.passed[language]) >= 2 for language in LANGUAGES)


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules.values() if rule.computed], ids=lambda rule: rule.id)
def test_every_computed_rule_has_its_module(rule: Rule) -> None:
    assert callable(importlib.import_module(f"extractors.computed.{rule.computed}").find)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("we keep it in the office, your passport", True),
        ("your passport is kept by us", True),
        ("passport photos. Keep calm.", False),
        ("passport and one two three four five six seven eight nine keep", False),
    ],
)
def test_both_stand_in_one_sentence_in_either_order(text: str, fires: bool) -> None:
    pattern = compiled(read("passport & (keep|kept)", {}), "en")
    assert bool(pattern.search(text.encode())) is fires


def test_serbian_is_found_in_both_scripts() -> None:
    assert cyrillic("smeštaj* & (ljubav|džep|đak) <boss> whatsapp") == "смештај* & (љубав|џеп|ђак) <boss> whatsapp"
    assert both_scripts(["123", "njoj"]) == ["123", "njoj", "њој"]
