"""Web addresses: with a scheme, bare with a real suffix, defanged (hxxp, [.]), behind hyperlinks; short ones marked."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from extractors.addresses import Address, addresses, bare_in, marks_in
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.suffixes import registered
from extractors.text import Text
from extractors.wordlist import read

KIND: Final = "url"
PIVOT: Final = True
SPECIFICITY: Final = 0.8

SIGNS: Final = (marks_in, bare_in)


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
    """The registered domain, and whether it hides another address behind a short one."""
    host = address.host.partition(":")[0]
    parts = registered(host)
    domain = ".".join(parts) if parts else ""
    short = bool(address.rest) and not shorteners().isdisjoint((host, domain))
    return ((("domain", domain),) if domain else ()) + ((("shortened", "yes"),) if short else ())


@cache
def shorteners() -> frozenset[str]:
    return frozenset(host for hosts in read("shorteners").values() for host in hosts)
