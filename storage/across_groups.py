"""Documents by what they have in common: who holds a contact, and which contacts are too general to link anybody."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, func, select

from extractors.selectors import kinds
from storage.across_judge import JUDGEMENTS, Appearance, appearance
from storage.across_write import SETTLED, Link
from storage.schema import assessment, document, finding, platform, selector, version
from storage.statements import rows_in, values

LATEST: Final = 200
"""Documents of one contact that are judged together, so that no contact can make a pass slow."""
GENERIC_FROM, GENERIC_SHARE = 25, 0.05
"""A value in that many documents of a platform and in more than this share of them is the platform's own."""
SPECIFIC: Final = 0.6
SURE: Final = 0.5
_NO_CONTACT: Final = frozenset(
    "url analytics_id app_apk app_google_play app_store angellist crunchbase github google_plus hackernews medium"
    " pinterest reddit stackexchange twitch vimeo youtube".split()
)
"""What people point at rather than are reached by."""

_CURRENT: Final = (
    select(
        *document.c["id", "platform", "type", "published", "captured_at", "codebook"],
        document.c.number.label("document"),
        version.c.number.label("version"),
        *version.c["title", "author_name", "author_id", "facts"],
        platform.c.kind,
        assessment.c.facts.label("stated"),
    )
    .join_from(version, document, and_(version.c.document == document.c.number, version.c.digest == document.c.version))
    .join(platform, platform.c.name == document.c.platform)
    .join(assessment, and_(assessment.c.version == version.c.number, assessment.c.codebook == document.c.codebook))
    .where(version.c.number.in_(values()))
)


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
_KINDS: Final = select(*selector.c["number", "kind"]).where(selector.c.number.in_(values()))


def contact_kinds() -> list[str]:
    return [name for name, kind in kinds().items() if _links(name, kind.PIVOT, kind.SPECIFICITY)]


Known = dict[int, Appearance]
"""Appearances that a pass has read, by version: the same ones are met batch after batch."""
MOST_KNOWN: Final = 50_000


def current(connection: Connection, versions: Iterable[int], known: Known) -> Known:
    """Of those versions that are current and examined, by their numbers, in order; what is read goes into `known`.

    A document that another process changes while a pass runs is met as it was, and as it is when its turn comes.
    """
    wanted = sorted(set(versions))
    if len(known) > MOST_KNOWN:
        known.clear()
    known.update(_read(connection, [number for number in wanted if number not in known]))
    return {number: known[number] for number in wanted if number in known}


def _read(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Appearance]]:
    contacts: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows_in(connection, _contacts(), numbers):
        contacts[row.version, row.codebook].add(row.selector)
    for row in rows_in(connection, _CURRENT, numbers):
        yield row.version, appearance(row._asdict(), contacts.get((row.version, row.codebook), ()))


def by_contact(connection: Connection, new: Iterable[Appearance], rules: Iterable[str], known: Known) -> Iterator[Link]:
    """The groups that new documents have joined, judged."""
    judged = [name for name in JUDGEMENTS if name in set(rules)]
    numbers = sorted({number for one in new for number in one.contacts}) if judged else []
    holders = {number: connection.execute(_HOLDERS, {"number": number}).scalars().all() for number in numbers}
    shared = {number: versions for number, versions in holders.items() if len(versions) > 1}
    everyone = current(connection, {version for versions in shared.values() for version in versions}, known)
    kind_of = {row.number: row.kind for row in rows_in(connection, _KINDS, shared)}
    for number, versions in shared.items():
        group = [everyone[version] for version in versions if version in everyone]
        if not generic(connection, number, group):
            yield from _judged(kind_of[number], group, judged)


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


def _links(name: str, pivot: bool, specificity: float) -> bool:
    return pivot and specificity >= SPECIFIC and name not in _NO_CONTACT


@cache
def _contacts() -> Any:
    return (
        select(*finding.c["version", "codebook", "selector"])
        .join(selector, selector.c.number == finding.c.selector)
        .where(finding.c.version.in_(values()), selector.c.kind.in_(contact_kinds()), finding.c.confidence >= SURE)
    )
