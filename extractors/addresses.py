"""Web addresses written in a text or behind its hyperlinks: what the kinds url, telegram, whatsapp … read.

A text is examined once, whoever asks; each kind takes the addresses that are its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import unquote, urlsplit

import idna
import re2

from extractors.bare import stands_alone
from extractors.glance import Sign
from extractors.passage import Passage
from extractors.suffixes import registered, top
from extractors.text import Text

_DOT: Final = r"(?:\s?[\[({]\s?(?i:\.|dot|punkt|punto|ponto|точка|крапка)\s?[\])}]\s?|\[\.|\.\]|\.)"
_NAME: Final = r"[\p{Latin}\p{Cyrillic}0-9_-]"
_CYRILLIC, _GREEK = "рф|укр|бел|срб|мкд|бг|қаз|мон|ею", "ελ|ευ"
_HAN: Final = "中国|中國|公司|网络|網絡|网址|台湾|台灣|香港|集团|在线"
_PATH: Final = (
    r"((?::[0-9]{2,5})?(?:[/?#]"
    r"[^\s<>\"`\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{So}「」《》【】，。！？、；：“”„»«…]*)?)"
)
_SLASHES: Final = r"(?:\s?[\[(]?:[\])]?(?://|\\\\)|\s:\s?//\s?|[\[(]://[\])])"
_WITH_SCHEME: Final = re2.compile(
    rf"(?i)\b(h[tx*]{{2}}ps?|f[tx]p|tg|whatsapp){_SLASHES}(?:[^\s/@<>\"]{{1,64}}@)?"
    rf"({_NAME}+(?:{_DOT}{_NAME}+)+"
    r"|[^\x00-\x2c/\x3a-\x40\x5b-\x60\x7b-\x7f\s]+|resolve|join|send)" + _PATH
)
_BARE: Final = re2.compile(
    rf"({_NAME}+(?:{_DOT}{_NAME}+)*{_DOT}(?:xn--[a-z0-9]{{4,24}}|[\p{{Latin}}]{{2,24}})"
    r"|(?i:www)(?:\s{1,2}(?i:dot|punkt|punto|точка|крапка|\.)\s{1,2}[\p{Latin}0-9-]+){2,4}"
    r"|[0-9]{1,3}(?:\[\.\][0-9]{1,3}){3}"
    rf"|[\p{{Cyrillic}}0-9-]+(?:\.[\p{{Cyrillic}}0-9-]+)*\.(?i:{_CYRILLIC})"
    rf"|[\p{{Greek}}0-9-]+\.(?i:{_GREEK})"
    rf"|(?:www\.)?[\p{{Han}}\p{{Latin}}0-9-]+\.(?:{_HAN}))" + _PATH
)
bare_in: Final = Sign(lambda: _bare_ends(top()))
"""Whether an address without a scheme may stand in a text: a name, a dot, and a domain of the top level."""
_DOTS: Final = re2.compile(rf"\s{{1,2}}(?i:dot|punkt|punto|точка|крапка|\.)\s{{1,2}}|{_DOT}")
_CODES: Final = frozenset(("t.co",))  # shorteners whose paths are letters and digits alone
_LONGEST_CODE: Final = 40
_CLOSERS: Final = {")": "(", "]": "[", "}": "{"}


def marks_in(text: Text) -> bool:
    """Whether there is a mark that an address with a scheme, or of mail, has. A sign, but one that is quicker told."""
    folded = text.folded
    return "@" in folded or "//" in folded or "\\\\" in folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Code points [start, end) of the original lead to `url`; `rest` is path, query and fragment, still encoded.

    `host` is lower-case Unicode without www. `form` says how it stands there; `bare` is one without a scheme.
    """

    start: int
    end: int
    url: str
    scheme: str
    host: str
    rest: str
    form: Literal["plain", "linked", "obfuscated"]
    bare: bool = False

    @property
    def steps(self) -> list[str]:
        """The path's parts, decoded."""
        path = self.rest.partition("?")[0].partition("#")[0]
        return [unquote(step) for step in path.split("/") if step]

    @property
    def query(self) -> dict[str, str]:
        pairs = (pair.partition("=") for pair in self.rest.partition("?")[2].partition("#")[0].split("&"))
        return {name.lower(): unquote(value) for name, _, value in pairs if value}


@lru_cache(maxsize=2)
def addresses(text: Text, passage: Passage) -> tuple[Address, ...]:
    """Those of the hyperlinks first, then the written ones in order."""
    return (*_linked(text, passage), *_written(text))


def _linked(text: Text, passage: Passage) -> Iterator[Address]:
    for start, end, url in passage.hyperlinks:
        if 0 <= start < end <= len(text.original) and url.isprintable() and (parts := split(url)):
            scheme, host, rest = parts
            value, bare_host = f"{scheme}://{host}{rest}", host.removeprefix("www.")
            yield Address(start=start, end=end, url=value, scheme=scheme, host=bare_host, rest=rest, form="linked")


@lru_cache(maxsize=4096)
def split(url: str) -> tuple[str, str, str] | None:
    """(scheme, host, rest) of an absolute address in its canonical form; None where it is none.

    Cached: a platform's texts name the same addresses again and again.
    """
    if len(url) > 4096:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https", "ftp", "tg", "whatsapp") or not host:
        return None
    if scheme in ("http", "https", "ftp") and not _exists(host):
        return None
    rest = parts._replace(scheme="", netloc="").geturl()
    shown = readable(host) + (f":{port}" if port not in (None, 80, 443) else "")
    return scheme, shown, "" if rest == "/" else rest


def readable(host: str) -> str:
    """A host in lower-case Unicode, so that the two ways of writing an internationalised name are one value."""
    host = host.lower()
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def _exists(host: str) -> bool:
    parts = host.split(".")
    if len(parts) == 4 and all(
        part.isascii() and part.isdigit() and len(part) < 4 and int(part) < 256 for part in parts
    ):
        return True
    return registered(readable(host)) is not None


def _written(text: Text) -> Iterator[Address]:
    folded, taken = text.folded, bytearray(0)
    if "//" in folded or "\\\\" in folded:
        taken = bytearray(len(folded))
        for match in _WITH_SCHEME.finditer(folded):
            scheme = match[1].lower().replace("*", "t").replace("hxxp", "http").replace("fxp", "ftp")
            if (address := _address(text, scheme, match.span(2), match.start(), match[3])) is not None:
                yield address
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for match in _BARE.finditer(folded) if bare_in(text) else ():
        if taken and taken[match.start()]:
            continue
        written, span = _unglued(match[1], match.span(1))
        host = _undotted(written)
        if stands_alone(readable(host) if "xn--" in host else host, written, match[2], _around(folded, match.span(1))):
            address = _address(text, "", span, span[0], match[2])
            if address is not None:
                yield address


def _bare_ends(domains: Iterable[str]) -> str:
    latin = "|".join(re2.escape(domain) for domain in sorted(domains) if domain[0] < "\u0250")
    return (
        rf"{_NAME}{_DOT}(?:xn--|(?:{latin})(?:[^\p{{Latin}}]|$))|www\s|[0-9]\[\.\][0-9]"
        rf"|[\p{{Cyrillic}}0-9-]\.(?:{_CYRILLIC})|[\p{{Greek}}0-9-]\.(?:{_GREEK})|[\p{{Han}}\p{{Latin}}0-9-]\.(?:{_HAN})"
    )


def _unglued(written: str, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """Without a word that the one before lost its space to: "60 latwww.acme.example"."""
    at = written.lower().find("www.")
    return (written[at:], (span[0] + at, span[1])) if at > 0 and written[at - 1].isalnum() else (written, span)


def _undotted(host: str) -> str:
    return host if host.replace(".", "").isalnum() else _DOTS.sub(".", host)


def _around(folded: str, span: tuple[int, int]) -> tuple[str, str]:
    return folded[span[0] - 1 : span[0]] if span[0] else "", folded[span[1] : span[1] + 1]


def _address(text: Text, scheme: str, span: tuple[int, int], start: int, tail: str) -> Address | None:
    folded = text.folded
    if start and folded[start - 1] in "@#$":
        return None
    written = folded[span[0] : span[1]]
    host = _undotted(written)
    tail = _coded(tail) if host.lower() in _CODES else _trimmed(tail)
    parts = split(f"{scheme or 'http'}://{host.lower()}{tail}")
    if parts is None or (host.lower() in _CODES and len(tail) > _LONGEST_CODE):
        return None
    end = span[1] + len(tail)
    hidden = host != written or (text.disguised(start, end) and "&" not in text.raw(start, end))
    hidden = hidden or (bool(scheme) and not folded[start : start + len(scheme) + 3].lower().startswith(scheme + "://"))
    first, last = text.span(start, end)
    name, bare_host, rest = parts
    return Address(
        start=first,
        end=last,
        url=f"{name}://{bare_host}{rest}",
        scheme=name,
        host=bare_host.removeprefix("www."),
        rest=rest,
        form="obfuscated" if hidden else "plain",
        bare=not scheme,
    )


def _coded(tail: str) -> str:
    length = next((at for at in range(1, len(tail)) if not (tail[at].isascii() and tail[at].isalnum())), len(tail))
    return tail[:length] if length > 1 else ""


def _trimmed(tail: str) -> str:
    """Without what belongs to the sentence: closing marks, brackets never opened, an English genitive."""
    tail = tail.removesuffix("'s").removesuffix("’s")
    glued = tail.find("/.")  # the next sentence without a space before it
    if glued >= 0 and tail[glued + 2 : glued + 3].isupper():
        tail = tail[: glued + 1]
    while tail:
        last = tail[-1]
        if last in ".,;:!?'\"*~’" or (last in _CLOSERS and tail.count(last) > tail.count(_CLOSERS[last])):
            tail = tail[:-1].rstrip(".,;:!?'\"*~’")
        else:
            break
    return "" if tail in (":", "?", "#") else tail
