"""Near-duplicates: recall and precision on planted and real pairs, the curve up to 100,000 ads, and datasketch's LSH.

    python -m benchmarks.duplicates [--ads 100000]

Truth is brute force: the Jaccard index of every pair, on our shingles (what the bands lose) and on plain ones (two
words each in lower case, nothing masked: what masking brings). datasketch is no dependency; where it is not
installed that part says so.
"""

import argparse
import json
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from benchmarks._planted import Ad, planted
from benchmarks.table import table
from extractors.duplicate import ALIKE, SAME, clusters, jaccard, keys, pairs, shingles, signature

REAL: Final = Path(__file__).resolve().parents[2] / "shared" / "data" / "gold" / "pl_job_classifieds.jsonl"
STEP: Final = 10_000
PEER: Final = 10_000
"""Ads of the race: brute force, which is the truth of it, takes minutes for more."""
_WORD: Final = re.compile(r"\w+")
Pair = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ads", type=int, default=100_000, help="generated ads of the curve (default 100000)")
    options = parser.parse_args()
    ads = list(planted(random.Random(5), 3000))
    quality("planted", [ad.text for ad in ads])
    print(by_edit(ads), "\n")
    if REAL.exists():
        rows = [json.loads(line) for line in REAL.open(encoding="utf-8")]
        quality(REAL.name, [f"{row['title']}\n{row['text']}" for row in rows])
    else:
        print(f"{REAL.name} is not there: real pairs are left out\n")
    everything = [ad.text for ad in planted(random.Random(11), options.ads)]
    print(curve(everything), "\n")
    print(race(everything[:PEER]))


def quality(name: str, texts: Sequence[str]) -> None:
    ours = [shingles(text) for text in texts]
    found, held = pairs(texts), [set(keys(signature(one))) for one in ours]
    alike, bare = brute(ours), brute([plain(text) for text in texts])
    same = {pair for pair, value in alike.items() if value >= SAME}
    by_keys = {(one, other) for one, other in alike if held[one] & held[other]}
    rows = [
        (f"ours >= {ALIKE}", *_scored(found.keys(), alike.keys())),
        (f"plain >= {ALIKE}", *_scored(found.keys(), bare.keys())),
        (f"ours >= {SAME}, by keys", *_scored({pair for pair in by_keys if alike[pair] >= SAME}, same)),
    ]
    print(f"## {name}: {len(texts)} texts\n")
    print(table(("truth", "pairs", "found", "recall", "precision"), rows), "\n")


def brute(sets: Sequence[frozenset[str]]) -> dict[Pair, float]:
    """Every pair with anything in common, by counting what they share."""
    holders: dict[str, list[int]] = defaultdict(list)
    alike: dict[Pair, float] = {}
    for place, mine in enumerate(sets):
        shared: dict[int, int] = defaultdict(int)
        for one in mine:
            for other in holders[one]:
                shared[other] += 1
            holders[one].append(place)
        for other, both in shared.items():
            value = both / (len(mine) + len(sets[other]) - both)
            if value >= ALIKE:
                alike[other, place] = value
    return alike


def plain(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(f"{one} {two}" for one, two in pairwise(words))


def by_edit(ads: Sequence[Ad]) -> str:
    """Every copy with its original, whatever their index: what a threshold of 0.6 means in edited words."""
    found = pairs([ad.text for ad in ads])
    first = {ad.origin: place for place, ad in enumerate(ads) if not ad.edited}
    shares: dict[float, list[float]] = defaultdict(list)
    for place, ad in enumerate(ads):
        if ad.edited:
            shares[ad.edited].append(found.get((first[abs(ad.origin + (ad.origin < 0))], place), 0.0))
    right = sum(ads[one].origin == ads[other].origin for one, other in found)
    print(f"{right} of the {len(found)} pairs found are copies of one original\n")
    rows = [
        (
            "half rewritten (no copy)" if share == 0.5 else f"{share:.0%} of the words",
            len(values),
            f"{sum(value > 0 for value in values) / len(values):.3f}",
            f"{sum(value >= SAME for value in values) / len(values):.3f}",
        )
        for share, values in sorted(shares.items())
    ]
    return table(("edited", "copies", f"found >= {ALIKE}", f"found >= {SAME}"), rows)


def curve(texts: Sequence[str]) -> str:
    rows = []
    for size in range(STEP, len(texts) + 1, STEP):
        seconds, found = timed(lambda size=size: clusters(texts[:size]))  # type: ignore[misc]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        each = f"{seconds / size * STEP:.2f}"
        rows.append((f"{size:,}", f"{seconds:.1f}", each, len(found), sum(map(len, found)), peak))
    return table(("ads", "CPU s", "CPU s per 10,000", "clusters", "ads in them", "peak MB"), rows)


def race(texts: Sequence[str]) -> str:
    """The same shingles, pairs of at least 0.6, verified alike; only the library differs."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return "datasketch is not installed: no race (pip install datasketch)"
    truth = brute([shingles(text) for text in texts]).keys()
    ours, ours_found = timed(lambda: pairs(texts))
    rows = [("rensa, ours", *_scored(ours_found.keys(), truth), f"{ours:.1f}")]
    for words, made in (
        ("datasketch, its own bands for 0.6", {"threshold": ALIKE}),
        ("datasketch, 32 x 4", {"params": (32, 4)}),
    ):
        seconds, found = timed(lambda made=made: by_datasketch(texts, MinHash, MinHashLSH, made))  # type: ignore[misc]
        rows.append((words, *_scored(found, truth), f"{seconds:.1f}"))
    return table((f"{len(texts):,} ads", "pairs", "found", "recall", "precision", "CPU s"), rows)


def by_datasketch(texts: Sequence[str], minhash: Any, lsh: Any, made: dict[str, Any]) -> set[Pair]:
    sets = [shingles(text) for text in texts]
    index, found = lsh(num_perm=128, **made), set()
    for place, mine in enumerate(sets):
        if mine:
            signed = minhash(num_perm=128)
            signed.update_batch([one.encode() for one in mine])
            found |= {(other, place) for other in index.query(signed) if jaccard(sets[other], mine) >= ALIKE}
            index.insert(place, signed, check_duplication=False)
    return found


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this process, and the answer: other processes of the machine do not count."""
    begun = time.process_time()
    answer = work()
    return time.process_time() - begun, answer


def _scored(found: Iterable[Pair], truth: Iterable[Pair]) -> tuple[int, int, str, str]:
    found, truth = set(found), set(truth)
    right = len(found & truth)
    return len(truth), len(found), f"{right / max(1, len(truth)):.4f}", f"{right / max(1, len(found)):.4f}"


if __name__ == "__main__":
    main()
