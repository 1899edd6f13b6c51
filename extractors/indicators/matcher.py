"""All phrases of all languages against one text: keywords choose the few that can match, RE2 decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from extractors.indicators.codebook import Codebook, CodebookError, active
from extractors.indicators.keywords import REACH, Key, Keywords, Present, Units, spaced
from extractors.indicators.model import Rule
from extractors.indicators.pattern import Need, compiled
from extractors.indicators.phrase import PhraseError, Reader, Words, literals
from extractors.indicators.tongues import Tongues

_AROUND: Final = 2 * REACH  # bytes beside a phrase's first keyword in which all of it stands


@dataclass(frozen=True, eq=False)
class Line:
    """One phrase of one rule, compiled when a text first has its keywords: most lines never meet one.

    `text` is all its literals: whether it says no by itself is asked of them.
    """

    rule: Rule
    language: str
    name: str
    phrase: str
    reader: Reader
    needs: tuple[Need, ...]

    @cached_property
    def words(self) -> Words:
        return self.reader.read(self.phrase)

    @cached_property
    def pattern(self) -> "re2._Regexp":  # type: ignore[name-defined]  # noqa: F821
        return compiled([self.words], self.language)

    @cached_property
    def text(self) -> bytes:
        return " ".join(literals(self.words)).encode()


@dataclass(frozen=True, slots=True)
class Hit:
    """Bytes [start, end) of the view in UTF-8."""

    line: Line
    start: int
    end: int


class Matcher:
    def __init__(
        self, codebook: Codebook, also: Iterable[Iterable[frozenset[Key]]] = (), *, experimental: bool = False
    ) -> None:
        """`also` are the needs of other phrases, for `Reading.keys`. Raises CodebookError for an unreadable phrase."""
        self.rules = active(codebook.rules.values(), experimental=experimental)
        self.lines = [line for rule in self.rules for line in _lines(rule, codebook)]
        self._always = [line for line in self.lines if not line.needs]
        self._tongues = Tongues()
        self._keywords = Keywords([line for line in self.lines if line.needs], also)

    def prove(self) -> None:
        """Compiles every phrase now. Raises CodebookError for one that RE2 refuses."""
        for line in self.lines:
            try:
                line.pattern  # noqa: B018 (compiles)
            except PhraseError as error:
                raise CodebookError(f"{line.name}: {error}") from error

    def read(self, view: str, language: str | None = None) -> "Reading":
        """`language` is a guess at what most of the text is written in."""
        units = Units(view)
        text = spaced(units)
        return Reading(units, self._keywords.present(units, text), self._tongues.of(text, language))

    def hits(self, reading: "Reading") -> Iterator[Hit]:
        """In no order; no phrase reaches over the end of a sentence, so each is looked for where its keywords stand."""
        data = reading.units.data
        for unit, keys in reading.present.items():
            start, end = reading.units.bytes_of(unit)
            for line, (first, last) in self._keywords.possible(keys, reading.languages):
                yield from _hits(line, data, max(0, start - 1, first - _AROUND), min(end, last + _AROUND))
        for line in self._always:
            if reading.languages is not None and line.language not in reading.languages:
                continue
            yield from _hits(line, data, 0, len(data))


def _hits(line: Line, data: bytes, start: int, end: int) -> Iterator[Hit]:
    for match in line.pattern.finditer(data, start, end):
        first, last = match.span(1)
        yield Hit(line, first, last)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text: its units, and which keywords stand in which of them."""

    units: Units
    present: Present
    languages: frozenset[str] | None

    def keys(self) -> set[Key]:
        """The keywords of the whole text."""
        return set().union(*self.present.values())


def _lines(rule: Rule, codebook: Codebook) -> Iterator[Line]:
    for language, phrases in rule.phrases.items():
        for phrase in phrases:
            yield Line(
                rule=rule,
                language=language,
                name=f"{rule.id}.{language}.{sha256(phrase.encode()).hexdigest()[:6]}",
                phrase=phrase,
                reader=codebook.reader(language),
                needs=tuple(codebook.needs(language, phrase, f"{codebook.files[rule.id]}: phrases")),
            )


def compile_phrases(phrases: Iterable[str], language: str, codebook: Codebook, where: str) -> "re2._Regexp":  # type: ignore[name-defined]  # noqa: F821
    """All in one pattern. Raises CodebookError, beginning with `where`."""
    try:
        return compiled(read_phrases(phrases, language, codebook, where), language)
    except PhraseError as error:
        raise CodebookError(f"{where}.{language}: {error}") from error


def read_phrases(phrases: Iterable[str], language: str, codebook: Codebook, where: str) -> list[Words]:
    """Raises CodebookError, beginning with `where`."""
    try:
        return [codebook.reader(language).read(phrase) for phrase in phrases]
    except PhraseError as error:
        raise CodebookError(f"{where}.{language}: {error}") from error
