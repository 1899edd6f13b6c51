"""Web addresses: with a scheme, bare with a real suffix, defanged (hxxp, [.]), and behind hyperlinks."""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import Address, addresses
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.suffixes import registered
from extractors.text import Text

KIND: Final = "url"
PIVOT: Final = True
SPECIFICITY: Final = 0.8


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for address in addresses(text, passage):
        if address.scheme in ("http", "https", "ftp"):
            yield spot(
                text,
                (address.start, address.end),
                kind=KIND,
                value=address.url,
                confidence=0.8 if address.bare else 0.97,
                written=address.form,
                how="bare" if address.bare and address.form == "plain" else "",
                details=_details(address),
            )


def _details(address: Address) -> tuple[tuple[str, str], ...]:
    parts = registered(address.host.partition(":")[0])
    return (("domain", ".".join(parts)),) if parts else ()
