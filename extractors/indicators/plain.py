"""The plain view that phrases run over: lower case, one sign for each kind of mark, look-alike letters undone."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import re2

CHARACTERS: Final = Path(__file__).parent / "characters.txt"
"""Traditional and simplified characters in pairs; the view is simplified."""

_SPECIAL: Final = {
    **dict.fromkeys("’‘ʼʻ`´′", "'"),
    **dict.fromkeys("。…‥", "."),
    **dict(zip("、ёѝłđøßı", ",еиldosi", strict=True)),
}
_MARKS: Final = {"Sc": "$", "Pd": "-", "Ps": '"', "Pe": '"', "Pi": '"', "Pf": '"'}
_TWINS: Final = dict(zip("aeopcxyikmthb", "аеорсхуікмтнв", strict=True))
_TWINS_BACK: Final = {cyrillic: latin for latin, cyrillic in _TWINS.items()}
_MIXED: Final = re2.compile(r"[a-z][а-яіїєґ]|[а-яіїєґ][a-z]")
_MIXED_WORD: Final = re2.compile(r"[a-z]+[а-яіїєґ][a-zа-яіїєґ]*|[а-яіїєґ]+[a-z][a-zа-яіїєґ]*")


class _Plain(dict[int, str]):
    """Every code point met so far; filled on first sight. One code point always becomes one."""

    def __missing__(self, code: int) -> str:
        char = self[code] = _plain(chr(code))
        return char


def plain(lower: str) -> str:
    """`lower` as of Text.lower; the answer has the same length, offset for offset."""
    if lower.isascii():
        return lower
    view = lower.translate(_TABLE)
    return _one_script(view) if _MIXED.search(view) else view


def _plain(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return simplified().get(char) or _without_accent(char)
    return char if ord(char) < 0x80 else _MARKS.get(category, " ")


def _without_accent(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def _one_script(view: str) -> str:
    """Words of two scripts in the script that most of their letters have: a Latin "a" in a Cyrillic word is an "а"."""
    letters = list(view)
    for match in _MIXED_WORD.finditer(view):
        word = match.group()
        twins = _TWINS if sum(map(str.isascii, word)) * 2 <= len(word) else _TWINS_BACK
        letters[match.start() : match.end()] = [twins.get(char, char) for char in word]
    return "".join(letters)


@cache
def simplified() -> dict[str, str]:
    pairs = CHARACTERS.read_text(encoding="utf-8").split()
    return {pair[0]: pair[1] for pair in pairs}


_TABLE: Final = _Plain()
