"""A folded text → its words and figures, each figure with its letter of the grammar."""

from functools import lru_cache
from typing import Final

import re2

from spiders.moment_lexicon import Sense
from spiders.moment_words import ZONES

# What surrounds a date on pages and says nothing of it.
_EDGE: Final = ",.;:()[]{}<>|•·»«›‹\"*~_@、，。；：（）【】「」'"
_PIECE: Final = re2.compile(
    r"(?P<T>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)"
    r"|(?P<D>\d{1,4}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)\d{1,4})"
    r"|--(?P<E>\d{1,2}-\d{1,2})"
    r"|(?P<Z>[+-]\d{1,2}:?\d{2}|[+-]\d{1,2})"
    r"|(?P<S>\d{1,2}[./-]\d{1,2})"
    r"|(?P<N>\d+)"
    r"|(?P<V>\pL[\pL']*)"
    r"|(?P<_>[,.:;/-])"
)
_BEFORE_ZONE: Final = frozenset({*ZONES, "am", "pm"})


def pieces(folded: str) -> list[Sense] | None:
    """Words have the letter V. None for what stands in no date: a long number, a sign such as "#", "$" or "%"."""
    found: list[Sense] = []
    for chunk in folded.split():
        parts = _parts(chunk)
        if parts is None:
            return None
        for part in parts:
            found.append(_unsigned(part) if part.symbol == "Z" and not _zoned(found) else part)
    return found


def _zoned(before: list[Sense]) -> bool:
    """Whether an offset may follow: after a clock or a zone's name; elsewhere "-08" is a number after a dash."""
    return bool(before) and (before[-1].symbol == "T" or before[-1].text in _BEFORE_ZONE)


@lru_cache(maxsize=16_384)
def _parts(chunk: str) -> tuple[Sense, ...] | None:
    """Cached: the clocks, days and words of dates are few."""
    chunk = chunk.strip(_EDGE)
    if chunk.isalpha():
        return (Sense("V", text=chunk),)
    found: list[Sense] = []
    at = 0
    while at < len(chunk):
        match = _PIECE.match(chunk, at)
        if match is None or (match.lastgroup not in "V_" and chunk[match.end() : match.end() + 1].isdecimal()):
            return None
        if match.lastgroup != "_":
            found.append(_piece(match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return tuple(found) if all(part.symbol for part in found) else None


def _piece(symbol: str, text: str) -> Sense:
    """Figures with their number; the letter is "" where there are too many of them."""
    if symbol == "N":
        return Sense(("", "N", "N", "N", "Y")[len(text)] if len(text) < 5 else "", int(text[:4]), text=text)
    if symbol == "Z":
        hours, minutes = (text[1:3], text[-2:]) if len(text) > 4 else (text[1:].partition(":")[0], "0")
        return Sense("Z", (int(hours) * 60 + int(minutes)) * (-1 if text[0] == "-" else 1), text=text)
    return Sense(symbol, text=text)


def _unsigned(part: Sense) -> Sense:
    return _piece("N", part.text.lstrip("+-").replace(":", ""))
