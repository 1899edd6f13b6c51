"""Currencies: how they are written, and which of several countries' one that is ("kr", "$", "lei")."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

from extractors.facts.words import compiled, either, read

_LOCAL: Final[Mapping[str, Mapping[str, str]]] = {
    "DKK": {"SE": "SEK", "NO": "NOK", "IS": "ISK", "sv": "SEK", "no": "NOK", "nb": "NOK", "is": "ISK"},
    "USD": {
        "CA": "CAD",
        "AU": "AUD",
        "NZ": "NZD",
        "MX": "MXN",
        "CO": "COP",
        "AR": "ARS",
        "CL": "CLP",
        "SG": "SGD",
        "HK": "HKD",
        "TW": "TWD",
    },
    "RON": {"MD": "MDL"},
    "RUB": {"BY": "BYN"},
    "RSD": {"JO": "JOD", "KW": "KWD", "DZ": "DZD", "TN": "TND", "IQ": "IQD"},
    "CNY": {"JP": "JPY", "ja": "JPY", "TW": "TWD"},
    "PHP": {"MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP", "es": "MXN"},
    "CZK": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "CHF": {"SN": "XOF", "CM": "XAF"},
    "INR": {"PK": "PKR", "LK": "LKR", "NP": "NPR", "BD": "BDT"},
    "GBP": {"EG": "EGP", "LB": "LBP"},
}
"""What an ambiguous sign means in a country, or in a language where the country is unknown."""
_VAGUE: Final = frozenset(
    "$ kr kr. lei leu лей р руб рублей руб. ¥ pesos peso rs rs. francs franc din дин £ korun 元 крон крони кроны "
    "korun koron".split()
)
_FITTED: Final = frozenset(("DKK", "RON", "RUB", "RSD", "CNY", "PHP", "CZK", "CHF", "INR", "GBP", "USD"))


@cache
def fragments() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(row.get("text", ())) for code, row in read("currencies").items()}


@cache
def anywhere() -> str:
    """One pattern for every currency of running text."""
    return either(fragment for some in fragments().values() for fragment in some)


@cache
def _exact() -> tuple[tuple[str, Any], ...]:
    return tuple((code, compiled(f"^{either(some)}$")) for code, some in fragments().items() if some)


@lru_cache(maxsize=4096)
def code_of(written: str, region: str | None = None, language: str | None = None) -> str | None:
    """ISO 4217 of what `anywhere` matched; `region` and `language` decide where a sign is of several countries."""
    lower = written.lower().strip()
    for code, pattern in _exact():
        if pattern.search(lower) or pattern.search(lower.rstrip(".")):
            return local(code, lower, region, language)
    return None


def local(code: str, written: str, region: str | None, language: str | None) -> str:
    if code not in _FITTED or (len(written) > 1 and written.lower() not in _VAGUE and code != "CZK"):
        return code
    here = _LOCAL.get(code, {})
    return here.get(region or "") or (here.get(language or "") if region is None else None) or code


@cache
def field_signs() -> Mapping[str, str]:
    """Every spelling in a field of its own → ISO 4217."""
    signs: dict[str, str] = {}
    for code, row in read("currencies").items():
        for sign in (code, *row.get("field", ())):
            signs.setdefault(sign, code)
    return signs


@lru_cache(maxsize=512)
def of_country(country: str) -> str | None:
    """What wages are paid in there now, by CLDR."""
    from babel.numbers import get_territory_currencies

    try:
        codes = get_territory_currencies(country, tender=True)
    except (KeyError, ValueError):
        return None
    return str(codes[0]) if codes else None


@cache
def known_codes() -> frozenset[str]:
    """Every ISO 4217 code there is or was, by CLDR."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies()) | frozenset(read("currencies"))
