"""Which languages a text may be written in, by its little words: phrases of the others are not looked for."""

from collections import Counter
from pathlib import Path
from typing import Final

from extractors.indicators.plain import plain
from extractors.indicators.plain_yaml import parse

WORDS: Final = Path(__file__).parents[1] / "words" / "function_words.yml"
_HAN: Final = frozenset(map(chr, range(0xE4, 0xEA)))  # first bytes of Chinese characters, and of no other letters here
_TOGETHER: Final = (frozenset(("uk", "ru")),)  # so often mixed that neither is left out beside the other
_SAYING: Final = 3  # different little words without which nothing is said
_SHARE: Final = 0.3  # of those of the language that has most


class Tongues:
    """English may stand in any ad; Chinese is told by its script. Texts are as `keywords.spaced` has them."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[str]] = {}
        languages = parse(WORDS.read_text(encoding="utf-8"))
        assert isinstance(languages, dict)
        for language, words in languages.items():
            for word in dict.fromkeys(plain(word.lower()) for word in words):
                self._by_word.setdefault(word.encode().decode("latin-1"), []).append(language)

    def of(self, text: str, guess: str | None) -> frozenset[str] | None:
        """None where the text is too short to tell: any language may be in it."""
        known = self._by_word
        counted = Counter(language for word in set(text.split()) if word in known for language in known[word])
        most = max(counted.values(), default=0)
        if most < _SAYING:
            return None
        found = {language for language, count in counted.items() if count >= max(_SAYING, most * _SHARE)}
        found |= {"en"} | ({guess} if guess else set())
        if not _HAN.isdisjoint(text):
            found.add("zh")
        for group in _TOGETHER:
            found |= group if group & found else set()
        return frozenset(found)
