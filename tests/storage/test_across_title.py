"""A title that may name a company is read for it, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import kinds_by_name
from extractors.facts.words import read
from extractors.passage import Passage
from extractors.text import view
from storage.across_title import may_name_a_company, titled

FORMS = sorted({word for row in read("employers")["forms"].values() for word in row["words"]})


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sales assistant, Example Ltd, Leeds", "example"),
        ("Магазин, ТОВ «Приклад»", "приклад"),
        ("Cook — Muster GmbH & Co. KG", "muster"),
        ("招聘 示例有限公司", "示例有限公司"),
        ("Listonosz pieszy, Poczta Polska S.A.", "poczta polska"),
        ("Unlimited fun for no charge", None),
        ("Two: A Ltd, B Ltd", None),
        (None, None),
    ],
)
def test_a_title_may_name_the_company(title: str | None, name: str | None) -> None:
    assert titled(title) == name


@given(
    st.text(max_size=60), st.sampled_from(sorted(w for r in read("employers")["forms"].values() for w in r["words"]))
)
def test_the_first_look_at_a_title_overlooks_no_company(words: str, form: str) -> None:
    title = f"{words} Example {form.replace('*', 'a')} {words}"
    text = view(title)
    named = [
        fact
        for fact in kinds_by_name()["employer"].find(text, Passage(text=title))
        if getattr(fact.value, "name", None)
    ]
    assert may_name_a_company(title) or not named
