"""A phrase's tree as an RE2 pattern.

Patterns run over bytes of UTF-8 in RE2's Latin-1 mode: classes stay small, and every byte outside ASCII is part of a
word, so that a pattern costs a few hundred instructions whatever the script.
"""

from dataclasses import dataclass
from typing import Final, Protocol

import re2

from extractors.indicators.phrase import Both, Choice, Gap, Literal, Number, PhraseError, Rest, Word, Words, is_solid

UNSPACED: Final = frozenset(("zh",))
OUTSIDE: Final = r"\x00-\x26\x28-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f"
"""What no word contains: ASCII without letters, digits and the apostrophe."""

_SIGNS: Final = frozenset(
    (*range(0x27), *range(0x28, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x80))
)
_BETWEEN: Final = r"\x00-\x09\x0b-\x20\x22-\x26\x28-\x2b\x2d\x2f\x3a\x3c-\x3e\x40\x5b-\x60\x7b-\x7f"  # no . ! ? , ; \n
_STEP: Final = rf"(?:[{_BETWEEN},]{{1,4}}[^{OUTSIDE}]+(?:[.,][0-9]+)*)"
_CHARACTER: Final = r"(?:[\x20\x22-\x2d\x2f-\x3e\x40-\x7f]|[\xc0-\xff][\x80-\xbf]{1,3})"
_NUMBER: Final = r"[0-9]+(?:[., ][0-9]+)*k?"
_NUMERAL: Final = r"(?:[0-9]+(?:[.,][0-9]+)*|(?:一|二|三|四|五|六|七|八|九|十|百|千|万|两|几|半)+)"
_INSIDE: Final = {"-": "[ -]?", "'": "'?", "+": r"\+"}
_APART: Final = 8  # words between the two of a Both


class Match(Protocol):
    def span(self) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class _Manner:
    """How parts of a phrase are spelt. `behind_gap`: a comma may stand there. `step` is a gap's unit."""

    space: str
    behind_gap: str
    step: str
    steps: int
    rest: str
    number: str

    def gap(self, longest: int) -> str:
        return f"{self.step}{{0,{longest * self.steps}}}"


_SPACE: Final = rf"[{_BETWEEN}]{{1,4}}"
_MARKED_SPACE: Final = rf"[{_BETWEEN},]{{1,4}}"
_MARK: Final = rf"[{_BETWEEN},]{{0,3}}"
_MANNERS: Final = {
    True: _Manner(_SPACE, _MARKED_SPACE, _STEP, 1, rf"[^{OUTSIDE}]{{0,30}}", _NUMBER),
    False: _Manner(_MARK, _MARK, _CHARACTER, 2, "[a-z0-9]*", _NUMERAL),
}


def compiled(words: Words, language: str) -> "re2._Regexp":
    """`span` says what matched. Raises PhraseError where RE2 refuses.

    It has no groups: with one RE2 would run its slow automaton over every match.
    """
    body = _words(words, _MANNERS[language not in UNSPACED])
    pattern = body if language in UNSPACED else rf"(?:^|[{OUTSIDE}])(?:{body})(?:$|[{OUTSIDE}])"
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    try:
        return re2.compile(pattern.encode(), options)
    except re2.error as error:
        raise PhraseError(f"RE2 refuses: {str(error)[:200]}") from error


def apart(language: str) -> "re2._Regexp":
    """What may stand between the two of an `A & B`, from the one's last letter to the other's first."""
    manner = _MANNERS[language not in UNSPACED]
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile((manner.gap(_APART) + manner.behind_gap).encode(), options)


def span(match: Match, data: bytes) -> tuple[int, int]:
    """Bytes [start, end) of the phrase in a match of an exact pattern, without the signs around it."""
    start, end = match.span()
    if data[start] in _SIGNS:
        start += 1
    return start, end - 1 if data[end - 1] in _SIGNS else end


def _words(words: Words, manner: _Manner) -> str:
    """What may be missing at an end is missing together with the gap between it and the rest."""
    solid = [at for at, item in enumerate(words) if is_solid(item)]
    first, last = solid[0], solid[-1] + 1
    return _before(words[:first], manner) + _between(words[first:last], manner) + _behind(words[last:], manner)


def _before(words: Words, manner: _Manner) -> str:
    made, begun, space = "", False, manner.space
    for item in words:
        if isinstance(item, Gap):
            made, space = made + manner.gap(item.longest), manner.behind_gap
        elif isinstance(item, Word):
            made += (f"{space})?" if begun else "") + f"(?:{_word(item, manner)}"
            begun, space = True, manner.space
    return f"{made}{space})?" if begun else ""


def _behind(words: Words, manner: _Manner) -> str:
    made, gap, space = "", "", manner.space
    for item in words:
        if isinstance(item, Gap):
            gap, space = gap + manner.gap(item.longest), manner.behind_gap
        elif isinstance(item, Word):
            made += f"(?:{gap}{space}{_word(item, manner)})?"
            gap, space = "", manner.space
    return made


def _between(words: Words, manner: _Manner) -> str:
    made, behind_gap = "", False
    for item in words:
        space = (manner.behind_gap if behind_gap else manner.space) if made else ""
        behind_gap = isinstance(item, Gap) or (behind_gap and isinstance(item, Word) and item.optional)
        if isinstance(item, Both):
            made += _both(item, manner)
        elif isinstance(item, Gap):
            made += manner.gap(item.longest)
        else:
            made += f"(?:{space}{_word(item, manner)})?" if item.optional else space + _word(item, manner)
    return made


def _both(both: Both, manner: _Manner) -> str:
    one, other = _words(both.one, manner), _words(both.other, manner)
    between = manner.gap(_APART) + manner.behind_gap
    return f"(?:(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one}))"


def _word(word: Word, manner: _Manner) -> str:
    made = ""
    for atom in word.atoms:
        if isinstance(atom, Literal):
            made += "".join(_INSIDE.get(char, char) for char in atom.text)
        elif isinstance(atom, Rest):
            made += manner.rest
        elif isinstance(atom, Number):
            made += manner.number
        elif isinstance(atom, Choice):
            made += f"(?:{'|'.join(_words(way, manner) for way in atom.ways)}){'?' if atom.optional else ''}"
    return made
