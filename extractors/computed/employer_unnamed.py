"""A text that recruits and says nowhere for whom."""

from collections.abc import Iterator
from typing import Final

from extractors.computed.evidence import Claim, Evidence
from extractors.computed.names import business, gives_an_address
from extractors.text import LONGEST

_OF_WORK: Final = ("offer.", "pay.", "housing.", "conditions.", "fees.", "migration.", "control.", "exploitation.")
_NO_WORK: Final = ("grooming.", "exploitation.forced_marriage", "offer.marriage", "migration.immigration")
_SEXUAL: Final = "exploitation.sexual_services"
_OF_SERVICES: Final = frozenset((_SEXUAL, "control.third_party"))
"""These are offered to customers as well as to those who work; with them so is an occupation that is a front."""
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
    """It has a word for hiring, or speaks of work in two ways: what indicators say of it, and pay or an occupation.

    Pay and an occupation by themselves also stand in news, jokes and timetables.
    """
    if any(one.id.startswith(_NO_WORK) for one in evidence.indicators):
        return False
    said = {one.id for one in evidence.indicators if one.id.startswith(_OF_WORK)} - _OF_SERVICES
    if any(one.id == _SEXUAL for one in evidence.indicators):
        said.discard("offer.front_occupation")
    stated = {fact.kind for fact in evidence.facts if fact.kind in ("pay", "occupation")}
    return bool(evidence.cues) or (bool(said) and len(said | stated) >= _ENOUGH)


def _named(evidence: Evidence) -> bool:
    return bool(
        evidence.passage.company
        or any(fact.kind == "employer" for fact in evidence.facts)
        or evidence.own_mail
        or evidence.sites
        or business(evidence.passage.text[:LONGEST])
        or gives_an_address(evidence.passage.text[:LONGEST])
    )
