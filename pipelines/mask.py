"""Payment cards are stored masked: the first six digits and the last four, in the finding and in the text alike.

The text keeps its length, so that every span still points at what was found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from extractors.finding import Selector
from items import Document

KIND = "card"
_FIRST, _LAST = 6, 4


def masked(document: Document) -> Document:
    cards = [found for found in document.selectors if found.kind == KIND]
    if not cards:
        return document
    text = document.text
    for card in cards:
        text = text[: card.start] + hidden(text[card.start : card.end]) + text[card.end :]
    return replace(document, text=text, selectors=tuple(_selectors(document, text)), stated=_stated(document, text))


def hidden(written: str) -> str:
    """Of "5555 5555 5555 4444" comes "5555 55** **** 4444", whatever stands between the digits."""
    places = [at for at, char in enumerate(written) if char.isdigit()]
    middle = set(places[_FIRST : len(places) - _LAST])
    return "".join("*" if at in middle else char for at, char in enumerate(written))


def _stated(document: Document, text: str) -> dict[str, list[dict[str, Any]]]:
    """Facts that touch no card: digits of a card are no price."""
    cards = [(found.start, found.end) for found in document.selectors if found.kind == KIND]
    stated: Mapping[str, Any] = document.stated
    return {
        kind: [row for row in rows if all(row["end"] <= start or end <= row["start"] for start, end in cards)]
        for kind, rows in stated.items()
    }


def _selectors(document: Document, text: str) -> Iterator[Selector]:
    for found in document.selectors:
        value = hidden(found.value) if found.kind == KIND else found.value
        yield replace(found, value=value, raw=text[found.start : found.end])
