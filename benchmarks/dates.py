"""Dates measured: right moments and texts/s of ours beside plain dateparser, on ../shared and on our own table.

Run: python -m benchmarks.dates [-v]

The shared rows are dateparser's own tests, in every language that it knows: it is at home there. Our own table
(tests/test_moment.py) holds what platforms print, in the languages we have words for: there we are.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import dateparser
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from benchmarks.table import table
from spiders import moment_fallback, moment_grammar
from spiders.moment import moment
from spiders.moment_lexicon import LANGUAGES
from tests.test_moment import CASES, NOW

GOLD: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "gold" / "dates.jsonl"
# The days on which dateparser's tests are set.
ABSOLUTE_NOW: Final = datetime(2012, 11, 13, tzinfo=UTC)
RELATIVE_NOW: Final = datetime(2014, 9, 1, 10, 30, tzinfo=UTC)


class Row(NamedTuple):
    """A text of one set, and its moment in UTC."""

    kind: str
    text: str
    language: str | None
    order: str
    now: datetime
    wanted: datetime


Reader = Callable[[Row], datetime | None]


def ours(row: Row) -> datetime | None:
    return moment(row.text, now=row.now, language=row.language, order=row.order)


def plain(row: Row) -> datetime | None:
    settings: dict[str, object] = {
        "RELATIVE_BASE": row.now.replace(tzinfo=None),
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        **({"DATE_ORDER": row.order} if row.order else {}),
    }
    try:
        found = dateparser.parse(row.text, languages=[row.language] if row.language else None, settings=settings)
    except ValueError:  # a language it does not name so: "bs-Cyrl"
        return None
    return found.astimezone(UTC) if found else None


def shared() -> Iterator[Row]:
    """The rows whose moment is certain: those set on a known day, and translations of what has passed."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "relative":
            wanted = RELATIVE_NOW - relativedelta(**_whole(row["ago"]))
            yield Row("relative, no language", row["text"], None, "", RELATIVE_NOW, wanted)
        elif row["kind"] == "absolute" and row["note"].startswith("test_dates_parsing"):
            wanted = datetime.fromisoformat(row["expected"]).replace(tzinfo=UTC)
            yield Row("absolute, no language", row["text"], None, "", ABSOLUTE_NOW, wanted)
        elif row["kind"].endswith("translation"):
            yield from _translated(row)


def _whole(ago: dict[str, float]) -> dict[str, float]:
    return {unit: int(count) if unit in ("years", "months") else count for unit, count in ago.items()}


def _translated(row: dict[str, str]) -> Iterator[Row]:
    base = Row("", row["expected_en"], "en", "", RELATIVE_NOW, RELATIVE_NOW)
    wanted = plain(base)
    if wanted and wanted <= RELATIVE_NOW:
        group = "our languages" if row["lang"].split("-")[0] in LANGUAGES else "other languages"
        yield Row(f"translated, {group}", row["text"], row["lang"], "", RELATIVE_NOW, wanted)


def own() -> Iterator[Row]:
    for language, order, text, wanted in CASES:
        yield Row("our own table", text, language, order, NOW, datetime.fromisoformat(wanted).replace(tzinfo=UTC))


def measure(read: Reader, rows: Sequence[Row], *, verbose: bool) -> tuple[str, str]:
    """(share that is right to the second, texts/s). A first pass loads the languages; no answer of it is kept."""
    for row in rows:
        read(row)
    moment_grammar.readings.cache_clear()
    moment_fallback.parsed.cache_clear()
    begun = time.perf_counter()
    found = [read(row) for row in rows]
    spent = time.perf_counter() - begun
    right = [
        each is not None and each.replace(microsecond=0) == row.wanted for each, row in zip(found, rows, strict=True)
    ]
    if verbose:
        for each, row, well in zip(found, rows, right, strict=True):
            if not well:
                print(f"{read.__name__:6} {row.kind:28} {row.language or '':7} {row.text!r}: {each}, not {row.wanted}")
    return f"{sum(right) / len(rows):.3f}", f"{len(rows) / spent:,.0f}"


def main(verbose: bool) -> None:
    rows = [*own(), *(shared() if GOLD.exists() else ())]
    lines = []
    for kind in dict.fromkeys(row.kind for row in rows):
        chosen = [row for row in rows if row.kind == kind]
        mine, theirs = (measure(read, chosen, verbose=verbose) for read in (ours, plain))
        lines.append((kind, len(chosen), *mine, *theirs))
    print(table(("set", "rows", "ours: right", "texts/s", "dateparser: right", "texts/s"), lines))


if __name__ == "__main__":
    main("-v" in sys.argv[1:])
