"""Whether a text can hold what costs time to find."""

from typing import Final

import re2

from extractors.glance import Sign
from extractors.networks.table import networks
from extractors.wordlist import read

_WITHIN: Final = "0-9a-zа-яіїєґ"
_LONG: Final = (
    r"[a-z0-9]{25}"
    r"|[a-z]{2}[ -]?[0-9][0-9o][ .-]{0,2}[a-z0-9]{2,4}[ .-]{0,2}[0-9a-z]{2,4}[ .-]{0,2}[0-9]"
    r"|[2-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4}"
)


def _names() -> str:
    words = {label.lower() for network in networks() for label in (*network.labels, *network.ambiguous)}
    words |= {word.lower() for some in read("mentions").values() for word in some}
    whole: list[str] = []
    open_ended: list[str] = []
    anywhere: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        spaced = word[0].isalnum() and word[0] < "\u0e00"
        ends = word[-1].isalnum() and word[-1] < "\u0e00"
        (whole if spaced and ends else open_ended if spaced else anywhere).append(re2.escape(word.rstrip("*")))
    begun = rf"(?:{'|'.join(whole)})(?:[^{_WITHIN[3:]}]|$)|{'|'.join(open_ended)}"
    return rf"(?:^|[^{_WITHIN}])(?:{begun})|{'|'.join(anywhere)}"


names_in: Final = Sign(_names)
"""Whether a network, or a word of words/mentions.yml, may be named."""
numbers_in: Final = Sign(lambda: _LONG)
"""Whether a wallet, an IBAN or a card may stand there."""
