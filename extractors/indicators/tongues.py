"""Which languages a text may be written in, by its little words: phrases of the others are not looked for."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from extractors.indicators.plain import plain
from extractors.indicators.plain_yaml import parse

WORDS: Final = Path(__file__).parents[1] / "words" / "function_words.yml"
_SCRIPTS: Final = {
    "zh": range(0xE4, 0xEA),  # first bytes of Chinese characters, and of no other letters here
    **dict.fromkeys(("uk", "ru", "bg"), range(0xD0, 0xD5)),
}
_LATIN: Final = range(0x61, 0x7B)
_ALWAYS: Final = {"en": _LATIN, "zh": _SCRIPTS["zh"]}
_TWO_SCRIPTS: Final = frozenset(("sr",))
_TOGETHER: Final = (frozenset(("uk", "ru")),)  # so often mixed that neither is left out beside the other
_SAYING: Final = 3  # different little words without which nothing is said
_ALIKE: Final = 0.7  # of the words of the language that has most: which of the two it is cannot be told
_SHARE: Final = 0.2  # of them, in words which that language does not have: both are spoken


class Tongues:
    """English may stand wherever Latin letters do; Chinese is told by its script. Words are UTF-8 of the plain view."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are the languages to choose from."""
        self._known = frozenset(known)
        self._by_word: dict[bytes, list[str]] = {}
        languages = parse(WORDS.read_text(encoding="utf-8"))
        assert isinstance(languages, dict)
        for language, words in languages.items():
            for word in dict.fromkeys(plain(word.lower()) for word in words):
                self._by_word.setdefault(word.encode(), []).append(language)

    def of(self, words: Sequence[bytes], guess: str | None) -> frozenset[str]:
        """Where little words say too little: the guess's language and theirs; without a guess any of the script."""
        different = set(words)
        said = self._said(different)
        most = max(map(len, said.values()), default=0)
        if most < _SAYING and guess is None:
            return self._of_script(different)
        found = _spoken(said, most) if most >= _SAYING else set(said)
        found |= {guess} if guess else set()
        found |= {language for language, firsts in _ALWAYS.items() if _begins(different, firsts)}
        for group in _TOGETHER:
            found |= group if group & found else set()
        return frozenset(found)

    def _said(self, words: set[bytes]) -> dict[str, set[bytes]]:
        """Little words by language."""
        said: dict[str, set[bytes]] = {}
        for word in self._by_word.keys() & words:
            for language in self._by_word[word]:
                said.setdefault(language, set()).add(word)
        return said

    def _of_script(self, words: set[bytes]) -> frozenset[str]:
        """Every language that has a script of the text."""
        latin = _begins(words, _LATIN)
        return frozenset(
            language
            for language in self._known
            if (language in _SCRIPTS and _begins(words, _SCRIPTS[language]))
            or (language in _TWO_SCRIPTS and _begins(words, _SCRIPTS["uk"]))
            or (language not in _SCRIPTS and latin)
        )


def _spoken(said: Mapping[str, set[bytes]], most: int) -> set[str]:
    leading = [words for words in said.values() if len(words) == most]
    return {
        language
        for language, words in said.items()
        if len(words) >= max(_SAYING, most * _ALIKE)
        or min(len(words - other) for other in leading) >= max(_SAYING, most * _SHARE)
    }


def _begins(words: Iterable[bytes], firsts: range) -> bool:
    return any(word[0] in firsts for word in words)
