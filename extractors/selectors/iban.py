"""Bank accounts by IBAN: a known country's form, check digits verified (ISO 13616, mod 97-10)."""

import re
from collections.abc import Iterator
from typing import Final

from stdnum import iban

from extractors.finding import Selector
from extractors.networks.hints import numbers_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "iban"
PIVOT: Final = True
SPECIFICITY: Final = 0.98

_SHORTEST, _LONGEST = 15, 34
_BEGINS: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?[0-9][0-9O](?=[ .-]{0,2}[A-Za-z0-9]{2})")

SIGNS: Final = (numbers_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    if not numbers_in(text):
        return
    folded, until = text.folded, 0
    for match in _BEGINS.finditer(folded):
        if match.start() < until or (end := _end(folded, match.start())) is None:
            continue
        until, value = end, _compact(folded[match.start() : end])
        yield spot(
            text,
            text.span(match.start(), end),
            kind=KIND,
            value=value,
            confidence=0.98,
            written="plain",
            details=(("country", value[:2]),),
        )


def _end(folded: str, start: int) -> int | None:
    """Where an account that begins there ends: at an end of a group of characters, the farthest that verifies."""
    size, found, at = 0, None, start
    while at < len(folded) and size <= _LONGEST:
        char = folded[at]
        if char.isascii() and char.isalnum():
            size += 1
            after = folded[at + 1 : at + 2]
            ended = not (after.isascii() and after.isalnum())
            if ended and _SHORTEST <= size <= _LONGEST and iban.is_valid(folded[start : at + 1], check_country=False):
                found = at + 1
        elif char not in " -.\u00a0" or not folded[at + 1 : at + 2].isalnum():
            break
        at += 1
    return found


def _compact(written: str) -> str:
    return "".join(char for char in written if char.isalnum()).upper()
