"""Spelt numbers of words/numbers.yml: the languages a word is a number in, its meaning there, the pattern of a run."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

import re2

from extractors.glance import Sign
from extractors.tables import load

Role = Literal["digits", "value", "hundred", "times", "repeat", "zeros", "plus", "and", "joined"]

_TABLE: Final = Path(__file__).parents[1] / "words" / "numbers.yml"
_REPEATS: Final = {"twice": 2, "thrice": 3}
_ROLES: Final[dict[str, Role]] = {
    "hundred": "hundred",
    "times": "times",
    "zeros": "zeros",
    "plus": "plus",
    "and": "and",
    "joined": "joined",
}
_WEIGHTY: Final = frozenset(("value", "repeat", "plus"))
_BARE: Final = str.maketrans({"ł": "l", "ı": "i", "đ": "d", "ß": "ss"})
_GAP: Final = r"[\s./()\[\]*_~|•·,;:!+'\"‐-―−、，。\p{So}\p{Sk}-]{0,6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a word does in a spelt number; `weak` where most sentences mean something else by it."""

    role: Role
    value: int = 0
    weak: bool = False


DIGITS: Final = Meaning(role="digits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`languages` of every word, and their meaning by (language, word)."""

    languages: dict[str, frozenset[str]]
    meanings: dict[tuple[str, str], Meaning] = field(repr=False)
    spoken: tuple[str, ...]
    longest: int


@cache
def vocabulary() -> Vocabulary:
    meanings: dict[tuple[str, str], Meaning] = {}
    for language, word, meaning in _entries():
        meanings.setdefault((language, word), meaning)
    languages: dict[str, set[str]] = {}
    for language, word in meanings:
        languages.setdefault(word, set()).add(language)
    return Vocabulary(
        languages={word: frozenset(of) for word, of in languages.items()},
        meanings=meanings,
        spoken=tuple(sorted({language for language, _ in meanings})),
        longest=max(map(len, languages)),
    )


def parts(word: str, language: str) -> list[tuple[str, Meaning]]:
    """Words and digits that `word` is glued from in one language ("fivefive0one"); [] where something is left over."""
    return list(_parts(word, language))


@lru_cache(maxsize=4096)
def _parts(word: str, language: str) -> tuple[tuple[str, Meaning], ...]:
    """Longest words first; each end is tried once, so a long word costs no more than its letters."""
    meanings, longest, barren = vocabulary().meanings, vocabulary().longest, set[int]()
    found: list[tuple[str, Meaning]] = []
    sizes: list[int] = []  # the length tried at each step so far
    at, size = 0, longest
    while at < len(word):
        size = min(size, len(word) - at)
        meaning: Meaning | None = None
        while size and (at + size in barren or not (meaning := _meant(word[at : at + size], language, meanings))):
            size -= 1
        if meaning is not None and size:
            found.append((word[at : at + size], meaning))
            sizes.append(size)
            at, size = at + size, longest
            continue
        barren.add(at)
        if not found:
            return ()
        found.pop()
        size = sizes.pop()
        at, size = at - size, size - 1
    return tuple(found)


def _meant(word: str, language: str, meanings: Mapping[tuple[str, str], Meaning]) -> Meaning | None:
    return DIGITS if word.isascii() and word.isdigit() else meanings.get((language, word))


@cache
def run() -> "re2._Regexp[str]":
    """Where a number may be spelt out, as group 1."""
    options = re2.Options()
    options.max_mem = 64 << 20
    options.longest_match = True  # so that a word cut in the wrong place does not end the run
    return re2.compile(_run(), options)


@cache
def _run() -> str:
    """Words and digits with nothing but signs between them, that begin as no prose does: a word of some weight."""
    meanings = vocabulary().meanings
    weighty = _either(word for (_, word), meaning in meanings.items() if meaning.role in _WEIGHTY and not meaning.weak)
    any_word = _either(word for _, word in meanings)
    weak = _either(word for (_, word), meaning in meanings.items() if meaning.weak)
    before, more = rf"(?:(?:[0-9]|{weak}){_GAP})", rf"(?:{_GAP}(?:[0-9]|{any_word}))"
    either = rf"{before}*(?:{weighty}){more}{{3,}}|{before}{{5,}}(?:{weighty}){more}+"
    return rf"(?:^|[^\pL\pN+]|\p{{Han}})(\+?(?:{either}))"


spelt_in: Final = Sign(_run)
"""Whether a run may stand in a text."""


def _either(words: Iterable[str]) -> str:
    return "|".join(re2.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _entries() -> Iterator[tuple[str, str, Meaning]]:
    table: object = load(_TABLE)
    if not isinstance(table, dict):
        raise TypeError("words/numbers.yml: expected a mapping")
    for language, entries in table.items():
        weak = entries.get("weak", {})
        for key, words in (*entries.items(), *weak.items()):
            if key == "weak":
                continue
            meaning = _meaning(key, weak=key in weak and words is weak[key])
            for word in words:
                yield from ((language, form, meaning) for form in _forms(word))


def _meaning(key: int | str, weak: bool) -> Meaning:
    if isinstance(key, int):
        return Meaning(role="value", value=key, weak=weak)
    if key in _REPEATS:
        return Meaning(role="repeat", value=_REPEATS[key])
    return Meaning(role=_ROLES[key])


def _forms(word: str) -> set[str]:
    """With every apostrophe and none, with accents and without."""
    forms = {word.replace("'", sign) for sign in ("'", "’", "ʼ", "`", "")} if "'" in word else {word}
    if word.isascii() or any("\u0400" <= char <= "\u04ff" or char > "\u2e80" for char in word):
        return forms
    parts = unicodedata.normalize("NFD", word.translate(_BARE))
    return forms | {"".join(char for char in parts if not unicodedata.combining(char))}
