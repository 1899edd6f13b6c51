"""The language of a text in Latin letters by its commonest words, where enough of them stand and all are of one."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from extractors.wordlist import read

_READ: Final = 300  # code points of a text's words
_ENOUGH: Final = 5
_TIMES: Final = 6  # as many as of all other languages together


def told(words: str) -> str | None:
    """ISO 639-1 as in words/telling_words.yml; None where a model should be asked. `words` as of letters.words."""
    counted = Counter(filter(None, map(_telling().get, words[:_READ].split())))
    if counted.total() < _ENOUGH:
        return None
    language, times = counted.most_common(1)[0]
    return language if times >= _ENOUGH and times >= _TIMES * (counted.total() - times) else None


@cache
def _telling() -> Mapping[str, str]:
    return {word: language for language, words in read("telling_words").items() for word in words}
