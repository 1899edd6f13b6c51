"""Makes a Selector from a place in a text."""

from extractors.finding import Selector, Written
from extractors.text import Text
from extractors.version import CODE


def spot(
    text: Text,
    span: tuple[int, int],
    *,
    kind: str,
    value: str,
    confidence: float,
    written: Written,
    how: str = "",
    because: str = "",
    details: tuple[tuple[str, str], ...] = (),
) -> Selector:
    """`span` is over the original; `how` completes the rule's name where the manner of writing alone does not."""
    start, end = span
    return Selector(
        kind=kind,
        value=value,
        raw=text.original[start:end],
        start=start,
        end=end,
        confidence=round(confidence, 2),
        written=written,
        rule=f"{kind}.{how or written}",
        version=CODE,
        because=because,
        details=details,
    )
