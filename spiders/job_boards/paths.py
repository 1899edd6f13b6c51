"""Values in JSON by path: "a/b" goes down, "*" takes any name, lists are walked, "x || y" takes the first found."""

from typing import Final

from spiders.record import Record

MOST: Final = 20_000


def found(value: object, path: str, top: object = None) -> list[object]:
    """Every value at the path, lists opened, at most MOST; "^/name" begins at `top`, "." is the value itself."""
    for choice in path.split("||"):
        if values := _walk(value, choice.strip(), top):
            return values
    return []


def texts(value: object, path: str, top: object = None) -> list[str]:
    """The texts and numbers at the path, each once, as text; "x + y" takes both. Blanks and objects are nothing."""
    for choice in path.split("||"):
        written = (_text(part) for path in choice.split("+") for part in _walk(value, path.strip(), top))
        if kept := list(dict.fromkeys(text for text in written if text)):
            return kept
    return []


def _walk(value: object, path: str, top: object) -> list[object]:
    if not path:
        return []
    names = [name for name in path.split("/") if name != "."]
    values = [top] if names[:1] == ["^"] else [value]
    for name in names[1:] if names[:1] == ["^"] else names:
        values = [inner for part in _opened(values) if isinstance(part, dict) for inner in _named(part, name)][:MOST]
    return [part for part in _opened(values) if part is not None and part != ""]


def _named(part: dict[str, object], name: str) -> list[object]:
    return list(part.values()) if name == "*" else [part[name]] if name in part else []


def _opened(values: list[object]) -> list[object]:
    return [inner for part in values for inner in (part if isinstance(part, list) else [part])][:MOST]


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 2**53 else ""
    return Record({"": value}).text("")
