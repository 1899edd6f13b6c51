"""Money transfer services that are named: a mention, which links nobody but says how money shall go."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from extractors.finding import Selector
from extractors.glance import Sign
from extractors.kind import Declared
from extractors.networks.hints import names_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text
from extractors.wordlist import Words, read

_SERVICES: Final = ("western_union", "moneygram", "golden_crown")
KINDS: Final = tuple(Declared(name, False, 0.3) for name in _SERVICES)

SIGNS: Final = (names_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    """Each service once, at its first mention."""
    if not (names_in(text) and _words_in(text)):
        return
    met: set[str] = set()
    for start, end, kinds in _names().find(text.lower):
        for kind in kinds - met:
            met.add(kind)
            span, value = text.span(start, end), kind.replace("_", " ")
            yield spot(text, span, kind=kind, value=value, confidence=0.9, written="plain", how="mention")


@cache
def _names() -> Words:
    mentions = read("mentions")
    return Words({kind: mentions[kind] for kind in _SERVICES})


_words_in: Final = Sign(lambda: _names().pattern)
