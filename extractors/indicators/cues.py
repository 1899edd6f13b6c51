"""What one language says around findings: the cues of its context file and the guards of every rule."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from extractors.indicators.codebook import Codebook, CodebookError
from extractors.indicators.kept import sieve_of
from extractors.indicators.model import Cues
from extractors.indicators.pattern import Match, compiled
from extractors.indicators.phrase import PhraseError, Reader, Words
from extractors.indicators.units import Units

NAMES: Final = tuple(Cues.model_fields)


class _Phrase(NamedTuple):
    """`name` is a kind of cue, or the rule that it guards; `file` is where it is written."""

    name: str
    file: str
    text: str


class Pattern:
    """One phrase, read and compiled when first looked for. Raises CodebookError."""

    def __init__(self, phrase: _Phrase, reader: Reader, language: str) -> None:
        self._phrase, self._reader, self._language = phrase, reader, language

    @property
    def words(self) -> Words:
        try:
            return self._reader.read(self._phrase.text)
        except PhraseError as error:
            raise CodebookError(f"{self._phrase.file}: {error}") from error

    @cached_property
    def search(self) -> Callable[[bytes], Match | None]:
        try:
            pattern = compiled(self.words, self._language)
        except PhraseError as error:
            raise CodebookError(f"{self._phrase.file}: {error}") from error
        search: Callable[[bytes], Match | None] = pattern.search
        return search


class Spoken:
    """Raises CodebookError for a phrase that cannot be read."""

    def __init__(self, codebook: Codebook, language: str) -> None:
        self._phrases = [*_phrases(codebook, language)]
        self._patterns = [Pattern(phrase, codebook.reader(language), language) for phrase in self._phrases]
        read = (pattern.words for pattern in self._patterns)
        texts = (phrase.text for phrase in self._phrases)
        self._sieve = sieve_of(codebook.version, language, texts, read)

    def prove(self) -> None:
        """Compiles all now. Raises CodebookError."""
        for pattern in self._patterns:
            pattern.search(b"")

    def said(self, units: Units) -> dict[str, list[Pattern]]:
        """By name, what may stand in the text."""
        found: dict[str, list[Pattern]] = {}
        for number in self._sieve.passing(units):
            found.setdefault(self._phrases[number].name, []).append(self._patterns[number])
        return found


def _phrases(codebook: Codebook, language: str) -> Iterator[_Phrase]:
    cues = codebook.cues.get(language)
    for name in NAMES if cues else ():
        file = f"context/{language}.yml: {name}"
        yield from (_Phrase(name, file, phrase) for phrase in getattr(cues, name))
    for id, rule in codebook.rules.items():
        file = f"{codebook.files[id]}: guards.{language}"
        yield from (_Phrase(id, file, phrase) for phrase in rule.guards.get(language, ()))
