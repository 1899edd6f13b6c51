"""JSON as pages really hold it: in comments and CDATA, with trailing commas, raw control characters, several values."""

import json
from html import unescape
from typing import Final

import re2

MOST_VALUES: Final = 200
LARGEST_MENDED: Final = 1 << 18
_SPACE: Final = " \t\r\n,;\ufeff"
_WRAPPING: Final = ("//", "/*<![CDATA[*/", "/*]]>*/", "/* <![CDATA[ */", "/* ]]> */", "<![CDATA[", "]]>", "<!--", "-->")
# Every alternative matches to the end where it is never closed: one pass, whatever the text.
_PIECE: Final = re2.compile(r'(?s)"(?:[^"\\]|\\.)*(?:"|\z)|/\*.*?(?:\*/|\z)|//[^\n]*|,(?:\s|,)*[}\]]')
_ESCAPE: Final = re2.compile(r"(?s)\\(u[0-9a-fA-F]{4}|.)")
_QUOTE: Final = re2.compile(r'\\.|"')
_DECODER: Final = json.JSONDecoder(strict=False, parse_float=str, parse_constant=lambda _: None)


def values(text: str) -> list[object]:
    """Every JSON value in the text, [] where none can be read. Numbers with a fraction stay text, as written."""
    raw = text.strip(_SPACE)
    for mend in (_as_is, _unwrapped, _plain, _entities, _quotes)[: None if len(raw) <= LARGEST_MENDED else 2]:
        if found := _several(mend(raw)):
            return found
    return []


def first(text: str, start: int = 0) -> object:
    """The JSON value that begins at `start`; None where it is broken. What follows it does not matter."""
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _several(text: str) -> list[object]:
    """Values that follow one another; [] where anything but the end of the text is broken."""
    found: list[object] = []
    place = 0
    try:
        while place < len(text) and len(found) < MOST_VALUES:
            value, place = _DECODER.raw_decode(text, place)
            found.append(value)
            while place < len(text) and text[place] in _SPACE:
                place += 1
    except (ValueError, RecursionError):
        return []
    return found


def _as_is(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    """Without the marks that hide a script from old browsers, at either end."""
    for _ in range(3):
        for mark in _WRAPPING:
            text = text.removeprefix(mark).removesuffix(mark).strip(_SPACE)
    return text


def _plain(text: str) -> str:
    """Without comments and trailing commas, and with escapes that JSON knows."""
    text = _unwrapped(text)
    for _ in range(2):  # a comma may trail only once the comment behind it is gone
        text = str(_PIECE.sub(lambda found: _piece(found.group()), text))
    return text.strip(_SPACE)


def _piece(piece: str) -> str:
    if piece[0] == '"':
        return str(_ESCAPE.sub(lambda found: _escape(found.group()), piece)) if "\\" in piece else piece
    return piece[-1] if piece[0] == "," else " "


def _escape(escape: str) -> str:
    return escape if escape[1] in '"\\/bfnrt' or len(escape) == 6 else escape[1:]


def _entities(text: str) -> str:
    return _plain(unescape(text)) if "&quot;" in text or "&#" in text else ""


def _quotes(text: str) -> str:
    """Quotation marks inside strings that nobody escaped: one ends a string only before , : } ] or the end."""
    text, parts, place, inside = _plain(text), [], 0, False
    for found in _QUOTE.finditer(text):
        if found.group() != '"':
            continue
        after = text[found.end() : found.end() + 64].lstrip()[:1]
        before = text[max(0, found.start() - 64) : found.start()].rstrip()[-1:]
        ends = after in ("", ",", ":", "}", "]") if inside else before in ("", ",", ":", "{", "[")
        inside = inside != ends
        parts.append(text[place : found.start()] + ('"' if ends else '\\"'))
        place = found.end()
    return "".join(parts) + text[place:]
