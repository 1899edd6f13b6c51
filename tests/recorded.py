"""Recorded pages under tests/pages/<engine>/: how they are found and read, for the tests that walk them."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page

PAGES = Path(__file__).parent / "pages"


@dataclasses.dataclass(frozen=True)
class Recorded:
    """One entry of tests/pages/<engine>/pages.yml: `file`, `url`, `role`, and optionally `state`, `site`, `headers`."""

    engine: str
    facts: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.engine}/{self.facts['file']}"

    @property
    def page(self) -> Page:
        source = (PAGES / self.engine / self.facts["file"]).read_text(encoding="utf-8")
        moment = datetime.fromisoformat(self.facts.get("captured_at", "2026-03-14T12:00:00+00:00")).astimezone(UTC)
        return Page(url=self.facts["url"], source=source, captured_at=moment, headers=self.facts.get("headers", {}))

    def read(self) -> list[dict[str, Any]]:
        engine = engines()[self.engine](Site(**{"root": "https://forum.example.org/", **self.facts.get("site", {})}))
        return [_plain(found) for found in engine.read(self.facts["role"], self.page)]

    def state(self) -> str:
        return engines()[self.engine](Site(root="https://forum.example.org/")).state(self.page)


def recorded() -> Iterator[Recorded]:
    for listing in sorted(PAGES.glob("*/pages.yml")):
        for facts in yaml.safe_load(listing.read_text(encoding="utf-8")):
            yield Recorded(listing.parent.name, facts)


def _plain(found: object) -> dict[str, Any]:
    """What an engine found as JSON values, without fields at their default."""
    assert dataclasses.is_dataclass(found)
    kind = "link" if isinstance(found, Link) else str(getattr(found, "type", ""))
    return {"is": kind, **_fields(found)}


def _fields(thing: Any) -> dict[str, Any]:
    rows = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        if value in (None, "", (), {}, [], "none"):
            continue
        rows[field.name] = _value(value)
    return rows


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    return dict(value) if isinstance(value, dict) else value
