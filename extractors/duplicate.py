"""Near-duplicates: texts as sets of shingles, sets as MinHash signatures, signatures as bands that equal ones share.

    shingles(text)          what is compared: runs of words; whoever changes numbers, prices or contacts changes nothing
    signature(shingles)     128 MinHash values (Rust: rensa); equal for equal sets, on any machine
    keys(signature)         16 numbers, for an index that storage keeps: a pair of Jaccard >= 0.8 shares one (99.8 %)
    pairs, clusters         texts that are alike, in this process: found by bands, verified by exact Jaccard

Equal bands are only a hint; what is returned was verified on the shingles themselves. See docs/decisions/0011.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from struct import Struct
from typing import Final

import re2
from rensa import RMinHash

from extractors.text import view

METHOD: Final = f"1/{RMinHash.ALGORITHM_VERSION}"
"""Of shingles, signature and keys: those of two methods are never compared."""
ALIKE: Final = 0.6
"""The Jaccard index from which two texts are near-duplicates."""
SAME: Final = 0.8
"""From which one was made from the other, or both from one template."""
FEWEST: Final = 20
"""Shingles; shorter texts ("Hello, is it still free?") are alike by nature and say nothing."""

_VALUES, _SEED = 128, 1
_ROWS, _BANDS = 4, 32  # of pairs and clusters: 98.8 % at 0.6 exactly, above it more
_KEPT_ROWS, _KEPT_BANDS = 5, 16  # of keys: 99.8 % at 0.8
_WIDTH: Final = 4  # bytes of a value
_SLACK: Final = 0.2  # more than four standard errors of 128 values
_REPRESENTATIVES: Final = 4
_PERSON: Final = METHOD.encode()
_STEP: Final = _KEPT_ROWS * _WIDTH
_KEPT: Final = tuple((_STEP * at, _STEP * at + _STEP, at.to_bytes(2, "big")) for at in range(_KEPT_BANDS))
_NUMBERS: Final = Struct(f">{_KEPT_BANDS}q")

_DENSE: Final = "\u3040-\u30ff\u3400-\u9fff"  # scripts without spaces: a character is a word
_CONTACT: Final = re2.compile(r"[^\s,;()<>]*(?:@|://|www\.|[a-z]\.[a-z]{2,}/)[^\s,;()<>]*")
_WORD: Final = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+")

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """Two words each, or four characters where a script has no spaces. None of what has a digit, and no address."""
    folded = view(text).lower
    if "@" in folded or "/" in folded or "www." in folded:
        folded = _CONTACT.sub(" ", folded)
    words = _WORD.findall(folded)
    if not "".join(words).isalpha():
        words = [word for word in words if word.isalpha() or not _masked(word)]
    size = 2 if folded.isascii() or max(folded) < "\u3040" else _size(words)
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(size)), strict=False)))


def jaccard(some: Shingles, others: Shingles) -> float:
    """What both have, of what either has; nothing is like nothing."""
    both = len(some & others)
    return both / (len(some) + len(others) - both) if both else 0.0


def signature(of: Shingles) -> bytes:
    """Empty for no shingles: nothing is like nothing."""
    if not of:
        return b""
    made = RMinHash(num_perm=_VALUES, seed=_SEED)
    made.update(list(of))
    return array("I", made.digest()).tobytes()


def keys(of: bytes) -> tuple[int, ...]:
    """64-bit signed numbers; the same one in two signatures means: these may be alike. None for an empty signature."""
    if not of:
        return ()
    hashed = (blake2b(of[at:end], digest_size=8, salt=salt, person=_PERSON) for at, end, salt in _KEPT)
    return _NUMBERS.unpack(b"".join([one.digest() for one in hashed]))


def pairs(texts: Sequence[str], at_least: float = ALIKE) -> dict[tuple[int, int], float]:
    """The pairs of texts that are alike, as places in `texts`, and how much. Quadratic in how many are alike."""
    signatures = [signature(shingles(text)) for text in texts]
    index = _verifier(texts, signatures, at_least)
    hinted = {pair for bucket in _buckets(signatures) for pair in combinations(bucket, 2)}
    found = ((pair, index(*pair)) for pair in sorted(hinted))
    return {pair: value for pair, value in found if value >= at_least}


def clusters(texts: Sequence[str], at_least: float = ALIKE) -> list[list[int]]:
    """Places in `texts`, together where a chain of pairs leads from one to the other; alone ones are left out.

    Linear in the number of texts, however many are alike: a bucket is compared with a few of each cluster in it.
    """
    by_signature: dict[bytes, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if made := signature(shingles(text)):
            by_signature[made].append(place)
    distinct = sorted(by_signature)  # the order of the texts has no say
    chosen = [texts[by_signature[made][0]] for made in distinct]
    forest = _Forest(len(distinct))
    verify = _verifier(chosen, distinct, at_least)
    for bucket in _buckets(distinct):
        _join(bucket, forest, lambda one, other: verify(one, other) >= at_least)
    together: dict[int, list[int]] = defaultdict(list)
    for number, made in enumerate(distinct):
        together[forest.root(number)] += by_signature[made]
    return sorted(sorted(cluster) for cluster in together.values() if len(cluster) > 1)


def _size(words: Sequence[str]) -> int:
    return 4 if len([word for word in words if len(word) == 1 and word >= "\u3040"]) * 2 > len(words) else 2


def _masked(word: str) -> bool:
    """Numbers, prices, and names that people give themselves: x_24, room12."""
    return "_" in word or any(char.isnumeric() for char in word)


def _buckets(signatures: Sequence[bytes]) -> Iterator[list[int]]:
    """Band after band, so that only one stands in memory: the places that have it in common, in order."""
    step = _ROWS * _WIDTH
    for at in range(0, _BANDS * step, step):
        buckets: dict[bytes, list[int]] = {}
        for place, made in enumerate(signatures):
            if made:
                buckets.setdefault(made[at : at + step], []).append(place)
        yield from (bucket for bucket in buckets.values() if len(bucket) > 1)


def _verifier(texts: Sequence[str], signatures: Sequence[bytes], at_least: float) -> Callable[[int, int], float]:
    """The exact index of two texts, 0 where their signatures leave no hope."""
    values = lru_cache(maxsize=4096)(lambda place: memoryview(signatures[place]).cast("I").tolist())
    sets = lru_cache(maxsize=4096)(lambda place: shingles(texts[place]))

    @lru_cache(maxsize=1 << 16)
    def verify(one: int, other: int) -> float:
        equal = sum(map(int.__eq__, values(one), values(other)))
        return jaccard(sets(one), sets(other)) if equal >= (at_least - _SLACK) * _VALUES else 0.0

    return verify


def _join(bucket: Sequence[int], forest: "_Forest", alike: Callable[[int, int], bool]) -> None:
    met: dict[int, list[int]] = defaultdict(list)
    for one in bucket:
        for root, some in list(met.items()):
            if forest.root(root) != forest.root(one) and any(alike(other, one) for other in some):
                forest.join(root, one)
        mine = met[forest.root(one)]
        if len(mine) < _REPRESENTATIVES:
            mine.append(one)


class _Forest:
    """Who belongs together (union-find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, one: int) -> int:
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
