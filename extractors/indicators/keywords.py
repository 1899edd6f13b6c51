"""Which phrases can match in which sentence, by keywords that they need; one walk over a text finds all keywords."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar

import re2
from ahocorasick import Automaton

from extractors.indicators.pattern import UNSPACED, Need

_LATIN1 = re2.Options()
_LATIN1.encoding = re2.Options.Encoding.LATIN1
_END: Final = re2.compile(rb"[!?\n]+|\.(?:[ \n\x80-\xff]|$)", _LATIN1)
_APART: Final = bytes(code if chr(code).isalnum() or code >= 0x80 or code == 0x27 else 0x20 for code in range(256))


class Needing(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def needs(self) -> Sequence[Need]: ...


Item = TypeVar("Item", bound=Needing)
Places = tuple[int, int]
"""The first and the last place of a keyword in a unit, in bytes."""
Key = tuple[bool, bytes]
"""Whether it is of a language without spaces, where it counts inside words too; and its letters in UTF-8."""


Present = dict[int, dict[Key, Places]]
REACH: Final = 240
"""Bytes between the keywords of one phrase: gaps are eight words at most."""


class Units:
    """A text cut where no phrase reaches over: behind . ! ? and line ends. `data` is the text in UTF-8."""

    def __init__(self, view: str) -> None:
        self.data = view.encode()
        self.ends = [_behind(self.data, match.end()) for match in _END.finditer(self.data)]
        if not self.ends or self.ends[-1] < len(self.data):
            self.ends.append(len(self.data))

    def bytes_of(self, unit: int) -> tuple[int, int]:
        return self.ends[unit - 1] if unit else 0, self.ends[unit]


def _behind(data: bytes, end: int) -> int:
    """A full stop with a letter behind it ends before the letter."""
    return end - 1 if data[end - 1] >= 0x80 else end


def keyed(language: str, needs: Sequence[Need]) -> list[frozenset[Key]]:
    """Needs as `Keywords.present` finds them."""
    unspaced = language in UNSPACED
    return [frozenset((unspaced, key) for key in need) for need in needs]


class Keywords(Generic[Item]):
    """Of `items` those that can match; the keywords of `others` are found beside theirs."""

    def __init__(self, items: Iterable[Item], others: Iterable[Iterable[frozenset[Key]]]) -> None:
        self._by_language: dict[str, dict[Key, list[tuple[Item, list[frozenset[Key]]]]]] = {}
        keys = {key for needs in others for need in needs for key in need}
        for item in items:
            needs = keyed(item.language, item.needs)
            rarest = max(needs, key=lambda need: (min(len(word) for _, word in need), -len(need)))
            rest = [need for need in needs if need is not rarest]
            for key in rarest:
                self._by_language.setdefault(item.language, {}).setdefault(key, []).append((item, rest))
            keys |= {key for need in needs for key in need}
        # Bytes as Latin-1 characters: a key's place is then its place in the text's bytes.
        self._automaton = Automaton()
        for unspaced, word in keys:
            behind = 1 if word.endswith(b" ") else 0
            self._automaton.add_word(("" if unspaced else " ") + word.decode("latin-1"), ((unspaced, word), behind))
        self._automaton.make_automaton()
        self._empty = not keys

    def present(self, units: Units, text: str) -> Present:
        """Keywords by the unit in which they stand. `text` is `spaced(units)`."""
        found: Present = {}
        if self._empty:
            return found
        unit, end, ends = -1, 0, units.ends
        here: dict[Key, tuple[int, int]] = {}
        # A space comes before the text's first byte, so `at` is one behind the place of the keyword's last byte.
        for place, (key, behind) in self._automaton.iter(text):
            at = place - behind
            while at > end:
                unit += 1
                end = ends[unit]
                here = found.setdefault(unit, {})
            here[key] = (here[key][0] if key in here else at, at)
        return found

    def possible(self, keys: Mapping[Key, Places], languages: frozenset[str] | None) -> list[tuple[Item, Places]]:
        """The items of these languages of which every need is met within REACH, each once, with where to look."""
        items: dict[str, tuple[Item, Places]] = {}
        for language in self._by_language if languages is None else languages & self._by_language.keys():
            table = self._by_language[language]
            for key in keys.keys() & table.keys():
                first, last = keys[key]
                for item, rest in table[key]:
                    for need in rest:
                        if need.isdisjoint(keys):
                            break
                    else:
                        if all(_near(need, keys, first - REACH, last + REACH) for need in rest):
                            start, end = items[item.name][1] if item.name in items else (first, last)
                            items[item.name] = (item, (min(first, start), max(last, end)))
        return list(items.values())


def spaced(units: Units) -> str:
    """The text's words between single signs, each byte a character."""
    return f" {units.data.translate(_APART).decode('latin-1')} "


def _near(need: frozenset[Key], keys: Mapping[Key, Places], start: int, end: int) -> bool:
    return any(keys[key][1] >= start and keys[key][0] <= end for key in need if key in keys)
