"""Prices as ads print them: a number and a currency, or the words that stand instead."""

from typing import Final

import re2

_NUMBER: Final = re2.compile(r"\d[\d.,'’\s\x{a0}\x{202f}]*")
_CODE: Final = re2.compile(r"[A-Z]{3}")
_CODES: Final = frozenset(
    "AED ALL AMD ARS AUD AZN BAM BDT BGN BRL BYN CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL GHS HKD HRK HUF IDR ILS "
    "INR IQD JOD JPY KES KGS KRW KWD KZT LBP LKR MAD MDL MKD MMK MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR RON RSD "
    "RUB SAR SEK SGD THB TND TRY TWD UAH UGX USD UYU UZS VND XAF XOF ZAR".split()
)
_SIGNS: Final = (
    *(("US$", "USD"), ("R$", "BRL"), ("A$", "AUD"), ("C$", "CAD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD")),
    *(("HK$", "HKD"), ("S$", "SGD"), ("MX$", "MXN"), ("€", "EUR"), ("£", "GBP"), ("zł", "PLN"), ("₽", "RUB")),
    *(("руб", "RUB"), ("₴", "UAH"), ("грн", "UAH"), ("₹", "INR"), ("元", "CNY"), ("円", "JPY"), ("¥", "JPY")),
    *(("Kč", "CZK"), ("лв", "BGN"), ("₺", "TRY"), ("₪", "ILS"), ("฿", "THB"), ("₱", "PHP"), ("₫", "VND")),
    *(
        ("₦", "NGN"),
        ("₩", "KRW"),
        ("₸", "KZT"),
        ("тг", "KZT"),
        ("₼", "AZN"),
        ("₾", "GEL"),
        ("Br", "BYN"),
        ("Ft", "HUF"),
    ),
    *(
        ("lei", "RON"),
        ("ден", "MKD"),
        ("дин", "RSD"),
        ("$", "USD"),
        ("euro", "EUR"),
        ("pound", "GBP"),
        ("dollar", "USD"),
    ),
)
_FREE: Final = frozenset(
    "free gratis kostenlos gratuit gratuito grátis бесплатно безкоштовно безплатно zdarma darmowe bezpłatnie ingyenes "
    "ingyen besplatno ücretsiz 免费 免費 無料 무료 مجاني مجانا δωρεάν ilmainen tasuta nemokamai bezmaksas".split()
)


def money(text: str) -> tuple[int | float | str | None, str | None]:
    """(price, ISO 4217): "15.00 Dollar US$" → (15, "USD"), "Free" → (0, None), "On request" → ("On request", None)."""
    words = " ".join(text.split())[:200]
    found = _NUMBER.search(words)
    if not found:
        return (0 if words.casefold().strip(" !.") in _FREE else words or None), None
    return amount(found.group()), currency(words)


def currency(text: str) -> str | None:
    """The currency that a price names; "$" alone counts as USD."""
    code = next((word for word in _CODE.findall(text) if word in _CODES), None)
    low = text.casefold()
    return code or next((name for sign, name in _SIGNS if sign.casefold() in low), None)


def amount(figures: str) -> int | float | None:
    """A number by its digits: the last mark is a decimal one unless three digits follow it."""
    figures = "".join(mark for mark in figures if mark.isdecimal() or mark in ".,").rstrip(".,")
    last = max(figures.rfind("."), figures.rfind(","))
    whole, part = (figures[:last], figures[last + 1 :]) if last >= 0 else (figures, "")
    several = last >= 0 and figures.count(figures[last]) > 1
    if len(part) == 3 or several:
        whole, part = whole + part, ""
    digits = "".join(filter(str.isdecimal, whole)) or "0"
    if len(digits) > 15:
        return None
    cents = float(f"{digits}.{part or 0}")
    return int(cents) if cents.is_integer() else cents
