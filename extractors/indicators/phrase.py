"""Phrases as analysts write them, read into a tree.

    keep your passport      words in order; white space, hyphens or quotation marks between them
    passport*               the word goes on as it likes
    (job|place of work)     one of these; within a word too: pass(port|es), (un)paid
    (previous)? jobs?       a group or a letter that may be missing
    up-front                together, apart or with a hyphen
    don't                   the apostrophe may be missing
    ..   ...                up to two, up to five words between, within one sentence
    A & B                   both phrases, in either order, with up to eight words between, within one sentence
    <number>                digits with their separators; in Chinese also numerals
    <passport>              what is listed under that name in words/<language>.yml

Chinese has no spaces: a space means that marks may stand there; .. and ... and & are up to four, ten and sixteen
characters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from extractors.indicators.plain import plain

NUMBER: Final = "number"
_DEEPEST: Final = 8
_GAPS: Final = {"..": 2, "...": 5}
_BOTH: Final = " & "


class PhraseError(ValueError):
    """A phrase that cannot be read; the message quotes it and says why."""


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Any further letters of the word."""


@dataclass(frozen=True, slots=True)
class Number:
    """Digits."""


@dataclass(frozen=True, slots=True)
class Choice:
    ways: tuple["Words", ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    longest: int


@dataclass(frozen=True, slots=True)
class Word:
    atoms: tuple["Atom", ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """Two phrases in either order; stands alone in its phrase."""

    one: "Words"
    other: "Words"


Atom: TypeAlias = Literal | Rest | Number | Choice
Words: TypeAlias = tuple[Word | Gap | Both, ...]
Lists: TypeAlias = Mapping[str, Sequence[str]]


def read(phrase: str, lists: Lists, depth: int = 0) -> Words:
    """Raises PhraseError."""
    one, both, other = phrase.partition(_BOTH)
    if both:
        return (Both(read(one, lists, depth), read(other, lists, depth)),)
    reader = _Reader(phrase, lists, depth)
    words = reader.words()
    if reader.rest:
        raise reader.error(f"unexpected {reader.rest[0]!r}")
    return words


class _Reader:
    def __init__(self, phrase: str, lists: Lists, depth: int) -> None:
        if depth > _DEEPEST:
            raise PhraseError(f"{phrase!r}: lists that name one another without end")
        self._phrase, self._lists, self._depth = phrase, lists, depth
        self.rest = " ".join(plain(phrase.lower()).split())

    def error(self, why: str) -> PhraseError:
        return PhraseError(f"{self._phrase!r}: {why}")

    def words(self) -> Words:
        found: list[Word | Gap | Both] = []
        while self.rest and self.rest[0] not in "|)":
            if self._take(" "):
                continue
            found.append(self._gap() if self.rest[0] == "." else self._word())
        solid = [item for item in found if isinstance(item, Word) and not item.optional]
        if not solid or isinstance(found[0], Gap) or isinstance(found[-1], Gap):
            raise self.error("a phrase or alternative begins and ends with words, of which one is not optional")
        return tuple(found)

    def _gap(self) -> Gap:
        dots = self.rest[: len(self.rest) - len(self.rest.lstrip("."))]
        self.rest = self.rest[len(dots) :]
        if dots not in _GAPS:
            raise self.error("a gap is two or three dots")
        return Gap(_GAPS[dots])

    def _word(self) -> Word:
        atoms: list[Atom] = []
        while self.rest and self.rest[0] not in " |).":
            if self._take("?"):
                atoms[-1:] = self._optional(atoms[-1] if atoms else None)
            else:
                atoms.append(self._atom())
        alone = atoms[0] if len(atoms) == 1 else None
        if isinstance(alone, Choice) and alone.optional:
            return Word((replace(alone, optional=False),), optional=True)
        return Word(tuple(atoms))

    def _optional(self, atom: Atom | None) -> list[Atom]:
        """A group as a whole; of letters the last one."""
        if isinstance(atom, Choice):
            return [replace(atom, optional=True)]
        if not isinstance(atom, Literal) or not atom.text[-1:].isalnum():
            raise self.error("? follows a letter or a group")
        last = Choice(((Word((Literal(atom.text[-1]),)),),), optional=True)
        return [Literal(atom.text[:-1]), last] if atom.text[1:] else [last]

    def _atom(self) -> Atom:
        if self._take("*"):
            return Rest()
        if self._take("("):
            return self._choice()
        if self._take("<"):
            return self._named()
        length = next((at for at, char in enumerate(self.rest) if not _is_letter(char)), len(self.rest))
        if not length:
            raise self.error(f"{self.rest[0]!r} has no meaning here")
        literal, self.rest = self.rest[:length], self.rest[length:]
        return Literal(literal)

    def _choice(self) -> Choice:
        ways = [self.words()]
        while self._take("|"):
            ways.append(self.words())
        if not self._take(")"):
            raise self.error("a ( is not closed")
        return Choice(tuple(ways))

    def _named(self) -> Atom:
        name, closed, self.rest = self.rest.partition(">")
        if name == NUMBER:
            return Number()
        if not closed or name not in self._lists:
            raise self.error(f"there is no list <{name}> in words/ for this language")
        return Choice(tuple(read(entry, self._lists, self._depth + 1) for entry in self._lists[name]))

    def _take(self, sign: str) -> bool:
        if not self.rest.startswith(sign):
            return False
        self.rest = self.rest[len(sign) :]
        return True


def _is_letter(char: str) -> bool:
    return char.isalnum() or char in "-'&+/" or not char.isascii()


def literals(words: Words) -> list[str]:
    """Every literal of a phrase, for asking whether it says no by itself."""
    found: list[str] = []
    for word in words:
        if isinstance(word, Both):
            found += [*literals(word.one), *literals(word.other)]
        for atom in word.atoms if isinstance(word, Word) else ():
            if isinstance(atom, Literal):
                found.append(atom.text)
            elif isinstance(atom, Choice):
                found += [text for way in atom.ways for text in literals(way)]
    return found
