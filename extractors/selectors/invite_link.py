"""Invitations to groups and channels, by their address: Telegram's joinchat and +, WhatsApp's, Discord's, Viber's …"""

from collections.abc import Iterator
from typing import Final

from extractors.addresses import bare_in, marks_in
from extractors.finding import Selector
from extractors.networks import linked
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "invite_link"
PIVOT: Final = True
SPECIFICITY: Final = 0.97
SIGNS: Final = (marks_in, bare_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for group in linked(text, passage)[1]:
        yield spot(
            text,
            (group.start, group.end),
            kind=KIND,
            value=group.value,
            confidence=0.97,
            written=group.written,
            how="link",
            because="link",
            details=(("network", group.network),),
        )
