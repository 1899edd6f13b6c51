"""What each word of a date may mean, by language: the word tables folded and turned round."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import re2

from spiders.moment_words import ANY, WEST, ZONES, Words
from spiders.moment_words_east import EAST

LANGUAGES: Final = WEST | EAST
# (months, seconds) of the units from second to year.
UNITS: Final = ((0, 1), (0, 60), (0, 3600), (0, 86_400), (0, 604_800), (1, 0), (12, 0))
# "in 5 minutes" and "in May": such a word may stand before a date, never beside a span of time.
FORWARD: Final = frozenset({"in", "en", "em"})
_ALIKE: Final = str.maketrans({"ı": "i", **dict.fromkeys("’ʼ`´‘", "'"), **dict.fromkeys("‐‑‒–—−", "-")})


class Sense(NamedTuple):
    """One meaning: a letter of moment_grammar.py's grammar with its number; figures keep their text."""

    symbol: str
    value: int = 0
    months: int = 0
    text: str = ""


def fold(text: str) -> str:
    """Lower case, one space between words, no accents, one kind of digit, dash and apostrophe; Chinese in words."""
    return " ".join((text.lower() if text.isascii() else _in_words(_plain(text))).split())


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.translate(_ALIKE).casefold())
    return "".join([sign for sign in text if not unicodedata.combining(sign)]).translate(_ALIKE)


def _in_words(text: str) -> str:
    """Chinese dates as ISO 8601 writes them ("--3-5" has no year), and a space round every word."""
    for pattern, written in _CHINESE:
        text = pattern.sub(written, text)
    return text


def _forms(listed: str) -> Iterator[str]:
    for form in listed.split():
        yield _plain(form.replace("_", " "))


def _meanings(words: Words) -> Iterator[tuple[str, Sense]]:
    """Every form with its senses, the likelier first."""
    for symbol, listed, first in (("M", words.months, 1), ("W", words.weekdays, 0)):
        for value, forms in enumerate(listed.split("|"), first):
            yield from ((form, Sense(symbol, value)) for form in _forms(forms))
    for back, forms in zip((0, 1, 2, -1), words.days.split("|"), strict=True):
        yield from ((form, Sense("R", back)) for form in _forms(forms))
    for symbol, units in (("U", words.units), ("L", words.lapsed)):
        for (months, seconds), forms in zip(UNITS, units.split("|"), strict=False):
            yield from ((form, Sense(symbol, seconds, months)) for form in _forms(forms))
    yield from ((form, Sense("H", 1800)) for form in _forms(words.half))
    for symbol, listed, value in _PLAIN:
        yield from ((form, Sense(symbol, value)) for form in _forms(getattr(words, listed)))
    for form in _forms(words.beside):
        yield form, Sense("X" if form in FORWARD else "")


_PLAIN: Final = (("A", "ago", 0), ("J", "now", 0), ("O", "one", 1), ("F", "few", 3), ("P", "am", 0), ("P", "pm", 12))


class Lexicon:
    """The words of one language. Keys are folded; a phrase is its words with a space between."""

    def __init__(self, words: Words) -> None:
        self.order: Final = words.order
        self.senses: Final[dict[str, tuple[Sense, ...]]] = {}
        zones = ((_plain(name), Sense("Z", minutes)) for name, minutes in ZONES.items())
        for form, sense in (*_meanings(words), *_meanings(ANY), *zones):
            known = self.senses.get(form, ())
            self.senses[form] = known if sense in known else (*known, sense)
        self.words: Final = frozenset(word for form in self.senses for word in form.split())
        phrases = [form.split() for form in self.senses if " " in form]
        self.longest: Final = {
            first: max(len(p) for p in phrases if p[0] == first) for first in {p[0] for p in phrases}
        }


def _longest_first(forms: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(form) for form in forms}, key=lambda form: (-len(form), form)))


_CHINESE_WORDS: Final = _longest_first(form for form, _ in _meanings(LANGUAGES["zh"]) if form)
_CHINESE: Final = tuple(
    (re2.compile(pattern), written)
    for pattern, written in (
        (r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?", r" \1-\2-\3 "),
        (r"(\d{4})\s*年\s*(\d{1,2})\s*月", r" \1-\2 "),
        (r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]", r" --\1-\2 "),
        (r"(\d{1,2})\s*[点點时時]\s*(\d{2})\s*分?\s*(\d{2})\s*秒", r" \1:\2:\3 "),
        (r"(\d{1,2})\s*[点點时時]\s*(\d{2})\s*分?", r" \1:\2 "),
        (r"(\d{1,2})\s*[点點时時]", r" \1:00 "),
        (f"({_CHINESE_WORDS})", r" \1 "),
    )
)


@lru_cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(LANGUAGES[language])
