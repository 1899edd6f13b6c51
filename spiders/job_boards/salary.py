"""What is paid: amounts, currency and period, from structured fields or from the words on a page."""

from typing import Final

import re2

from spiders.record import Record
from spiders.structured import records

# Hours first: "38 hours a week" and "per hour" both name one, and only the second is asked for here.
_PERIODS: Final = {
    "hour": "hour hours hourly hr hrs hur std stunde stunden stündlich heure heures godz godzina godzinę hodina hodinu"
    " hodinová hora horas ora ore час часа uur saat óra",
    "day": "day days daily tag tage täglich jour jours journée dzień dziennie den denně día días giorno dia день dag",
    "week": "week weeks weekly wk wee woche wöchentlich semaine tydzień tygodniowo týden týdně semana settimana неделя"
    " неделю тиждень hafta",
    "month": "month months monthly mo mon monat monatlich mois mensuel miesiąc miesięcznie mies měsíc měsíčně mes mese"
    " mês месяц мес місяць maand ay hónap lună luna",
    "year": "year years yearly yr ann annual annually annum pa jahr jährlich an année rok ročně año anno ano год"
    " рік jaar yıl év",
}
_PERIOD_OF: Final = {word: period for period, words in _PERIODS.items() for word in words.split()}
_SYMBOLS: Final = {
    "€": "EUR", "£": "GBP", "Kč": "CZK", "zł": "PLN", "₽": "RUB", "руб": "RUB", "₴": "UAH", "грн": "UAH", "₹": "INR",
    "₺": "TRY", "₱": "PHP", "฿": "THB", "₫": "VND", "₩": "KRW", "₪": "ILS", "R$": "BRL", "US$": "USD", "CHF": "CHF",
    "Ft": "HUF", "lei": "RON", "лв": "BGN",
}  # fmt: skip
_CODES: Final = frozenset(
    "EUR USD GBP CHF CZK PLN HUF RON BGN RUB UAH SEK NOK DKK ISK TRY INR PKR BDT LKR NPR PHP IDR MYR SGD THB VND CNY"
    " JPY KRW HKD TWD AED SAR QAR KWD BHD OMR JOD ILS EGP MAD TND NGN GHS KES UGX TZS ETB ZAR BRL MXN ARS CLP COP PEN"
    " CAD AUD NZD GEL AMD AZN KZT UZS RSD MKD ALL BAM MDL BYN".split()
)
_NUMBER: Final = re2.compile(r"\d(?:[\d.,'’]|[ \x{a0}\x{202f}\x{2009}]\d{3}\b)*[kK]?")
_WORD: Final = re2.compile(r"\pL+")
_LONGEST: Final = 200


def amount(text: str) -> float | None:
    """A number as written: "50 000", "1.234,50", "45,000", "12.5", "50k"; None for none."""
    found = _NUMBER.search(text[:_LONGEST])
    written = found.group().lower() if found else ""
    digits = "".join(sign for sign in written if sign.isdecimal() or sign in ".,").strip(".,")
    if not digits or len(digits) > 15:
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    whole, part = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if len(part) == 3 and whole != "0":  # a mark before three digits groups them
        whole, part = whole + part, ""
    return float(f"{''.join(filter(str.isdecimal, whole))}.{part or 0}") * (1000 if written.endswith("k") else 1)


def period(text: str) -> str:
    """hour, day, week, month or year; "" where the text names none. Unit codes of trade (HUR, MON, ANN) count."""
    words = (word.lower() for word in _WORD.findall(text[:_LONGEST]))
    return next((_PERIOD_OF[word] for word in words if word in _PERIOD_OF), "")


def currency(text: str) -> str:
    """The ISO 4217 code that a text names; "" where it names none, or a sign that many countries use ("$")."""
    head = text[:_LONGEST]
    code = next((word for word in _WORD.findall(head) if word in _CODES), "")
    return code or next((code for sign, code in _SYMBOLS.items() if sign in head), "")


def pay(
    *, stated: str = "", least: str = "", most: str = "", unit: str = "", money: str = ""
) -> dict[str, str | int | float]:
    """The facts of pay. `stated` are the page's words; where there are none, the figures are put in words."""
    low, high = amount(least), amount(most)
    facts: dict[str, str | int | float | None] = {
        "pay": " ".join(stated.split()) or _worded(least, most, money, unit),
        "pay_min": _plain(low),
        "pay_max": _plain(high),
        "currency": currency(money.upper()) or currency(money),
        "period": period(unit),
    }
    if not (low or high):  # a nought stands for nothing said
        facts |= {"pay": " ".join(stated.split()) if amount(stated) != 0 else ""}
    return {name: value for name, value in facts.items() if value} if facts["pay"] else {}


def pay_stated(text: str) -> dict[str, str | int | float]:
    """The facts of pay in a line such as "270 USD / Year" or "50 000 – 80 000 Kč"."""
    text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    figures = [found for found in _NUMBER.findall(text[:_LONGEST]) if (amount(found) or 0) > 0]
    least, most = (figures[0], figures[-1]) if 0 < len(figures) < 3 else ("", "")
    if least and (amount(least) or 0) * 1000 <= (amount(most) or 0) and least.isdecimal():  # "50-80k", "50-80.000"
        least += "k"
    return pay(stated=text, least=least, most=most, unit=text, money=text)


def pay_of(posting: Record) -> dict[str, str | int | float]:
    """The facts of pay of a schema.org JobPosting: baseSalary as number, text, amount, range, or list of these."""
    money = posting.text("salaryCurrency")
    for name in ("baseSalary", "estimatedSalary"):
        if stated := posting.text(name):
            return pay_stated(stated) | ({"currency": currency(money)} if currency(money) else {})
        for salary in records(posting, name)[:5]:
            if found := _from_amount(salary, money):
                return found
    return {}


def _from_amount(salary: Record, money: str) -> dict[str, str | int | float]:
    value = next(iter(records(salary, "value")), salary)
    least = value.text("minValue", "value", "percentile10") or salary.text("minValue", "value")
    most = value.text("maxValue", "value", "percentile90") or salary.text("maxValue", "value")
    unit = next(filter(None, (part.text("unitText", "unitCode", "duration") for part in (value, salary))), "")
    return pay(
        least=least,
        most=most,
        unit=unit,
        money=salary.text("currency", "priceCurrency") or value.text("currency") or money,
        stated="" if amount(least) or amount(most) else least,
    )


def _worded(least: str, most: str, money: str, unit: str) -> str:
    range_ = " – ".join(dict.fromkeys(filter(None, (least, most))))
    return f"{range_} {money}".strip() + (f" / {period(unit) or unit.lower()}" if unit else "") if range_ else ""


def _plain(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
