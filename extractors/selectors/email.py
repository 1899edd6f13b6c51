"""E-mail addresses: plain, behind mailto: links, and with "at" and "dot" spelt out in many languages."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import re2

from extractors.addresses import addresses, bare_in, marks_in, readable
from extractors.finding import Selector, Written
from extractors.glance import Sign
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.suffixes import registered
from extractors.text import Text

KIND: Final = "email"
PIVOT: Final = True
SPECIFICITY: Final = 0.9

_AT_NOUNS: Final = (
    "собака|собачка|собаки|песик|равлик|arroba|arobase|arobas|małpa|malpa|małpka|chiocciola|apenstaartje|apestaartje|"
    "klammeraffe|zavináč|zavinac|kukac|арроба|маймунско|мајмун|majmun|snabel-a|圈a|a圈|艾特|coadă de maimuță|arond"
)
_DOT_NOUNS: Final = (
    "dot|d0t|punkt|punt|точка|крапка|кропка|тчк|punto|ponto|point|kropka|tečka|tecka|tačka|tacka|bodka|nokta|pont"
)
_OPEN, _CLOSE = r"[\[({<«|_*]{1,2}", r"[\])}>»|_*]{1,2}"
_AT: Final = (
    rf"(\s{{0,2}}{_OPEN}\s?(?:at|@|ät|et|ат|ет|эт|{_AT_NOUNS})\s?{_CLOSE}\s{{0,2}}"
    rf"|\s{{1,3}}(?:{_AT_NOUNS})\s{{1,3}}|\s?(?:圈a|a圈|艾特)\s?|\s{{1,3}}at\s{{1,3}}|\s{{1,2}}@\s{{0,2}}|@\s{{0,2}})"
)
_DOT: Final = (
    rf"(?:\s{{0,2}}{_OPEN}\s?(?:\.|{_DOT_NOUNS})\s?{_CLOSE}\s{{0,2}}|\s{{1,3}}(?:{_DOT_NOUNS})\s{{1,3}}"
    r"|\s?[点點]\s?|\.)"
)
_LOCAL: Final = r"[\p{Latin}0-9][\p{Latin}0-9._+'-]*?"
_LABEL: Final = r"[\p{Latin}0-9][\p{Latin}0-9-]*"
_PLAIN: Final = re2.compile(
    r"([\p{Latin}0-9._%+'-]+|[\p{Cyrillic}0-9._%+-]+)@"
    r"([\p{Latin}0-9-]+(?:\.[\p{Latin}0-9-]+)+|[\p{Cyrillic}0-9-]+(?:\.[\p{Cyrillic}0-9-]+)+"
    r"|[\p{Han}0-9-]+\.(?:中国|中國|公司|网络|台湾|香港))"
)
_SPELT: Final = re2.compile(rf"(?i)({_LOCAL}(?:{_DOT}{_LOCAL}){{0,3}}){_AT}({_LABEL}(?:{_DOT}{_LABEL}){{1,4}})")
_SWAPPED: Final = re2.compile(
    rf"({_LOCAL})([#*$!&]|--)({_LABEL}(?:\.{_LABEL})+)\s?[(（\[]?\s?"
    r"(?i:把|将|將|replace|замените|замени|ersetze|zamień)?\s?([#*$!&]|--)\s?"
    r"(?i:换成|換成|改成|改为|换|改|=>|->|→|=|to|with|by|на|durch|na)\s?@"
)
_spelt_in: Final = Sign(lambda: rf"(?i)[\p{{Latin}}0-9._+'-]{_AT}{_LABEL}{_DOT}[\p{{Latin}}0-9]")
_DOTS: Final = re2.compile(rf"(?i){_DOT}")
_PARTED: Final = re.compile(r"@ | @|\[")
_SIGN: Final = re2.compile(rf" at |[\[({{<_«|*] ?(?:at|ät|et|ат|ет|эт)|圈a|a圈|艾特|{_AT_NOUNS}")
_HINTS: Final = tuple("mail почт пошт correo 邮箱 郵箱 мыло e-post courriel @: имейл eposta".split())
_FUNCTION: Final = frozenset(
    "me us him her them you it is are was be look looks looking meet arrive arrived the we here there now "
    "stay live lives work works working only free sale not out and or online available call open find "
    "email mail contact based a an my our your this that home least last all first night noon i he she "
    "they shop buy see visit more located hosted starting starts start party staying back down up over "
    "good great better".split()
)

SIGNS: Final = (marks_in, bare_in, _spelt_in)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    yield from _linked(text, passage)
    lower = text.lower
    if "@" in lower:
        yield from _plain(text, passage)
    if _spelt_in(text) and (("@" in lower and _PARTED.search(lower)) or _SIGN.search(lower)):
        yield from _spelt(text)
    if "@" in lower and any(swap in lower for swap in ("换", "改", "→", "=", "换成", "-> ", "with", " to ", " на ")):
        yield from _swapped(text)


def _linked(text: Text, passage: Passage) -> Iterator[Selector]:
    for start, end, url in passage.hyperlinks:
        if not (0 <= start < end <= len(text.original) and url.isprintable()):
            continue
        address = ""
        if url[:7].lower() == "mailto:":
            address = unquote(url[7:].partition("?")[0]).strip()
        elif "/cdn-cgi/l/email-protection#" in url:
            address = _uncovered(url.rpartition("#")[2])
        local, at, host = address.rpartition("@")
        if at and (value := _value(local, host)):
            yield _made(text, (start, end), value, 0.98, "linked", "linked")


def _plain(text: Text, passage: Passage) -> Iterator[Selector]:
    inside = [(one.start, one.end) for one in addresses(text, passage) if not one.bare and one.form != "linked"]
    for match in _PLAIN.finditer(text.folded):
        local, host = match[1].lstrip("._%+'-"), _real(match[2])
        start, end = match.end(1) - len(local), match.start(2) + len(host)
        value = _value(local, host)
        span = text.span(start, end)
        if value and not any(first <= span[0] and span[1] <= last for first, last in inside):
            written: Written = "obfuscated" if text.disguised(start, end) else "plain"
            yield _made(text, span, value, 0.97 if written == "plain" else 0.93, written, "plain")


def _spelt(text: Text) -> Iterator[Selector]:
    for match in _SPELT.finditer(text.folded):
        at, spelt_host = match[2], match[3]
        host = _real(_DOTS.sub(".", spelt_host))
        local = _DOTS.sub(".", match[1]).strip("._'-")
        if at == "@" and host == spelt_host[: len(host)] and local == match[1]:
            continue  # plain
        value = _value(local, host)
        if value and _meant(local, at, host, spelt_host, text.lower[max(0, match.start() - 24) : match.start()]):
            end = match.end() if len(host) >= len(_DOTS.sub(".", spelt_host)) else match.start(3) + len(host)
            yield _made(text, text.span(match.start(), end), value, 0.85, "obfuscated", "spelt")


def _swapped(text: Text) -> Iterator[Selector]:
    """x#example.org (# = @)."""
    for match in _SWAPPED.finditer(text.folded):
        if match[2] == match[4] and (value := _value(match[1], match[3])):
            yield _made(text, text.span(match.start(), match.end(3)), value, 0.85, "obfuscated", "swapped")


def _meant(local: str, at: str, host: str, spelt_host: str, before: str) -> bool:
    """A bare "at" or a lonely @ is also English: what stands around it has to look like an address."""
    sign = at.strip().lower()
    if sign not in ("at", "@", "et"):
        return True
    if local.lower() in _FUNCTION or host.partition(".")[0].lower() in _FUNCTION:
        return False
    if not host.isascii() or host != spelt_host:
        return True
    return any(hint in before for hint in _HINTS) or any(mark in local for mark in "._0123456789")


def _real(host: str) -> str:
    """The part of `host` that can be one: "example.org.Call" and "example.orgCall" run into the next sentence."""
    host = host.rstrip("-")
    while "." in host:
        if registered(readable(host)):
            return host
        head, _, last = host.rpartition(".")
        split = next((at for at in range(2, len(last)) if last[at].isupper() and last[at - 1].islower()), 0)
        if split and registered(readable(f"{head}.{last[:split]}")):
            return f"{head}.{last[:split]}"
        host = head.rstrip("-")
    return ""


def _value(local: str, host: str) -> str:
    local = local.strip()
    if not 0 < len(local) <= 64 or ".." in local or " " in local or local[-1] == "." or not host:
        return ""
    shown = readable(host.strip().strip("."))
    return f"{local}@{shown}".lower() if registered(shown) else ""


def _uncovered(code: str) -> str:
    """What Cloudflare's e-mail protection hides: hex bytes, each exclusive-or the first."""
    try:
        key, *rest = bytes.fromhex(code[:1024])
        return bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return ""


def _made(text: Text, span: tuple[int, int], value: str, confidence: float, written: Written, how: str) -> Selector:
    details = (("domain", value.rpartition("@")[2]),)
    return spot(text, span, kind=KIND, value=value, confidence=confidence, written=written, how=how, details=details)
