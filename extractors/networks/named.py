"""Accounts beside a network's name or sign: "snap: x", "insta @x", "加薇信 x", "@x on telegram"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractors.addresses import addresses
from extractors.networks.hints import names_in
from extractors.networks.labels import Label, fillers, labels
from extractors.networks.link import handle
from extractors.networks.table import Network
from extractors.passage import Passage
from extractors.text import Text

_REACH: Final = 60
_TOKEN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:#*-]{0,79}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[㐀-鿿]+")
_JOINER: Final = re.compile(
    r"[\s/&+,|•·-]{0,4}(?:and|or|i|и|та|і|й|y|e|et|und|en|oder|или|або|och|ve|和|或|跟)?[\s/&+,|•·-]{0,3}"
)
_BEFORE: Final = re.compile(
    r"(?<![\w.@/-])(@?)([A-Za-z0-9_][A-Za-z0-9_.-]{1,59})([\s,.()·|-]{1,3}(?:[^\W\d_]{1,6}\s){0,2}[(\s]{0,2})$"
)
_COLON: Final = re.compile(r"[:：=→>👉➡⇒➜»—–-]")
_MAIL: Final = re.compile(r"(?<![\w.%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w@-])")
_ENDING: Final = frozenset("\n\r,.;)!|/")
_MONEY: Final = frozenset("元块首个次点岁步分万千条张件")
_AT: Final = "@"
_PREPOSITIONS: Final = frozenset("on in в у во на auf bei op sur su en no na pe via по w".split())
_NAMED: Final = tuple(
    "telegram whatsapp viber instagram instagramie facebook facebooku snapchat tiktok onlyfans".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Offsets [start, end) of the folded view are an account, by the label beside it; `spelt`: with "at" in words."""

    network: str
    value: str
    start: int
    end: int
    confidence: float
    spelt: bool = False


@lru_cache(maxsize=2)
def named(text: Text, passage: Passage) -> tuple[Named, ...]:
    found = labels(text.lower) if names_in(text) else ()
    return tuple(_Reader(text, passage, found).read()) if found else ()


class _Reader:
    """One text being read for accounts beside labels."""

    def __init__(self, text: Text, passage: Passage, found: tuple[Label, ...]) -> None:
        self._text, self._folded = text, text.folded
        held = _held(text, passage)
        self._labels = [label for label in found if not held or not held[text.span(label.start, label.end)[0]]]
        self._taken: set[int] = set()

    def read(self) -> list[Named]:
        accounts: list[Named] = []
        after: list[Label] = []
        for index, label in enumerate(self._labels):
            last = index + 1 == len(self._labels)
            until = len(self._folded) if last else self._labels[index + 1].start
            after.append(label)
            gap = self._folded[label.end : until]
            if not last and len(gap) <= 8 and "\n" not in gap and _JOINER.fullmatch(gap):
                continue
            since = self._labels[index - len(after)].end if index >= len(after) else 0
            accounts += self._beside(after, since, until)
            after = []
        return accounts

    def _beside(self, chain: list[Label], since: int, until: int) -> list[Named]:
        """What the labels of a chain ("insta/tg: x") share: the name before them, else after; a colon points after."""
        start, end = chain[0].start, chain[-1].end
        since, until = max(since, start - _REACH), min(until, end + _REACH + 20)
        before = [one for label in chain if (one := self._before(label, since, start))]
        found = before if before and not self._points(chain[-1]) else []
        if not found:
            found = [one for label in chain if (one := self._after(label, end, until))] or before
        self._taken.update(one.start for one in found)
        return found

    def _points(self, label: Label) -> bool:
        return label.colon or self._folded[label.end : label.end + 3].lstrip()[:1] in tuple(":@=")

    def _before(self, label: Label, since: int, at: int) -> Named | None:
        """With its sign ("@x on telegram"), or marked as a name and joined by a preposition or a bracket."""
        match = _BEFORE.search(self._folded[since:at]) if label.network.before == _AT else None
        if match is None or (label.weak and not match[3].strip(" ,.-")):
            return None
        sign, name, gap = match.groups()
        if "\n" in gap or (not sign and not _joined(name, gap)):
            return None
        value = self._value(label.network, name)
        start, end = since + match.start(1), since + match.end(2)
        if value is None or start in self._taken:
            return None
        sure = 0.9 if sign else 0.75
        return Named(network=label.network.name, value=value, start=start, end=end, confidence=sure)

    def _after(self, label: Label, at: int, until: int) -> Named | None:
        window = self._folded[at:until]
        return self._mailed(label, at, window) or self._bare(label, at, window) or self._signed(label, at, window)

    def _mailed(self, label: Label, at: int, window: str) -> Named | None:
        """An account that is an e-mail address: "PayPal to x@example.org"."""
        match = _MAIL.search(window) if label.network.email and _AT in window else None
        if match is None or len(_WORD.findall(window[: match.start()])) > 4 or "\n\n" in window[: match.start()]:
            return None
        start, end = at + match.start(), at + match.end()
        return Named(network=label.network.name, value=match[0].lower(), start=start, end=end, confidence=0.9)

    def _signed(self, label: Label, at: int, window: str) -> Named | None:
        """With its sign: "insta … @x", "cashapp $x". Up to three words may stand between."""
        network = label.network
        sign = window.find(network.before)
        gap = window[: max(sign, 0)]
        if sign < 0 or sign > 45 or any(char.isdigit() for char in gap) or "\n\n" in gap:
            return None
        words = _WORD.findall(gap)
        if len(words) > 3 or any(len(word) > 12 for word in words) or (gap[-1:].isalnum() and gap[-1:].isascii()):
            return None
        if label.weak and not all(_known(word) for word in words):
            return None
        rest = window[sign + 1 :]
        name = rest.lstrip(" ") if len(rest) - len(rest.lstrip(" ")) < 3 else ""
        first = sign + 1 + len(rest) - len(rest.lstrip(" "))
        return self._token(network, at + first, name, 0.93, start=at + sign)

    def _bare(self, label: Label, at: int, window: str) -> Named | None:
        """Without a sign: what stands between has to be words that connect, and the name has to look like one."""
        gap = _gap(window)
        if gap is None:
            return None
        first, words = gap
        between = window[:first]
        network = label.network
        if "\n\n" in between or (first == 0 and label.letter and not network.glued):
            return None
        spelt = any(word in fillers()["at"] for word in words)
        if spelt and not all(word in fillers()["at"] or _known(word) for word in words):
            return None
        announced = bool(_COLON.search(between)) or label.colon or any(word in fillers()["id"] for word in words)
        found = self._token(network, at + first, window[first:], 0.0, start=at + first, bare=True)
        if found is None or (network.before != _AT and not announced):
            return None
        stop = self._folded[found.end : found.end + 1]
        sure = 0.9 if spelt else _surety(label, self._folded[found.start : found.end], announced, words, stop)
        if not sure:
            return None
        return Named(
            network=found.network, value=found.value, start=found.start, end=found.end, confidence=sure, spelt=spelt
        )

    def _token(
        self, network: Network, at: int, rest: str, confidence: float, *, start: int, bare: bool = False
    ) -> Named | None:
        match = _TOKEN.match(rest)
        if match is None:
            return None
        name = match[0].rstrip(".:-*") if network.name != "discord" else match[0].rstrip(".:-*#")
        stop = self._folded[at + len(name) : at + len(name) + 1]
        if (
            stop in ("@", "/")
            and stop
            and self._folded[at + len(name) + 1 : at + len(name) + 2].isalnum()
            and (bare or stop == "@")
        ):
            return None
        if (bare and _address(name)) or (stop in _MONEY and stop):
            return None
        value = self._value(network, name)
        if value is None:
            return None
        return Named(network=network.name, value=value, start=start, end=at + len(name), confidence=confidence)

    def _value(self, network: Network, name: str) -> str | None:
        value = handle(network, name)
        common = fillers()["common"]
        if value is None or value.lower() in common or value.lower().partition(".")[0] in _NAMED:
            return None
        return None if value.lower().startswith(_NAMED) and value.isalpha() else value


def _joined(name: str, gap: str) -> bool:
    marked = name[0].isalpha() and ("_" in name or (any(map(str.isdigit, name)) and any(map(str.isalpha, name))))
    words = gap.split()
    return marked and ("(" in gap or (bool(words) and words[0] in _PREPOSITIONS)) and "," not in gap


def _held(text: Text, passage: Passage) -> bytearray:
    """Which code points of the original are of an address; empty where none is."""
    written = (one for one in addresses(text, passage) if one.form != "linked")
    spans = [(one.start, one.end) for one in written if one.rest or not one.bare]
    held = bytearray(len(text.original) + 1) if spans else bytearray()
    for start, end in spans:
        held[start:end] = b"\1" * (end - start)
    return held


def _known(word: str) -> bool:
    return word in fillers()["plain"] or word in fillers()["id"] or word.lower() in fillers()["plain"]


def _gap(window: str) -> tuple[int, list[str]] | None:
    """Where the name may begin behind marks and connecting words, and those words; None where it never does."""
    words: list[str] = []
    at = 0
    while at < min(len(window), 40):
        char = window[at]
        if char in "@$" or (char in ".!?。" and window[at + 1 : at + 2].isspace()):
            return None
        if not (char.isalnum() or char == "_"):
            at += 1
            continue
        word = _WORD.match(window, at)
        if word is None:
            return at, words
        lower = word[0].lower()
        follows = window[word.end() : word.end() + 1]
        if (follows in "_0123456789#" and follows and lower[0].isascii()) or not (_fills(lower) and len(words) < 4):
            return (at, words) if lower[0].isascii() else None
        words.append(lower)
        at = word.end()
    return None


def _fills(word: str) -> bool:
    sets = fillers()
    return word in sets["plain"] or word in sets["id"] or word in sets["at"]


def _dotted(name: str) -> bool:
    """Whether a dot is inside a name, and does not end a sentence whose space was lost ("services.Establish")."""
    head, dot, rest = name.partition(".")
    return bool(dot and rest) and not (rest[0].isupper() and head[-1:].islower())


def _surety(label: Label, name: str, announced: bool, words: list[str], stop: str) -> float:
    """How surely a bare name beside a label is an account: a colon, a digit or _ in it, another script around it."""
    letters = any(char.isalpha() for char in name)
    shaped = letters and (any(char.isdigit() for char in name) or "_" in name or "#" in name or _dotted(name))
    if label.network.name in ("qq", "xiaohongshu", "weibo") and name.isdigit():
        return 0.9 if announced or not label.weak else 0.7
    if not letters or (len(name) < 3 and not announced):
        return 0.0
    if shaped and announced:
        return 0.9
    if shaped:
        return 0.85 if not label.weak else 0.75 if len(name) >= 5 and name[0].isalpha() else 0.0
    if label.weak or len(name) < 4:
        return 0.0
    announced = announced and (not words or words[-1] in fillers()["id"])
    if announced and (stop == "" or stop in _ENDING or not stop.isascii() or words):
        return 0.7
    return 0.7 if label.foreign and not words and len(name) >= 5 else 0.0


_TOPS: Final = frozenset(
    "com net org info biz ru ua by kz de pl fr it es pt nl ro bg tr cz sk hu uk eu cn tw hk io me co us in ch at be "
    "html php pdf jpg".split()
)


def _address(name: str) -> bool:
    """Whether a name without a sign is rather a web address."""
    head, _, top = name.lower().rpartition(".")
    return bool(head) and (top in _TOPS or name[:4].lower() == "www.")
