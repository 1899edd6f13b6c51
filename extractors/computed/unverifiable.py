"""A text that poses as a firm and can be reached at nothing that belongs to one."""

from collections.abc import Iterator

from extractors.computed.evidence import Claim, Evidence


def find(evidence: Evidence) -> Iterator[Claim]:
    posing = evidence.passage.company or next((f.quote for f in evidence.facts if f.kind == "employer"), "")
    registered = any(getattr(fact.value, "register", "") for fact in evidence.facts)
    if not posing or registered or not evidence.free_mail or evidence.own_mail or evidence.sites:
        return
    mail = evidence.free_mail[0]
    yield Claim(
        because=f"it speaks for “{posing}”, and its only address is a free one, with no site and no register number",
        confidence=0.6,
        start=mail.start,
        end=mail.end,
    )
