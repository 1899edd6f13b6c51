"""A css slot that names one value: where it stands on the page, and what is cut away around it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import re2

from spiders.page import Node, Page

_STEP: Final = re2.compile(r"^(?P<name>part|after|before|number)\((?P<word>.*)\)$")
_ATTRIBUTE: Final = re2.compile(r"^[a-zA-Z][\w:.-]*$")
_NUMBER: Final = re2.compile(r"\d{1,9}")

SELF: Final = ":self"
"""In place of css: the block itself that the value is looked for in."""

Rows = Mapping[str, Node]
"""The values of a page's labelled rows, by their label as `plain_label` makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One place to look: `row` (a label) or `css`. `steps` are (name, word) in order; no `attribute` is the text."""

    row: str = ""
    css: str = ""
    attribute: str = ""
    steps: tuple[tuple[str, str], ...] = ()

    def node(self, place: Page | Node, rows: Rows) -> Node | None:
        if self.css == SELF:
            return place if isinstance(place, Node) else None
        return rows.get(self.row) if self.row else place.first(self.css)

    def value(self, place: Page | Node, rows: Rows) -> str:
        node = self.node(place, rows)
        text = "" if node is None else node.attr(self.attribute) if self.attribute else node.text
        for name, word in self.steps:
            text = _CUTS[name](text, word)
        return text


def choices(slot: str) -> tuple[Choice, ...]:
    """`slot` as written in a platform file: "css", "css @attribute", "row:Label", ":self", each with any of
    @part(2 /), @after(word), @before(word), @number(); alternatives stand between ||. Raises ValueError."""
    return tuple(_choice(part.strip()) for part in slot.split("||") if part.strip())


def choices_by_name(slots: Mapping[str, str], names: Iterable[str]) -> dict[str, tuple[Choice, ...]]:
    """The choices of those slots. Raises ValueError, naming the slot, for one that says something unknown."""
    found = {}
    for name in names:
        try:
            found[name] = choices(slots.get(name, ""))
        except ValueError as error:
            raise ValueError(f"css.{name}: {error}") from error
    return found


def value(found: tuple[Choice, ...], place: Page | Node, rows: Rows) -> tuple[str, Choice | None]:
    """(the first value that is not blank, the choice that gave it)."""
    for choice in found:
        if text := choice.value(place, rows):
            return text, choice
    return "", None


def plain_label(label: str) -> str:
    """A label without case, colon and outer white space."""
    return " ".join(label.split()).rstrip(":： ").casefold()


def _choice(text: str) -> Choice:
    place, *steps = text.split(" @")
    attribute = ""
    if steps and _ATTRIBUTE.match(steps[0].strip()):
        attribute = steps.pop(0).strip()
    cuts = tuple(_step(step.strip()) for step in steps)
    if place.startswith("row:"):
        return Choice(row=plain_label(place[4:]), attribute=attribute, steps=cuts)
    return Choice(css=place.strip(), attribute=attribute, steps=cuts)


def _step(text: str) -> tuple[str, str]:
    found = _STEP.match(text)
    if not found or (found["name"] == "part" and not _count(found["word"])):
        raise ValueError(f"@{text}: write @part(2 /), @after(word), @before(word), @number() or one attribute's name")
    return found["name"], found["word"]


def _count(word: str) -> int:
    count = word.partition(" ")[0]
    return int(count) if count.isdecimal() and len(count) < 3 and word.partition(" ")[2] else 0


def _part(text: str, word: str) -> str:
    parts, count = text.split(word.partition(" ")[2]), _count(word)
    return parts[count - 1].strip() if count <= len(parts) else ""


def _after(text: str, word: str) -> str:
    return text.partition(word)[2].strip()


def _before(text: str, word: str) -> str:
    return text.partition(word)[0].strip()


def number_in(text: str) -> int | None:
    """The first whole number in a text: "59 years" → 59; None where there is none."""
    found = _NUMBER.search(text)
    return int(found[0]) if found else None


def _number(text: str, word: str) -> str:
    found = number_in(text)
    return "" if found is None else str(found)


_CUTS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "part": _part,
    "after": _after,
    "before": _before,
    "number": _number,
}
