"""Fax numbers, in E.164: numbers that are labelled so."""

from collections.abc import Iterator
from typing import Final

from extractors.finding import Selector
from extractors.passage import Passage
from extractors.phones import numbers
from extractors.phones.stretch import digits_in
from extractors.phones.vocabulary import spelt_in
from extractors.selectors.phone import phoned
from extractors.text import Text

KIND: Final = "fax"
PIVOT: Final = True
SPECIFICITY: Final = 0.6
SIGNS: Final = (digits_in, spelt_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for number in numbers(text, passage):
        if "fax" in number.beside.before:
            yield phoned(text, number, KIND)
