"""A text that recruits and says nowhere for whom."""

from collections.abc import Iterator
from typing import Final

from extractors.computed.evidence import Claim, Evidence
from extractors.computed.names import names_a_business
from extractors.text import LONGEST

_OF_WORK: Final = ("offer.", "pay.", "housing.", "conditions.", "fees.", "migration.", "control.")
_NO_WORK: Final = ("grooming.", "exploitation.", "offer.marriage", "migration.immigration")
_ENOUGH: Final = 2  # signs of work that make a text without a word for hiring one that recruits


def find(evidence: Evidence) -> Iterator[Claim]:
    if not _recruits(evidence) or _named(evidence):
        return
    first = evidence.cues[0] if evidence.cues else None
    said = f"(“{first.quote}”) " if first else ""
    yield Claim(
        because=f"it recruits {said}and names no firm, address, register number or site",
        start=first.start if first else None,
        end=first.end if first else None,
    )


def _recruits(evidence: Evidence) -> bool:
    """It has a word for hiring, or speaks of work in two ways: pay, an occupation, what indicators say of the work."""
    if any(one.id.startswith(_NO_WORK) for one in evidence.indicators):
        return False
    signs = {fact.kind for fact in evidence.facts if fact.kind in ("pay", "occupation")}
    signs |= {one.id for one in evidence.indicators if one.id.startswith(_OF_WORK)}
    return bool(evidence.cues) or len(signs) >= _ENOUGH


def _named(evidence: Evidence) -> bool:
    return bool(
        evidence.passage.company
        or any(fact.kind == "employer" for fact in evidence.facts)
        or evidence.own_mail
        or evidence.sites
        or names_a_business(evidence.passage.text[:LONGEST])
    )
