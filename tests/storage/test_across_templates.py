"""The same text under several names is found once it is stored, on every database."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from items import Author, Document
from storage.across import compare, compare_again
from storage.across_near import CROWD
from storage.repository import Repository
from tests.storage.linked import PHONE, RULES, TEMPLATE, ad, found, network
from tests.storage.made import counted, post, reading, stored


def test_one_text_under_several_names_is_a_template(engine: Engine, repository: Repository) -> None:
    first = ad(1, TEMPLATE + " +48 601 000 001", name="Anna")
    second = ad(2, TEMPLATE.replace("girls", "ladies") + " +48 601 000 002, 900 EUR", name="Olga")
    again = ad(3, TEMPLATE, name="Olga")
    other = ad(4, "Another text of about as many words, " + " ".join(f"{x}{y}" for x in "abcdef" for y in "ghijk"))
    stored(repository, reading(first, second, other))
    compare(engine, RULES)
    stored(repository, reading(again))
    compare(engine, RULES)
    reasons = network(repository)
    assert found(repository, "template_reuse") == {"1", "2", "3"}
    assert second.id in reasons["1"]["template_reuse"]
    assert again.id in reasons["1"]["template_reuse"]
    assert again.id not in reasons["2"]["template_reuse"]


@pytest.mark.parametrize(
    "ads",
    [
        [ad(1, TEMPLATE, name="Anna", place="A"), ad(2, TEMPLATE, name="Anna", place="B")],  # one account
        [ad(1, TEMPLATE, name="A", employer="Hotel"), ad(2, TEMPLATE, name="B", employer="hotel")],  # a franchise
        [replace(ad(n, TEMPLATE, name=f"N{n}"), title=f"A job, Example Ltd., {n}") for n in range(2)],
        [ad(1, "Thank you, good luck", name="A"), ad(2, "Thank you, good luck", name="B")],  # too short to tell
        [
            post("1", TEMPLATE, author=Author(name="A")),
            post("2", TEMPLATE, author=Author(name="B")),
        ],  # a copied warning
    ],
)
def test_what_is_rightly_said_twice_is_no_template(engine: Engine, repository: Repository, ads: list[Document]) -> None:
    stored(repository, reading(*ads))
    compare(engine, RULES)
    assert found(repository, "template_reuse") == set()


def test_a_text_posted_very_often_stays_cheap_and_is_still_met(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(*(ad(number, TEMPLATE, name="Anna") for number in range(CROWD * 2))))
    compare(engine, RULES)
    assert counted(engine)["band"] == 16 * CROWD
    stored(repository, reading(ad(999, TEMPLATE, name="Olga")))
    compare(engine, RULES)
    assert "999" in found(repository, "template_reuse")


def test_a_post_that_nobody_can_answer_does_not_wait(engine: Engine, repository: Repository) -> None:
    stored(repository, reading(post("1", TEMPLATE), post("2", f"{TEMPLATE} {PHONE}"), ad(3, TEMPLATE)))
    assert counted(engine)["waiting"] == 2
    assert compare_again(engine, RULES).documents == 3
    assert counted(engine)["band"] == 2 * 16
