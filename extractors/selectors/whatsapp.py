"""WhatsApp accounts, by their number in E.164: wa.me and api.whatsapp.com links, and numbers labelled WhatsApp."""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import Address, addresses
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.phones import numbers
from extractors.phones.number import known
from extractors.selectors.phone import phoned
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "whatsapp"
PIVOT: Final = True
SPECIFICITY: Final = 0.95

_HOSTS: Final = frozenset(("api.whatsapp.com", "web.whatsapp.com", "whatsapp.com", "send"))


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for address in addresses(text, passage):
        value = known("".join(char for char in _called(address) if char.isascii() and char.isdigit()))
        if value:
            span = (address.start, address.end)
            yield spot(
                text, span, kind=KIND, value=value, confidence=0.97, written=address.form, how="link", because="link"
            )
    for number in numbers(text, passage):
        if KIND in number.beside.networks:
            yield phoned(text, number, KIND)


def _called(address: Address) -> str:
    """The digits of a link to a person; "" for any other."""
    if address.host == "wa.me" and (steps := address.steps):
        return steps[0] if steps[0].lstrip("+").isdigit() else ""
    return address.query.get("phone", "") if address.host in _HOSTS else ""
