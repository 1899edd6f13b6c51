"""Fragments of patterns spelt out as plain words, so that one automaton can hold them: "(?:per|a) hours?" is four."""

from collections.abc import Iterable
from itertools import product
from typing import Final

_MOST: Final = 400


def spelt(fragment: str) -> list[str]:
    """Every word the fragment stands for; letters of any number become a star. Raises ValueError for too many."""
    words, at = _alternatives(fragment, 0)
    if at != len(fragment) or len(words) > _MOST:
        raise ValueError(f"cannot spell out {fragment!r}")
    return words


def _alternatives(text: str, at: int) -> tuple[list[str], int]:
    found: list[str] = []
    parts: list[list[str]] = []
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            found += _joined(parts)
            parts, at = [], at + 1
            continue
        some, at = _atom(text, at)
        if text[at : at + 1] == "?":
            some, at = [*some, ""], at + 1
        elif text[at : at + 1] == "*":
            some, at = [""], at + 1
        parts.append(some)
    return [*found, *_joined(parts)], at


def _atom(text: str, at: int) -> tuple[list[str], int]:
    if text.startswith("(?:", at):
        some, at = _alternatives(text, at + 3)
        return some, at + 1
    if text.startswith(r"\pL", at):
        at += 3
        if text[at : at + 1] == "{":
            at = text.index("}", at) + 1
        elif text[at : at + 1] in ("*", "+"):
            at += 1
        return ["*"], at
    if text[at] == "[":
        end = text.index("]", at)
        return list(text[at + 1 : end]), end + 1
    if text[at] == "\\":
        return [" " if text[at + 1] == "s" else text[at + 1]], at + 2
    return [text[at]], at + 1


def _joined(parts: Iterable[list[str]]) -> list[str]:
    return ["".join(some) for some in product(*parts)]
