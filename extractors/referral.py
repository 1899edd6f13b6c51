"""The referral path: what may concern a child is named by rule and place, never by words.

No word list exists here, on purpose: neither in the codebook nor in tests. The rule is that of co-occurrence. Lists
that an authority holds stay with the authority.
"""

from collections.abc import Iterable
from typing import Final

from extractors.finding import Indicator

ID: Final = "child.csa_suspected"
_CHILD: Final = "targeting.minors"
_BESIDE: Final = frozenset(("exploitation.sexual_services", "targeting.appearance", "offer.front_occupation"))


def referral(indicators: Iterable[Indicator]) -> Indicator | None:
    """A finding without a quote where minors are sought beside any indicator that makes it a referral."""
    found = {one.id: one for one in indicators}
    if _CHILD not in found or not (beside := sorted(_BESIDE & found.keys())):
        return None
    return Indicator(
        id=ID,
        strength="referral",
        confidence=0.5,
        rule=f"{ID}.beside",
        version=found[_CHILD].version,
        because=f"{_CHILD} beside {', '.join(beside)}",
    )
