"""Whether a text can hold what costs time to find: two quick searches, never wrong with a no."""

from functools import cache, lru_cache
from typing import Final, Protocol

import re2

from extractors.networks.table import networks
from extractors.wordlist import read

_MEMORY: Final = 64 << 20
_WITHIN: Final = "0-9a-zа-яіїєґ"
_LONG: Final = (
    r"[a-z0-9]{25}"
    r"|[a-z]{2}[ -]?[0-9][0-9o][ .-]{0,2}[a-z0-9]{2,4}[ .-]{0,2}[0-9a-z]{2,4}[ .-]{0,2}[0-9]"
    r"|[2-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4}"
)


class _Pattern(Protocol):
    def search(self, lower: str) -> object: ...


@lru_cache(maxsize=2)
def names_in(lower: str) -> bool:
    """Whether a network, or a word of words/mentions.yml, may be named."""
    return _names().search(lower) is not None


@lru_cache(maxsize=2)
def numbers_in(lower: str) -> bool:
    """Whether a wallet, an IBAN or a card may stand there."""
    return _numbers().search(lower) is not None


@cache
def _numbers() -> _Pattern:
    return _compiled(_LONG)


@cache
def _names() -> _Pattern:
    words = {label.lower() for network in networks() for label in (*network.labels, *network.ambiguous)}
    words |= {word.lower() for some in read("mentions").values() for word in some}
    whole: list[str] = []
    open_ended: list[str] = []
    anywhere: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        spaced = word[0].isalnum() and word[0] < "\u0e00"
        ends = word[-1].isalnum() and word[-1] < "\u0e00"
        (whole if spaced and ends else open_ended if spaced else anywhere).append(re2.escape(word.rstrip("*")))
    return _compiled(
        rf"(?:^|[^{_WITHIN}])(?:(?:{'|'.join(whole)})(?:[^{_WITHIN[3:]}]|$)|{'|'.join(open_ended)})|{'|'.join(anywhere)}"
    )


def _compiled(pattern: str) -> _Pattern:
    options = re2.Options()
    options.max_mem = _MEMORY
    compiled: _Pattern = re2.compile(pattern, options)
    return compiled
