"""Accounts on networks (messengers, social networks, app stores, payment names): by link, by label, by sign."""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import bare_in, marks_in
from extractors.finding import Selector, Written
from extractors.kind import Declared
from extractors.networks import linked, named, networks
from extractors.networks.hints import names_in
from extractors.networks.labels import labels
from extractors.passage import Passage
from extractors.phones import Number, numbers
from extractors.phones.beside import NETWORKS
from extractors.phones.stretch import digits_in
from extractors.phones.vocabulary import spelt_in
from extractors.selectors.phone import phoned
from extractors.spotting import spot
from extractors.text import Text

KINDS: Final = tuple(Declared(network.name, True, 0.95) for network in networks())
_NEAR: Final = 12
_NUMBERED: Final = NETWORKS & {network.name for network in networks() if network.number}
SIGNS: Final = (marks_in, bare_in, names_in, digits_in, spelt_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for account in linked(text, passage)[0]:
        own = account.value == account.network
        yield spot(
            text,
            (account.start, account.end),
            kind=account.network,
            value=account.value,
            confidence=0.3 if own else 0.97,
            written=account.written,
            how="link",
            because="link",
            details=(("generic", "the network's own account"),) if own else (),
        )
    for one in named(text, passage):
        hidden = one.spelt or text.disguised(one.start, one.end)
        written: Written = "obfuscated" if hidden else "labelled"
        yield spot(
            text,
            text.span(one.start, one.end),
            kind=one.network,
            value=one.value,
            confidence=one.confidence,
            written=written,
            because=f"{one.network} is named beside it",
        )
    further = _further(text) if names_in(text) else {}
    for number in numbers(text, passage):
        for kind in number.beside.networks & _NUMBERED:
            yield phoned(text, number, kind)
        if further and (network := _beside(text, number, further)):
            yield phoned(text, number, network)


def _further(text: Text) -> dict[int, str]:
    """Networks with numbers that the labels of numbers do not know, by where their name ends."""
    named = (label for label in labels(text.lower) if label.network.number and label.network.name not in NETWORKS)
    return {text.span(label.start, label.end)[1]: label.network.name for label in named}


def _beside(text: Text, number: Number, further: dict[int, str]) -> str:
    for end in range(number.start, max(-1, number.start - _NEAR), -1):
        if end in further:
            return further[end]
        if text.original[end - 1 : end].isalnum():
            break
    return ""
