"""Pay far above what is usual for the country and the occupation."""

from collections.abc import Iterator

from extractors.computed.evidence import Claim, Evidence
from extractors.computed.job_country import country_of, occupations_of, pays_of
from extractors.facts.compared import above_market


def find(evidence: Evidence) -> Iterator[Claim]:
    pays = pays_of(evidence)
    country, occupations = (country_of(evidence), occupations_of(evidence)) if pays else (None, ())
    for fact, pay in pays:
        found = above_market(
            pay, country, occupations[0] if occupations else None, evidence.passage.published, occupations
        )
        if found is not None:
            yield Claim(because=found.text, confidence=fact.confidence * 0.8, start=fact.start, end=fact.end)
            return
