"""The report as text for a terminal."""

from collections.abc import Iterator, Sequence

from crawlers.reporting.summary import LEVELS, Summary


def as_text(summary: Summary) -> str:
    return "\n".join(_parts(summary)) + "\n"


def _parts(summary: Summary) -> Iterator[str]:
    yield f"Lurewatch report, {summary.made:%Y-%m-%d %H:%M} UTC\n\n{summary.caution}\n"
    yield _aligned([], [[words, f"{number:,}"] for words, number in summary.rows])
    rows = [
        [p.platform, p.documents, p.authors, *(p.levels.get(level, 0) for level in LEVELS)] for p in summary.platforms
    ]
    yield "\nLevels by platform\n" + _aligned(["platform", "documents", "authors", *LEVELS], rows)
    rows = [
        [s.kind, s.value, s.documents, s.authors, s.platforms, f"{s.last_seen:%Y-%m-%d}"] for s in summary.selectors
    ]
    yield "\nTop selectors\n" + _aligned(["kind", "value", "documents", "authors", "platforms", "last seen"], rows)
    rows = [[i.indicator, i.strength, i.documents, i.platforms] for i in summary.indicators]
    yield "\nIndicators\n" + _aligned(["indicator", "strength", "documents", "platforms"], rows)
    rows = [
        [r.platform, f"{r.started:%Y-%m-%d %H:%M}", r.verdict or "unfinished", r.because or ""] for r in summary.runs
    ]
    yield "\nRuns\n" + _aligned(["platform", "began", "verdict", "because"], rows)


def _aligned(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns by width; numbers to the right. Control characters of pages do not reach the terminal."""
    cells = [[_shown(cell) for cell in row] for row in ([header] if header else []) + list(rows)]
    if not rows:
        return "  none"
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  " + "  ".join(_put(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _put(cell: str, width: int) -> str:
    return cell.rjust(width) if cell.replace(",", "").isdigit() else cell.ljust(width)


def _shown(cell: object) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in str(cell))[:80]
