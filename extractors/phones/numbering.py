"""What the world's numbering plans say of some digits: a narrow, typed, remembering door to phonenumbers."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

_LINES: Final = {
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed or mobile",
    PhoneNumberType.TOLL_FREE: "toll-free",
    PhoneNumberType.PREMIUM_RATE: "premium",
    PhoneNumberType.SHARED_COST: "shared cost",
    PhoneNumberType.VOIP: "voip",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "company",
    PhoneNumberType.VOICEMAIL: "voicemail",
}

BRIEF: Final = frozenset("AC AD CK FK FO GL KI NC NF NU PM SB SH TA TK TO TV VU WF WS".split())
"""Regions whose whole numbers have four to six digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`value` is E.164. A number that is possible but not valid has the right length in a range not given out."""

    value: str
    country: str
    line: str
    valid: bool
    trunk: bool


@lru_cache(maxsize=16_384)
def plan(digits: str, region: str | None) -> Plan | None:
    """`digits` as dialled within `region`, or with their country code where it is None. None: no number there."""
    if not 4 <= len(digits) <= 17:
        return None
    try:
        number = phonenumbers.parse(digits if region else "+" + digits, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return None
    valid = bool(phonenumbers.is_valid_number(number))
    country = phonenumbers.region_code_for_number(number) if valid else None
    value = str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    return Plan(
        value=value,
        country=str(country or phonenumbers.region_code_for_country_code(number.country_code or 0)),
        line=_LINES.get(phonenumbers.number_type(number), "") if valid else "",
        valid=valid,
        trunk=len(digits) > len(str(number.national_number)) and not digits.startswith(str(number.country_code)),
    )
