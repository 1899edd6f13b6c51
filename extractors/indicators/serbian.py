"""Serbian in its other script: phrases are written in Latin, and found in Cyrillic too."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

SERBIAN: Final = "sr"
SPOKEN_ALIKE: Final = {"hr": SERBIAN, "bs": SERBIAN, "sh": SERBIAN}
"""Languages that share the phrases of `sr`."""

_PAIRS: Final = {"lj": "љ", "nj": "њ", "dž": "џ"}
_LETTERS: Final = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_FOREIGN: Final = frozenset("qwxy")
_WORD: Final = re.compile(r"<[a-z_]+>|[a-zđžćčš]+")


def both_scripts(phrases: Iterable[str]) -> list[str]:
    """The phrases, and behind them those that Cyrillic writes differently."""
    latin = list(phrases)
    return latin + [other for phrase in latin if (other := cyrillic(phrase)) != phrase.lower()]


def cyrillic(phrase: str) -> str:
    """Names of lists and words with q, w, x or y stay as they are."""
    return _WORD.sub(lambda match: _word(match.group()), phrase.lower())


@cache
def _word(word: str) -> str:
    if word.startswith("<") or not _FOREIGN.isdisjoint(word):
        return word
    for pair, letter in _PAIRS.items():
        word = word.replace(pair, letter)
    return "".join(_LETTERS.get(char, char) for char in word)
