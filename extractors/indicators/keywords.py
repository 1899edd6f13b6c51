"""Which phrases can match in which sentence, by keywords that they need; one walk over a text finds all keywords."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Generic, Protocol, TypeVar

import re2
from ahocorasick import Automaton

from extractors.indicators.pattern import Need

_LATIN1 = re2.Options()
_LATIN1.encoding = re2.Options.Encoding.LATIN1
_END: Final = re2.compile(rb"[!?\n]+|\.(?:[ \n\x80-\xff]|$)", _LATIN1)


class Needing(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> Sequence[Need]: ...


Item = TypeVar("Item", bound=Needing)


class Units:
    """A text cut where no phrase reaches over: behind . ! ? and line ends. `data` is the text in UTF-8."""

    def __init__(self, view: str) -> None:
        self.data = view.encode()
        self._bytes = [_behind(self.data, match.end()) for match in _END.finditer(self.data)]
        if not self._bytes or self._bytes[-1] < len(self.data):
            self._bytes.append(len(self.data))
        self._characters = self._bytes if view.isascii() else self._counted()

    def _counted(self) -> list[int]:
        found, at, start = [], 0, 0
        for end in self._bytes:
            at += len(self.data[start:end].decode())
            start = end
            found.append(at)
        return found

    def at(self, character: int) -> int:
        """The number of the unit in which a character stands."""
        return bisect_right(self._characters, character)

    def bytes_of(self, unit: int) -> tuple[int, int]:
        return self._bytes[unit - 1] if unit else 0, self._bytes[unit]


def _behind(data: bytes, end: int) -> int:
    """A full stop with a letter behind it ends before the letter."""
    return end - 1 if data[end - 1] >= 0x80 else end


class Keywords(Generic[Item]):
    """`before` stands before each keyword: a space where only beginnings of words count."""

    def __init__(self, items: Iterable[Item], others: Iterable[Need], before: str) -> None:
        self._by_key: dict[bytes, list[Item]] = defaultdict(list)
        self._before = len(before)
        keys = {key for need in others for key in need}
        for item in items:
            for key in max(item.needs, key=lambda need: (min(map(len, need)), -len(need))):
                self._by_key[key].append(item)
            keys |= {key for need in item.needs for key in need}
        self._automaton = Automaton()
        for key in keys:
            self._automaton.add_word(before + key.decode(), key)
        self._automaton.make_automaton()
        self._empty = not keys

    def present(self, text: str, units: Units) -> dict[int, set[bytes]]:
        """Keywords by the unit in which they stand. In `text`, `before` comes before the first character."""
        found: dict[int, set[bytes]] = defaultdict(set)
        if not self._empty:
            for at, key in self._automaton.iter(text):
                found[units.at(at - self._before)].add(key)
        return found

    def possible(self, keys: set[bytes]) -> list[Item]:
        """The items of which every need is met, each once."""
        items = {item.name: item for key in keys for item in self._by_key.get(key, ())}
        return [item for item in items.values() if not any(need.isdisjoint(keys) for need in item.needs)]
