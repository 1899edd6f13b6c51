"""Rows of the XML that job search engines take, as fields by name: such files are large, nested and often broken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NamedTuple

MOST_ROWS: Final = 20_000
MOST_FIELDS: Final = 200
DEEPEST: Final = 6
_HTML: Final = frozenset("description encoded content summary requirements benefits".split())
"""Fields whose own elements, where they stand there unescaped, are HTML."""
_CDATA: Final = "<![CDATA["

Fields = dict[str, object]


class _Piece(NamedTuple):
    """A tag, or a section of CDATA, which has no name. `inside` is what stands between its brackets."""

    start: int
    end: int
    inside: str
    name: str = ""

    @property
    def ends(self) -> bool:
        return self.inside.startswith("/")

    @property
    def empty(self) -> bool:
        return self.inside.endswith("/")


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    name: str
    href: str = ""
    fields: Fields = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    @property
    def value(self) -> object:
        return self.fields or "".join(self.parts).strip() or self.href

    def put(self, name: str, value: object) -> None:
        if value and name not in self.fields and len(self.fields) < MOST_FIELDS:
            self.fields[name] = value
        elif value and isinstance(held := self.fields.get(name), list):
            held += [value] if len(held) < MOST_FIELDS else []
        elif value and name in self.fields:
            self.fields[name] = [self.fields[name], value]


def rows(source: str, names: frozenset[str]) -> Iterator[Fields]:
    """Each element of one of the names: its children's texts by local name in lower case, lists where one repeats, and
    for a child with children their fields. CDATA is taken as it stands, other text without its entities."""
    stack: list[_Open] = []
    place = count = 0
    for piece in _pieces(source):
        if stack:
            stack[-1].parts.append(unescape(source[place : piece.start]))
            place = piece.end
        elif count >= MOST_ROWS:
            return
        elif piece.name in names and not piece.ends and not piece.empty:
            stack, place, count = [_Open(piece.name)], piece.end, count + 1
            continue
        if stack and (row := _taken(piece, stack, source)):
            yield row
    if stack:
        stack[-1].parts.append(unescape(source[place:]))
        yield _closed(stack, 0) or {}


def _pieces(source: str) -> Iterator[_Piece]:
    """Tags and sections of CDATA in order, without comments; what is never closed reaches to the end."""
    start = source.find("<")
    while start >= 0:
        if source.startswith(_CDATA, start):
            end = _after(source, "]]>", start)
            yield _Piece(start, end, source[start + len(_CDATA) : end].removesuffix("]]>"))
        elif source.startswith("<!--", start):
            end = _after(source, "-->", start)
        else:
            end = _after(source, ">", start)
            start = max(start, source.rfind("<", start, end))  # a sign that nobody escaped stands before the tag
            inside = source[start + 1 : end].removesuffix(">")
            if name := _local(inside):
                yield _Piece(start, end, inside, name)
        start = source.find("<", end)


def _after(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return found + len(mark) if found >= 0 else len(source)


def _taken(piece: _Piece, stack: list[_Open], source: str) -> Fields | None:
    """Adds a piece to the row that is open; the row, where the piece ends it."""
    name, top = piece.name, stack[-1]
    if not name:
        top.parts.append(piece.inside)
    elif top.name in _HTML and not (piece.ends and name == top.name):
        top.parts.append(source[piece.start : piece.end])
    elif piece.ends:
        depth = next((depth for depth, part in enumerate(stack) if part.name == name), None)
        return None if depth is None else _closed(stack, depth)
    elif piece.empty:
        top.put(name, _href(piece.inside))
    elif len(stack) <= DEEPEST:
        stack.append(_Open(name, href=_href(piece.inside)))
    return None


def _closed(stack: list[_Open], depth: int) -> Fields | None:
    """Ends the elements from `depth` on; the row's fields, where it is one of them."""
    while len(stack) > max(depth, 1):
        ended = stack.pop()
        stack[-1].put(ended.name, ended.value)
    return stack.pop().fields if depth == 0 else None


def _local(inside: str) -> str:
    """A tag's name without prefix, in lower case; "" for what is no tag of an element."""
    name = inside[:200].lstrip("/").split(maxsplit=1)[:1]
    local = name[0].rstrip("/").rpartition(":")[2].lower() if name else ""
    return local if local[:1].isalpha() else ""


def _href(inside: str) -> str:
    """The attribute of an Atom link."""
    value = inside.partition("href=")[2]
    return unescape(value[1:].partition(value[0])[0]) if value[:1] in ("'", '"') else ""
