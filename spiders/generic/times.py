"""Where a page prints times: in attributes made for machines, or in words short enough to be a date's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from spiders.generic.outline import Element, Outline

LONGEST: Final = 120
_AROUND: Final = 50
_WORDS: Final = 7
_NARROW: Final = 60
# Over texts this short `re` is quick and bounded; RE2 runs out of memory on counted letters of all scripts.
_CLOCK: Final = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?|\s?[AP]M|\s?Uhr|\s?h\b)?"
_DAY: Final = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}"
    r"|\d{2,4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º|ª|-)?\s?(?:de\s|of\s|of\sthe\s)?\s?-?[^\W\d_]{3,14}\.?,?(?:\sde"
    r"|\sdel)?[\s-]\'?\d{2,4}"
    r"|[^\W\d_]{3,14}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\'?\d{4}"
)
_NEAR: Final = (
    r"today|yesterday|heute|gestern|hoy|ayer|aujourd[’']hui|hier|oggi|ieri|hoje|ontem|dzisiaj|dziś|wczoraj"
    r"|сегодня|вчера"
    r"|сьогодні|вчора|vandaag|gisteren|azi|dnes|včera|ma|tegnap|bugün|dün|今天|昨天|今日|昨日|오늘"
    r"|어제|اليوم|أمس|hôm nay|hôm qua"
    r"|днес|danas|jučer|juče|i dag|i går|idag|igår|tänään|eilen|σήμερα|χθες|hari ini|kemarin|วันนี้|เมื่อวาน"
)
_AGO: Final = (
    r"(?:an?|one|\d{1,3})\s?[^\W\d_]{1,9}(?:,?\s(?:and\s)?\d{1,2}\s[^\W\d_]{3,8})?\s(?:ago|fa|geleden|temu"
    r"|назад|тому|önce|trước|sedan|siden|sitten|πριν|lalu|atrás|telt|преди)\b"
    r"|(?:vor|hace|il\sy\sa|há|acum|před|пре|prije|pred|преди|πριν|منذ|قبل|לפני)\s(?:\d{1,3}"
    r"|[^\W\d_]{2,5})\s[^\W\d_]{1,9}"
    r"|\d{1,3}\s?(?:秒|分钟|分鐘|分|小时|小時|時間|天|日|周|週間|个月|個月|か月|ヶ月|年|초|분|시간"
    r"|일|주|개월|년)\s?[前전]"
    r"|just now|gerade eben|à l[’']instant|только что|刚刚"
)
_DATE: Final = re.compile(
    rf"(?i)(?:{_AGO})|(?:[^\W\d_]{{2,12}}[.,]?\s)?(?:{_DAY})(?:T|\s?[,"
    rf"|·•»–-]?\s?(?:[^\W\d_]{{1,5}}\.?\s){{0,2}})?(?:{_CLOCK})?(?:Z|\s?[+-]\d\d:?\d\d)?"
    rf"|(?:^|\b|\s)(?:{_NEAR})(?:\b|\s|$)[,|·]?\s?(?:[^\W\d_]{{1,5}}\s){{0,2}}(?:{_CLOCK})?"
    rf"|{_CLOCK}[,\s]+(?:{_DAY})"
)
_HINT: Final = re.compile(rf"(?i)\d|{_NEAR}|ago\b|just now")
_HAS_CLOCK: Final = re.compile(r"\d[:h.]\d\d|T\d\d")
_FIGURES: Final = re.compile(r"^\d{10}(?:\d{3})?$")
_ATTRIBUTES: Final = (
    "datetime",
    "data-time",
    "data-timestamp",
    "data-date",
    "data-datetime",
    "data-utime",
    "data-unixtime",
)


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A place where a time is printed. `forms` are its wordings, the surest first."""

    element: Element
    forms: tuple[str, ...]
    machine: bool
    clock: bool
    around: str


def times(outline: Outline) -> list[Dated]:
    """In document order, one an element."""
    found: dict[int, Dated] = {}
    for element in outline.elements:
        if said := _declared(element):
            shown = _shown(outline, element, said)
            found[element.index] = Dated(element, _surest(said, shown), True, True, shown)
    for text, owner in zip(outline.texts, outline.owners, strict=True):
        if owner.index in found or len(text) > LONGEST or not _HINT.search(text):
            continue
        if owner.parent is not None and owner.parent.index in found and outline.size(owner.parent) < LONGEST:
            continue
        if dated := _printed(outline, text, owner):
            found[owner.index] = dated
    return [found[index] for index in sorted(found)]


def _surest(said: list[str], shown: str) -> tuple[str, ...]:
    """What machines read goes first, but for a day alone where people are told the clock."""
    forms = list(filter(None, (*said, shown)))
    return tuple(sorted(forms, key=lambda form: not _HAS_CLOCK.search(form)))


def _shown(outline: Outline, element: Element, said: list[str]) -> str:
    """What people read there; with its clock where only the words around have one ("Yesterday", 10:30)."""
    shown = outline.text(element) if outline.size(element) < LONGEST else ""
    up = element.parent
    if up is None or outline.size(up) > _NARROW or any(_HAS_CLOCK.search(text) for text in (*said, shown)):
        return shown
    wider = date_in(outline.text(up))
    return wider if _HAS_CLOCK.search(wider) else shown


def _declared(element: Element) -> list[str]:
    """Times in attributes; a title counts where it is one."""
    attrs = element.attrs
    said = [value for name in _ATTRIBUTES if (value := attrs.get(name, "").strip())]
    if element.tag == "meta" and "date" in attrs.get("itemprop", "").lower():
        said.append(attrs.get("content", ""))
    title = (
        attrs.get("title", "") if element.tag in {"abbr", "span", "time", "a", "i", "small", "div", "em", "td"} else ""
    )
    if (
        title
        and len(title) < 60
        and _HINT.search(title)
        and (match := _DATE.search(title))
        and len(match[0]) * 2 > len(title)
    ):
        said.append(title)
    return [_from_figures(value) for value in said if len(value) < 60 and any(map(str.isdecimal, value))]


def _from_figures(value: str) -> str:
    if _FIGURES.match(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    return value


def _printed(outline: Outline, text: str, owner: Element) -> Dated | None:
    whole = outline.text(owner) if outline.size(owner) <= LONGEST else text
    forms = list(dict.fromkeys(form for words in (whole, text) if (form := date_in(words))))
    if not forms:
        return None
    best = max(forms, key=len)
    around = text.replace(best, " ")
    if len(around) > _AROUND or len(around.split()) > _WORDS:
        return None
    rest = [form for form in forms if form != best]
    return Dated(owner, (best, *rest), False, bool(_HAS_CLOCK.search(best)), whole)


def date_in(text: str) -> str:
    """The longest thing in a short text that looks like a date."""
    found = [match.group().strip(" ,|·»-") for match in _DATE.finditer(text)]
    return max(found, key=len, default="")


def moments(dated: Dated) -> Iterator[str]:
    """Wordings to try in turn; a weekday before, or a word too many, may be in the way."""
    for form in dated.forms:
        yield form
        inner = date_in(form)
        if inner and inner != form:
            yield inner
        first, _, rest = (inner or form).partition(" ")
        if rest and first.strip(".,").isalpha() and any(map(str.isdecimal, rest)):
            yield rest
