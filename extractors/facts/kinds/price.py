"""Prices: amounts of money that are not pay (rent, fees, deposits, bonuses, goods)."""

from collections.abc import Iterator
from typing import Final

from extractors.facts.fact import Fact, Price
from extractors.facts.payable import stated
from extractors.facts.spot import spot
from extractors.passage import Passage
from extractors.text import Text

KIND: Final = "price"


def find(text: Text, passage: Passage) -> Iterator[Fact]:
    for one in stated(text, passage):
        money = one.money
        if not one.is_pay and money.currency and (money.high or one.beside.priced):
            price = Price(amount=money.low, currency=money.currency, symbol=money.sign)
            word = "word" if one.beside.priced else "amount"
            yield spot(text, KIND, price, money.start, money.end, 0.9 if one.beside.priced else 0.7, word)
