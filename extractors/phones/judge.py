"""Whether some digits are a phone number, whose, and how surely: by plan, country and manner of writing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from extractors.phones.country import Guess
from extractors.phones.numbering import BRIEF, Plan, plan

_COUNTING: Final = "01234567890123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`sizes`: the groups' lengths as written; `alone`: the text says nothing else; `torn`: over wide gaps or lines."""

    digits: str
    plus: bool = False
    hidden: bool = False
    labelled: bool = False
    alone: bool = False
    spelt: bool = False
    sizes: tuple[int, ...] = ()
    torn: bool = False
    zero_in_brackets: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`value` is E.164, `country` ISO 3166-1 alpha-2; `because` says how it was found."""

    value: str
    country: str
    line: str
    valid: bool
    confidence: float
    because: str


def judged(candidate: Candidate, countries: Callable[[], Iterable[Guess]]) -> Verdict | None:
    """`countries` is asked only where the number itself does not tell."""
    if not candidate.digits:
        return None
    if candidate.plus or candidate.digits.startswith("00"):
        found = _international(candidate)
        if found is not None or (candidate.plus and candidate.digits[0] not in "08"):
            return found
    return _national(candidate, countries())


def _international(candidate: Candidate) -> Verdict | None:
    digits = candidate.digits if candidate.plus else candidate.digits[2:]
    because = "written with +" if candidate.plus else "written with 00"
    for form in _without_trunk(digits, candidate.zero_in_brackets):
        found = plan(form, None)
        if found and (found.valid or candidate.plus or candidate.labelled):
            sure = 0.97 if found.valid else 0.75 if len(digits) >= 9 else 0.0
            if sure:
                return _verdict(found, sure if candidate.plus else sure - 0.05, because)
    return None


def _without_trunk(digits: str, zero_in_brackets: bool) -> Iterator[str]:
    """ "+44 (0)7700 …": the zero in brackets is for callers at home."""
    if zero_in_brackets:
        for length in (2, 3, 1):
            if digits[length : length + 1] == "0":
                yield digits[:length] + digits[length + 1 :]
    yield digits


def _national(candidate: Candidate, countries: Iterable[Guess]) -> Verdict | None:
    possible: Verdict | None = None
    for guess in countries:
        found = _dialled(candidate, guess.region)
        if found is None:
            continue
        if found.valid and _credible(candidate, found):
            found = _with_code(candidate, found)
            return _verdict(found, 0.92 * guess.trust if _evident(candidate) else 0.82 * guess.trust, guess.because)
        if possible is None and guess.trust == 1.0 and _credible_though_invalid(candidate, found):
            possible = _verdict(found, 0.6, guess.because + "; not a range given out")
    return _abroad(candidate) or possible


def _dialled(candidate: Candidate, region: str) -> Plan | None:
    """Also with the 0 that countries without one had, or that a caller from abroad leaves out, and Ukraine's old 8."""
    found = plan(candidate.digits, region)
    if region == "UA" and len(candidate.digits) == 11 and candidate.digits.startswith("80"):
        return plan(candidate.digits[1:], region)
    if (found is None or not found.valid) and candidate.labelled and candidate.digits[0] == "0":
        shorter = plan(candidate.digits[1:], region)
        return shorter if shorter and shorter.valid else found
    return found


def _with_code(candidate: Candidate, found: Plan) -> Plan:
    """Where long numbers are valid too, digits that begin with the country's own code are it and a shorter number."""
    if found.trunk or len(candidate.digits) < 11:
        return found
    other = plan(candidate.digits, None)
    return other if other and other.valid and other.country == found.country else found


def _abroad(candidate: Candidate) -> Verdict | None:
    """A country code without its +: believed when long, valid, and shown to be a number."""
    shown = candidate.labelled or candidate.alone
    if len(candidate.digits) < (10 if shown else 11) or candidate.digits.startswith("0"):
        return None
    found = plan(candidate.digits, None)
    if found is None or not found.valid:
        return None
    if not shown and not (found.line in ("mobile", "fixed or mobile") and len(candidate.sizes) > 1):
        return None
    return _verdict(found, 0.75 if shown else 0.6, "country code written without +")


def _evident(candidate: Candidate) -> bool:
    return candidate.labelled or candidate.alone or candidate.spelt


def _credible(candidate: Candidate, found: Plan) -> bool:
    """Valid digits can still be an order or a price: without a label they must be written like a number."""
    length, sizes = len(candidate.digits), candidate.sizes
    mobile = found.line in ("mobile", "fixed or mobile")
    if _evident(candidate):
        return length >= (4 if found.country in BRIEF else 6) and not (candidate.hidden and length < 9)
    if length < 8 or (candidate.torn and not candidate.hidden):
        return False
    if length == 8:
        amount = candidate.digits.endswith("00") and sizes[1:] == (3, 3)
        return found.trunk or (mobile and len(sizes) > 1 and not amount)
    return len(sizes) <= 6 or candidate.hidden


def _credible_though_invalid(candidate: Candidate, found: Plan) -> bool:
    length = len(candidate.digits)
    if len({*candidate.digits}) == 1 or candidate.digits in _COUNTING:
        return False
    if candidate.spelt:
        return length >= 9 and found.value.endswith(candidate.digits[1:])
    if _evident(candidate):
        return length >= 8
    return found.trunk and not candidate.torn and 9 <= length <= 12 and (len(candidate.sizes) <= 6 or candidate.hidden)


def _verdict(found: Plan, confidence: float, because: str) -> Verdict:
    return Verdict(
        value=found.value,
        country=found.country,
        line=found.line,
        valid=found.valid,
        confidence=confidence,
        because=because,
    )
