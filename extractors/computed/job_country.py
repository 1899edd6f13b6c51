"""In which country the work is, and what work it is, as far as the text's facts agree."""

from extractors.computed.evidence import Evidence
from extractors.facts import Fact, Occupation, Pay, Place

_WORK = ("job", "destination")


def country_of(evidence: Evidence) -> str | None:
    """Where the job is said to be; else the one country that the text names. None where that is not one country."""
    places = [fact.value for fact in evidence.facts if isinstance(fact.value, Place)]
    for named in ([place for place in places if place.role in _WORK], places):
        countries = {place.country for place in named if place.role != "origin"}
        if countries:
            return countries.pop() if len(countries) == 1 else None
    return None


def occupations_of(evidence: Evidence) -> tuple[str, ...]:
    """Groups of occupations, in order of place."""
    return tuple(dict.fromkeys(fact.value.group for fact in evidence.facts if isinstance(fact.value, Occupation)))


def pays_of(evidence: Evidence) -> list[tuple[Fact, Pay]]:
    return [(fact, fact.value) for fact in evidence.facts if isinstance(fact.value, Pay)]
