"""What one code point, or one HTML entity, becomes in the folded view: look-alike digits made digits."""

import unicodedata
from html.entities import html5
from typing import Final

REPLACEMENT: Final = "\ufffd"
LONGEST_ENTITY: Final = 12
_LONGEST: Final = 4  # a longer NFKC form is one of a few ligature words, and would let a text grow eighteenfold
_KEEP: Final = frozenset("…½¼¾⅓⅔⅛⅜⅝⅞∶")  # their NFKC forms would make digits or full stops that nobody wrote
_SPECIAL: Final = {"İ": "I", "🔟": "10", "\t": "\t", "\n": "\n", "\r": "\r", "\u2028": "\n", "\u2029": "\n", "。": "。"}
_SILENT: Final = ((0x0334, 0x0338), (0x20D0, 0x20F0), (0xFE00, 0xFE0F), (0xE0000, 0xE01EF))
_LETTERS: Final = (0x1F150, 0x1F170)  # negative circled and negative squared capitals: no NFKC form


class _Folds(dict[str, str]):
    """Every code point met so far and its folded form; filled on first sight (a page uses few of them)."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold(char)
        return folded


FOLDS: Final = _Folds()


_SAME: Final[set[str]] = set()  # of those met so far, what folds to itself


def changes(chars: set[str]) -> dict[str, str]:
    """What folds among the characters, and to what."""
    strange = {char: FOLDS[char] for char in chars - _SAME}
    _SAME.update(char for char, folded in strange.items() if char == folded)
    return {char: folded for char, folded in strange.items() if char != folded}


def entity(name: str) -> str | None:
    """`name` as between & and ; (both left out), e.g. "#64" or "amp". None where it is no entity."""
    if name[:1] != "#":
        return html5.get(name + ";")
    digits, base = (name[2:], 16) if name[1:2] in ("x", "X") else (name[1:], 10)
    try:
        code = int(digits, base) if digits.isascii() and digits.isalnum() else -1
    except ValueError:
        return None
    return chr(code) if 0 < code < 0x110000 else None


def _fold(char: str) -> str:
    code = ord(char)
    if char in _SPECIAL:
        return _SPECIAL[char]
    if code < 0x80:
        return char if char.isprintable() else " "
    if any(first <= code <= last for first, last in _SILENT):
        return ""
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Cc", "Zs"):
        return {"Cf": "", "Cs": REPLACEMENT}.get(category, " ")
    for first in _LETTERS:
        if first <= code < first + 26:
            return chr(ord("A") + code - first)
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else _compatible(char)


def _compatible(char: str) -> str:
    """NFKC, except where it takes a mark apart (´ is not a space and an accent) or grows."""
    folded = unicodedata.normalize("NFKC", char)
    if char in _KEEP or len(folded) > _LONGEST or folded[:1] == " " or "\u2044" in folded:
        return char
    return "".join(part if part.isprintable() else " " for part in folded)
