"""A second reading of the same findings: by dimension, as the operational indicators of ILO and European Commission do.

After "Operational indicators of trafficking in human beings" (2009), where a dimension is positive by a combination of
strong, medium and weak indicators within it; the numbers here are the project's own. Beside score.py's rubric, which
decides the level: benchmarks/indicators.py measures both, docs/decisions/0012 says why.

    positive   2 S; or S with M or W; or 3 M; or 2 M with W
    high       2 S in coercion or exploitation; or one of these positive with an S and another dimension positive, or
               2 M or W elsewhere
    medium     an S; or a positive dimension; or 2 M in different dimensions with 2 W
    low        an M; or 4 W in 3 categories
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from extractors.finding import Indicator
from extractors.score import Level, by_dimension

_GRAVE: Final = frozenset(("coercion", "exploitation"))


def level_by_dimension(indicators: Iterable[Indicator]) -> Level:
    """Pure; the order of the findings does not matter. Referrals do not count."""
    found = {one.id: one for one in indicators if one.strength != "referral"}.values()
    counted = by_dimension(found)
    positive = {name for name, strengths in counted.items() if _positive(strengths)}
    if _high(counted, positive):
        return "high"
    total = sum(counted.values(), Counter[str]())
    spread = sum(1 for strengths in counted.values() if strengths["M"])
    if total["S"] or positive or (spread >= 2 and total["W"] >= 2):
        return "medium"
    categories = {one.id.partition(".")[0] for one in found}
    return "low" if total["M"] or (total["W"] >= 4 and len(categories) >= 3) else "none"


def _positive(strengths: Counter[str]) -> bool:
    strong, moderate, weak = strengths["S"], strengths["M"], strengths["W"]
    return strong >= 2 or (strong == 1 and moderate + weak >= 1) or moderate >= 3 or (moderate == 2 and weak >= 1)


def _high(counted: dict[str, Counter[str]], positive: set[str]) -> bool:
    if sum(counted[name]["S"] for name in _GRAVE & counted.keys()) >= 2:
        return True
    for name in _GRAVE & positive:
        others = [strengths for other, strengths in counted.items() if other != name]
        beside = sum(strengths["M"] + strengths["W"] for strengths in others)
        if counted[name]["S"] and (positive - {name} or beside >= 2):
            return True
    return False
