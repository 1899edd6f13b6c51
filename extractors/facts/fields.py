"""Fields that hold one thing: a salary as a job board prints it, a price as a shop prints it."""

from dataclasses import replace
from functools import cache
from typing import Any, Final

from extractors.facts.amount import NUMBER, read
from extractors.facts.beside import Beside, beside
from extractors.facts.currency import field_signs, known_codes, local
from extractors.facts.fact import Pay, Price
from extractors.facts.money import money_of
from extractors.facts.month import BY_YEAR, per_month
from extractors.facts.vocabulary import words_of
from extractors.facts.words import compiled, either
from extractors.facts.words import read as words
from extractors.text import view

_LONGEST: Final = 400
_GOODS: Final = frozenset(
    "pcs pc pack st stk stück szt kom ks db buc шт уп кг г kg g mg km m m² mm cm m2 ml l lb lbs oz in ft x % "
    "stars ltr".split()
)
_FREE: Final = frozenset(
    ("free", "free!", "gratis", "gratuit", "kostenlos", "бесплатно", "безкоштовно", "免费", "darmo")
)


def salary(text: str, language: str | None = None, region: str | None = None) -> Pay | None:
    """A pay field by itself. None where it states no amount."""
    from extractors.facts.kinds.pay import pay_of

    seen = view(text[:_LONGEST])
    folded = " ".join(seen.folded.split())
    money = money_of(folded, region, language)
    if money is None:
        return None
    lower = folded.lower()
    near: Beside = beside(lower, words_of(lower, language), money.start, money.end)
    pay = pay_of(money, near, frozenset())
    if pay.currency is None and _chinese(folded, money.scaled, language):
        pay = replace(pay, currency="CNY")
    if pay.period is None and pay.currency and pay.currency not in BY_YEAR:
        pay = replace(pay, period="month")
    return replace(pay, month=per_month(pay, region))


def _chinese(folded: str, scaled: str, language: str | None) -> bool:
    """ "15-20K" names no currency in China alone, where it means thousands by the month."""
    han = any("\u4e00" <= char <= "\u9fff" for char in folded)
    return han or language == "zh" or (language is None and scaled == "k")


def price(text: str, hint: str | None = None, decimal: str | None = None, region: str | None = None) -> Price | None:
    """A price field by itself; `hint` is what stands beside it on the page. None where nothing is stated."""
    line, near = _line(text), _line(hint or "")
    spans = [] if _date().search(line) else [match.span(1) for match in _number().finditer(line)]
    span, sign = _chosen(line, spans)
    sign = sign or _sign_in(line, span) or _sign_in(near, None)
    currency = _code(sign, region)
    if span is None:
        if line.lower() in _FREE:
            return Price(amount=0.0, currency=currency, symbol=sign)
        return Price(amount=None, currency=currency, symbol=sign) if sign else None
    return Price(amount=_amount(line, span, currency, decimal), currency=currency, symbol=sign)


def _line(text: str) -> str:
    return " ".join(text[:_LONGEST].encode(errors="replace").decode().split())


def _amount(line: str, span: tuple[int, int], currency: str | None, decimal: str | None) -> float | None:
    start, end = span
    cents = _cents().search(line[end:]) if line.count("€") == 1 else None
    if cents:
        return read(line[start:end] + "." + (cents[1] or cents[2]), currency)
    return read(line[start:end], currency, decimal)


def _chosen(line: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int] | None, str]:
    """The first number with a currency beside it, or the start of the range that it ends; else the first number."""
    spans = [span for span in spans if not line[span[1] :].lstrip().startswith("%")]
    for at, span in enumerate(spans):
        if sign := _beside(line, span):
            if at and _dash().search(line[spans[at - 1][1] : span[0]]):
                return spans[at - 1], sign
            return span, sign
    return (spans[0], "") if spans else (None, "")


def _beside(line: str, span: tuple[int, int]) -> str:
    """The sign that touches a number, as written."""
    before, after = line[: span[0]].rstrip(), line[span[1] :].lstrip()
    if match := _dollars().search(before):
        return str(match[1] or match[2])
    if sign := _last_sign(before):
        code = after[:3]
        return code if sign == "$" and code in known_codes() and code.endswith("D") and code != "USD" else sign
    if sign := _first_sign(after):
        return sign
    alone = after.strip()
    if not before and 0 < len(alone) <= 6 and alone.lower().rstrip(".") not in _GOODS and alone[0].isalpha():
        return alone if " " not in alone and "/" not in alone else ""
    return ""


def _first_sign(text: str) -> str:
    signs = _signs()
    for length in range(min(14, len(text)), 0, -1):
        head = text[:length]
        if head in signs and not (head[-1].isalpha() and text[length : length + 1].isalpha()):
            return head
    return ""


def _last_sign(text: str) -> str:
    signs = _signs()
    for length in range(min(14, len(text)), 0, -1):
        tail, before = text[-length:], text[-length - 1 : -length]
        if tail in signs and not (tail[0].isalpha() and before.isalnum()):
            return tail
    return ""


def _sign_in(text: str, span: tuple[int, int] | None) -> str:
    """A sign anywhere that cannot be mistaken; the whole text where it is a sign of any kind."""
    text = text.strip() if span is None else f"{text[: span[0]]} {text[span[1] :]}".strip()
    if not text:
        return ""
    if text in _signs() and not (text.isascii() and len(text) == 1 and text.isalpha() and text not in "RQL"):
        return text
    if match := _safe().search(text):
        return next(str(part) for part in match.groups() if part)
    return ""


def _code(sign: str, region: str | None) -> str | None:
    if not sign:
        return None
    plain = sign.replace(" ", "")
    code = _signs().get(sign) or _signs().get(plain) or _signs().get(sign.lower())
    return local(code, sign, region, None) if code else None


@cache
def _signs() -> dict[str, str]:
    return {**{code: code for code in known_codes()}, **field_signs()}


@cache
def _number() -> Any:
    """The number as group 1: a space within only before three digits, or behind the mark of a fraction."""
    grouped = r"[.,]{0,2}[0-9]{1,3}(?:[ .,'’][0-9]{3})+(?:[.,] ?[0-9]{1,2})?"
    plain = r"[0-9]+[.,](?:[0-9]+| [0-9]{2})|[.,]{1,2}[0-9]+(?:[.,][0-9]+)*"
    return compiled(rf"({grouped}|{NUMBER}|{plain})", longest=True)


@cache
def _date() -> Any:
    return compiled(r"^\s*[0-9]{1,2}(?:[./][0-9]{1,2}[./](?:[0-9]{2}){1,2}|-[0-9]{2})\s*$")


@cache
def _cents() -> Any:
    return compiled(r"^ ?€(?:([0-9]{1,3})| ([0-9]{2}))(?:[^0-9]|$)")


@cache
def _dash() -> Any:
    return compiled(rf"^\s*{either(words('money')['dash'])}\s*$")


@cache
def _dollars() -> Any:
    """A dollar's country before its sign: "CAD$", "AU $"; a code that a space parts from the sign counts alone."""
    return compiled(r"(?:^|[^\pL])(?:([A-Z]{2} ?\$|[A-Z]\$)|([A-Z]{2}[DC]) ?\$)$")


@cache
def _safe() -> Any:
    signs = [sign for sign in field_signs() if len(sign) > 1 or not sign.isalpha()]
    symbols = [_quoted(sign) for sign in signs if not sign[0].isalpha() or not _spaced(sign[0])]
    latin = [_quoted(sign) for sign in signs if sign[0].isalpha() and _spaced(sign[0]) and len(sign) > 2]
    codes = [code for code in known_codes() if code not in ("ALL", "TOP", "TRY", "PEN", "MAD", "GEL", "SOS", "XXX")]
    return compiled(rf"({either(symbols)}|R\$|zł|Kč|лв)|(?:^|[^\pL])({either({*latin, *codes})})(?:[^\pL]|$)")


def _spaced(char: str) -> bool:
    """Of a script whose words are set apart."""
    return char < "\u0530"


def _quoted(sign: str) -> str:
    import re2

    return str(re2.escape(sign))
