"""The clock within a date: hours, minutes and seconds, am and pm, and the zone that stands beside it."""

from collections.abc import Sequence
from datetime import time
from typing import Final

import re2

from spiders.moment_lexicon import Sense

_HOUR: Final = 3600
_MINUTE: Final = 60
_FARTHEST: Final = 14 * 60


class BadClock(ValueError):
    """These figures are no time of day."""


def clock(senses: Sequence[Sense]) -> tuple[time | None, int | None]:
    """(time of day, minutes east of UTC); no senses are no clock. Letters as in moment_grammar. Raises BadClock."""
    if not senses:
        return None, None
    figures = _figures(senses)
    hour, minute, second = (*figures, 0, 0)[:3]
    for half in (sense.value for sense in senses if sense.symbol == "P"):
        if 0 < hour <= 12:
            hour = hour % 12 + half
    zones = [sense.value for sense in senses if sense.symbol == "Z"]
    if not (hour < 24 and minute < 60 and second < 60 and abs(sum(zones)) <= _FARTHEST):
        raise BadClock
    return time(hour, minute, second), sum(zones) if zones else None


def _figures(senses: Sequence[Sense]) -> list[int]:
    """Hours, minutes, seconds: of a clock, of "18.30", or of numbers between units, "19 h 21 min"."""
    units = [sense.value for sense in senses if sense.symbol == "U"]
    if any(sense.symbol == "S" and "." not in sense.text for sense in senses) or units not in (
        [],
        [_HOUR],
        [_HOUR, _MINUTE],
    ):
        raise BadClock
    # Fractions of a second are no part of what a person reads.
    return [int(figure) for sense in senses if sense.symbol in "TSN" for figure in re2.findall(r"\d+", sense.text)][:3]
