"""Where digits stand in a text that may be one number or several: stretches, their groups, and digits in disguise."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import re2

from extractors.glance import Sign

_GAP: Final = r"[ \t\n./()*_~|•·‐-―−\p{So}\p{Sk}-]{0,6}"
_LOOKALIKE: Final = "OoОоΟοØøIl"
_STRETCH: Final = rf"\+?\s?\(?(?:[0-9]{_GAP}){{6,}}[0-9]"
_BRIEF: Final = rf"\+?\s?\(?(?:[0-9]{_GAP}){{3,}}[0-9]"
_MIXED: Final = rf"\+?\(?(?:[0-9{_LOOKALIKE}]{_GAP}){{6,}}[0-9{_LOOKALIKE}]"
_HINT: Final = (
    r"[0-9][ .-]{0,4}[OoОоΟοØø]+(?:[^\pL]|$)|(?:^|[^\pL])[OoОоΟοØø]+[ .-]{0,4}[0-9]"
    r"|[0-9OО]+[Il]+[0-9O\s]|[0-9][OoОоΟοØøIl]+[0-9]"
)
_LETTERED: Final = r"(?:[0-9]+[^0-9\s./()*_~|+€$£%-]{1,6}){3,}[0-9]+|(?:[0-9],\s?){7,}[0-9]"
_FEWEST: Final = 3  # where letters stand for the others
_SEEN: Final = "".join(sorted(set(_LOOKALIKE.lower())))
digits_in: Final = Sign(lambda: rf"(?:[0-9{_SEEN}]{_GAP}){{6,}}[0-9{_SEEN}]|{_LETTERED}", digits=_FEWEST)
"""Whether a stretch that is not brief may stand in a text."""
_ZEROS: Final = str.maketrans(dict.fromkeys("OoОоΟοØø", "0") | dict.fromkeys("Il", "1"))
LONGEST: Final = 400
"""A longer stretch is a table or an attack, not numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Digits that touch; `gap` is what stands before them within the stretch."""

    start: int
    end: int
    digits: str
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`hidden` when letters stand for digits or between them: then the digits are only a guess. `spelt`: in words."""

    groups: tuple[Group, ...]
    plus: bool = False
    hidden: bool = False
    spelt: bool = False

    @property
    def start(self) -> int:
        return self.groups[0].start - (len(self.groups[0].gap) if self.plus else 0)

    @property
    def end(self) -> int:
        return self.groups[-1].end

    @property
    def digits(self) -> str:
        return "".join(group.digits for group in self.groups)

    def part(self, first: int, last: int) -> "Stretch":
        plus = self.plus and first == 0
        return Stretch(groups=self.groups[first:last], plus=plus, hidden=self.hidden, spelt=self.spelt)


def stretches(folded: str, brief: bool = False) -> Iterator[Stretch]:
    """Over a folded text, in order; `brief` ones too. Those with letters between the digits come last."""
    mixed = _compiled(_HINT).search(folded) is not None
    for match in _compiled(_BRIEF if brief else _MIXED if mixed else _STRETCH).finditer(folded):
        if match.end() - match.start() <= LONGEST:
            written = match[0]
            if mixed and not brief and any(letter in written for letter in _LOOKALIKE):
                yield from _unmasked(folded, match.start(), match.end())
            elif found := _stretch(written, match.start()):
                yield found
    yield from _lettered(folded)


@cache
def _compiled(pattern: str) -> "re2._Regexp[str]":
    """When the first text asks for it: most have no stretch."""
    return re2.compile(pattern)


def _stretch(written: str, offset: int, hidden: bool = False) -> Stretch | None:
    groups: list[Group] = []
    begun = gone = 0
    inside = False
    for at, char in enumerate(written + " "):  # quicker than a pattern on a few characters
        if inside != ("0" <= char <= "9"):
            if inside:
                gap = written[gone:begun]
                groups.append(Group(start=offset + begun, end=offset + at, digits=written[begun:at], gap=gap))
                gone = at
            inside, begun = not inside, at
    return Stretch(groups=tuple(groups), plus=written.startswith("+"), hidden=hidden) if groups else None


def _unmasked(folded: str, start: int, end: int) -> Iterator[Stretch]:
    """O for 0 and l for 1, where no other letter touches them and digits are there to be joined."""
    while start < end and folded[start] in _LOOKALIKE and _is_letter(folded[start - 1 : start]):
        start += 1
    while end > start and folded[end - 1] in _LOOKALIKE and _is_letter(folded[end : end + 1]):
        end -= 1
    written = folded[start:end].strip(" \t\n")
    start += len(folded[start:end]) - len(folded[start:end].lstrip(" \t\n"))
    if sum(char.isdigit() for char in written) >= _FEWEST:
        found = _stretch(written.translate(_ZEROS), start, hidden=any(letter in written for letter in _LOOKALIKE))
        if found:
            yield found


def _is_letter(char: str) -> bool:
    """Of a script that sets words apart."""
    return char.isalpha() and char < "\u2e80"


def _lettered(folded: str) -> Iterator[Stretch]:
    """0a7a9a… or 0=7=9=…: one letter, word or sign, again and again, between equal groups."""
    for match in _compiled(_LETTERED).finditer(folded):
        start, end, written = match.start(), match.end(), match[0]
        if end - start > LONGEST or (folded[start - 1 : start].isalnum() and start) or folded[end : end + 1].isalnum():
            continue
        found = _stretch(written, start, hidden=True)
        if found and _regular(found):
            yield found


def _regular(stretch: Stretch) -> bool:
    gaps = {group.gap.lower().strip() for group in stretch.groups[1:]}
    sizes = {len(group.digits) for group in stretch.groups[1:-1]}
    letters = all(len(gap) == 1 and gap.isalpha() and gap < "\u2e80" for gap in gaps)
    if len(stretch.groups) < 4 or max(map(len, gaps)) > 6 or max(len(group.digits) for group in stretch.groups) > 4:
        return False
    if gaps & {":", ","} and sizes != {1}:  # times, machine addresses, amounts
        return False
    return len(gaps) == 1 or (letters and len(sizes) == 1)
