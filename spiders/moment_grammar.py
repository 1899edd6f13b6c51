"""A date's text → what it says, before anyone asks what time it is now.

Every word and figure becomes a letter, by a sense of the lexicon; a text is a date when its letters make a known shape:
N number of 1–3 figures · Y of four · D date in figures · E month and day in figures · S two numbers ("12/03", "18.30",
"1.5") · T clock · M month · W weekday · R day word · U unit · L unit that says "ago" · A ago · O one · F few · H half an
hour · J just now · P am, pm · Z zone · X word that may lead to the future. Words that say nothing have no letter.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

import re2

from spiders.moment_lexicon import LANGUAGES, Lexicon, Sense, fold, lexicon
from spiders.moment_pieces import pieces
from spiders.moment_reading import Calendar, Clock, Day, Lapse, Reading, calendar, clock

_MOST_COMBINATIONS: Final = 64
_HOUR: Final = 3600

# Where the clock may stand in a shape, the surest first; what is left must be one of _DATES.
_CLOCKS: Final = tuple(map(re2.compile, (r"P?TU?P?Z*", r"[NS]PZ*|P[NS]", r"NUN?|SZ*$", r"")))
# Shapes without clock, weekday and X → the figures and months in their order; "first" and "second" are day and month.
_DATES: Final = {
    "NMY": "day month year", "MNY": "month day year", "YMN": "year month day", "YNM": "year day month",
    "NMN": "day month year", "NM": "day month", "MN": "month day", "D": "figures", "E": "figures", "S": "figures",
    "NNY": "first second year", "YNN": "year month day", "R": "back", "": "",
}  # fmt: skip
_LAPSE: Final = re2.compile(r"(?:A?[NYSOF]UA?|AUA?|A?[NYOF]?LA?)+|UA|A?HA?|A?JA?")


def readings(text: str, language: str, order: str) -> Iterator[Reading]:
    """What `text` may say: in `language` first, else in English, else in each language that knows all of its words."""


def _senses(found: Sequence[Sense], known: Lexicon) -> list[tuple[Sense, ...]] | None:
    """The senses of every word and phrase, figures as they are; None where a word is unknown."""
