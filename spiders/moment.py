"""Dates as platforms print them → UTC, against the capture's time, in the platform's zone and language."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import dateparser
from dateparser.data.languages_info import language_order

from spiders.moment_grammar import readings
from spiders.moment_lexicon import LANGUAGES, lexicon
from spiders.moment_reading import plausible

# No platform prints a longer date; what is longer is prose, or meant to keep us busy.
_LONGEST: Final = 100
_SPOKEN: Final = frozenset(language_order)
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
    for reader in (_iso, _printed, _parsed):
        try:
            if (found := reader(text, here, tongue)) is not None:
                return found.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


class _Tongue(NamedTuple):
    """Dateparser's language, the lexicons to ask, the certain order and the usual one ("": each lexicon's own)."""

    language: str | None
    lexicons: tuple[str, ...]
    order: str
    usual: str


@lru_cache
def _tongue(language: str | None, order: str) -> _Tongue:
    language, _, region = (language or "").replace("_", "-").lower().partition("-")
    if not language:
        return _Tongue(None, tuple(dict.fromkeys(("en", *LANGUAGES))), order, "")
    if language not in LANGUAGES:
        # Words of a language without a lexicon look like another's; figures are the same everywhere, day first.
        return _Tongue(language, ("en",), order, "DMY")
    british = language == "en" and region and region not in _MONTH_FIRST
    usual = "DMY" if british else lexicon(language).order
    return _Tongue(language, tuple(dict.fromkeys((language, "en", *LANGUAGES))), order, usual)


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


@lru_cache(maxsize=1024)
def _parsed(text: str, here: datetime, tongue: _Tongue) -> datetime | None:
    """What dateparser makes of it: slow, and generous. A number alone is no date."""
    if len(text) < 8 and text.isdecimal():
        return None
    settings = {
        "RELATIVE_BASE": here.replace(tzinfo=None),
        "TIMEZONE": str(here.tzinfo),
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        **({"DATE_ORDER": tongue.order} if tongue.order else {}),
    }
    # A language it does not know would be an error; it tries all it knows instead.
    spoken = [tongue.language] if tongue.language in _SPOKEN else None
    try:
        found = dateparser.parse(text, languages=spoken, settings=settings)
    except Exception:  # it fails in many ways on what is no date
        return None
    if found is not None:
        plausible(found, here)
    return found
