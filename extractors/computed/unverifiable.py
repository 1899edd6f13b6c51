"""A text that poses as a firm and can be reached at nothing that belongs to one."""

from collections.abc import Iterator

from extractors.computed.evidence import Claim, Evidence
from extractors.computed.names import business, gives_an_address
from extractors.finding import Indicator, Selector
from extractors.text import LONGEST


def find(evidence: Evidence) -> Iterator[Claim]:
    registered = any(getattr(fact.value, "register", "") for fact in evidence.facts)
    if registered or evidence.own_mail or evidence.sites or (reached := _reached(evidence)) is None:
        return
    posing = evidence.passage.company or next((f.quote for f in evidence.facts if f.kind == "employer"), "")
    posing = posing or business(evidence.passage.text[:LONGEST])
    if not posing:
        return
    way, at = reached
    yield Claim(
        because=f"it speaks for “{posing}”, and is reached only by {way}, with no site and no register number",
        confidence=0.6,
        start=at.start,
        end=at.end,
    )


def _reached(evidence: Evidence) -> tuple[str, Selector | Indicator] | None:
    """The way that belongs to no firm, and where it stands."""
    if evidence.free_mail:
        return "a free address", evidence.free_mail[0]
    chat = next((one for one in evidence.indicators if one.id == "contact.messenger_only"), None)
    return ("a messenger", chat) if chat and not gives_an_address(evidence.passage.text[:LONGEST]) else None
