"""A phrase's tree as an RE2 pattern, and as the keywords without which it cannot match.

Patterns run over bytes of UTF-8 in RE2's Latin-1 mode: classes stay small, and every byte outside ASCII is part of a
word, so that a pattern costs a few hundred instructions whatever the script.
"""

from collections.abc import Iterable
from typing import Final

import re2

from extractors.indicators.phrase import Both, Choice, Gap, Literal, Number, PhraseError, Rest, Word, Words

UNSPACED: Final = frozenset(("zh",))
OUTSIDE: Final = r"\x00-\x26\x28-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f"
"""What no word contains: ASCII without letters, digits and the apostrophe."""

_BETWEEN: Final = r"\x00-\x09\x0b-\x20\x22-\x26\x28-\x2b\x2d\x2f\x3a\x3c-\x3e\x40\x5b-\x60\x7b-\x7f"  # no . ! ? , ; \n
_SPACE: Final = rf"[{_BETWEEN}]{{1,4}}"
_MARKED_SPACE: Final = rf"[{_BETWEEN},]{{1,4}}"  # behind a gap a comma may stand
_STEP: Final = rf"(?:[{_BETWEEN},]{{1,4}}[^{OUTSIDE}]+)"
_MARK: Final = rf"[{_BETWEEN},]{{0,3}}"
_CHARACTER: Final = r"(?:[\x20\x22-\x2d\x2f-\x3e\x40-\x7f]|[\xc0-\xff][\x80-\xbf]{1,3})"
_NUMBER: Final = r"[0-9]+(?:[., ][0-9]+)*k?"
_NUMERAL: Final = r"(?:[0-9]+(?:[.,][0-9]+)*|(?:一|二|三|四|五|六|七|八|九|十|百|千|万|两|几|半)+)"
_INSIDE: Final = {"-": "[ -]?", "'": "'?", "+": r"\+"}
_CUTTING: Final = frozenset((*_INSIDE, "/", "&"))  # signs in a word that keywords do not have
_SHORTEST: Final = 2
_APART: Final = 8  # words between the two of a Both

Need = frozenset[bytes]


def compiled(phrases: Iterable[Words], language: str) -> "re2._Regexp":
    """One pattern for all; group 1 is what matched. Raises PhraseError where RE2 refuses."""
    spaced = language not in UNSPACED
    body = "|".join(_words(words, spaced) for words in phrases)
    pattern = rf"(?:^|[{OUTSIDE}])({body})(?:$|[{OUTSIDE}])" if spaced else f"({body})"
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    try:
        return re2.compile(pattern.encode(), options)
    except re2.error as error:
        raise PhraseError(f"RE2 refuses: {str(error)[:200]}") from error


def _words(words: Words, spaced: bool) -> str:
    made, begun, behind_gap = "", False, False
    for item in words:
        space = (_MARKED_SPACE if behind_gap else _SPACE) if spaced else _MARK
        behind_gap = isinstance(item, Gap) or (behind_gap and isinstance(item, Word) and item.optional)
        if isinstance(item, Both):
            made += _both(item, spaced)
        elif isinstance(item, Gap):
            made += _gap(item.longest, spaced)
        elif item.optional:
            made += f"(?:{space}{_word(item, spaced)})?" if begun else f"(?:{_word(item, spaced)}{space})?"
        else:
            made += (space if begun else "") + _word(item, spaced)
            begun = True
    return made


def _both(both: Both, spaced: bool) -> str:
    one, other = _words(both.one, spaced), _words(both.other, spaced)
    between = _gap(_APART, spaced) + (_MARKED_SPACE if spaced else _MARK)
    return f"(?:(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one}))"


def _gap(longest: int, spaced: bool) -> str:
    return f"{_STEP}{{0,{longest}}}" if spaced else f"{_CHARACTER}{{0,{longest * 2}}}"


def _word(word: Word, spaced: bool) -> str:
    made = ""
    for atom in word.atoms:
        if isinstance(atom, Literal):
            made += "".join(_INSIDE.get(char, char) for char in atom.text)
        elif isinstance(atom, Rest):
            made += rf"[^{OUTSIDE}]{{0,30}}" if spaced else "[a-z0-9]*"
        elif isinstance(atom, Number):
            made += _NUMBER if spaced else _NUMERAL
        else:
            made += f"(?:{'|'.join(_words(way, spaced) for way in atom.ways)}){'?' if atom.optional else ''}"
    return made


def needs(words: Words, language: str) -> list[Need]:
    """Of each set at least one stands in any text that the phrase matches: as the beginning of a word where words are
    spaced, anywhere where they are not."""
    beginnings = _beginnings if language not in UNSPACED else _pairs
    both = [
        need
        for item in words
        if isinstance(item, Both)
        for half in (item.one, item.other)
        for need in needs(half, language)
    ]
    found = both + [beginnings(item) for item in words if isinstance(item, Word) and not item.optional]
    return [need for need in found if need]


def _beginnings(word: Word) -> Need | None:
    """What the word begins with, in every way; with a space behind it where that is all of the word."""
    starts = {""}
    for number, atom in enumerate(word.atoms, 1):
        if isinstance(atom, Literal):
            cut = min((at for at, char in enumerate(atom.text) if char in _CUTTING), default=None)
            starts = {start + atom.text[:cut] for start in starts}
            if cut is None:
                continue
            return _need(starts)
        whole = _whole(atom) if isinstance(atom, Choice) else None
        if whole is not None:
            starts = {start + way for start in starts for way in whole}
            continue
        if isinstance(atom, Choice) and not atom.optional:
            heads = [_heads(way, starts == {""}, number == len(word.atoms)) for way in atom.ways]
            if all(heads):
                starts = {start + more for start in starts for need in heads for more in need}
        return _need(starts)
    return _need({f"{start} " for start in starts})


def _need(starts: set[str]) -> Need | None:
    return frozenset(start.encode() for start in starts) if min(map(len, starts)) >= _SHORTEST else None


def _heads(way: Words, alone: bool, closed: bool) -> list[str]:
    """What one of the way's words begins with, the most telling one; the first where letters stand before it.

    `closed`: no letters follow the way's last word.
    """
    offers = []
    for word in way if alone else way[:1]:
        if isinstance(word, Word) and not word.optional and (need := _beginnings(word)):
            starts = [start.decode() for start in need]
            offers.append(starts if closed or word is not way[-1] else [start.rstrip(" ") for start in starts])
    return max(offers, key=lambda starts: min(map(len, starts)), default=[])


def _whole(choice: Choice) -> list[str] | None:
    """Every way of a choice that is made of plain letters alone; an optional choice has the empty way too."""
    found = [""] if choice.optional else []
    for way in choice.ways:
        atoms = way[0].atoms if len(way) == 1 and isinstance(way[0], Word) else ()
        if len(atoms) != 1 or not isinstance(atoms[0], Literal) or any(char in _CUTTING for char in atoms[0].text):
            return None
        found.append(atoms[0].text)
    return found


def _pairs(word: Word) -> Need | None:
    """Pairs of characters; the smallest set that any part of the word offers."""
    offers = [need for atom in word.atoms if (need := _pairs_of(atom))]
    return min(offers, key=len) if offers else None


def _pairs_of(atom: Literal | Rest | Number | Choice) -> Need | None:
    if isinstance(atom, Literal):
        plain = "".join(" " if char in _INSIDE else char for char in atom.text).split()
        return frozenset([plain[0][:2].encode()]) if plain and len(plain[0]) >= _SHORTEST else None
    if not isinstance(atom, Choice) or atom.optional:
        return None
    ways = [min(found, key=len) if (found := needs(way, "zh")) else None for way in atom.ways]
    return frozenset(pair for way in ways if way for pair in way) if all(ways) else None
