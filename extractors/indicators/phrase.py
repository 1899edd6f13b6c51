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

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from extractors.indicators.plain import plain

NUMBER: Final = "number"
_TOKEN: Final = re.compile(r"(?:[^\W_]|[-'&+/]|[^\x00-\x7f])+|<[^>]*>?|\.+|.")
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


def is_solid(item: Word | Gap | Both) -> bool:
    """Whether it has to be there, as letters."""
    return isinstance(item, Both) or (isinstance(item, Word) and not item.optional)


class Reader:
    """Reads phrases of one language; each named list once. Raises PhraseError."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._named: dict[str, Choice] = {}
        self._open: list[str] = []

    def read(self, phrase: str) -> Words:
        one, both, other = phrase.partition(_BOTH)
        if both:
            return (Both(self.read(one), self.read(other)),)
        tokens = _Tokens(phrase, self._list)
        words = tokens.words()
        if tokens.next:
            raise tokens.error(f"unexpected {tokens.next!r}")
        return words

    def _list(self, name: str) -> Choice | None:
        """None where there is none of that name."""
        if name in self._named or name not in self._lists:
            return self._named.get(name)
        if name in self._open:
            raise PhraseError(f"<{name}>: lists that name one another without end")
        self._open.append(name)
        self._named[name] = Choice(tuple(self.read(entry) for entry in self._lists[name]))
        self._open.pop()
        return self._named[name]


def read(phrase: str, lists: Lists) -> Words:
    """One phrase by itself. Raises PhraseError."""
    return Reader(lists).read(phrase)


class _Tokens:
    """One phrase from left to right; `next` is "" behind its end."""

    def __init__(self, phrase: str, named: Callable[[str], Choice | None]) -> None:
        self._phrase, self._named = phrase, named
        self._rest = iter(_TOKEN.findall(" ".join(plain(phrase.lower()).split())))
        self.next: str = next(self._rest, "")

    def error(self, why: str) -> PhraseError:
        return PhraseError(f"{self._phrase!r}: {why}")

    def words(self) -> Words:
        found: list[Word | Gap | Both] = []
        while self.next and self.next not in "|)":
            if not self._take(" "):
                found.append(self._gap() if self.next[0] == "." else self._word())
        if not any(map(is_solid, found)) or isinstance(found[0], Gap) or isinstance(found[-1], Gap):
            raise self.error("a phrase or alternative begins and ends with words, of which one is not optional")
        return tuple(found)

    def _step(self) -> str:
        said, self.next = self.next, next(self._rest, "")
        return said

    def _take(self, sign: str) -> bool:
        if self.next != sign:
            return False
        self._step()
        return True

    def _gap(self) -> Gap:
        dots = self._step()
        if dots not in _GAPS:
            raise self.error("a gap is two or three dots")
        return Gap(_GAPS[dots])

    def _word(self) -> Word:
        atoms: list[Atom] = []
        while self.next and self.next[0] not in " |).":
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
        said = self._step()
        if said == "*":
            return Rest()
        if said == "(":
            return self._choice()
        if said[0] == "<":
            return self._list(said)
        if not _is_letter(said[0]):
            raise self.error(f"{said!r} has no meaning here")
        return Literal(said)

    def _choice(self) -> Choice:
        ways = [self.words()]
        while self._take("|"):
            ways.append(self.words())
        if not self._take(")"):
            raise self.error("a ( is not closed")
        return Choice(tuple(ways))

    def _list(self, said: str) -> Atom:
        name = said.strip("<>")
        if name == NUMBER:
            return Number()
        choice = self._named(name)
        if choice is None or said[-1] != ">":
            raise self.error(f"there is no list <{name}> in words/ for this language")
        return choice


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
