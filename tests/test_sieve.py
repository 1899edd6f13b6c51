"""Which phrases are looked for where: by letters, sentence and language; never fewer than can match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.indicators.exact import exact
from extractors.indicators.phrase import Reader
from extractors.indicators.sieve import Sieve, tables
from extractors.indicators.tongues import Tongues
from extractors.indicators.units import Units, words

PIECES = [
    *("we keep your passport now do work pass passes for don't up-front up front 6.500 12 18+ wi-fi a/b").split(),
    *("для", "é", ",", ".", "-", "(", '"', "  ", "\n", "护照", "保管", "我们"),
]
PHRASES = [
    *("keep .. passport", "passport & (we|now)", "your pass(port|es)?", "keep", "(do)? work", "<number> .. work"),
    *("up-front", "don't keep", "pass* (now|do)", "wi-fi & a/b & (18+|keep)", "для ... работ* & для"),
    *(
        "(we|you)? .. keep",
        "keep .. (passport)?",
        "(keep (your|my)|do not) ... (pass*|<number>)",
        "now .. work .. front",
    ),
]
CHINESE = ["护照 & 保管", "护照..保管", "(我们|公司)?..(保管|押)", "<number>(个|人)?...保管", "护照"]


def passes(phrase: str, text: str, language: str = "en") -> bool:
    return bool(Sieve(tables([Reader({}).read(phrase)], language), language).passing(Units(text)))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("do work", "Do the work".lower(), False),
        ("do .. work", "do the work", True),
        ("do work", "documents and work", False),  # all of the word, not its beginning
        ("doc* & work", "documents. work", False),  # two sentences
        ("doc* & work", "work before the documents", True),
        ("(do it|passport*) now", "passports now", True),
        ("un(do|tie)", "we untie", True),
        ("jobs? abroad", "job - abroad", True),
        ("don't go", "don't go", True),
        ("<number> hours", "6.500 hours", True),
        ("18+", "only 18+!", True),
    ],
)
def test_a_phrase_is_looked_for_where_its_letters_stand(phrase: str, text: str, expected: bool) -> None:
    assert passes(phrase, text) is expected


def test_chinese_is_looked_for_between_characters() -> None:
    assert passes("护照 & 保管", "你的护照由公司统一保管", "zh")
    assert not passes("护照 & 保管", "你的护照.公司保管", "zh")


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(PHRASES))
def test_what_matches_passes(pieces: list[str], phrase: str) -> None:
    units = Units(" ".join(pieces))
    found = exact(Reader({}).read(phrase), "en")
    if any(found.spans(units.data)):
        assert passes(phrase, " ".join(pieces))


@given(
    st.lists(st.sampled_from([*"护照我们保管公司押个人一三3，。 a", "护照", "保管"]), max_size=25),
    st.sampled_from(CHINESE),
)
def test_what_matches_in_chinese_passes(pieces: list[str], phrase: str) -> None:
    units = Units("".join(pieces))
    if any(exact(Reader({}).read(phrase), "zh").spans(units.data)):
        assert passes(phrase, "".join(pieces), "zh")


def test_phrases_pass_by_their_number() -> None:
    said = [Reader({}).read(f"word{number} (now|later)") for number in range(2000)]
    assert Sieve(tables(said, "en"), "en").passing(Units("word3 now. word7. later word1999 later")) == {3, 1999}


def test_an_empty_sieve_holds_nothing_back() -> None:
    assert Sieve(tables([], "en"), "en").passing(Units("all")) == set()


@given(st.text(max_size=200))
def test_units_cover_every_text(text: str) -> None:
    units = Units(text.encode("utf-8", "ignore").decode())
    assert b"".join(units.data[start:end] for start, end in units.spans()) == units.data


TONGUES = Tongues("en uk ru zh de nl fr es ro pl sr bg hu pt it".split())


def tongues(text: str, guess: str | None = None) -> frozenset[str]:
    return TONGUES.of(words(text.encode()), guess)


def test_languages_are_those_of_the_little_words_and_english() -> None:
    assert tongues("ich habe das nicht und du bist mit der arbeit auf dem hof") == {"de", "en"}
    assert {"uk", "ru"} <= tongues("ми шукаємо дівчат для роботи на складі, бо це не так уже й погано")


def test_two_languages_of_one_text_are_both_looked_for() -> None:
    said = tongues("ich habe das nicht und du bist mit der. ale to nie jest dla mnie, a ja tez nie bo sie boje")
    assert {"de", "pl"} <= said


def test_of_short_texts_the_guess_decides_and_without_one_the_script() -> None:
    assert tongues("passport", "de") == {"de", "en"}
    assert {"pl", "en", "sr"} <= tongues("passport")
    assert "bg" not in tongues("passport")
    assert tongues("паспорт") == {"uk", "ru", "bg", "sr"}
    assert tongues("护照") == {"zh"}
