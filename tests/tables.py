"""Tables of cases under tests/cases/<folder>/<kind>.yml: sections of rows."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


@cache
def _table(path: Path) -> dict[str, list[dict[str, Any]]]:
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def rows(folder: str, section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Kind and row, in order."""
    for path in sorted((CASES / folder).glob("*.yml")):
        for row in _table(path)[section]:
            yield path.stem, row
