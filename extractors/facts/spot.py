"""Makes a Fact from a place in a text."""

from extractors.facts.fact import Fact, Value
from extractors.text import Text


def spot(text: Text, kind: str, value: Value, start: int, end: int, confidence: float, how: str) -> Fact:
    """[start, end) is over the folded view; the fact's span over the original. `how` completes the rule's name."""
    while start < end and text.folded[start].isspace():
        start += 1
    while end > start and text.folded[end - 1].isspace():
        end -= 1
    first, last = text.span(start, end)
    return Fact(
        kind=kind,
        value=value,
        start=first,
        end=last,
        quote=text.original[first:last],
        confidence=round(confidence, 2),
        rule=f"{kind}.{how}",
    )
