"""Where a browser is, for platforms that say they need one. `python -m crawlers.browser` prints its path."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from settings.knobs import knobs

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ABSENT: Final = (
    "no browser was found: install Chromium (Debian: apt-get install chromium), run `playwright install chromium`, "
    "or name one in LUREWATCH_BROWSER"
)


def find_browser() -> Path | None:
    """The knob's browser, else Playwright's own, else the system's; None where there is none that can be run."""
    named = knobs().browser
    return next((path for path in ([named] if named else _candidates()) if os.access(path, os.X_OK)), None)


def _candidates() -> Iterator[Path]:
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    yield from sorted(own.glob("chromium-*/chrome-*/chrome"), reverse=True)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))


if __name__ == "__main__":
    browser = find_browser()
    print(browser or ABSENT, file=sys.stdout if browser else sys.stderr)
    sys.exit(0 if browser else 1)
