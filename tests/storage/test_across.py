"""What links documents is found once they are stored, on every database: by contact, by words, by place and time."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from extractors.indicators.codebook import load
from extractors.indicators.model import Rule
from items import Document, Profile, Vacancy
from storage import schema
from storage.across import Compared, _batch, active, compare, compare_again, of_the_codebook
from storage.across_known import MOST_WORDS, Known
from storage.database import reading as opened
from storage.database import writing
from storage.repository import Repository
from tests.storage.linked import PHONE, RULES, TEMPLATE, ad, found, identified, network
from tests.storage.made import NOON, begun, counted, reading, selector, stored


def test_one_contact_under_three_names_is_told_of_each_with_the_others(engine: Engine, repository: Repository) -> None:
    ads = [ad(number, name=name) for number, name in enumerate(("Anna", "Olga", "Ira"), 1)]
    stored(repository, reading(*ads[:2]))
    assert compare(engine, RULES) == Compared(documents=2)
    stored(repository, reading(ads[2]))
    assert compare(engine, RULES) == Compared(documents=1, findings=3)
    reasons = network(repository)
    for one in ads:
        others = {other.id for other in ads if other is not one}
        because = reasons[one.native_id]["shared_contact"]
        assert all(other in because for other in others)
        assert one.id not in because
        assert PHONE not in because
    for row in repository.documents():
        assert row["level"] == "low"
        assert row["reasons"][0] == "1 moderate: network.shared_contact"
        assert any(reason.startswith("network.shared_contact: one phone in ") for reason in row["reasons"])


def test_running_again_changes_nothing(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(4)), ad(9, TEMPLATE, name="A")))
    stored(repository, reading(ad(10, TEMPLATE + " 24", name="B"), platform="demo"))
    assert compare(engine, RULES).findings > 0
    before = counted(engine), list(repository.documents())
    assert compare(engine, RULES) == Compared()
    assert compare_again(engine, RULES).documents == 6
    assert (counted(engine), list(repository.documents())) == before


def test_the_order_in_which_documents_come_changes_nothing(engine: Engine, repository: Repository) -> None:
    ads = [ad(number, name=f"N{number}") for number in range(4)] + [
        ad(9, TEMPLATE, name="A"),
        ad(8, TEMPLATE, name="B"),
    ]
    stored(repository, reading(*ads))
    compare(engine, RULES)
    together = network(repository)
    with writing(engine) as connection:
        for table in ("waiting", "finding", "band", "assessment", "version", "document"):
            connection.execute(schema.metadata.tables[table].delete())
    for one in reversed(ads):
        stored(repository, reading(one))
        compare(engine, RULES)
    assert network(repository) == together


@pytest.mark.parametrize(
    "ads",
    [
        [ad(number, name="Anna", place=place) for number, place in enumerate(("Kyiv", "Lviv", "Odesa"))],  # one account
        [ad(number) for number in range(5)],  # nothing known of anybody
        [ad(number, name=f"N{number % 2}") for number in range(6)],  # two people
        [ad(number, of=Vacancy, employer="Hotel Ltd", place=str(place)) for number, place in enumerate("ABC")],
        [ad(number, f"Call {PHONE}", name=f"N{number}", employer="Hotel Ltd") for number in range(4)],  # a switchboard
    ],
)
def test_one_advertiser_shares_its_contact_with_nobody(
    engine: Engine, repository: Repository, ads: list[Document]
) -> None:
    stored(repository, reading(*ads))
    compare(engine, RULES)
    assert found(repository, "shared_contact") == set()


def test_other_platforms_ages_and_places_tell_people_apart(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(ad(1, age=22), ad(2, age="31")))
    stored(repository, reading(ad(3, platform="other"), platform="other"))
    compare(engine, RULES)
    assert found(repository, "shared_contact") == {"1", "2", "3"}


def test_what_only_the_text_states_counts_where_it_states_one_thing(engine: Engine, repository: Repository) -> None:
    def stating(number: int, *cities: str, **more: object) -> Document:
        place = [{"value": {"city": city, "country": "UA", "role": "job"}} for city in cities]
        return replace(ad(number, day=number), stated={"place": place, **more})

    employer = [{"value": {"name": "Hotel Aurora", "form": "GmbH"}}]
    stored(repository, reading(stating(1, "Kyiv"), stating(2, "Lviv"), stating(3, "Kyiv", "Lviv"), stating(4, "Odesa")))
    stored(
        repository, reading(stating(5, "Dnipro", employer=employer), stating(6, "Kyiv", place=None, age=[{"value": 3}]))
    )
    compare(engine, RULES)
    assert found(repository, "movement") == {"1", "2", "4", "5"}


def test_a_platforms_own_number_links_nobody(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(40))))
    compare(engine, RULES)
    assert found(repository, "shared_contact") == set()


def test_in_a_large_platform_the_same_number_is_somebody(engine: Engine, repository: Repository) -> None:
    others = [ad(1000 + number, f"Bicycle number {number}", name="Tom") for number in range(700)]
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(30)), *others))
    compare(engine, RULES)
    assert len(found(repository, "shared_contact")) == 30
    assert "and 19 more" in network(repository)["3"]["shared_contact"]


@pytest.mark.parametrize(("kind", "links"), [("email", True), ("telegram", True), ("url", False), ("username", False)])
def test_only_specific_contacts_link(engine: Engine, repository: Repository, kind: str, links: bool) -> None:
    for number, name in enumerate(("Anna", "Olga", "Ira")):
        one = ad(number, "Write to x77", name=name)
        stored(repository, reading(identified(one, [selector(kind, "x77", "x77", one.text)], "demo")))
    compare(engine, RULES)
    assert bool(found(repository, "shared_contact")) is links


def test_three_cities_within_two_weeks_are_movement(engine: Engine, repository: Repository) -> None:
    places = [("Kyiv, Ukraine", 0), ("Lviv", 5), ("lviv (centre)", 6), ("Odesa", 13), ("Dnipro", 40)]
    stored(repository, reading(*(ad(number, place=place, day=day) for number, (place, day) in enumerate(places))))
    compare(engine, RULES)
    assert found(repository, "movement") == {"0", "1", "2", "3"}


@pytest.mark.parametrize(
    ("days", "changes"),
    [((0, 10, 20), {}), ((0, 0, 0), {}), ((0, 3, 6), {"of": Vacancy}), ((0, 3, 6), {"employer": "X"})],
)
def test_slow_simultaneous_or_lawful_is_no_movement(
    engine: Engine, repository: Repository, days: tuple[int, ...], changes: dict[str, Any]
) -> None:
    ads = [ad(n, place=place, day=day, **changes) for n, (place, day) in enumerate(zip("ABC", days, strict=True))]
    stored(repository, reading(*ads))
    compare(engine, RULES)
    assert found(repository, "movement") == set()


def test_several_persons_behind_one_contact(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(n, of=Profile, name=f"P{n}", age=age) for n, age in enumerate((21, 24, 29)))))
    stored(repository, reading(ad(7, of=Profile, name="no age", platform="demo"), ad(8, age="18-35")))
    compare(engine, RULES)
    assert found(repository, "multiple_persons") == {"0", "1", "2"}


def test_a_contact_is_judged_again_when_others_come_with_it(engine: Engine, repository: Repository) -> None:
    known = Known()
    for number in range(4):
        stored(repository, reading(ad(number, name=f"N{number}")))
        _batch(engine, RULES, known)  # one pass that meets what is stored while it runs
    assert found(repository, "shared_contact") == {"0", "1", "2", "3"}


def test_what_a_pass_knows_stays_bounded() -> None:
    known = Known(words={number: frozenset() for number in range(MOST_WORDS + 5)})
    known.shorten()
    assert list(known.words) == list(range(5, MOST_WORDS + 5))


def test_an_edited_ad_is_compared_as_it_stands_now(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(2))))
    stored(repository, reading(ad(3, "No number yet", name="N3")))
    compare(engine, RULES)
    stored(repository, reading(ad(3, f"Now call {PHONE}", name="N3"), at=NOON + timedelta(days=1)))
    compare(engine, RULES)
    assert found(repository, "shared_contact") == {"0", "1", "3"}
    stored(repository, reading(ad(3, "Number gone again", name="N3"), at=NOON + timedelta(days=2)))
    stored(repository, reading(ad(4, name="N0", platform="demo")))
    compare(engine, RULES)
    assert "3" not in found(repository, "shared_contact")


def test_a_newer_codebook_is_compared_anew(engine: Engine, repository: Repository) -> None:
    ads = [ad(number, name=f"N{number}") for number in range(3)]
    for codebook in ("1", "2"):
        repository.store(begun(repository), [reading(*ads)], codebook=codebook)
        compare(engine, RULES)
    assert found(repository, "shared_contact") == {"0", "1", "2"}
    with opened(engine) as connection:
        rows = connection.execute(select(schema.finding.c.codebook, schema.finding.c.rule_version)
            .where(schema.finding.c.indicator.is_not(None))).all()  # fmt: skip
    assert sorted(rows) == [("1", "1")] * 3 + [("2", "1")] * 3


def test_rules_that_are_off_or_of_another_kind_of_platform_find_nothing(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(3))))
    elsewhere = RULES["shared_contact"].model_copy(update={"kinds": ["dating"]})
    assert compare(engine, {"shared_contact": elsewhere}).findings == 0
    assert compare_again(engine, RULES).findings == 3
    assert compare_again(engine, {}).findings == 0
    assert network(repository) == {"0": {}, "1": {}, "2": {}}
    assert {row["level"] for row in repository.documents()} == {"none"}


def test_two_passes_at_once_share_the_work(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, name=f"N{number}") for number in range(20)), *(
        ad(100 + number, TEMPLATE, name=f"N{number}") for number in range(300))))  # fmt: skip
    with ThreadPoolExecutor(2) as both:
        passes = [both.submit(compare, engine, RULES) for _ in range(2)]
    assert sum(one.result().documents for one in passes) == 320
    assert counted(engine)["waiting"] == 0
    assert len(found(repository, "template_reuse")) == 300


def test_the_few_files_read_for_a_pass_hold_every_rule_of_it() -> None:
    told = {"id", "strength", "dimension", "kinds"}
    brief, whole = of_the_codebook(), active(load().rules.values())
    assert {name: rule.model_dump(include=told) for name, rule in brief.items()} == {
        name: rule.model_dump(include=told) for name, rule in whole.items()
    }


def test_the_codebook_names_judgements_that_exist() -> None:
    rules: dict[str, Rule] = active(load().rules.values(), experimental=True)
    assert rules.keys() <= RULES.keys()
    assert {"template_reuse", "shared_contact", "movement"} <= rules.keys()
