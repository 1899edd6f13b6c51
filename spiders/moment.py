"""Dates as platforms print them → UTC, against the capture's time, in the platform's zone and language."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import dateparser


def moment(
    text: str, *, now: datetime, zone: str = "UTC", language: str | None = None, order: str = ""
) -> datetime | None:
    """The moment that `text` names, or None. `now` (UTC) anchors "Today" and "10 minutes ago"; `order` is DMY, MDY or YMD."""
    if not text:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        settings = {
            "RELATIVE_BASE": now.astimezone(ZoneInfo(zone)).replace(tzinfo=None),
            "RETURN_AS_TIMEZONE_AWARE": False,
        }
        parsed = dateparser.parse(text, languages=[language or "en"], settings=settings)  # type: ignore[arg-type]
    if parsed is None:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
