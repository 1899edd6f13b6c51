"""What dateparser makes of a text that our grammar does not know: its languages are many more than ours."""

from datetime import datetime
from functools import lru_cache
from typing import Final

import dateparser
import re2
from dateparser.data.languages_info import language_order

from spiders.moment_reading import plausible

_SPOKEN: Final = frozenset(language_order)
# A day and its hour written as one number have as many.
_FIGURES: Final = 8
_NEVER: Final = re2.compile(r"[#%&=?!\p{Sc}]")


@lru_cache(maxsize=1024)
def parsed(text: str, here: datetime, language: str | None, order: str) -> datetime | None:
    """Slow, and generous: what is too little for a date never gets there."""
    if _hopeless(text):
        return None
    settings = {
        "RELATIVE_BASE": here.replace(tzinfo=None),
        "TIMEZONE": str(here.tzinfo),
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_DATES_FROM": "past",
        **({"DATE_ORDER": order} if order else {}),
    }
    # A language it does not know would be an error; it tries all it knows instead, which costs ten times as much.
    base = (language or "").replace("_", "-").partition("-")[0].lower()
    spoken = next(([name] for name in (language, base) if name in _SPOKEN), None)
    try:
        found: datetime | None = dateparser.parse(text, languages=spoken, settings=settings)
    except Exception:  # it fails in many ways on what is no date
        return None
    if found is not None:
        plausible(found, here)
    return found


def _hopeless(text: str) -> bool:
    """A price, a question, a number: dateparser would find a day or an hour in it. Our grammar knows all figures."""
    if not any(map(str.isalpha, text)):
        return sum(map(str.isdecimal, text)) < _FIGURES
    return (len(text) < 3 and text.isascii()) or _NEVER.search(text) is not None
