"""Selectors: what a person is reached or paid by. One module per kind in this folder; a file here is registered.

A kind's module has KIND, PIVOT (equal values link two documents), SPECIFICITY (0 to 1: how surprising a match is) and
`find(text, passage)`; a module that serves several kinds lists them as KINDS instead. It may have SIGNS, without any of
which a text that has no hyperlinks holds none of its kinds: then it is not asked. Where two kinds claim
overlapping code points, the more specific one has them: an address's digits are no phone, a t.me link is a telegram
handle and not also a url. Two kinds keep one span together when they say the same value of it and that is no address
("WhatsApp +1 …" is a phone and a whatsapp); a hyperlink's target and the words it stands on never compete.

Only the first `text.LONGEST` code points of a text are examined; `is_cut` tells, so that the caller can count it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Protocol

from extractors.finding import Selector
from extractors.passage import Passage
from extractors.phones.numbering import BRIEF
from extractors.text import LONGEST, Text, view


class Kind(Protocol):
    """What is declared of a kind: by its module, or in the KINDS of a module that serves several."""

    @property
    def KIND(self) -> str: ...
    @property
    def PIVOT(self) -> bool: ...
    @property
    def SPECIFICITY(self) -> float: ...


class Finder(Protocol):
    """What a module of this folder offers."""

    def find(self, text: Text, passage: Passage) -> Iterator[Selector]: ...


@cache
def _modules() -> tuple[Finder, ...]:
    names = (found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by name, the most specific first."""
    declared: list[Kind] = [kind for module in _modules() for kind in getattr(module, "KINDS", (module,))]  # type: ignore[misc]
    return {kind.KIND: kind for kind in sorted(declared, key=lambda kind: (-kind.SPECIFICITY, kind.KIND))}


def find(passage: Passage) -> list[Selector]:
    """Every selector of one text, in order of place. Never raises, whatever the text."""
    text = view(passage.text)
    if not passage.hyperlinks and _silent(text, passage):
        return []
    return _settled(text, [found for module in _modules() for found in module.find(text, passage)])


def _silent(text: Text, passage: Passage) -> bool:
    """Whether no kind has a sign there. Where whole numbers are brief, every text is read."""
    signs = _signs()
    return signs is not None and (passage.region or "").upper() not in BRIEF and not any(sign(text) for sign in signs)


@cache
def _signs() -> tuple[Callable[[Text], bool], ...] | None:
    """Those of all modules; None where one has none."""
    found: list[tuple[Callable[[Text], bool], ...] | None] = [getattr(module, "SIGNS", None) for module in _modules()]
    every = [signs for signs in found if signs is not None]
    return tuple(dict.fromkeys(sign for signs in every for sign in signs)) if len(every) == len(found) else None


def find_many(passages: Iterable[Passage]) -> list[list[Selector]]:
    return [find(passage) for passage in passages]


def is_cut(passage: Passage) -> bool:
    return len(passage.text) > LONGEST


def _settled(text: Text, found: list[Selector]) -> list[Selector]:
    """Each code point given to one claim: of the most specific kind, then the longest, then the surest."""
    if len(found) < 2:
        return found
    order = kinds()
    found.sort(key=lambda one: (-order[one.kind].SPECIFICITY, one.start - one.end, -one.confidence, one.start))
    held = {True: _Ground(len(text.original)), False: _Ground(len(text.original))}
    kept = [one for one in found if held[one.written == "linked"].take(one)]
    values = {(one.kind, one.value, one.start) for one in kept if one.written != "linked"}
    kept = [one for one in kept if one.written != "linked" or (one.kind, one.value, one.start) not in values]
    return sorted(kept, key=lambda one: (one.start, one.end, one.kind, one.value))


class _Ground:
    """The code points of one text, and who holds which."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._claims: dict[tuple[int, int], list[Selector]] = {}

    def take(self, one: Selector) -> bool:
        claims = self._claims.get((one.start, one.end))
        if claims is not None:
            if any(other.kind == one.kind and other.value == one.value for other in claims):
                return False
            if "://" in one.value or not any(other.kind == one.kind or other.value == one.value for other in claims):
                return False
            claims.append(one)
            return True
        if self._taken.find(1, one.start, one.end) >= 0:
            return False
        self._taken[one.start : one.end] = b"\1" * (one.end - one.start)
        self._claims[one.start, one.end] = [one]
        return True
