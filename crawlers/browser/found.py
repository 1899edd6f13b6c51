"""Where a browser is, and what keeps a platform from it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from settings.knobs import knobs

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ABSENT: Final = (
    "no browser was found: install Chromium (Debian: apt-get install chromium), run `playwright install chromium`, "
    "or name one in LUREWATCH_BROWSER"
)


class Unreachable(Exception):
    """The platform's host has no address that may be fetched; the message says which and why."""


def find_browser() -> Path | None:
    """The knob's browser, else Playwright's own, else the system's; None where there is none that can be run."""
    named = knobs().browser
    return next((path for path in ([named] if named else _candidates()) if os.access(path, os.X_OK)), None)


def _candidates() -> Iterator[Path]:
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    yield from sorted(own.glob("chromium-*/chrome-*/chrome"), reverse=True)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
