"""Near-duplicates among stored documents: met by bands, verified on their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from sqlalchemy import Connection, select

from extractors.duplicate import FEWEST, SAME, Shingles, jaccard, keys, shingles, signature
from storage.across_judge import Appearance, same_template
from storage.across_known import BEGINNING, Arrived, Known, current
from storage.across_write import Link
from storage.schema import band, version
from storage.statements import add, rows_in, values

CROWD: Final = 32
"""Versions that a band keeps: a text that was posted ten thousand times is met as surely by these."""
VERIFIED: Final = 16
"""Candidates of one document that are verified, those with most bands in common first."""
_MET: Final = select(band).where(band.c.key.in_(values()))
_WORDS: Final = select(version.c.number, version.c.title, BEGINNING).where(version.c.number.in_(values()))


def near(connection: Connection, new: Sequence[Arrived], known: Known) -> Iterator[Link]:
    """Whose words are those of others; the new ones are kept in the bands for those who come."""
    words = {one.version: found for one in new if one.answerable and len(found := shingles(one.words)) >= FEWEST}
    hints = _hints(connection, {number: keys(signature(found)) for number, found in words.items()})
    everyone = current(connection, {version for number, hint in hints.items() for version in (number, *hint)}, known)
    candidates = {
        number: _candidates(everyone[number], [everyone[version] for version in hint if version in everyone])
        for number, hint in hints.items()
        if number in everyone
    }
    known.words.update((number, words[number]) for number in candidates)
    _read(connection, {other.version for others in candidates.values() for other in others}, known.words)
    yield from _together(candidates, everyone, known.words)


def _candidates(one: Appearance, others: Sequence[Appearance]) -> list[Appearance]:
    """Where all can be verified, their words are compared first: it is cheaper than who wrote them."""
    if len(others) <= VERIFIED:
        return list(others)
    return list(islice((other for other in others if same_template(one, other)), VERIFIED))


def _together(
    candidates: Mapping[int, Sequence[Appearance]], everyone: Mapping[int, Appearance], words: Mapping[int, Shingles]
) -> Iterator[Link]:
    together: dict[int, set[str]] = defaultdict(set)
    for number, others in candidates.items():
        one, mine = everyone[number], words[number]
        for other in others:
            if jaccard(mine, words[other.version]) >= SAME and same_template(one, other):
                together[number].add(other.id)
                together[other.version].add(one.id)
    for number, ids in sorted(together.items()):
        yield Link(across="template_reuse", of=everyone[number], others=tuple(sorted(ids)), count=len(ids))


def _hints(connection: Connection, kept: dict[int, tuple[int, ...]]) -> dict[int, list[int]]:
    """For each version that shares a band those that do, the nearest first; and each takes its place in the bands."""
    bands: dict[int, list[int]] = defaultdict(list)
    for row in rows_in(connection, _MET, {key for of_it in kept.values() for key in of_it}):
        bands[row.key].append(row.version)
    hints, places = {}, []
    for number, of_it in kept.items():
        common = Counter(chain.from_iterable([bands[key] for key in of_it if key in bands]))
        common.pop(number, None)
        if common:
            hints[number] = sorted(sorted(common), key=common.__getitem__, reverse=True)
        for key in of_it:
            held = bands[key]
            if len(held) < CROWD and number not in held:
                held.append(number)
                places.append({"key": key, "version": number})
    add(connection, band, places)
    return hints


def _read(connection: Connection, versions: Iterable[int], words: dict[int, Shingles]) -> None:
    for row in rows_in(connection, _WORDS, sorted(set(versions) - words.keys())):
        words[row.number] = shingles(f"{row.title or ''}\n{row.text}")
