"""What a pass has read and judged already: the same documents are met batch after batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, and_, func, select

from extractors.duplicate import Shingles
from extractors.selectors import kinds
from extractors.text import LONGEST
from storage.across_judge import Appearance, appearance
from storage.schema import assessment, document, finding, platform, selector, version
from storage.statements import rows_in, values

SPECIFIC: Final = 0.6
SURE: Final = 0.5
MOST: Final = 50_000
"""Appearances held, and as many groups."""
MOST_WORDS: Final = 2_000
"""Texts held as shingles; each may take 20 KB."""
_NO_CONTACT: Final = frozenset(
    "url analytics_id app_apk app_google_play app_store angellist crunchbase github google_plus hackernews medium"
    " pinterest reddit stackexchange stackoverflow twitch vimeo youtube".split()
)
"""What people point at rather than are reached by."""

BEGINNING: Final = func.substr(version.c.text, 1, LONGEST).label("text")
"""No more of a text is compared."""
_HERE: Final = and_(version.c.document == document.c.number, version.c.digest == document.c.version)
_ARRIVED: Final = (
    select(version.c.number.label("version"), version.c.title, BEGINNING, *document.c["type", "codebook"])
    .join_from(version, document, _HERE)
    .where(version.c.number.in_(values()))
)
_CURRENT: Final = (
    select(
        *document.c["id", "platform", "type", "published", "captured_at", "codebook"],
        document.c.number.label("document"),
        version.c.number.label("version"),
        *version.c["title", "author_name", "author_id", "facts"],
        platform.c.kind,
        assessment.c.facts.label("stated"),
    )
    .join_from(version, document, _HERE)
    .join(platform, platform.c.name == document.c.platform)
    .join(assessment, and_(assessment.c.version == version.c.number, assessment.c.codebook == document.c.codebook))
    .where(version.c.number.in_(values()))
)


@dataclass(frozen=True, slots=True)
class Known:
    """By version: `appearances` and `words`; by contact: `judged`, the versions that it was judged with."""

    appearances: dict[int, Appearance] = field(default_factory=dict)
    words: dict[int, Shingles] = field(default_factory=dict)
    judged: dict[int, Sequence[int]] = field(default_factory=dict)

    def shorten(self) -> None:
        """Forget the oldest."""
        for held, most in ((self.appearances, MOST), (self.words, MOST_WORDS), (self.judged, MOST)):
            for number in list(islice(held, max(0, len(held) - most))):
                del held[number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A document whose turn it is. `contacts` are the numbers of the specific selectors found in it."""

    version: int
    words: str
    contacts: frozenset[int]
    answerable: bool
    """Whether its words can link it: a post that nobody can answer is a warning that people copy, or talk."""


def arrived(connection: Connection, taken: Iterable[tuple[int, str]], known: Known) -> list[Arrived]:
    """Of (version, codebook) those that are current and examined so, in order; what was known of them is forgotten."""
    known.shorten()
    codebooks: dict[int, set[str]] = defaultdict(set)
    for number, codebook in taken:
        codebooks[number].add(codebook)
        known.appearances.pop(number, None)
    contacts = contacts_of(connection, codebooks)
    rows = [row for row in rows_in(connection, _ARRIVED, codebooks) if row.codebook in codebooks[row.version]]
    return sorted((_arrived(row, contacts) for row in rows), key=lambda one: one.version)


def _arrived(row: Any, contacts: Mapping[tuple[int, str], set[int]]) -> Arrived:
    mine = frozenset(contacts.get((row.version, row.codebook), ()))
    answerable = row.type != "post" or bool(mine)
    return Arrived(version=row.version, words=f"{row.title or ''}\n{row.text}", contacts=mine, answerable=answerable)


def current(connection: Connection, versions: Iterable[int], known: Known) -> dict[int, Appearance]:
    """Of those versions that are current and examined, by their numbers, in order; what is read goes into `known`.

    A document that another process changes while a pass runs is met as it was, and as it is when its turn comes.
    """
    wanted, held = sorted(set(versions)), known.appearances
    held.update(_read(connection, [number for number in wanted if number not in held]))
    return {number: held[number] for number in wanted if number in held}


def contacts_of(connection: Connection, versions: Iterable[int]) -> dict[tuple[int, str], set[int]]:
    """The numbers of specific selectors by version and codebook."""
    contacts: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows_in(connection, _contacts(), versions):
        contacts[row.version, row.codebook].add(row.selector)
    return contacts


def contact_kinds() -> list[str]:
    return [name for name, kind in kinds().items() if _links(name, kind.PIVOT, kind.SPECIFICITY)]


def _read(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Appearance]]:
    contacts = contacts_of(connection, numbers)
    for row in rows_in(connection, _CURRENT, numbers):
        yield row.version, appearance(row._asdict(), contacts.get((row.version, row.codebook), ()))


def _links(name: str, pivot: bool, specificity: float) -> bool:
    return pivot and specificity >= SPECIFIC and name not in _NO_CONTACT


@cache
def _contacts() -> Any:
    return (
        select(*finding.c["version", "codebook", "selector"])
        .join(selector, selector.c.number == finding.c.selector)
        .where(finding.c.version.in_(values()), selector.c.kind.in_(contact_kinds()), finding.c.confidence >= SURE)
    )
