"""Near-duplicates among stored documents: met by bands, verified on their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from extractors.duplicate import FEWEST, SAME, Shingles, jaccard, keys, shingles, signature
from storage.across_groups import Known, current
from storage.across_judge import Appearance, same_template
from storage.across_write import Link
from storage.schema import band, version
from storage.statements import add, rows_in, values

CROWD: Final = 32
"""Versions that a band keeps: a text that was posted ten thousand times is met as surely by these."""
VERIFIED: Final = 16
"""Candidates of one document that are verified, those with most bands in common first."""
_MET: Final = select(band).where(band.c.key.in_(values()))
_WORDS: Final = select(*version.c["number", "title", "text"]).where(version.c.number.in_(values()))


def near(connection: Connection, new: Sequence[Appearance], read: Known) -> Iterator[Link]:
    """Whose words are those of others; the new ones are kept in the bands for those who come."""
    words = _Words(connection)
    words.read(one.version for one in new)
    kept = {one.version: keys(signature(found)) for one in new if len(found := words.of(one.version)) >= FEWEST}
    hints = _hints(connection, kept)
    known = {one.version: one for one in new} | current(connection, {v for hint in hints.values() for v in hint}, read)
    met = {number: [known[v] for v in hint if v in known] for number, hint in hints.items()}
    chosen = {number: [o for o in others if same_template(known[number], o)] for number, others in met.items()}
    words.read(one.version for others in chosen.values() for one in others[:VERIFIED])
    together: dict[int, set[str]] = defaultdict(set)
    for number, others in chosen.items():
        for other in others[:VERIFIED]:
            if jaccard(words.of(number), words.of(other.version)) >= SAME:
                together[number].add(other.id)
                together[other.version].add(known[number].id)
    for number, ids in sorted(together.items()):
        yield Link(across="template_reuse", of=known[number], others=tuple(sorted(ids)), count=len(ids))


def _hints(connection: Connection, kept: dict[int, tuple[int, ...]]) -> dict[int, list[int]]:
    """For each version those that share a band with it, the nearest first; and each takes its place in the bands."""
    bands: dict[int, list[int]] = defaultdict(list)
    for row in rows_in(connection, _MET, {key for of_it in kept.values() for key in of_it}):
        bands[row.key].append(row.version)
    hints, places = {}, []
    for number, of_it in kept.items():
        common = Counter(other for key in of_it for other in bands[key] if other != number)
        hints[number] = sorted(common, key=lambda other: (-common[other], other))
        for key in of_it:
            if number not in bands[key] and len(bands[key]) < CROWD:
                bands[key].append(number)
                places.append({"key": key, "version": number})
    add(connection, band, places)
    return hints


class _Words:
    """Shingles by version, each text read and taken apart once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[int, Shingles] = {}

    def read(self, versions: Iterable[int]) -> None:
        for row in rows_in(self._connection, _WORDS, set(versions) - self._held.keys()):
            self._held[row.number] = shingles(f"{row.title or ''}\n{row.text}")

    def of(self, number: int) -> Shingles:
        return self._held[number]
