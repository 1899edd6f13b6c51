"""Pay below the statutory minimum of the country where the work is."""

from collections.abc import Iterator
from typing import Final

from extractors.computed.evidence import Claim, Evidence
from extractors.computed.job_country import country_of, pays_of
from extractors.facts.compared import below_minimum

_LEAST: Final = 0.2  # of the minimum: what is less is a rent, a fee or pocket money


def find(evidence: Evidence) -> Iterator[Claim]:
    pays = pays_of(evidence)
    country = country_of(evidence) if pays else None
    for fact, pay in pays:
        found = below_minimum(pay, country, evidence.passage.published)
        if found is not None and found.ratio[0] >= _LEAST:
            yield Claim(because=found.text, confidence=fact.confidence * 0.8, start=fact.start, end=fact.end)
            return
