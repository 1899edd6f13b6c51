"""All phrases of all languages against one text: keywords choose the few that can match, RE2 decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from ahocorasick import Automaton

from extractors.indicators.codebook import Codebook, CodebookError
from extractors.indicators.model import Rule
from extractors.indicators.pattern import UNSPACED, Need, compiled, needs
from extractors.indicators.phrase import PhraseError, Words, literals, read

_APART: Final = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "'"}


@dataclass(frozen=True, eq=False)
class Line:
    """One phrase of one rule, compiled when a text first has its keywords: most lines never meet one.

    `text` is all its literals: whether it says no by itself is asked of them.
    """

    rule: Rule
    language: str
    name: str
    words: Words
    needs: tuple[Need, ...]

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
    def __init__(self, codebook: Codebook, *, experimental: bool = False) -> None:
        """Raises CodebookError for a phrase that cannot be read or that RE2 refuses."""
        rules = [rule for rule in codebook.rules.values() if experimental or rule.status == "stable"]
        self.lines = [line for rule in rules for line in _lines(rule, codebook)]
        self._always = [line for line in self.lines if not line.needs]
        keyed = [line for line in self.lines if line.needs]
        self._spaced = _Keywords((line for line in keyed if line.language not in UNSPACED), " ")
        self._unspaced = _Keywords((line for line in keyed if line.language in UNSPACED), "")

    def prove(self) -> None:
        """Compiles every phrase now. Raises CodebookError for one that RE2 refuses."""
        for line in self.lines:
            try:
                line.pattern  # noqa: B018 (compiles)
            except PhraseError as error:
                raise CodebookError(f"{line.name}: {error}") from error

    def hits(self, view: str, data: bytes) -> Iterator[Hit]:
        """`data` is `view` in UTF-8."""
        for line in self.possible(view, data):
            for match in line.pattern.finditer(data):
                start, end = match.span(1)
                yield Hit(line, start, end)

    def possible(self, view: str, data: bytes) -> list[Line]:
        words = " " + view.translate(_APART)
        found = self._spaced.possible(words)
        if not view.isascii():
            found += self._unspaced.possible(view)
        return found + self._always


class _Keywords:
    """Which lines can match, by keywords; one walk over the text finds all that stand in it."""

    def __init__(self, lines: Iterable[Line], before: str) -> None:
        self._by_key: dict[bytes, list[Line]] = defaultdict(list)
        keys = set()
        for line in lines:
            for key in max(line.needs, key=lambda need: (min(map(len, need)), -len(need))):
                self._by_key[key].append(line)
            keys |= {key for need in line.needs for key in need}
        self._automaton = Automaton()
        for key in keys:
            self._automaton.add_word(before + key.decode(), key)
        self._automaton.make_automaton()

    def possible(self, text: str) -> list[Line]:
        present = {key for _, key in self._automaton.iter(text)} if self._by_key else set()
        lines = {line.name: line for key in present for line in self._by_key.get(key, ())}
        return [line for _, line in sorted(lines.items()) if not any(need.isdisjoint(present) for need in line.needs)]


def _lines(rule: Rule, codebook: Codebook) -> Iterator[Line]:
    for language, phrases in rule.phrases.items():
        for phrase in phrases:
            try:
                words = read(phrase, codebook.lists.get(language, {}))
            except PhraseError as error:
                raise CodebookError(f"{codebook.files[rule.id]}: phrases.{language}: {error}") from error
            yield Line(
                rule=rule,
                language=language,
                name=f"{rule.id}.{language}.{sha256(phrase.encode()).hexdigest()[:6]}",
                words=words,
                needs=tuple(needs(words, language)),
            )


def compile_phrases(phrases: Iterable[str], language: str, codebook: Codebook, where: str) -> "re2._Regexp":  # type: ignore[name-defined]  # noqa: F821
    """All in one pattern. Raises CodebookError, beginning with `where`."""
    try:
        return compiled([read(phrase, codebook.lists.get(language, {})) for phrase in phrases], language)
    except PhraseError as error:
        raise CodebookError(f"{where}.{language}: {error}") from error
