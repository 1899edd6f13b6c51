"""Facts in the shape in which they are exported and stored."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from extractors.facts.fact import Fact

Row = dict[str, Any]


def rows(facts: Iterable[Fact]) -> dict[str, list[Row]]:
    """By kind, in order of place. `value` is the fact in parts, without those that are unknown; `words` in one line."""
    found: dict[str, list[Row]] = {}
    for fact in facts:
        value = {name: part for name, part in asdict(fact.value).items() if part not in (None, "")}
        row = {"value": value, "words": str(fact.value), "quote": fact.quote, "start": fact.start, "end": fact.end}
        found.setdefault(fact.kind, []).append(row | {"confidence": fact.confidence, "rule": fact.rule})
    return found
