"""A date's text → what it says, before anyone asks what time it is now.

Every word and figure becomes a letter, by a sense of the lexicon; a text is a date when its letters make a known shape:
N number of 1–3 figures · Y of four · D date in figures · E month and day · S two numbers ("12/03", "18.30", "1.5") ·
T clock · M month · W weekday · R day word · U unit · L unit that says "ago" · A ago · O one · F few · H half an hour ·
J just now · P am, pm · Z zone · X word that may lead to the future. Words that say nothing have no letter.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice, product
from typing import Final, NamedTuple

import re2

from spiders.moment_clock import clock
from spiders.moment_figures import Day, days, figures, possible, year
from spiders.moment_lexicon import Lexicon, Sense, fold, lexicon
from spiders.moment_pieces import pieces
from spiders.moment_reading import Reading

_MOST_COMBINATIONS: Final = 64
_MOST_WORDS: Final = 20

# Where the clock may stand in a shape, the surest first; what is left must be one of _DATES or a lapse.
_CLOCKS: Final = tuple(map(re2.compile, (r"P?TU?P?Z*", r"[NS]PZ*|P[NS]", r"NUN?U?$", r"SU?Z*$", r"$")))
# Shapes without clock, weekday and X → what each letter is; "figures" stand in the order of the language or platform.
_DATES: Final = {
    "NMY": "day month year", "MNY": "month day year", "YMN": "year month day", "YNM": "year day month",
    "NMN": "day month year", "MNN": "month day year", "NM": "day month", "MN": "month day", "MY": "month year",
    "YM": "year month", "YN": "year month", "YNN": "year month day", "D": "figures", "E": "figures", "S": "figures",
    "NNY": "figures", "NS": "figures", "R": "back", "": "",
}  # fmt: skip
_LAPSE: Final = re2.compile(r"(?:A?[NYSOF]UA?|AUA?|A?[NYOF]?LA?)+|UA|A?HA?|A?JA?")


class _Layout(NamedTuple):
    """Which letters of a shape are the clock (from, to), the day, and the weekday (-1: none)."""

    clock: tuple[int, int]
    date: tuple[int, ...]
    roles: str
    weekday: int


@lru_cache(maxsize=8192)
def readings(text: str, tongues: Sequence[str], order: str, usual: str) -> tuple[Reading, ...]:
    """What `text` may say in the first of `tongues` that makes a date of all its words, the likeliest first.

    `order` is certain; `usual` only likely, and then both orders of day and month are read. "" for both: the order
    is each tongue's own, for nobody knows which one is spoken.
    """
    found = pieces(fold(text))
    if not found or len(found) > _MOST_WORDS:
        return ()
    for tongue in tongues:
        known = lexicon(tongue)
        senses = _senses(found, known)
        for chosen in islice(product(*senses), _MOST_COMBINATIONS):
            if read := _read([sense for sense in chosen if sense.symbol], order or usual or known.order, bool(order)):
                return read
        # What the platform's own words do not say, another language's would only seem to.
        if usual and all(senses):
            break
    return ()


def _senses(found: Sequence[Sense], known: Lexicon) -> list[tuple[Sense, ...]]:
    """The senses of every word and phrase, figures as they are; no sense where a word is unknown."""
    found = [part for piece in found for part in _parted(piece, known)]
    senses: list[tuple[Sense, ...]] = []
    at = 0
    while at < len(found):
        if found[at].symbol != "V":
            senses.append((found[at],))
            at += 1
            continue
        length = known.longest.get(found[at].text, 1)
        while length > 1 and " ".join(piece.text for piece in found[at : at + length]) not in known.senses:
            length -= 1
        senses.append(known.senses.get(" ".join(piece.text for piece in found[at : at + length]), ()))
        at += length
    return senses


def _parted(piece: Sense, known: Lexicon) -> Iterator[Sense]:
    """Elided words apart where the lexicon has no such word: "un'ora"."""
    if piece.symbol != "V" or "'" not in piece.text or piece.text in known.words:
        yield piece
    else:
        yield from (Sense("V", text=word) for word in piece.text.split("'") if word)


def _read(senses: Sequence[Sense], order: str, sure: bool) -> tuple[Reading, ...]:
    for layout in _layouts("".join(sense.symbol for sense in senses)):
        with suppress(ValueError):  # no time of day, or "3/4 hours"
            if read := tuple(_said(senses, layout, order, sure)):
                return read
    return ()


def _said(senses: Sequence[Sense], layout: _Layout, order: str, sure: bool) -> Iterator[Reading]:
    hour, offset = clock(senses[slice(*layout.clock)])
    date = [senses[at] for at in layout.date]
    if layout.roles == "lapse":
        yield Reading(lapse=_lapse(date), clock=hour, offset=offset)
    elif layout.roles == "back":
        yield Reading(back=date[0].value, clock=hour, offset=offset)
    elif layout.roles:
        for found, month, day in _days(layout.roles, date, order, sure):
            yield Reading(year=found, month=month, day=day, clock=hour, offset=offset)
    else:
        weekday = senses[layout.weekday].value if layout.weekday >= 0 else None
        yield Reading(weekday=weekday, clock=hour, offset=offset)


@lru_cache(maxsize=4096)
def _layouts(shape: str) -> tuple[_Layout, ...]:
    return tuple(_laid_out(shape))


def _laid_out(shape: str) -> Iterator[_Layout]:
    if _LAPSE.fullmatch(shape):
        yield _Layout((0, 0), tuple(range(len(shape))), "lapse", -1)
        return
    for pattern in _CLOCKS:
        match = pattern.search(shape)
        if match is None:
            continue
        rest = [at for at, letter in enumerate(shape) if letter not in "WX" and not match.start() <= at < match.end()]
        letters = "".join(shape[at] for at in rest)
        if letters in _DATES and shape.count("W") < 2 and (letters or _alone(match.group(), shape)):
            yield _Layout(match.span(), tuple(rest), _DATES[letters], shape.find("W"))
        elif "T" in match.group() and "X" not in shape and _LAPSE.fullmatch(letters):
            yield _Layout(match.span(), tuple(rest), "lapse", -1)


def _alone(hour: str, shape: str) -> bool:
    """Whether a clock and a weekday make a moment without a day: "12.03" alone is a day, "5 hours" a lapse."""
    return "W" in shape or "T" in hour or "P" in hour or hour == "NUN"


def _lapse(senses: Sequence[Sense]) -> tuple[int, float]:
    """(months, seconds). A fraction of a month is of thirty days. Raises ValueError for two numbers as a count."""
    months, seconds, count = 0, 0.0, 1.0
    for sense in senses:
        if sense.symbol in "ULH":
            whole = int(count * sense.months)
            months += whole
            seconds += count * sense.value + (count * sense.months - whole) * 30 * 86_400
            count = 1.0
        elif sense.symbol in "NYOFS":
            count = float(sense.text) if sense.symbol == "S" else sense.value
    return months, seconds


def _days(roles: str, senses: Sequence[Sense], order: str, sure: bool) -> list[Day]:
    if roles == "figures":
        if senses[0].symbol == "E":
            return days(figures(senses[0].text), "MDY", sure=True)
        if len(senses) == 1 and senses[0].symbol == "S" and "." in senses[0].text and order == "MDY":
            return []  # who writes the month first writes "1/5"; "1.5" is a number
        return days([figure for sense in senses for figure in figures(sense.text)], order, sure=sure)
    said = dict(zip(roles.split(), senses, strict=True))
    day = (
        year(said["year"].text) if "year" in said else None,
        said["month"].value,
        said["day"].value if "day" in said else 1,
    )
    return [day] if possible(*day) else []
