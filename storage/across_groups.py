"""Documents by what they have in common: who holds a contact, and which contacts are too general to link anybody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, and_, bindparam, func, select

from storage.across_judge import JUDGEMENTS, Appearance
from storage.across_known import SURE, Arrived, Known, current
from storage.across_write import SETTLED, Link
from storage.schema import document, finding, selector, version
from storage.statements import rows_in, values

LATEST: Final = 200
"""Documents of one contact that are judged together, so that no contact can make a pass slow."""
GENERIC_FROM, GENERIC_SHARE = 25, 0.05
"""A value in that many documents of a platform and in more than this share of them is the platform's own."""

_HOLDING: Final = (
    select(finding.c.version)
    .join(version, version.c.number == finding.c.version)
    .join(document, and_(document.c.number == version.c.document, document.c.version == version.c.digest))
    .where(document.c.codebook == finding.c.codebook, finding.c.confidence >= SURE)
    .distinct()
)
_HOLDERS: Final = (
    _HOLDING.where(finding.c.selector == bindparam("number")).order_by(finding.c.version.desc()).limit(LATEST)
)
_ONE: Final = select(finding.c.version).where(finding.c.selector == selector.c.number).limit(1)
_SHARED: Final = select(*selector.c["number", "kind"]).where(
    selector.c.number.in_(values()),
    _ONE.order_by(finding.c.version).scalar_subquery() != _ONE.order_by(finding.c.version.desc()).scalar_subquery(),
)
"""Contacts in more than one version, told by the two ends of the index: most stand in one, and need no more."""


def by_contact(connection: Connection, new: Sequence[Arrived], rules: Iterable[str], known: Known) -> Iterator[Link]:
    """The groups that new documents have joined, judged."""
    judged = [name for name in JUDGEMENTS if name in set(rules)]
    kind_of = _unjudged(connection, new, known) if judged else {}
    groups = {number: connection.execute(_HOLDERS, {"number": number}).scalars().all() for number in kind_of}
    everyone = current(connection, {version for versions in groups.values() for version in versions}, known)
    for number, versions in groups.items():
        known.judged[number] = versions
        group = [everyone[version] for version in versions if version in everyone]
        if len(versions) > 1 and not generic(connection, number, group):
            yield from _judged(kind_of[number], group, judged)


def _unjudged(connection: Connection, new: Iterable[Arrived], known: Known) -> dict[int, str]:
    """Shared contacts of new documents with their kinds, but for those judged in this pass with all who hold them."""
    numbers = {number for one in new for number in one.contacts if not _with(one, known.judged.get(number, ()))}
    return {row.number: row.kind for row in rows_in(connection, _SHARED, sorted(numbers))}


def _with(one: Arrived, versions: Sequence[int]) -> bool:
    """Whether it was among these, the latest first, or came too early to be."""
    return one.version in versions or (len(versions) >= LATEST and one.version < versions[-1])


def generic(connection: Connection, number: int, group: Sequence[Appearance]) -> bool:
    """A platform's hotline, a moderator's address: in too many of a platform's documents to be one person's."""
    for name, count in Counter(one.platform for one in group).items():
        held = _count(connection, number, name) if len(group) >= LATEST else count
        if held >= GENERIC_FROM and held > GENERIC_SHARE * _at_most(connection, name, int(held / GENERIC_SHARE) + 1):
            return True
    return False


def _judged(kind: str, group: Sequence[Appearance], judged: Sequence[str]) -> Iterator[Link]:
    for name in judged:
        members = sorted(JUDGEMENTS[name](group), key=lambda one: (one.at, one.id))
        first = members[: SETTLED + 1]
        for one in members:
            others = tuple(other.id for other in first if other is not one)[:SETTLED]
            yield Link(across=name, of=one, others=others, count=len(members) - 1, by=kind)


def _count(connection: Connection, number: int, name: str) -> int:
    """Only asked for contacts that are in very many documents."""
    of_it = _HOLDING.where(finding.c.selector == number, document.c.platform == name)
    return int(connection.execute(select(func.count()).select_from(of_it.subquery())).scalar_one())


def _at_most(connection: Connection, name: str, limit: int) -> int:
    """How many documents a platform has, counted no further than `limit`."""
    some = select(document.c.number).where(document.c.platform == name).limit(limit).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())
