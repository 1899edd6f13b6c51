"""Phone numbers, in E.164: plain, labelled, behind tel: links, and in simple disguises."""

from collections.abc import Iterator
from typing import Final

from extractors.finding import Selector
from extractors.passage import Passage
from extractors.phones import Number, numbers
from extractors.phones.stretch import digits_in
from extractors.phones.vocabulary import spelt_in
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "phone"
PIVOT: Final = True
SPECIFICITY: Final = 0.6
SIGNS: Final = (digits_in, spelt_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    """A number that is labelled fax, and nothing else, is left to the kind fax."""
    for number in numbers(text, passage):
        labels = number.beside.before
        if "fax" not in labels or "phone" in labels:
            yield phoned(text, number, KIND)


def phoned(text: Text, number: Number, kind: str) -> Selector:
    """A number as a selector of `kind`: phone, fax, or the messenger that it is labelled with."""
    verdict = number.verdict
    return spot(
        text,
        (number.start, number.end),
        kind=kind,
        value=verdict.value,
        confidence=verdict.confidence,
        written=number.written,
        how=number.how,
        because=verdict.because,
        details=(("country", verdict.country), *((("line", verdict.line),) if verdict.line else ())),
    )
