"""How the words of a phrase may begin, as letters to look for in a text's words."""

from collections.abc import Set
from typing import Final, TypeAlias

from extractors.indicators.phrase import Choice, Literal, Number, Rest, Word, Words

Form: TypeAlias = tuple[str, bool]
"""Letters, and whether the word may go on behind them."""

_MOST: Final = 600  # ways to begin one word; beyond, what they begin with will do
_CUTS: Final = "-+/&"  # a word may end there
_DIGITS: Final = frozenset((digit, True) for digit in "0123456789一二三四五六七八九十百千万两几半")
_ANY: Final[frozenset[Form]] = frozenset((("", True),))
_Begun: TypeAlias = tuple[Set[str], Set[Form]]
"""What may still be lengthened by what comes behind, and what is told already."""


def forms(word: Word) -> set[Form]:
    grown, ended = _spelt(word)
    return {*ended, *((text, False) for text in grown)}


def cuts(text: str) -> int:
    """At how many places a literal may be several words."""
    return sum(map(text.count, _CUTS))


def _spelt(word: Word) -> _Begun:
    grown, ended = {""}, set[Form]()
    for atom in word.atoms:
        more, ends = _atom(atom)
        ended |= {(start + text, on) for start in grown for text, on in ends}
        grown = {start + text for start in grown for text in more}
        if len(grown) + len(ended) > _MOST:
            return set(), {(text[:3], True) for text in (*grown, *(text for text, _ in ended))}
        if not grown:
            break
    return grown, ended


def _atom(atom: Literal | Rest | Number | Choice) -> _Begun:
    if isinstance(atom, Literal):
        return _literal(atom.text)
    if isinstance(atom, Rest):
        return frozenset(), _ANY
    if isinstance(atom, Number):
        return frozenset(), _DIGITS
    made = [_begun(way) for way in atom.ways]
    grown = {text for texts, _ in made for text in texts}
    return grown | {""} if atom.optional else grown, {form for _, told in made for form in told}


def _literal(text: str) -> _Begun:
    if text.isalnum():
        return {text}, frozenset()
    grown, ended = {""}, set[Form]()
    for char in text:
        if char in _CUTS:
            ended |= {(start, False) for start in grown}
            if char != "-":
                return frozenset(), ended
        else:
            without = grown if char == "'" else set[str]()
            grown = without | {start + char for start in grown}
    return grown, ended


def _begun(way: Words) -> _Begun:
    grown, ended = set[str](), set[Form]()
    for at, item in enumerate(way):
        if not isinstance(item, Word):
            return grown, ended | _ANY
        more, ends = _spelt(item)
        ended |= ends
        if at == len(way) - 1:
            grown |= more
        else:
            ended |= {(text, False) for text in more}
        if not item.optional:
            break
    return grown, ended
