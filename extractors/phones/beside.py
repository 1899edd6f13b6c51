"""What stands beside a number and says what it is: "Tel.", "fax", "WhatsApp/Viber:", "order no."."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from extractors.wordlist import labels_in

NETWORKS: Final = frozenset(
    "telegram whatsapp viber signal wechat qq line zalo kakaotalk skype threema snapchat".split()
)
_FAR: Final = 30
_NEAR: Final = 10
_JOINERS: Final = frozenset(
    "and or of i и или або та й і а oraz lub albo und oder auch et ou y o u e ili sau si și ve veya via only "
    "solo nur tylko только тільки app на no nr numer number num номер номеру in w en su per por auf "
    "through on too also także też тоже также по 和 或 id me us at to my is".split()
)
_NOT: Final = frozenset(
    "no not without dont нет не без немає нема нету kein keine keinen ohne nicht nie bez brak geen niet sin sem "
    "sans pas senza non fără fara nu nema ne yok nincs nem 没有 没 不用 無".split()
)
_BREAKS: Final = ("@", "\n\n", ";", "http")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Categories of words/labels.yml before and after a number; `refused` when the nearest says it is no contact."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    refused: bool = False

    @property
    def networks(self) -> frozenset[str]:
        return (self.before | self.after) & NETWORKS

    @property
    def labelled(self) -> bool:
        return bool(self.before & (NETWORKS | {"phone", "fax"}) or self.after & NETWORKS)


def _words(gap: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in gap).split()


class Labels:
    """The labels of one text, in lower case."""

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._found = labels_in(lower)
        self._starts = [start for start, _, _ in self._found]

    def beside(self, start: int, end: int) -> Beside:
        before, refused = self._before(start)
        return Beside(before=before, refused=refused, after=self._after(end))

    def touches(self, at: int) -> bool:
        """Whether a label ends exactly there."""
        index = bisect_left(self._starts, at) - 1
        return index >= 0 and self._found[index][1] == at

    def _before(self, at: int) -> tuple[frozenset[str], bool]:
        index = bisect_left(self._starts, at) - 1
        while index >= 0 and self._found[index][1] > at:
            index -= 1
        if index < 0 or not self._reaches(self._found[index][1], at, _FAR, 3):
            return frozenset(), False
        _, _, categories = self._found[index]
        if categories == {"refuse"}:
            return self._named_id(index, at)
        found = set(self._claimed(index, nearest=True))
        while index > 0 and self._joined(self._found[index - 1][1], self._found[index][0]):
            index -= 1
            found |= self._claimed(index)
        return frozenset(found - {"refuse"}), False

    def _named_id(self, index: int, at: int) -> tuple[frozenset[str], bool]:
        """ "Line ID +1 …" is labelled with the network; "order no. 1 …" is refused, unless a sentence lies between."""
        start, end, _ = self._found[index]
        if index and self._joined(self._found[index - 1][1], start) and self._found[index - 1][2] & NETWORKS:
            return self._found[index - 1][2], False
        words = [word for word in _words(self._lower[end:at]) if word not in _JOINERS]
        return frozenset(), len(words) <= 1 and "\n" not in self._lower[end:at]

    def _after(self, at: int) -> frozenset[str]:
        found: set[str] = set()
        index = bisect_left(self._starts, at)
        while index < len(self._found) and self._joined(at, self._found[index][0], _NEAR if not found else 6):
            _, at, categories = self._found[index]
            rest = self._lower[at : at + 12].lstrip(" \n:-–=+(.")
            if (
                not categories & NETWORKS
                or rest[:1].isdigit()
                or rest[:1] == "@"
                or self._lower[at : at + 1] in (":", "：")
            ):
                break
            if rest[:1].isascii() and any(char.isdigit() or char == "_" for char in rest.split(" ")[0]):
                break
            found |= self._claimed(index)
            index += 1
        return frozenset(found)

    def _claimed(self, index: int, nearest: bool = False) -> frozenset[str]:
        """A label's categories, without the messengers that are only named to be refused ("no WhatsApp, call …").

        Right before a number "no" is Portuguese: "me chama no zap 11 …".
        """
        start, _, categories = self._found[index]
        words = _words(self._lower[max(0, start - 16) : start])
        refused = bool(words) and words[-1] in _NOT and not (nearest and words[-1] == "no")
        return categories - NETWORKS if refused else categories

    def _reaches(self, end: int, at: int, far: int, words: int) -> bool:
        gap = self._lower[end:at]
        if len(gap) > far or any(char.isdigit() for char in gap) or any(stop in gap for stop in _BREAKS):
            return False
        return len(_words(gap)) <= words

    def _joined(self, end: int, start: int, far: int = 10) -> bool:
        gap = self._lower[end:start]
        if len(gap) > far or "\n" in gap or any(char.isdigit() for char in gap) or "@" in gap:
            return False
        return all(word in _JOINERS for word in _words(gap))
