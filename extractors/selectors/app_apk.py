"""Apps outside the stores: links to Android packages."""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import addresses, bare_in, marks_in
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "app_apk"
PIVOT: Final = True
SPECIFICITY: Final = 0.9

_ENDINGS: Final = (".apk", ".xapk", ".apks", ".ipa", ".mobileconfig")

SIGNS: Final = (marks_in, bare_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for address in addresses(text, passage):
        if address.rest and address.rest.partition("?")[0].partition("#")[0].lower().endswith(_ENDINGS):
            span = (address.start, address.end)
            yield spot(text, span, kind=KIND, value=address.url, confidence=0.95, written=address.form, how="link")
