"""A phrase's tree as RE2 patterns: the exact one, and a loose one that matches wherever the exact one does.

Exact patterns run over bytes of UTF-8 in RE2's Latin-1 mode: classes stay small, and every byte outside ASCII is part
of a word, so that a pattern costs a few hundred instructions whatever the script. Loose patterns let a gap reach as far
as it likes: their automata stay small, so that most texts are told apart from a phrase at little cost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import re2

from extractors.indicators.phrase import Both, Choice, Gap, Literal, Number, PhraseError, Rest, Word, Words

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
_INSIDE_SPACED: Final = {**dict.fromkeys("-+/&", " ?"), "'": "'?"}
_APART: Final = 8  # words between the two of a Both


class Match(Protocol):
    def span(self) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class _Manner:
    """How parts of a phrase are spelt. `behind_gap`: a comma may stand there. `step` is a gap's unit, "" for any."""

    space: str
    behind_gap: str
    step: str
    steps: int
    rest: str
    number: str
    inside: Mapping[str, str]

    def gap(self, longest: int) -> str:
        return f"{self.step}{{0,{longest * self.steps}}}" if self.step else ".*"


_SPACE: Final = rf"[{_BETWEEN}]{{1,4}}"
_MARKED_SPACE: Final = rf"[{_BETWEEN},]{{1,4}}"
_MARK: Final = rf"[{_BETWEEN},]{{0,3}}"
_EXACT: Final = {
    True: _Manner(_SPACE, _MARKED_SPACE, _STEP, 1, rf"[^{OUTSIDE}]{{0,30}}", _NUMBER, _INSIDE),
    False: _Manner(_MARK, _MARK, _CHARACTER, 2, "[a-z0-9]*", _NUMERAL, _INSIDE),
}
_LOOSE: Final = {
    True: _Manner(" ", " ", "", 1, "[^ ]*", "[0-9]+(?: [0-9]+)*k?", _INSIDE_SPACED),
    False: _Manner(" ?", " ?", "", 2, "[a-z0-9]*", _NUMERAL.replace("[.,]", " "), _INSIDE_SPACED),
}


def compiled(phrases: Iterable[Words], language: str) -> "re2._Regexp":
    """One exact pattern for all; `span` says what matched. Raises PhraseError where RE2 refuses.

    It has no groups: with one RE2 would run its slow automaton over every match.
    """
    spaced = language not in UNSPACED
    body = "|".join(_words(words, _EXACT[spaced]) for words in phrases)
    pattern = rf"(?:^|[{OUTSIDE}])(?:{body})(?:$|[{OUTSIDE}])" if spaced else body
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    try:
        return re2.compile(pattern.encode(), options)
    except re2.error as error:
        raise PhraseError(f"RE2 refuses: {str(error)[:200]}") from error


def apart(language: str) -> "re2._Regexp":
    """What may stand between the two of an `A & B`, from the one's last letter to the other's first."""
    manner = _EXACT[language not in UNSPACED]
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile((manner.gap(_APART) + manner.behind_gap).encode(), options)


def span(match: Match, data: bytes) -> tuple[int, int]:
    """Bytes [start, end) of the phrase in a match of an exact pattern, without the signs around it."""
    start, end = match.span()
    if data[start] in _SIGNS:
        start += 1
    return start, end - 1 if data[end - 1] in _SIGNS else end


def loose(phrases: Iterable[Words], language: str) -> str:
    """For text as `units.spaced` gives it; it matches every text in which one of the phrases stands."""
    spaced = language not in UNSPACED
    body = "|".join(_words(words, _LOOSE[spaced]) for words in phrases)
    return f" (?:{body}) " if spaced else body


def _words(words: Words, manner: _Manner) -> str:
    made, begun, behind_gap = "", False, False
    for item in words:
        space = manner.behind_gap if behind_gap else manner.space
        behind_gap = isinstance(item, Gap) or (behind_gap and isinstance(item, Word) and item.optional)
        if isinstance(item, Both):
            made += _both(item, manner)
        elif isinstance(item, Gap):
            made += manner.gap(item.longest)
        elif item.optional:
            made += f"(?:{space}{_word(item, manner)})?" if begun else f"(?:{_word(item, manner)}{space})?"
        else:
            made += (space if begun else "") + _word(item, manner)
            begun = True
    return made


def _both(both: Both, manner: _Manner) -> str:
    one, other = _words(both.one, manner), _words(both.other, manner)
    between = manner.gap(_APART) + manner.behind_gap
    return f"(?:(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one}))"


def _word(word: Word, manner: _Manner) -> str:
    made = ""
    for atom in word.atoms:
        if isinstance(atom, Literal):
            made += "".join(manner.inside.get(char, char) for char in atom.text)
        elif isinstance(atom, Rest):
            made += manner.rest
        elif isinstance(atom, Number):
            made += manner.number
        elif isinstance(atom, Choice):
            made += f"(?:{'|'.join(_words(way, manner) for way in atom.ways)}){'?' if atom.optional else ''}"
    return made
