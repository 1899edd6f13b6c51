"""Amounts of money in running text: one number or a range, with a currency or a multiplier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final

from extractors.facts.amount import LONGEST, NUMBER, THREE_PLACES
from extractors.facts.amount import read as number
from extractors.facts.currency import anywhere, code_of, fragments
from extractors.facts.words import compiled, either, is_unspaced, plainer, read
from extractors.glance import Sign

MOST: Final = 60
"""Amounts examined per text; a text with more is a price list or an attack."""
_LONGEST: Final = 80
_LEAST, _BETWEEN = 3, 16
_UNITS: Final = tuple(
    "% hour hrs годин час дней днів дні years year років лет ore godz std stund uur heure horas sati óra 小时 天 岁 人 "
    "числ dni tage jahr lat people чел осіб osób persons дн мин хв min km км м² кг kg разів раз times x".split()
)
Spans = Sequence[tuple[int, int]]
_RISKY: Final = frozenset("try pen mad won gel sum cop bob php sar tis lek mod".split())
_BEFORE: Final = frozenset(r"€ £ ¥ ₽ ₴ ₺ ₸ ₾ ₪ ₹ ₱ ₩ ₫ ฿ ₦ \$ zł rs\.? rp\.? rm r\$ s\$ a\$ c\$ руб".split())


@dataclass(frozen=True, slots=True)
class Money:
    """Code points [start, end) of the folded view. `scaled`: a multiplier ("k", "тыс", "万") is written."""

    start: int
    end: int
    low: float
    high: float
    currency: str | None
    sign: str
    scaled: str
    ranged: bool
    plus: bool = False


@cache
def _scales() -> tuple[tuple[Any, float], ...]:
    return tuple((compiled(f"^{either(some)}$"), float(value)) for value, some in read("money")["scale"].items())


@lru_cache(maxsize=512)
def scale_of(written: str) -> float:
    return next((value for pattern, value in _scales() if pattern.search(written)), 1.0)


def _prefixes() -> str:
    codes = {code.lower() for code in fragments() if len(code) == 3 and code not in ("ALL", "TRY", "PEN", "TOP", "MAD")}
    dollars = {one for some in fragments().values() for one in some if one.endswith(r"\$")}
    return either({*codes, *dollars, *_BEFORE, "euro"})


@cache
def _patterns() -> tuple[Any, Any, Any]:
    """Where an amount stands; a number; an amount that only a word for pay tells ("зарплата 30000")."""
    table = read("money")
    scale = either(one for some in table["scale"].values() for one in some)
    dash, money, before = either(table["dash"]), anywhere(), _prefixes()
    one = rf"{NUMBER}\+?"
    more = rf"(?: ?{dash} ?{before}? ?{one}(?: ?{scale})?(?: ?{money})?)?"
    places = (
        rf"{before} ?{one}(?: ?{scale})?(?: ?{money})?{more}",
        rf"{one}(?: ?{scale})? ?{money}{more}",
        rf"{one}(?: ?{scale})? ?{dash} ?{one}(?: ?{scale})? ?{money}",
        rf"{one} ?{scale}{more}",
        rf"{one} ?{dash} ?{one} ?{scale}",
    )
    symbol = r"[€$£₽₴₺₸₾₪₹₱₩₫฿₦元块円원]"
    ends = rf"(?:{'|'.join(places)})(?:[^\pL0-9]|$)|{one}(?: ?{scale})?(?: ?{dash} ?{one}(?: ?{scale})?)? ?{symbol}"
    told = rf"^{NUMBER}(?: ?{dash} ?{NUMBER})?"
    return compiled(ends, longest=True), compiled(NUMBER), compiled(told)


def moneys(
    lower: str,
    folded: str,
    region: str | None,
    language: str | None,
    paid: Spans,
    telling: Spans = (),
    *,
    signed: bool = True,
) -> tuple[Money, ...]:
    """Every amount of one text.

    `signed` as of `beside_in`. A number needs no currency behind a word for pay (`paid`), or before net, gross or a
    period (`telling`).
    """
    found = []
    if signed:
        for match in islice(_patterns()[0].finditer(lower), MOST):
            if (money := _money(folded, lower, match.span(), region, language)) is not None:
                found.append(money)
    bare = [_told(lower, end) for _, end in paid[:MOST]] + [_telling(lower, start) for start, _ in telling[:MOST]]
    for told in bare:
        if told and not any(one.start < told[1] and told[0] < one.end for one in found):
            money = _money(folded, lower, told, region, language)
            if money is not None and money.high >= _LEAST and not lower[told[1] :].lstrip(" -").startswith(_UNITS):
                found.append(money)
    return tuple(sorted(found, key=lambda one: one.start))


def _told(lower: str, at: int) -> tuple[int, int] | None:
    """The number, or range, that stands shortly behind a word for pay."""
    for start in range(at, min(len(lower), at + _BETWEEN)):
        char = lower[start]
        if char.isdigit():
            match = _patterns()[2].search(lower[start : start + _LONGEST])
            end = start + match.end() if match else start
            return None if match is None or _goes_on(lower, end) else (start, end)
        if char in "\n.;!?。！？；":
            return None
    return None


def _telling(lower: str, start: int) -> tuple[int, int] | None:
    """The number, or range, right before a word of tax or a period."""
    end = len(lower[max(0, start - 2) : start].rstrip()) + max(0, start - 2)
    if not end or not lower[end - 1].isdigit():
        return None
    first = max(0, end - _BETWEEN - 4)
    match = _last().search(lower[first:end])
    return None if match is None else (first + match.start(1), end)


@cache
def _last() -> Any:
    dash = either(read("money")["dash"])
    return compiled(rf"(?:^|[^0-9.,:/+])((?:{NUMBER} ?{dash} ?)?{NUMBER})$")


def _goes_on(lower: str, end: int) -> bool:
    after = lower[end : end + 1]
    return after in (")", ":", "%", "/") or (after.isalnum() and not is_unspaced(after))


def _gate() -> str:
    table = read("money")
    sign = either({one for some in (*fragments().values(), *table["scale"].values()) for one in some})
    return plainer(rf"[0-9][ +,.–—-]{{0,4}}{sign}|{sign} ?[0-9]")


beside_in: Final = Sign(_gate, digits=1)
"""Whether a digit stands beside a currency or a multiplier."""


def money_of(text: str, region: str | None = None, language: str | None = None) -> Money | None:
    """The first amount of a short text that holds little else; a number without a currency will do."""
    lower = text.lower()
    if len(lower) == len(text):
        for match in _field().finditer(lower):
            if (money := _money(text, lower, match.span(), region, language)) is not None:
                return money
    return None


@cache
def _field() -> Any:
    dash = either(read("money")["dash"])
    return compiled(_patterns()[0].pattern + rf"|{NUMBER}\+?(?: ?{dash} ?{NUMBER})?", longest=True)


def _money(folded: str, lower: str, span: tuple[int, int], region: str | None, language: str | None) -> Money | None:
    start, end = span
    parts = None if end - start > _LONGEST else _parts(lower[start:end])
    if parts is None or _inside(lower, start, end := start + parts.end):
        return None
    sign, low, high = parts.sign, number(parts.low), number(parts.high or parts.low)
    currency = code_of(sign, region, language) if sign else None
    if currency in THREE_PLACES:
        low, high = number(parts.low, currency), number(parts.high or parts.low, currency)
    if low is None or high is None or (sign in _RISKY and sign.upper() not in folded[start:end]):
        return None
    if "e" in (parts.first, parts.second) and currency != "HUF":  # "50e" in French is euros
        parts.first = parts.second = ""
        currency = currency or "EUR"
    if not currency and _counts(parts, lower[max(0, start - 6) : end + 6]):
        return None
    ranged = bool(parts.high)
    low, high = _scaled(low, high, parts.first, parts.second, ranged)
    if sign == "р" and (high < 100 or (1900 <= low <= 2100 and not ranged)):  # years, in Ukrainian
        return None
    if ranged and low * 20 < high and 1 <= low <= 12:
        low = high
    low, high = min(low, high), max(low, high)
    return Money(start, end, low, high, currency, sign, parts.second or parts.first, ranged, parts.plus)


@dataclass(slots=True)
class _Parts:
    """Of an amount as written: its numbers, multipliers and currency; `end` is where it ends."""

    low: str
    high: str
    first: str
    second: str
    sign: str
    plus: bool
    end: int


def _counts(parts: "_Parts", near: str) -> bool:
    """Without a currency: millions, a year, a Polish or English "w" are no money."""
    scale = parts.second or parts.first
    if scale == "w":
        return not is_unspaced(near)
    if parts.low == "401" or (parts.low[:1] == "0" and parts.low[1:2].isdigit()):  # the pension, a phone
        return True
    bare = not scale and len(parts.low) == 4 and parts.low[:2] in ("19", "20") and parts.low.isdigit()
    return scale_of(scale) >= 1_000_000 or (bare and not parts.high)


def _parts(written: str) -> _Parts | None:
    numbers = [match.span() for match in islice(_patterns()[1].finditer(written), 3)]
    if not 1 <= len(numbers) <= 2:
        return None
    (start, end), last = numbers[0], numbers[-1][1]
    middle = _piece(written[end : numbers[1][0]], "middle") if len(numbers) > 1 else ("", "", "", 0)
    head, tail = _piece(written[:start], "head"), _piece(written[last:], "tail")
    if middle is None or head is None or tail is None:
        return None
    low, high = written[start:end], written[numbers[1][0] : last] if len(numbers) > 1 else ""
    if len(low) > LONGEST or len(high) > LONGEST:
        return None
    sign = head[1] or middle[1] or tail[1]
    first, second = (middle[0], tail[0]) if high else (tail[0], "")
    return _Parts(low, high, first, second, sign, bool(middle[2] or tail[2]), last + tail[3])


@lru_cache(maxsize=4096)
def _piece(written: str, where: str) -> tuple[str, str, str, int] | None:
    """Multiplier, currency, "+" and how much was read of what stands before, between or behind the numbers."""
    if not written:
        return "", "", "", 0
    if written.strip(" .") == "кр":  # crowns, and no thousand roubles
        written = written.replace("кр", "kr")
    pattern = _pieces()[where]
    for cut in (0, 1) if where == "tail" else (0,):  # the last letter may be of the next word, where no spaces are set
        if match := pattern.search(written[: len(written) - cut]):
            read_to = max(match.end(group) for group in range(1, 5))
            return match[2] or "", match[3] or match[4] or "", match[1] or "", max(0, read_to)
    return None


@cache
def _pieces() -> Mapping[str, Any]:
    table = read("money")
    scale, dash = either(one for some in table["scale"].values() for one in some), either(table["dash"])
    return {
        "head": compiled(rf"^()()({anywhere()}) ?()$"),
        "middle": compiled(rf"^(\+)?(?: ?({scale}))?(?: ?({anywhere()}))? ?{dash} ?({_prefixes()})? ?$"),
        "tail": compiled(rf"^(\+)?(?: ?({scale}))?()(?: ?({anywhere()}))?[^\pL]?$"),
    }


def _scaled(low: float, high: float, first: str, second: str, ranged: bool) -> tuple[float, float]:
    """ "8千-1.2万" has two multipliers, "1-1.5万" one for both, "800-1.2万" one for its end."""
    if not ranged:
        return low * scale_of(first), high * scale_of(first)
    times = scale_of(second) if second else scale_of(first) if first and high < low * scale_of(first) else 1.0
    if first:
        return low * scale_of(first), high * times
    return (low * times if low <= high or low < 100 else low), high * times


def _inside(lower: str, start: int, end: int) -> bool:
    """Part of a longer number or word: a phone's end, a date, a currency that goes on as another word."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    if before and (
        before.isdigit() or before in "+№#_" or (before in ".,/" and lower[start - 2 : start - 1].isdigit())
    ):
        return True
    if before.isascii() and before.isalpha():
        return True
    last = lower[end - 1]
    if after.isdigit() and not last.isdigit():
        return False
    return after.isdigit() or (last.isalpha() and after.isalpha() and not is_unspaced(last + after))
