"""All phrases of all languages against one text: keywords choose the few that can match, RE2 decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from extractors.indicators.codebook import Codebook, CodebookError
from extractors.indicators.model import Rule
from extractors.indicators.pattern import UNSPACED, Need, compiled, needs
from extractors.indicators.phrase import PhraseError, Words, literals, read

_HEAD: Final = 4  # bytes by which keywords are looked up
_APART: Final = bytes(code if code >= 0x80 or chr(code).isalnum() or chr(code) == "'" else 0x20 for code in range(256))


@dataclass(frozen=True, slots=True)
class Line:
    """One phrase of one rule. `text` is all its literals: whether it says no by itself is asked of them."""

    rule: Rule
    language: str
    name: str
    text: bytes
    pattern: "re2._Regexp"  # type: ignore[name-defined]  # noqa: F821
    needs: tuple[Need, ...]


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
        self._spaced = _Keywords((line for line in keyed if line.language not in UNSPACED), _HEAD)
        self._unspaced = _Keywords((line for line in keyed if line.language in UNSPACED), None)

    def hits(self, view: str, data: bytes) -> Iterator[Hit]:
        """`data` is `view` in UTF-8."""
        for line in self.possible(view, data):
            for match in line.pattern.finditer(data):
                start, end = match.span(1)
                yield Hit(line, start, end)

    def possible(self, view: str, data: bytes) -> list[Line]:
        words = b" " + data.translate(_APART)
        apart = words.split()
        heads = {word[:length] for word in apart for length in (2, 3, _HEAD)}
        found = self._spaced.possible(heads, words, b" ")
        if not view.isascii():
            pairs = {view[at : at + 2].encode("utf-8") for at in range(len(view))}
            found += self._unspaced.possible(pairs, data, b"")
        return found + self._always


class _Keywords:
    """Which lines can match, by keywords; these by their first `head` bytes, or whole."""

    def __init__(self, lines: Iterable[Line], head: int | None) -> None:
        self._by_key: dict[bytes, list[Line]] = defaultdict(list)
        self._by_head: dict[bytes, set[bytes]] = defaultdict(set)
        for line in lines:
            for key in max(line.needs, key=lambda need: (min(map(len, need)), -len(need))):
                self._by_key[key].append(line)
            for need in line.needs:
                for key in need:
                    self._by_head[key[:head]].add(key)

    def possible(self, heads: set[bytes], text: bytes, before: bytes) -> list[Line]:
        keys = [key for head in heads & self._by_head.keys() for key in self._by_head[head] if before + key in text]
        present = set(keys)
        lines = {line.name: line for key in keys for line in self._by_key.get(key, ())}
        return [line for _, line in sorted(lines.items()) if not any(need.isdisjoint(present) for need in line.needs)]


def _lines(rule: Rule, codebook: Codebook) -> Iterator[Line]:
    for language, phrases in rule.phrases.items():
        for phrase in phrases:
            words, pattern = compile_phrases([phrase], language, codebook, f"{codebook.files[rule.id]}: phrases")
            yield Line(
                rule=rule,
                language=language,
                name=f"{rule.id}.{language}.{sha256(phrase.encode()).hexdigest()[:6]}",
                text=" ".join(literals(words[0])).encode(),
                pattern=pattern,
                needs=tuple(needs(words[0], language)),
            )


def compile_phrases(
    phrases: Iterable[str], language: str, codebook: Codebook, where: str
) -> tuple[list[Words], "re2._Regexp"]:  # type: ignore[name-defined]  # noqa: F821
    """All in one pattern. Raises CodebookError, beginning with `where`."""
    try:
        words = [read(phrase, codebook.lists.get(language, {})) for phrase in phrases]
        return words, compiled(words, language)
    except PhraseError as error:
        raise CodebookError(f"{where}.{language}: {error}") from error
