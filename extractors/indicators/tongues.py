"""Which languages a text may be written in, by its little words: phrases of the others are not looked for."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from extractors.indicators.plain import plain
from extractors.indicators.plain_yaml import parse

WORDS: Final = Path(__file__).parents[1] / "words" / "function_words.yml"
_SCRIPTS: Final = {"zh": ("一", "鿿"), **dict.fromkeys(("uk", "ru", "bg"), ("Ѐ", "ӿ"))}
"""First and last letter."""
_LATIN: Final = ("a", "z")
_ALWAYS: Final = {"en": _LATIN, "zh": _SCRIPTS["zh"]}
_TWO_SCRIPTS: Final = frozenset(("sr",))
_TOGETHER: Final = (frozenset(("uk", "ru")),)  # so often mixed that neither is left out beside the other
_SAYING: Final = 3  # different little words without which nothing is said
_ALIKE: Final = 0.7  # of the words of the language that has most: which of the two it is cannot be told
_SHARE: Final = 0.2  # of them, in words which that language does not have: both are spoken


@cache
def little_words() -> dict[str, frozenset[str]]:
    """By language, as in the plain view."""
    languages = parse(WORDS.read_text(encoding="utf-8"))
    assert isinstance(languages, dict)
    return {language: frozenset(plain(word.lower()) for word in words) for language, words in languages.items()}


class Tongues:
    """English may stand wherever Latin letters do; Chinese is told by its script. Words are those of the plain view."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are the languages to choose from."""
        self._known = frozenset(known)
        self._little = little_words()

    def of(self, words: Iterable[str], guess: str | None) -> frozenset[str]:
        """Where little words say too little: the guess's language and theirs; without a guess any of the script."""
        different = set(words)
        said = self._said(different)
        most = max(map(len, said.values()), default=0)
        if most < _SAYING and guess is None:
            return self._of_script(different)
        found = _spoken(said, most) if most >= _SAYING else set(said)
        found |= {guess} if guess else set()
        found |= {language for language, script in _ALWAYS.items() if _begins(different, script)}
        for group in _TOGETHER:
            found |= group if group & found else set()
        return frozenset(found)

    def _said(self, words: set[str]) -> dict[str, frozenset[str]]:
        """Little words by language."""
        return {language: said for language, little in self._little.items() if (said := little & words)}

    def _of_script(self, words: set[str]) -> frozenset[str]:
        """Every language that has a script of the text."""
        latin = _begins(words, _LATIN)
        return frozenset(
            language
            for language in self._known
            if (language in _SCRIPTS and _begins(words, _SCRIPTS[language]))
            or (language in _TWO_SCRIPTS and _begins(words, _SCRIPTS["uk"]))
            or (language not in _SCRIPTS and latin)
        )


def _spoken(said: Mapping[str, frozenset[str]], most: int) -> set[str]:
    leading = [words for words in said.values() if len(words) == most]
    return {
        language
        for language, words in said.items()
        if len(words) >= max(_SAYING, most * _ALIKE)
        or min(len(words - other) for other in leading) >= max(_SAYING, most * _SHARE)
    }


def _begins(words: Iterable[str], script: tuple[str, str]) -> bool:
    first, last = script
    return any(first <= word[0] <= last for word in words)
