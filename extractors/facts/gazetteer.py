"""Names of countries and large cities: CLDR's territories in our languages, GeoNames' cities, and words/places.yml."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from extractors.facts.geonames import NEAR, large_cities
from extractors.facts.words import is_unspaced, read

LANGUAGES: Final = "en uk ru zh zh_Hant de nl fr es ro pl sr sr_Latn hr bg hu pt it".split()
_LARGE: Final = 400_000
_SOFT: Final = "аяоеьйиіы"
_VOWELS: Final = "aeoy"
_SHORTEST: Final = 4


@cache
def names() -> Mapping[str, str]:
    """Of countries, and of cities in Chinese characters: lower case, without inflecting ending → "DE", "DE/Berlin".

    A star takes any ending, as in other word lists.
    """
    found: dict[str, str] = {}
    for country, name in (*_countries(), *_territories()):
        found.setdefault(name, country)
    for place, name in _cities()[1]:
        found.setdefault(name, place)
    return found


@cache
def cities() -> tuple[Mapping[str, str], frozenset[str]]:
    """Cities as in `names`, in scripts that set spaces; and the first words of names that have several."""
    found: dict[str, str] = {}
    for place, name in _cities()[0]:
        found.setdefault(name, place)
    return found, frozenset(name.partition(" ")[0] for name in found if " " in name)


@cache
def ambiguous() -> frozenset[str]:
    return frozenset(str(name) for name in read("places")["ambiguous"])


def _countries() -> Iterator[tuple[str, str]]:
    for country, some in read("places")["countries"].items():
        for name in some:
            yield country, name.lower()


def _territories() -> Iterator[tuple[str, str]]:
    from babel import localedata

    for language in LANGUAGES:  # as each says itself: none leaves the names of countries to another
        for code, name in localedata.load(language, merge_inherited=False)["territories"].items():
            lower = str(name).lower()
            country = len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "QO", "ZZ", "XA", "XB")
            if country and (len(lower) >= _SHORTEST or is_unspaced(lower)):
                yield from ((code, one) for one in _inflected(lower))


_Named = list[tuple[str, str]]


@cache
def _cities() -> tuple[_Named, _Named]:
    """(place, name) in scripts that set spaces, and in others.

    The own names of all cities first, then what else they are called; of one name the largest city first.
    """
    rows = sorted(large_cities(), key=lambda row: -row["population"])
    own = [(row, row["name"]) for row in rows]
    others = [(row, name) for row in rows for name in _known(row)]
    spaced: _Named = []
    unspaced: _Named = []
    for row, name in (*own, *others):
        if _written(name):
            place = f"{row['countrycode']}/{row['name']}"
            into = unspaced if is_unspaced(name) else spaced
            into += [(place, one) for one in _inflected(name.lower())]
    return spaced, unspaced


def _known(row: Mapping[str, Any]) -> list[str]:
    """Other names in Latin letters are many and odd: those of large cities nearby alone."""
    names: list[str] = row["alternatenames"]
    near, population = row["countrycode"] in NEAR, row["population"]
    if near and population >= _LARGE:
        return names
    longest = near and population >= 150_000
    return [name for name in names if name[:1] > "\u024f" or (longest and len(name) > 5)]


def _written(name: str) -> bool:
    """In a script of ours, and not a code or a transcription in lower case."""
    first = name[:1]
    if "\u4e00" <= first <= "\u9fff":
        return 2 <= len(name) <= 6
    latin = first < "\u0250" and first.isupper() and not name.isupper()
    return (
        len(name) >= _SHORTEST
        and (latin or "\u0400" <= first < "\u0530")
        and (name.isalpha() or not any(map(str.isdigit, name)))
    )


def _inflected(name: str) -> Iterator[str]:
    """A name, and what of it stays where endings change ("Варшав", "Warszaw", "Києв")."""
    yield name
    if is_unspaced(name) or " " in name:
        return
    for ending, changed in (("їв", "єв"), ("ів", "ов"), ("ець", "ц"), ("ów", "ow")):
        if name.endswith(ending):
            yield name.removesuffix(ending) + changed
            return
    shortest = _SHORTEST + (1 if name[-1] in _SOFT else 2)
    if len(name) >= shortest and name[-1] in _SOFT + _VOWELS:
        yield name[:-1]
