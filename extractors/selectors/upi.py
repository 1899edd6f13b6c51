"""Payment addresses of India's UPI: name@handle, where the handle is a bank's or an app's and no domain."""

import re
from collections.abc import Iterator
from typing import Final

from extractors.addresses import marks_in
from extractors.finding import Selector
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "upi"
PIVOT: Final = True
SPECIFICITY: Final = 0.94

_HANDLES: Final = (
    "okhdfcbank|okicici|oksbi|okaxis|ybl|ibl|axl|paytm|ptyes|ptsbi|pthdfc|ptaxis|apl|yapl|rapl|upi|sbi|hdfcbank|icici|axisbank|"
    "axisb|kotak|yesbank|yespay|idfcbank|idfcfirst|pnb|barodampay|cnrb|unionbank|indus|federal|jupiteraxis|fam|freecharge|"
    "ikwik|waicici|wahdfcbank|wasbi|waaxis|airtel|postbank|slice|naviaxis|superyes|dbs|rbl|kbl|aubank"
)
_ADDRESS: Final = re.compile(rf"(?<![\w.@-])[a-z0-9][a-z0-9._-]{{1,63}}@(?:{_HANDLES})(?![\w@-]|\.[a-z0-9])")

SIGNS: Final = (marks_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    if "@" not in text.folded:
        return
    for match in _ADDRESS.finditer(text.lower):
        yield spot(text, text.span(*match.span()), kind=KIND, value=match[0], confidence=0.93, written="plain")
