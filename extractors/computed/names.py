"""Whether a text names a business or where it is: a capitalised or quoted name beside a word for one."""

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


def business(text: str) -> str:
    """The first that the text names, with the word beside it, or "". Linear in the text."""
    tokens = text.split()
    pairs = (f"{one} {other}".strip(_MARKS) for one, other in pairwise(tokens) if _named(one, other))
    quoted = (token.strip(_MARKS + _OPENING) for token in tokens if token[0] in _OPENING and _is_name(token[1:]))
    found = next(pairs, "") or next(quoted, "")
    joined = None if found else _joined().search(text)
    return joined.group() if joined else found


def gives_an_address(text: str) -> bool:
    """Whether a street stands in it, with its name: "ul. Chrobrego", "Bahnhofstr. 3", "12 Mill Road", "中山路12号"."""
    return _street().search(text) is not None


@cache
def _street() -> "re2._Regexp[str]":
    ways = {name: "|".join(map(re2.escape, sorted(_words(name)))) for name in ("streets", "joined_streets", "roads")}
    before = rf"(?:^|[^\pL])(?i:{ways['streets']})[. ]{{1,2}}\p{{Lu}}\pL+"
    joined = rf"\p{{Lu}}\pL+(?i:{ways['joined_streets']})\.? ?[0-9]"
    behind = rf"\p{{Lu}}\pL+ (?i:{ways['roads']})(?:[^\pL]|$)"
    return re2.compile(rf"{before}|{joined}|{behind}|\p{{Han}}{{2}}[路街道][0-9一-十]+号")


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
