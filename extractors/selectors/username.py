"""Names that people go by on no network in particular: "my nick: x", "user @x", "под ником x"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from extractors.finding import Selector
from extractors.glance import Sign
from extractors.networks import named, near_label
from extractors.networks.hints import names_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text
from extractors.wordlist import Words, read

KIND: Final = "username"
PIVOT: Final = True
SPECIFICITY: Final = 0.5

_BESIDE: Final = re.compile(
    r"((?: (?:is|was|name|id|ist|est|es|é|è|to|на|jest|je|here|there))?"
    r"(?:[ \t]?[:：=–—是叫为為-][ \t]?|[ \t]+|(?<=[㐀-鿿d])))"
    r"(@|[\"'«„“「]?)([^\W_][\w.-]{2,31})"
)
_NICKS: Final = ("nick", "ник", "нік", "pseud", "usernam", "screen")
_MARKED: Final = re.compile(r"[0-9_]")
_COMMON: Final = frozenset(
    "name names user users only here none agreement account accounts experience friendly password passwort email phone "
    "required optional".split()
)

SIGNS: Final = (names_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    """A name beside a network's label is that network's account and not also a username."""
    lower = text.lower
    if not (names_in(text) and _words_in(text)):
        return
    held: set[int] | None = None
    for start, end, _ in _labels().find(lower):
        match = _BESIDE.match(text.folded, end)
        if match is None or not (sure := _surety(lower[start:end], match[1], match[2], name := _trimmed(match[3]))):
            continue
        if held is None:
            held = {at for one in named(text, passage) for at in range(one.start, one.end)}
        if match.start(3) in held or near_label(lower, start):
            continue
        first = match.start(2) if match[2] == "@" else match.start(3)
        span = text.span(first, match.start(3) + len(name))
        yield spot(text, span, kind=KIND, value=name.lower(), confidence=sure, written="labelled")


@cache
def _labels() -> Words:
    return Words({"username": read("mentions")["username"]})


_words_in: Final = Sign(lambda: _labels().pattern)


def _trimmed(name: str) -> str:
    return name.rstrip(".-")


def _surety(label: str, gap: str, sign: str, name: str) -> float:
    """A name without a sign has to look like one: a digit or _ among letters, capitals inside, or a colon before it."""
    if not any(char.isalpha() for char in name) or name.lower() in _COMMON or len(name) < 3:
        return 0.0
    if sign == "@":
        return 0.85
    if _MARKED.search(name) and not name[0].isdigit():
        return 0.8 if not name.rstrip("0123456789").isdigit() else 0.0
    if (sign or ":" in gap) and len(name) > 4:
        return 0.6
    inner = any(map(str.isupper, name[1:])) and not name.isupper() and name.isalpha()
    return 0.6 if inner and len(name) > 4 and label.startswith(_NICKS) else 0.0
