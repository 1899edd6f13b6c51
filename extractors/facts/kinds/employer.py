"""Employers: a name with a legal form ("Muster GmbH", "ТОВ «Приклад»"), and numbers in a register as stated."""

import importlib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, Final

from extractors.facts.fact import Employer, Fact
from extractors.facts.spot import spot
from extractors.facts.vocabulary import Word, words_of
from extractors.facts.words import compiled, is_unspaced, read
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "employer"

MOST: Final = 40
"""Legal forms, and register words, examined per text."""
_LONGEST, _MOST_WORDS = 60, 5
_COMPANY: Final = frozenset(
    "firma firmy company компанія компания компании фирма фірма compania empresa società poduzeće spółka die "
    "das the".split()
)
_JOINING: Final = frozenset("& und and i y e et de del di der the for of + - – ir".split())
_QUOTES: Final = "«»\"„“”'’"
_STOPS: Final = ".,;:!?()[]|•\n\t"


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    words = words_of(text.lower, passage.language)
    for word in islice(words.of("form"), MOST):
        row = read("employers")["forms"][word.meaning]
        if _is_other(text, word, passage.region):
            continue
        name = _behind(text, word) if row["where"] == "behind" else _before(text, word)
        if name is not None:
            start, end = name
            while (first := text.folded[start:end].partition(" "))[0].lower() in _JOINING | _COMPANY and first[2]:
                start += len(first[0]) + 1
            employer = Employer(name=_clean(text.folded[start:end]), form=word.meaning, country=row.get("country"))
            if employer.name:
                yield spot(text, KIND, employer, min(start, word.start), max(end, word.end), 0.85, "form")
    yield from _registered(text, words.of("register"))


def _is_other(text: Text, word: Word, region: str | None) -> bool:
    """ "not limited to", and the PLC that is a controller."""
    if word.meaning == "Ltd":
        return text.lower.startswith(" to", word.end)
    return word.meaning == "PLC" and text.folded[word.start : word.end].isupper() and region not in ("GB", "IE")


def _before(text: Text, word: Word) -> tuple[int, int] | None:
    """The capitalised words that end at a legal form; in Chinese the characters."""
    folded, end = text.folded, word.start
    if is_unspaced(text.lower[word.start]):
        start = end
        while start > max(0, end - 20) and (
            is_unspaced(folded[start - 1]) and folded[start - 1] not in "，。：、！（）"
        ):
            start -= 1
        return (start, word.end) if end - start >= 2 else None
    line = folded[max(0, end - _LONGEST) : end].rpartition("\n")[2].rstrip(" ,")
    at = end - (len(folded[max(0, end - _LONGEST) : end].rpartition("\n")[2]) - len(line))
    stop, start = at, at
    for many, one in enumerate(reversed(line.split(" "))):
        bare = one.strip(_QUOTES + "(")
        if ")" in one or ":" in one:
            break
        capital = bare[:1].isupper() or bare[:1].isdigit()
        if not one or many >= _MOST_WORDS or not (capital or (bare in _JOINING and many)):
            break
        start -= len(one) + (1 if many else 0)
        if (one[-1:] in ".;:!?" and len(one) > 3) or one[:1] in '«"„“(':
            start += len(one) if one[-1:] in ".;:!?" else 0
            break
    return (start, stop) if stop > start and folded[start:stop].strip(_QUOTES + " ") else None


def _behind(text: Text, word: Word) -> tuple[int, int] | None:
    """The name in quotes behind a legal form, or its capitalised words."""
    folded, start = text.folded, word.end
    while start < len(folded) and folded[start] in " " + _QUOTES:
        start += 1
    opened = any(char in _QUOTES for char in folded[word.end - 1 : start])
    rest = folded[start : start + _LONGEST]
    if opened:
        ends = [at for at, char in enumerate(rest) if char in _QUOTES and at > 1]
        return (start, start + ends[0]) if ends else None
    many = 0
    for one in rest.split(" ")[:3]:
        if not one[:1].isupper():
            break
        many += len(one) + 1
        if one[-1:] in _STOPS:
            break
    upper = text.folded[word.start : word.end].strip(' «"').isupper()
    return (start, start + many - 1) if many > 2 and upper else None


def _clean(name: str) -> str:
    return " ".join(name.strip(_QUOTES + _STOPS + " -–").split())


def _registered(text: Text, words: tuple[Word, ...]) -> Iterator[Fact]:
    for word in islice(words, MOST):
        row: Mapping[str, Any] = read("employers")["registers"][word.meaning]
        window = text.lower[word.end : word.end + 44]
        match = _shape(word.meaning).search(window) if any(char.isdigit() for char in window) else None
        if match is None:
            continue
        start, end = word.end + match.start(1), word.end + match.end(1)
        number = "".join(char for char in text.folded[start:end] if char.isalnum() or char in "/").upper()
        employer = Employer(register=word.meaning, number=number, country=row["country"])
        right = _verified(row.get("check"), number)
        yield spot(text, KIND, employer, word.start, end, 0.95 if right else 0.75 if right is None else 0.5, "register")


@cache
def _shape(register: str) -> Any:
    return compiled(rf"^[^0-9\n]{{0,12}}?({read('employers')['registers'][register]['shape']})(?:[^0-9\pL]|$)")


def _verified(check: str | None, number: str) -> bool | None:
    """None where nothing can be verified."""
    if check is None:
        return None
    try:
        return bool(importlib.import_module(f"stdnum.{check}").is_valid(number))
    except (ImportError, AttributeError):
        return None
