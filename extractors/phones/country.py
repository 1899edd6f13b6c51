"""Which countries a number without a country code may belong to, and why: the platform, places named, the language."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from extractors.passage import Passage
from extractors.text import Text
from extractors.wordlist import places

_SPOKEN: Final = {
    "uk": ("UA",), "ru": ("RU", "KZ", "BY"), "pl": ("PL",), "de": ("DE", "AT", "CH"), "nl": ("NL", "BE"),
    "fr": ("FR", "BE", "CH"), "es": ("ES", "MX", "AR", "CO"), "ro": ("RO", "MD"), "sr": ("RS", "BA", "ME"),
    "hr": ("HR",), "bs": ("BA",), "bg": ("BG",), "cs": ("CZ",), "sk": ("SK",), "pt": ("PT", "BR"), "it": ("IT",),
    "tr": ("TR",), "hu": ("HU",), "zh": ("CN", "HK", "TW"), "en": ("US", "GB"), "el": ("GR",), "lt": ("LT",),
    "lv": ("LV",), "et": ("EE",), "fi": ("FI",), "sv": ("SE",), "da": ("DK",), "no": ("NO",), "nb": ("NO",),
    "sl": ("SI",), "mk": ("MK",), "sq": ("AL", "XK"), "he": ("IL",), "ja": ("JP",), "ko": ("KR",), "vi": ("VN",),
    "th": ("TH",), "id": ("ID",), "hi": ("IN",), "be": ("BY",), "ka": ("GE",), "kk": ("KZ",),
}  # fmt: skip
_PLACES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """`trust` is how far the country can be believed (0 to 1); `because` says where it comes from."""

    region: str
    because: str
    trust: float


class Remembered:
    """Guesses that are made when the first number asks for them, and no further than it asks."""

    def __init__(self, found: Iterator[Guess]) -> None:
        self._found, self._met = found, list[Guess]()

    def __iter__(self) -> Iterator[Guess]:
        yield from self._met
        for guess in self._found:
            self._met.append(guess)
            yield guess


def guesses(passage: Passage, lower: str) -> Iterator[Guess]:
    """The likeliest first, no country twice."""
    seen: set[str] = set()
    for guess in _guesses(passage, lower):
        if guess.region not in seen:
            seen.add(guess.region)
            yield guess


def _guesses(passage: Passage, lower: str) -> Iterator[Guess]:
    if passage.region:
        yield Guess(region=passage.region.upper(), because=f"the platform's region {passage.region.upper()}", trust=1.0)
    named = places()
    for where, words in (("the document's place", Text(passage.place or "").lower), ("the text", lower)):
        for start, end, regions in islice(named.find(words), _PLACES) if words else ():
            because, trust = f"“{words[start:end]}” in {where}", 0.8 if where == "the text" else 0.9
            yield from (Guess(region=region, because=because, trust=trust) for region in sorted(regions))
    for region in _SPOKEN.get((passage.language or "")[:2].lower(), ()):
        yield Guess(region=region, because=f"the language {passage.language}", trust=0.7)
