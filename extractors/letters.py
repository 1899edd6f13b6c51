"""The words of a text and the scripts of their letters: what a language is told by. All over lower case."""

import re
import unicodedata
from collections import Counter
from typing import Final

_WORD: Final = re.compile("[a-zß-öø-ɏа-ҁ\u0483-ԯ']+")  # of Latin and Cyrillic letters
_FURTHER: Final = re.compile(  # what is neither such a letter nor a sign
    "[^\0-ɏЀ-ԯ\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff\U0001f000-\U0001faff]"
)
_CYRILLIC: Final = re.compile("[Ѐ-ԯ]+")
_SCRIPT: Final = {
    "CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HANGUL": "hangul", "CYRILLIC": "cyrillic", "LATIN": "latin",
}  # fmt: skip


def is_european(lower: str) -> bool:
    """Whether its letters are Latin and Cyrillic alone: then words and scripts are had for a fraction of the time."""
    return _FURTHER.search(lower) is None


def european(lower: str) -> tuple[str, Counter[str]]:
    """`words` and `scripts` of such a text."""
    found = " ".join(_WORD.findall(lower))
    cyrillic = 0 if found.isascii() else sum(map(len, _CYRILLIC.findall(found)))
    latin = len(found) - found.count(" ") - found.count("'") - cyrillic
    return found, Counter(latin=latin, cyrillic=cyrillic)


def words(lower: str) -> str:
    """Letters and their marks, a space between words."""
    return " ".join(lower.translate(_LETTERS).split())


def scripts(lower: str) -> Counter[str]:
    """How many letters there are of each script: han, kana, hangul, cyrillic, latin or other."""
    counted: Counter[str] = Counter()
    for char, times in Counter(lower).items():
        counted[SCRIPTS[char]] += times
    del counted[""]
    return counted


class _Letters(dict[int, str]):
    """Every code point met so far; filled on first sight. What is no letter becomes a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = self[code] = char if unicodedata.category(char)[0] in "LM" or char == "'" else " "
        return kept


class _ScriptOf(dict[str, str]):
    """The script of a letter by its Unicode name; "" for what is none."""

    def __missing__(self, char: str) -> str:
        name = unicodedata.name(char, "") if char.isalpha() else ""
        script = self[char] = _SCRIPT.get(name.partition(" ")[0], "other") if name else ""
        return script


_LETTERS: Final = _Letters()
SCRIPTS: Final = _ScriptOf()
