"""All phrases of all languages against one text: a sieve chooses the few that can match, RE2 decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain

from extractors.indicators.codebook import Codebook, CodebookError, active
from extractors.indicators.exact import Exact, exact
from extractors.indicators.kept import sieve_of
from extractors.indicators.model import Rule
from extractors.indicators.phrase import PhraseError, Reader, Words, literals
from extractors.indicators.sieve import Sieve
from extractors.indicators.tongues import Tongues
from extractors.indicators.units import Units


@dataclass(frozen=True, eq=False)
class Line:
    """One phrase of one rule; its exact pattern is compiled when a text first passes the sieve with it.

    `text` is all its literals: whether it says no by itself is asked of them.
    """

    rule: Rule
    language: str
    name: str
    phrase: str
    reader: Reader

    @cached_property
    def words(self) -> Words:
        return self.reader.read(self.phrase)

    @cached_property
    def exact(self) -> Exact:
        return exact(self.words, self.language)

    @cached_property
    def text(self) -> str:
        return " ".join(literals(self.words))


@dataclass(frozen=True, slots=True)
class Hit:
    """Bytes [start, end) of the view in UTF-8."""

    line: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text: its sentences, and the languages that it may be written in."""

    units: Units
    languages: frozenset[str]


class Matcher:
    """Each language's phrases are read and compiled when a text first may be written in it."""

    def __init__(self, codebook: Codebook, *, experimental: bool = False) -> None:
        self.rules = active(codebook.rules.values(), experimental=experimental)
        self._files, self._version = codebook.files, codebook.version
        self.lines: dict[str, list[Line]] = {}
        for rule in self.rules:
            for language, phrases in rule.phrases.items():
                self.lines.setdefault(language, []).extend(_lines(rule, language, phrases, codebook.reader(language)))
        self._sieves: dict[str, Sieve] = {}
        self._tongues = Tongues(self.lines)

    def prove(self) -> None:
        """Compiles every phrase now. Raises CodebookError for one that cannot be read, or that RE2 refuses."""
        for lines in self.lines.values():
            for line in lines:
                try:
                    line.exact  # noqa: B018 (compiles)
                except PhraseError as error:
                    raise self._error(line, error) from error

    def read(self, view: str, language: str | None = None) -> Reading:
        """`language` is a guess at what most of the text is written in."""
        units = Units(view)
        return Reading(units, self._tongues.of(chain.from_iterable(units.words), language))

    def hits(self, reading: Reading) -> Iterator[Hit]:
        """In no order. No phrase reaches over the end of a sentence."""
        for language in reading.languages & self.lines.keys():
            for number in self._sieve(language).passing(reading.units):
                line = self.lines[language][number]
                yield from (Hit(line, *span) for span in line.exact.spans(reading.units.data))

    def _sieve(self, language: str) -> Sieve:
        if language not in self._sieves:
            lines = self.lines[language]
            texts, read = (line.phrase for line in lines), map(self._words, lines)
            self._sieves[language] = sieve_of(self._version, language, texts, read)
        return self._sieves[language]

    def _words(self, line: Line) -> Words:
        try:
            return line.words
        except PhraseError as error:
            raise self._error(line, error) from error

    def _error(self, line: Line, error: PhraseError) -> CodebookError:
        return CodebookError(f"{self._files[line.rule.id]}: phrases.{line.language}: {error}")


def _lines(rule: Rule, language: str, phrases: Iterable[str], reader: Reader) -> Iterator[Line]:
    for phrase in phrases:
        name = f"{rule.id}.{language}.{sha256(phrase.encode()).hexdigest()[:6]}"
        yield Line(rule=rule, language=language, name=name, phrase=phrase, reader=reader)
