"""Networks' names and signs in a text: one walk over it, whatever the number of networks."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import ahocorasick

from extractors.networks.table import Network, networks
from extractors.tables import load

_FILLERS: Final = Path(__file__).with_name("fillers.yml")
_LONGEST_ENDING: Final = 6
_NEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Offsets [start, end) of the folded view name `network`; `weak`: the word means something else as often."""

    start: int
    end: int
    network: Network
    weak: bool
    colon: bool
    letter: bool
    foreign: bool


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    network: Network
    weak: bool
    stem: bool


@cache
def fillers() -> dict[str, frozenset[str]]:
    raw = load(_FILLERS)
    if not isinstance(raw, dict):
        raise TypeError("fillers.yml: expected a mapping")
    return {str(name): frozenset(map(str, words)) for name, words in raw.items()}


@cache
def _walker() -> ahocorasick.Automaton:
    words: dict[str, _Word] = {}
    for network in networks():
        for weak, listed in ((True, network.ambiguous), (False, network.labels)):
            for label in listed:
                word = label.rstrip("*").lower()
                words[word] = _Word(word, network, weak, label.endswith("*"))
    walker = ahocorasick.Automaton()
    for word, of in words.items():
        walker.add_word(word, of)
    walker.make_automaton()
    return walker


@lru_cache(maxsize=2)
def labels(lower: str) -> tuple[Label, ...]:
    """In order of place; of those that overlap, the longest that begins first."""
    found = sorted(_found(lower), key=lambda label: (label.start, -label.end))
    kept: list[Label] = []
    for label in found:
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
        elif label.end > kept[-1].end and label.end - label.start > kept[-1].end - kept[-1].start:
            kept[-1] = label
    return tuple(kept)


def near_label(lower: str, at: int) -> bool:
    """Whether a network is named right before: "telegram nick"."""
    found = labels(lower)
    index = bisect_right(found, at, key=lambda label: label.end) - 1
    return index >= 0 and at - found[index].end <= _NEAR


def _found(lower: str) -> Iterator[Label]:
    for last, of in _walker().iter(lower):
        start = last + 1 - len(of.word)
        end = _end(lower, last + 1, of)
        if end and _begins(lower, start, of.word[0]):
            yield Label(
                start=start,
                end=end,
                network=of.network,
                weak=of.weak,
                colon=of.word[-1] in ":：",
                letter=_spaced(of.word[-1]),
                foreign=not of.word.isascii(),
            )


def _spaced(char: str) -> bool:
    """Whether the script of a letter puts spaces between words."""
    return char.isalnum() and char < "\u0e00"


def _begins(lower: str, start: int, first: str) -> bool:
    if not start or not _spaced(first):
        return True
    before = lower[start - 1]
    if before in "@_.#$" or _spaced(before):
        return False
    return before != "-" or not lower[start - 2 : start - 1].isalnum()


def _end(lower: str, end: int, of: _Word) -> int:
    """Where the word ends; 0 where it goes on and is another word."""
    if not _spaced(of.word[-1]):
        return end
    stop = end
    while (
        of.stem
        and stop - end < _LONGEST_ENDING
        and stop < len(lower)
        and lower[stop].isalpha()
        and _spaced(lower[stop])
    ):
        stop += 1
    after = lower[stop : stop + 1]
    if after == "_" or (after == "." and lower[stop + 1 : stop + 2].isalnum() and lower[stop + 1 : stop + 2].isascii()):
        return 0
    if after and _spaced(after):
        return stop if of.network.glued and after.isdigit() else 0
    return 0 if after == "-" and lower[stop + 1 : stop + 2].isdigit() and of.weak else stop
