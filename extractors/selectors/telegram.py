"""Telegram handles: t.me, telegram.me and tg: links, and names with a Telegram label or sign beside them."""

from collections.abc import Iterator
from typing import Final

import re2

from extractors.addresses import Address, addresses
from extractors.finding import Selector, Written
from extractors.passage import Passage
from extractors.phones import numbers
from extractors.phones.number import known
from extractors.selectors.phone import phoned
from extractors.spotting import spot
from extractors.text import Text
from extractors.wordlist import labels_in, names

KIND: Final = "telegram"
PIVOT: Final = True
SPECIFICITY: Final = 0.95

_HOSTS: Final = frozenset(("t.me", "telegram.me", "telegram.dog"))
_RESERVED: Final = frozenset(
    "joinchat addstickers addemoji addtheme addlist share proxy socks iv c login setlanguage confirmphone "
    "invoice giftcode boost contact bg msg msg_url privacy faq apps dl download support about blog press "
    "jobs tos www web telegram".split()
)
_AFTER: Final = re2.compile(
    r"^([\s:：=>|,.()\[\]«»\"'\p{So}\p{Sk}–—→-]{0,8}(?:[\pL']{1,12}[\s:：,–-]{1,3}){0,3}?)"
    r"(@\s?|(?:собака|собачка)\s{1,2})?([A-Za-z][A-Za-z0-9_]{3,31})([^A-Za-z0-9_]|$)"
)
_BEFORE: Final = re2.compile(
    r"(?:^|[^\pL0-9_.@/])@([A-Za-z][A-Za-z0-9_]{3,31})([\s,.()-]{1,3}(?:[\pL]{1,6}\s){0,2}[(\s]{0,2})$"
)
_COLON: Final = re2.compile(r"[:：=→>-]|👉|➡")
_COMMON: Final = frozenset(
    "telegram whatsapp viber signal instagram channel group chat chats call calls link only here contact "
    "available write text message please account username user number phone email skype wechat line bot "
    "news kanal kanał grupa grup canal grupo gruppe messenger and or und oder lub this that with from "
    "your mine same list join below above hier bitte nummer mail anytime premium desktop support admin "
    "manager service online photo photos video videos sent name handle profile bio https http info".split()
)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    for address in addresses(text, passage):
        if value := _linked(address):
            span = (address.start, address.end)
            yield spot(
                text, span, kind=KIND, value=value, confidence=0.97, written=address.form, how="link", because="link"
            )
    yield from _named(text)
    for number in numbers(text, passage):
        if KIND in number.beside.networks:
            yield phoned(text, number, KIND)


def _linked(address: Address) -> str:
    """The handle, lower-case, or the E.164 number of a link to a person or a public channel; "" for any other."""
    host, steps = address.host, address.steps
    if address.scheme == "tg":
        query = address.query
        name = query.get("domain", "") if host == "resolve" else ""
        return name.lower() if _sound(name) else known(query.get("phone", "")) or "" if host == "resolve" else ""
    if host in _HOSTS and steps:
        if steps[0][:1] == "+" and steps[0][1:].isdigit():
            return known(steps[0][1:]) or ""
        name = steps[1] if steps[0] == "s" and len(steps) > 1 else steps[0]
        name = name.removeprefix("@").strip("_")
        return name.lower() if _sound(name) else ""
    name, _, rest = host.partition(".")
    return name if rest == "t.me" and _sound(name) else ""


def _sound(name: str) -> bool:
    shaped = 4 <= len(name) <= 32 and name.isascii() and name[0].isalpha() and name.replace("_", "").isalnum()
    return shaped and name.lower() not in _RESERVED


def _named(text: Text) -> Iterator[Selector]:
    """Names beside a label: after it ("telegram: name", "тг @name") or before it ("@name on telegram")."""
    if not names(KIND).any_in(text.lower):
        return
    found = [label for label in labels_in(text.lower) if label[2] - {"phone", "refuse", "fax"}]
    for index, (start, end, networks) in enumerate(found):
        if KIND not in networks or _is_currency(text.folded, start, end):
            continue
        until = found[index + 1][0] if index + 1 < len(found) else len(text.folded)
        since = found[index - 1][1] if index else 0
        if selector := _after(text, end, min(until, end + 80)) or _before(text, max(since, start - 60), start):
            yield selector


def _after(text: Text, at: int, until: int) -> Selector | None:
    window = text.folded[at : max(until, at)]
    match = _AFTER.match(window + ("\n" if at + len(window) < len(text.folded) else ""))
    if match is None or "\n\n" in match[1]:
        return None
    gap, sign, name, stop = match[1], match[2], match[3], match[4]
    if name.lower() in _COMMON or (stop in ("@", ".") and window[match.end(3) + 1 : match.end(3) + 2].isalnum()):
        return None
    sure = _surety(text.folded[max(0, at - 3) : at], gap, sign, name, stop)
    if not sure:
        return None
    start = at + (match.start(2) if sign and "@" in sign else match.start(3))
    return _made(text, start, at + match.end(3), name, sure, sign)


def _surety(label: str, gap: str, sign: str | None, name: str, stop: str) -> float:
    """How surely a name beside a label is a handle: the @, a colon, digits or _ in it, another script around it."""
    if sign:
        return 0.93
    shaped = "_" in name or any(char.isdigit() for char in name)
    words = any(char.isalpha() for char in gap)
    if _COLON.search(gap) and not words:
        return 0.9 if shaped else 0.7 if stop in ("", "\n", ",", ".", ";", ")") and len(name) >= 5 else 0.0
    if len(name) < 5:
        return 0.0
    if shaped and len(gap) <= 20:
        return 0.85
    foreign = bool(label.strip()) and not label.strip().isascii()
    return 0.7 if foreign and not words else 0.0


def _before(text: Text, since: int, at: int) -> Selector | None:
    match = _BEFORE.search(text.folded[since:at])
    if match is None or match[1].lower() in _COMMON:
        return None
    return _made(text, since + match.start(1) - 1, since + match.end(1), match[1], 0.9, "@")


def _is_currency(folded: str, start: int, end: int) -> bool:
    """ "5000 тг" is money in Kazakhstan."""
    return folded[start:end].lower() == "тг" and folded[max(0, start - 2) : start].strip()[-1:].isdigit()


def _made(text: Text, start: int, end: int, name: str, confidence: float, sign: str | None) -> Selector:
    spelt = sign is not None and "@" not in sign
    written: Written = "obfuscated" if spelt or text.disguised(start, end) else "labelled"
    because = "a Telegram label beside it"
    return spot(
        text,
        text.span(start, end),
        kind=KIND,
        value=name.lower(),
        confidence=confidence,
        written=written,
        because=because,
    )
