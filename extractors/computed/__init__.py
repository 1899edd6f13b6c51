"""Computed indicators: what no phrase can say, judged from facts, selectors and fields.

One module per indicator in this folder, named by the rule's `computed:` key, with `find(evidence) -> Iterator[Claim]`.
A rule that has phrases too lets them say where, and its module whether.
"""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from extractors.computed.evidence import Claim, Evidence
from extractors.facts import Fact
from extractors.finding import Indicator, Selector
from extractors.indicators.model import Rule
from extractors.passage import Passage

__all__ = ["Claim", "Evidence", "find"]


class Judge(Protocol):
    def find(self, evidence: Evidence) -> Iterator[Claim]: ...


@cache
def _judge(name: str) -> Judge:
    module: Judge = importlib.import_module(f"{__name__}.{name}")
    return module


def find(
    computed: Mapping[str, Rule],
    version: str,
    passage: Passage,
    facts: Sequence[Fact],
    selectors: Sequence[Selector],
    sighted: Sequence[Indicator],
) -> list[Indicator]:
    """The indicators of `sighted` that count as they are, and those of the rules `computed`, by id. Pure."""
    plain = tuple(one for one in sighted if one.id not in computed)
    found = list(plain)
    common = Evidence(passage=passage, facts=tuple(facts), selectors=tuple(selectors), indicators=plain)
    for id, rule in computed.items():
        if rule.kinds and passage.kind and passage.kind not in rule.kinds:
            continue
        cues = tuple(one for one in sighted if one.id == id) if len(plain) < len(sighted) else ()
        evidence = replace(common, cues=cues) if cues else common
        found += [_indicator(rule, claim, version, passage.text) for claim in _judge(str(rule.computed)).find(evidence)]
    return found


def _indicator(rule: Rule, claim: Claim, version: str, text: str) -> Indicator:
    placed = claim.start is not None and claim.end is not None
    return Indicator(
        id=rule.id,
        strength=rule.strength,
        confidence=claim.confidence,
        rule=f"{rule.id}.{rule.computed}",
        version=version,
        quote=text[claim.start : claim.end] if placed else "",
        start=claim.start,
        end=claim.end,
        because=claim.because,
        dimension=rule.dimension,
    )
