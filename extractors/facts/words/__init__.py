"""Word lists that the facts are read with: fragments of patterns and plain words, by category."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import re2

from extractors.tables import load

_FOLDER: Final = Path(__file__).parent
_UNSPACED: Final = re2.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_WIDE: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7a3]")
_MEMORY: Final = 96 << 20
_LETTERS: Final = r"A-Za-z\x{c0}-\x{24f}\x{370}-\x{52f}"
_CLASSES: Final = (
    (r"[^\pL\pN]", f"[^{_LETTERS}0-9]"),
    (r"[^\pL0-9]", f"[^{_LETTERS}0-9]"),
    (r"[^\pL]", f"[^{_LETTERS}]"),
    (r"\pL", f"[{_LETTERS}]"),
)


@cache
def read(name: str) -> Mapping[str, Any]:
    raw = load(_FOLDER / f"{name}.yml")
    if not isinstance(raw, dict):
        raise TypeError(f"words/{name}.yml: expected a mapping")
    return raw


def compiled(pattern: str, *, longest: bool = False) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.longest_match = longest
    return re2.compile(plainer(pattern), options)


def plainer(pattern: str) -> str:
    r"""`\pL` stands for a letter of the scripts that set spaces: the whole class would make patterns a hundredfold."""
    for written, plain in _CLASSES:
        pattern = pattern.replace(written, plain)
    return pattern


def is_unspaced(text: str) -> bool:
    """Whether it holds a character of a script that sets no spaces."""
    return not text.isascii() and _WIDE.search(text) is not None


def either(fragments: Iterable[str]) -> str:
    """The longest first: leftmost-first matching takes the first that fits."""
    return "(?:" + "|".join(sorted(fragments, key=lambda one: (-len(one), one))) + ")"


def bounded(fragments: Iterable[str]) -> str:
    """Each a whole word, except in scripts that set no spaces; what stands behind is consumed."""
    spaced = [one for one in fragments if not _UNSPACED.search(one)]
    joined = [one for one in fragments if _UNSPACED.search(one)]
    parts = [rf"{either(spaced)}(?:[^\pL\pN]|$)"] if spaced else []
    return "(?:" + "|".join([*parts, *([either(joined)] if joined else [])]) + ")"
