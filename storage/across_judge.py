"""Do documents with the same contact, or the same words, say more together than each by itself? Pure.

Each judgement takes documents that one specific contact is found in and returns those that make the indicator, or
nobody. What is not known of a document (its place, its author) never makes it different from another one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from storage.across_title import titled

ADS: Final = 3
"""Documents that differ from one another, from which on a contact counts as shared, and cities as movement."""
WITHIN: Final = timedelta(days=14)
_YEARS: Final = 2  # ages nearer than that may be one person's, before and after a birthday
_BEHIND: Final = re.compile(r"[,;(/|>–—]")  # "Kyiv, Ukraine", "Kyiv (centre)"

Thing = TypeVar("Thing", int, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A document as it stands now, and who speaks in it. `account` is the author on the platform, `at` when it was
    published, else captured; `contacts` are the numbers of the specific selectors found in it; `employer` is what
    fields and text name."""

    id: str
    document: int
    version: int
    codebook: str
    platform: str
    kind: str | None
    type: str
    at: datetime
    account: str | None
    name: str | None
    age: int | None
    place: str | None
    employer: str | None
    title: str | None = None
    contacts: frozenset[int] = frozenset()

    @property
    def company(self) -> str | None:
        """The employer, else the company that the title names: only read where it decides."""
        return self.employer or titled(self.title)


def appearance(row: Mapping[str, Any], contacts: Iterable[int]) -> Appearance:
    """What the platform's fields say comes first, then what the text states, where it states one thing only."""
    facts, vacancy = row["facts"] or {}, row["type"] == "vacancy"
    stated = {kind: _stated(row["stated"], kind) for kind in ("age", "place", "employer")}
    contact, author = _person(facts.get("contact")), _words(row["author_name"])
    return Appearance(
        **{name: row[name] for name in ("id", "document", "version", "codebook", "platform", "kind", "type")},
        at=row["published"] or row["captured_at"],
        account=row["author_id"] or author,
        name=contact or (None if vacancy else author),
        age=_age(facts.get("age")) or _only(_own_age(one) for one in stated["age"]),
        place=_city(facts.get("place")) or _only(_words(one.get("city")) for one in stated["place"]),
        employer=_words(facts.get("employer"))
        or (author if vacancy else None)
        or _only(_words(one.get("name")) for one in stated["employer"]),
        title=row["title"],
        contacts=frozenset(contacts),
    )


def shared_contact(group: Sequence[Appearance]) -> list[Appearance]:
    """Three or more that differ from one another by name, age, city or platform, and come from several advertisers."""
    chosen = _apart(group, _unlike)
    return list(group) if len(chosen) >= ADS else []


def multiple_persons(group: Sequence[Appearance]) -> list[Appearance]:
    """Three or more persons, told apart by name and by age: ads and profiles of people, not of vacancies."""
    people = [one for one in group if one.type != "vacancy" and one.age is not None]
    return people if len(_apart(people, _other_person)) >= ADS else []


def movement(group: Sequence[Appearance]) -> list[Appearance]:
    """Those within two weeks that come to the most cities, three or more, on different days.

    Who stands in three cities on one day recruits for the whole country, and a vacancy's place is not a person's.
    """
    moving = sorted((o for o in group if o.type != "vacancy" and o.place), key=lambda one: (one.at, one.id))
    best: list[Appearance] = []
    for number, first in enumerate(moving):
        window = [one for one in moving[number:] if one.at - first.at <= WITHIN]
        if _stops(window) > _stops(best):
            best = window
    return best if _stops(best) >= ADS and not _one_company(best) else []


def same_template(one: Appearance, other: Appearance) -> bool:
    """Whether near-duplicates stand under different names, accounts or cities. A post counts if it can be answered."""
    if one.document == other.document or _one_advertiser(one, other):
        return False
    if any(each.type == "post" and not each.contacts for each in (one, other)):
        return False
    if _differ(one.name, other.name) or _differ(one.company, other.company):
        return True
    named = one.name and other.name and one.name == other.name
    return not named and (_differ(one.place, other.place) or one.platform != other.platform or _accounts(one, other))


JUDGEMENTS: Final[Mapping[str, Callable[[Sequence[Appearance]], list[Appearance]]]] = {
    "shared_contact": shared_contact,
    "multiple_persons": multiple_persons,
    "movement": movement,
}
"""By what a rule of the codebook calls them: `across: movement`."""


def _apart(group: Sequence[Appearance], unlike: Callable[[Appearance, Appearance], bool]) -> list[Appearance]:
    """Some of which each differs from each; enough of them to decide."""
    chosen: list[Appearance] = []
    for one in sorted(group, key=lambda one: (one.at, one.id)):
        if len(chosen) < ADS and all(unlike(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def _unlike(one: Appearance, other: Appearance) -> bool:
    if _one_advertiser(one, other):
        return False
    differ = any(_differ(getattr(one, name), getattr(other, name)) for name in ("name", "age", "place"))
    return differ or one.platform != other.platform


def _other_person(one: Appearance, other: Appearance) -> bool:
    years = abs((one.age or 0) - (other.age or 0))
    return years >= _YEARS or _differ(one.name, other.name)


def _one_advertiser(one: Appearance, other: Appearance) -> bool:
    """One account, or one company with its switchboard: franchises, agencies, syndication."""
    return _accounts_equal(one, other) or bool(one.company and one.company == other.company)


def _accounts_equal(one: Appearance, other: Appearance) -> bool:
    return one.platform == other.platform and one.account is not None and one.account == other.account


def _accounts(one: Appearance, other: Appearance) -> bool:
    return one.platform == other.platform and _differ(one.account, other.account)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _stops(window: Sequence[Appearance]) -> int:
    """Cities in the order of the days on which they first come, one a day; 0 where one day has too many."""
    first: dict[str | None, date] = {}
    on: dict[date, set[str | None]] = {}
    for one in window:
        first.setdefault(one.place, one.at.date())
        on.setdefault(one.at.date(), set()).add(one.place)
    return 0 if any(len(cities) >= ADS for cities in on.values()) else len(set(first.values()))


def _one_company(group: Sequence[Appearance]) -> bool:
    return group[0].company is not None and len({one.company for one in group}) == 1


def _words(value: object) -> str | None:
    return (" ".join(value.split()).casefold() or None) if isinstance(value, str) else None


def _person(value: object) -> str | None:
    """A contact's name; a number or an address is none."""
    name = _words(value)
    return name if name and not any(char.isdigit() or char == "@" for char in name) else None


def _city(value: object) -> str | None:
    return _words(_BEHIND.split(value, maxsplit=1)[0]) if isinstance(value, str) else None


def _age(value: object) -> int | None:
    """Of a person; a range is what an ad asks for."""
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:3]) < 120 and len(text) < 4 else None


def _stated(found: object, kind: str) -> list[Mapping[str, Any]]:
    """The values of one kind of fact, as extractors.facts.row gives them."""
    rows = found.get(kind) if isinstance(found, Mapping) else None
    values = [one.get("value") for one in rows or () if isinstance(one, Mapping)]
    return [value for value in values if isinstance(value, Mapping)]


def _own_age(value: Mapping[str, Any]) -> int | None:
    """Not a range, and not the age of who is sought."""
    return _age(value.get("low")) if value.get("low") == value.get("high") and not value.get("sought") else None


def _only(values: Iterable[Thing | None]) -> Thing | None:
    several = {value for value in values if value is not None}
    return several.pop() if len(several) == 1 else None
