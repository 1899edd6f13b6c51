"""Which phrases are looked for where: by keyword, sentence, reach and language; never fewer than can match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.indicators.keywords import REACH, Keywords, Units, keyed, spaced
from extractors.indicators.matcher import Line
from extractors.indicators.pattern import needs
from extractors.indicators.phrase import Reader
from extractors.indicators.tongues import Tongues


def line(phrase: str, language: str = "en") -> Line:
    reader = Reader({})
    met = tuple(needs(reader.read(phrase), language))
    return Line(rule=None, language=language, name=phrase, phrase=phrase, reader=reader, needs=met)  # type: ignore[arg-type]


def looked_for(phrases: list[str], text: str, languages: frozenset[str] | None = None) -> set[str]:
    units = Units(text)
    keywords = Keywords([line(phrase) for phrase in phrases], ())
    present = keywords.present(units, spaced(units))
    return {found.name for keys in present.values() for found, _ in keywords.possible(keys, languages)}


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("do work", "do the work", True),
        ("do work", "documents and work", False),  # all of the word, not its beginning
        ("doc* & work", "documents. work", False),  # two sentences
        ("doc* & work", "work and " + "x" * REACH + " documents", False),  # too far
        ("(do it|passport*) now", "passports now", True),
        ("(do it now|passport) & (safe|keep)", "now do it, keep", True),
        ("un(do|tie)", "we untie", True),
        ("jobs? abroad", "job abroad", True),
        ("don't go", "don't go", True),
    ],
)
def test_a_phrase_is_looked_for_where_its_keywords_stand(phrase: str, text: str, expected: bool) -> None:
    assert bool(looked_for([phrase], text)) is expected


def test_phrases_of_other_languages_are_not_looked_for() -> None:
    assert looked_for(["passport"], "passport", frozenset(("de",))) == set()


@given(st.lists(st.sampled_from(["we", "keep", "your", "passport", "now", "для", "é", ",", ".", "\n"]), max_size=30))
def test_what_matches_is_looked_for(words: list[str]) -> None:
    text = " ".join(words)
    for phrase in ("keep .. passport", "passport & (we|now)", "your pass(port|es)", "keep"):
        one = line(phrase)
        if one.pattern.search(text.encode()):
            assert looked_for([phrase], text) == {phrase}


@given(st.text(max_size=200))
def test_units_cover_every_text(text: str) -> None:
    units = Units(text.encode("utf-8", "ignore").decode())
    assert units.ends == sorted(units.ends)
    assert not units.data or units.ends[-1] == len(units.data)


@pytest.mark.parametrize(
    ("text", "among", "not_among"),
    [
        ("wir suchen dich und du bist bei uns und wir sind da", {"de", "en"}, {"pl", "zh"}),
        ("мы ищем и для вас есть все", {"ru", "uk", "en"}, {"de"}),
        ("包吃住 we and you are the with", {"zh", "en"}, {"ru"}),
    ],
)
def test_little_words_tell_the_languages(text: str, among: set[str], not_among: set[str]) -> None:
    found = Tongues().of(spaced(Units(text)), None)
    assert found is not None
    assert among <= found
    assert not found & not_among


def test_a_short_text_may_be_of_any_language() -> None:
    assert Tongues().of(spaced(Units("passport!")), None) is None


def test_needs_are_told_by_language() -> None:
    assert keyed("zh", [frozenset([b"a"])]) == [frozenset([(True, b"a")])]
    assert keyed("en", [frozenset([b"a"])]) == [frozenset([(False, b"a")])]
