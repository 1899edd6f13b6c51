"""From findings to a level, with the reasons: how strongly a document's indicators combine. A lead, never a verdict.

The rubric (docs/ethics.md; the weights are an opinion). S, M and W count distinct indicators of a document:

    high     S >= 2, or S >= 1 with 3S + 2M + W >= 8, or no S and 2M + W >= 11
    medium   S = 1, or M >= 2, or 2M + W >= 5
    low      any other indicator
    none     no indicator

A referral stands beside the level and adds nothing to it: it asks for a person, at once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from extractors.finding import Assessment, Indicator, Strength

Level = Literal["none", "low", "medium", "high"]

LEVELS: Final[tuple[Level, ...]] = ("none", "low", "medium", "high")
_NAMES: Final[Mapping[Strength, str]] = {"S": "strong", "M": "moderate", "W": "weak"}
_HIGH_WITH_STRONG: Final = 8
_HIGH_WITHOUT_STRONG: Final = 11
_MEDIUM: Final = 5


def assess(indicators: Iterable[Indicator]) -> Assessment:
    """Pure; the order of the findings does not matter."""
    found = tuple(indicators)
    if not found:
        return Assessment(level="none")
    strengths = {one.id: one.strength for one in sorted(found, key=_weakest_first) if one.strength != "referral"}
    referred = sorted({one.id for one in found if one.strength == "referral"})
    level = level_of(strengths)
    reasons = [f"referral: {id}; the text is withheld and collection stops here" for id in referred]
    if strengths:
        reasons += [_carried(strengths), *_dimensions(found), _without(strengths, level)]
    return Assessment(level=level, reasons=tuple(reasons))


def level_of(strengths: Mapping[str, Strength]) -> Level:
    """`strengths` by indicator id; referrals do not count."""
    values = list(strengths.values())
    return _level(values.count("S"), values.count("M"), values.count("W"))


def _level(strong: int, moderate: int, weak: int) -> Level:
    rest = 2 * moderate + weak
    if strong >= 2 or (strong and 3 * strong + rest >= _HIGH_WITH_STRONG):
        return "high"
    if not strong and rest >= _HIGH_WITHOUT_STRONG:
        return "high"
    if strong or moderate >= 2 or rest >= _MEDIUM:
        return "medium"
    return "low" if rest else "none"


def _weakest_first(one: Indicator) -> int:
    """Where one id comes in two strengths, the stronger stands."""
    return -"SMW".find(one.strength)


def _carried(strengths: Mapping[str, Strength]) -> str:
    parts = []
    for strength, name in _NAMES.items():
        ids = sorted(id for id, of in strengths.items() if of == strength)
        if ids:
            parts.append(f"{len(ids)} {name}: {', '.join(ids)}")
    return "; ".join(parts)


def _dimensions(found: Iterable[Indicator]) -> list[str]:
    """How many indicators speak of each side of a matter, where that is known."""
    counted = by_dimension(one for one in found if one.dimension)
    words = ", ".join(f"{dimension} {strengths.total()}" for dimension, strengths in sorted(counted.items()))
    return [f"by dimension: {words}"] if words else []


def by_dimension(indicators: Iterable[Indicator]) -> dict[str, Counter[str]]:
    """Strengths of distinct indicators, by dimension. Referrals do not count."""
    counted: dict[str, Counter[str]] = {}
    for one in {one.id: one for one in indicators if one.strength != "referral"}.values():
        counted.setdefault(one.dimension, Counter())[one.strength] += 1
    return counted


def _is_under(one: Level, other: Level) -> bool:
    return LEVELS.index(one) < LEVELS.index(other)


def _without(strengths: Mapping[str, Strength], level: Level) -> str:
    """Which single finding less would lower the level, and to what."""
    values = list(strengths.values())
    counts = {one: values.count(one) for one in _NAMES}
    left = {one: _level(*(many - (other == one) for other, many in counts.items())) for one in {*values}}
    lower = [f"{id} ({left[strengths[id]]})" for id in sorted(strengths) if _is_under(left[strengths[id]], level)]
    return f"lower without {' or '.join(lower)}" if lower else "no single finding less would lower it"
