"""Whether a text names a business: a capitalised or quoted name beside a word for one."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import re2

from extractors.indicators.plain_yaml import parse

WORDS: Final = Path(__file__).parent / "businesses.yml"
_QUOTES: Final = "«“„\"'‚「『"
_OPENING: Final = '«„“「『"'
_MARKS: Final = ".,;:!?()»”“\"'」』"


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: Any = parse(WORDS.read_text(encoding="utf-8"))
    return {name: frozenset(word.casefold() for word in words) for name, words in lists.items()}


def _words(key: str) -> frozenset[str]:
    return _lists()[key]


@cache
def _joined() -> "re2._Regexp[str]":
    words = "|".join(map(re2.escape, sorted(_words("joined"))))
    return re2.compile(rf"(?:[「『]\p{{Han}}|\p{{Han}}{{2}})[”\"」』]?(?:{words})")


def names_a_business(text: str) -> bool:
    """Linear in the text."""
    tokens = text.split()
    if any(token[0] in _OPENING and _is_name(token[1:]) for token in tokens):
        return True
    return any(_named(one, other) for one, other in pairwise(tokens)) or _joined().search(text) is not None


def _named(one: str, other: str) -> bool:
    """Of two words side by side: "Hotel Astoria", "firma „Alfa“", "Bright Care", "Acme Ltd"."""
    if one.casefold() in _words("before"):
        return other[0] in _QUOTES or _is_name(other)
    word = other.strip(_MARKS)
    if word.casefold() in _words("forms"):
        return _is_name(one)
    return word.casefold() in _words("behind") and _is_name(one) and _is_name(word) and one[-1] not in _MARKS


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()
