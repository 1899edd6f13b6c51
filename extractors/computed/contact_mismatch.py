"""A telephone of a country that nothing else in the text speaks of."""

from collections.abc import Iterator
from functools import cache

from babel.languages import get_official_languages

from extractors.computed.evidence import Claim, Evidence
from extractors.facts.fact import Employer, Place


def find(evidence: Evidence) -> Iterator[Claim]:
    """A phone written with its country's code, where places are named, none of them in that country, the language is
    not spoken there and the platform is not from there."""
    if not any(one.kind == "phone" for one in evidence.selectors):
        return
    places = {fact.value.country for fact in evidence.facts if isinstance(fact.value, Place | Employer)} - {None}
    if not places:
        return
    known = places | ({evidence.passage.region} if evidence.passage.region else set())
    for phone in evidence.selectors:
        country = dict(phone.details).get("country")
        if phone.kind != "phone" or not country or not phone.raw.lstrip("( ").startswith(("+", "00")):
            continue
        if country not in known and evidence.passage.language not in _spoken(country):
            named = ", ".join(sorted(filter(None, places)))
            yield Claim(
                because=f"the telephone is of {country}, the text names {named}",
                start=phone.start,
                end=phone.end,
            )
            return


@cache
def _spoken(country: str) -> frozenset[str]:
    spoken = get_official_languages(country, regional=True, de_facto=True)
    return frozenset(language.partition("_")[0] for language in spoken)
