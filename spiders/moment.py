"""Dates as platforms print them → UTC, against the capture's time, in the platform's zone and language."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from spiders.moment_fallback import parsed
from spiders.moment_grammar import readings
from spiders.moment_lexicon import LANGUAGES, lexicon
from spiders.moment_reading import plausible

# No platform prints a longer date; what is longer is prose, or meant to keep us busy.
_LONGEST: Final = 100
_MONTH_FIRST: Final = frozenset(("us", "ca", "ph"))


def moment(
    text: str, *, now: datetime, zone: str = "UTC", language: str | None = None, order: str = ""
) -> datetime | None:
    """The moment that `text` names, in UTC, or None. `now` (aware) anchors "Today" and "10 minutes ago".

    `order` is DMY, MDY or YMD; "" is the language's usual one, and then a day in figures is read so that it has passed.
    A day without a clock is its midnight in `zone`.
    """
    text = " ".join(text.split()) if len(text) < 10_000 else ""
    if not text or len(text) > _LONGEST:
        return None
    here = now.astimezone(ZoneInfo(zone))
    tongue = _tongue(language, order)
    for reader in (_iso, _printed, _parsed):  # the surest first
        try:
            if (found := reader(text, here, tongue)) is not None:
                return found.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


class _Tongue(NamedTuple):
    """The language as it was given, the lexicons to ask, the certain order, the usual one ("": each lexicon's)."""

    language: str | None
    lexicons: tuple[str, ...]
    order: str
    usual: str


@lru_cache
def _tongue(language: str | None, order: str) -> _Tongue:
    base, _, region = (language or "").replace("_", "-").lower().partition("-")
    if not base:
        return _Tongue(None, tuple(dict.fromkeys(("en", *LANGUAGES))), order, "")
    if base not in LANGUAGES:
        # Words of a language without a lexicon look like another's; figures are the same everywhere, day first.
        return _Tongue(language, ("en",), order, "DMY")
    british = base == "en" and region and region not in _MONTH_FIRST
    usual = "DMY" if british else lexicon(base).order
    return _Tongue(language, tuple(dict.fromkeys((base, "en", *LANGUAGES))), order, usual)


def _iso(text: str, here: datetime, tongue: _Tongue) -> datetime | None:
    if not text[0].isdecimal():
        return None
    found = datetime.fromisoformat(text)
    plausible(found, here)
    return found if found.tzinfo else found.replace(tzinfo=here.tzinfo)


def _printed(text: str, here: datetime, tongue: _Tongue) -> datetime | None:
    found = []
    for reading in readings(text, tongue.lexicons, tongue.order, tongue.usual):
        with suppress(ValueError, OverflowError):
            found.append(reading.at(here))
    return next((each for each in found if each <= here + timedelta(days=1)), found[0] if found else None)


def _parsed(text: str, here: datetime, tongue: _Tongue) -> datetime | None:
    return parsed(text, here, tongue.language, tongue.order)
