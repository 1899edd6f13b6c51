"""The clock within a date: hours, minutes and seconds, am and pm, and the zone that stands beside it."""

from collections.abc import Sequence
from datetime import time
from typing import Final

from spiders.moment_figures import figures
from spiders.moment_lexicon import Sense

# Nothing, "18.30 h", "19 h 21 min".
_UNITS: Final[tuple[list[int], ...]] = ([], [3600], [3600, 60])
_FARTHEST: Final = 14 * 60


def clock(senses: Sequence[Sense]) -> tuple[time | None, int | None]:
    """(time of day, minutes east of UTC); no senses are no clock. Raises ValueError for what is no time of day."""
    if not senses:
        return None, None
    hour, minute, second = (*_numbers(senses), 0, 0)[:3]
    for half in (sense.value for sense in senses if sense.symbol == "P"):
        if 0 < hour <= 12:
            hour = hour % 12 + half
    zones = [sense.value for sense in senses if sense.symbol == "Z"]
    if not (hour < 24 and minute < 60 and second < 60 and abs(sum(zones)) <= _FARTHEST):
        raise ValueError("no time of day")
    return time(hour, minute, second), sum(zones) if zones else None


def _numbers(senses: Sequence[Sense]) -> list[int]:
    """Hours, minutes, seconds: of a clock, of "18.30", or of numbers between units, "19 h 21 min"."""
    units = [sense.value for sense in senses if sense.symbol == "U"]
    if units not in _UNITS or any(sense.symbol == "S" and "." not in sense.text for sense in senses):
        raise ValueError("no clock")
    # Fractions of a second are no part of what a person reads.
    return [int(number) for sense in senses if sense.symbol in "TSN" for number in figures(sense.text)][:3]
