"""codebook/ walked: every rule's examples are its tests, and what is wrong with a file is said by file and key."""

from collections.abc import Iterator

import pytest

from extractors.indicators import Finder
from extractors.indicators.codebook import load
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


def counted(text: str, language: str) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for sighting in FINDER.sightings(Passage(text=text, language=language)):
        if sighting.undone is None:
            one = sighting.indicator
            assert one.start is not None
            assert one.end is not None
            assert text[one.start : one.end] == one.quote
            spans.setdefault(one.id, []).append((one.start, one.end))
    return spans


@pytest.mark.parametrize(("id", "language", "marked"), examples("match"))
def test_a_match_fires_its_indicator_on_the_words_marked(id: str, language: str, marked: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    spans = counted(marked.replace("[", "").replace("]", ""), language)
    assert id in spans
    shared = max(min(end, last) - max(start, first) for first, last in spans[id])
    assert shared * 2 >= end - start, f"found {spans[id]}, marked {(start, end)}"


@pytest.mark.parametrize(("id", "language", "text"), examples("passed"))
def test_a_pass_stays_silent(id: str, language: str, text: str) -> None:
    assert id not in counted(text, language)


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.id)
def test_every_rule_has_sources_traps_and_all_languages(rule: object) -> None:
    assert rule.sources  # type: ignore[attr-defined]
    for part in ("phrases", "match", "passed"):
        assert set(getattr(rule, part)) >= LANGUAGES, part
    for language in LANGUAGES:
        assert len(rule.match[language]) >= 2  # type: ignore[attr-defined]
        assert len(rule.passed[language]) >= 2  # type: ignore[attr-defined]


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
    pattern = compiled([read("passport & (keep|kept)", {})], "en")
    assert bool(pattern.search(text.encode())) is fires


def test_serbian_is_found_in_both_scripts() -> None:
    assert cyrillic("smeštaj* & (ljubav|džep|đak) <boss> whatsapp") == "смештај* & (љубав|џеп|ђак) <boss> whatsapp"
    assert both_scripts(["123", "njoj"]) == ["123", "njoj", "њој"]
