"""Payment cards spoken of as such ("card-to-card", "на карту"): a known issuer's digits, check digit verified (Luhn).

What is stored of one is masked: pipelines/mask.py.
"""

import re
from collections.abc import Iterator
from typing import Final

from stdnum import luhn

from extractors.finding import Selector
from extractors.networks.hints import numbers_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "card"
PIVOT: Final = True
SPECIFICITY: Final = 0.97

_CONTEXT: Final = tuple(
    (
        "card visa master amex maestro карт виза сбер тинь моно приват mono privat karta kartę karty kartu "
        "karti kartın tarjeta carte cartão cartao carta kártya karte kaart kartica 卡 bank банк humo uzcard "
        "kaspi каспи troy unionpay"
    ).split()
)
_DIGITS: Final = re.compile(r"(?<![0-9A-Za-z+.,-])[2-6][0-9]{3}(?:[ -]?[0-9]{3,6}){2,3}(?:[ -]?[0-9]{1,4})?(?![0-9])")
_LENGTHS: Final = {"2": (16,), "3": (14, 15, 16), "4": (13, 16, 19), "5": (16,), "6": (16, 17, 18, 19)}
_BEFORE, _AFTER = 70, 40

SIGNS: Final = (numbers_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    lower = text.lower
    if not numbers_in(text):
        return
    for match in _DIGITS.finditer(text.folded):
        start, end = match.span()
        around = lower[max(0, start - _BEFORE) : start] + " " + lower[end : end + _AFTER]
        digits = "".join(char for char in match[0] if char.isdigit())
        if _issued(digits) and any(word in around for word in _CONTEXT):
            yield spot(
                text,
                text.span(start, end),
                kind=KIND,
                value=digits,
                confidence=0.9,
                written="labelled",
            )


def _issued(digits: str) -> bool:
    if len(digits) not in _LENGTHS[digits[0]] or len(set(digits)) < 2:
        return False
    if digits[0] == "2" and not ("2200" <= digits[:4] <= "2204" or "2221" <= digits[:4] <= "2720"):
        return False
    return luhn.is_valid(digits)
