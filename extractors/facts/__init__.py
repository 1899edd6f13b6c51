"""Facts: what a text states of the work. One module per kind in `kinds`; a file there is registered.

A kind's module has KIND and `find(text, passage)`. All are pure: a text gives the same facts whatever came before it.
`salary` and `price` read a field that holds nothing else. Only the first `text.LONGEST` code points are examined.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Protocol

from extractors.facts import kinds as _folder
from extractors.facts.fact import Age, Employer, Fact, Hours, Occupation, Pay, Place, Price, Value
from extractors.facts.fields import price, salary
from extractors.passage import Passage
from extractors.text import Text, view

__all__ = [
    "Age",
    "Employer",
    "Fact",
    "Hours",
    "Occupation",
    "Pay",
    "Place",
    "Price",
    "Value",
    "find",
    "kinds_by_name",
    "price",
    "salary",
]


class Kind(Protocol):
    """What a module of the folder offers."""

    @property
    def KIND(self) -> str: ...

    def find(self, text: Text, passage: Passage) -> Iterator[Fact]: ...


@cache
def kinds_by_name() -> Mapping[str, Kind]:
    names = sorted(found.name for found in pkgutil.iter_modules(_folder.__path__))
    modules: list[Kind] = [importlib.import_module(f"{_folder.__name__}.{name}") for name in names]
    return {module.KIND: module for module in modules}


@cache
def _finders() -> tuple[Kind, ...]:
    return tuple(kinds_by_name().values())


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.start, fact.end, fact.kind


def find(passage: Passage) -> list[Fact]:
    """Every fact of one text, in order of place. Never raises, whatever the text."""
    text = view(passage.text)
    found = [fact for kind in _finders() for fact in kind.find(text, passage)]
    found.sort(key=_place)
    return found
