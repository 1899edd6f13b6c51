"""What is computed from facts, selectors and fields: each indicator fires where it should, and is silent beside it."""

from dataclasses import replace
from typing import Any

import pytest

from crawlers.extraction import indicator_row
from extractors import computed
from extractors.dimensions import level_by_dimension
from extractors.examine import examine
from extractors.finding import Indicator, Strength
from extractors.indicators import Finder, load
from extractors.passage import Passage

FIRES = [
    ("pay.above_market", {"text": "Cleaning work in Germany, 9500 euro per month net."}),
    ("pay.below_minimum", {"text": "Harvest work in Germany, 4 euro per hour net."}),
    ("company.unverifiable", {"text": "Acme Cleaning Ltd is hiring cleaners, write to acme.jobs@gmail.com"}),
    ("company.unverifiable", {"text": "Bright Lamp Care is hiring. Only WhatsApp +44 7700 900123."}),
    ("company.contact_mismatch", {"text": "Work in Germany, hotel in Berlin, call +66 2 123 4567"}),
    ("offer.employer_unnamed", {"text": "We need two cleaners from Monday."}),
]
SILENT = [
    ("pay.above_market", {"text": "Cleaning work in Germany, 2600 euro per month."}),
    ("pay.above_market", {"text": "Cleaning work, 9500 euro per month net."}),  # nobody knows where
    ("pay.below_minimum", {"text": "Harvest work in Germany, 16 euro per hour."}),
    ("company.unverifiable", {"text": "Acme Cleaning Ltd is hiring, see https://acme.example.org or acme@gmail.com"}),
    ("company.unverifiable", {"text": "Acme Cleaning Ltd is hiring, write to jobs@acme.example.org"}),
    ("company.unverifiable", {"text": "Bright Lamp Care, 12 Mill Road, is hiring. Only WhatsApp +44 7700 900123."}),
    ("company.contact_mismatch", {"text": "Work in Germany, hotel in Berlin, call +49 30 123456"}),
    ("company.contact_mismatch", {"text": "Work in Germany, call +66 2 123 4567", "region": "TH"}),
    ("offer.employer_unnamed", {"text": "We need two cleaners from Monday.", "company": "Acme"}),
    ("offer.employer_unnamed", {"text": "Suchen zwei Frauen für die Küche, Lindenstr. 3, bei Frau Hahn."}),
    ("offer.employer_unnamed", {"text": "Szukamy dwóch pań do sprzątania, ul. Lipowa 3."}),
    ("offer.employer_unnamed", {"text": "招服务员两名，地址：中山路12号。"}),
    ("offer.employer_unnamed", {"text": "Independent escort, 150 per hour, no agency, my own flat."}),
    ("offer.employer_unnamed", {"text": "We need two cleaners, write to jobs@acme.example.org"}),
    ("offer.employer_unnamed", {"text": "We need two cleaners from Monday.", "kind": "dating"}),
]


def found(passage: dict[str, Any]) -> dict[str, Indicator]:
    return {one.id: one for one in examine(Passage(**passage)).indicators}


@pytest.mark.parametrize(("id", "passage"), FIRES)
def test_it_fires_and_says_why(id: str, passage: dict[str, Any]) -> None:
    one = found(passage)[id]
    assert one.because
    assert one.quote == passage["text"][one.start : one.end] != ""


@pytest.mark.parametrize(("id", "passage"), SILENT)
def test_it_stays_silent(id: str, passage: dict[str, Any]) -> None:
    assert id not in found(passage)


def test_a_rule_that_is_off_is_neither_met_nor_computed() -> None:
    book = load()
    off = book.rules["offer.employer_unnamed"].model_copy(update={"status": "experimental"})
    only = replace(book, rules={off.id: off})
    assert Finder(only).rules == []
    assert Finder(only, experimental=True).rules == [off]


def test_of_a_referral_no_reason_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    def one(id: str, strength: Strength) -> Indicator:
        return Indicator(id=id, strength=strength, confidence=1, rule="r", version="1", because="“her own words”")

    made = [one("targeting.minors", "S"), one("targeting.appearance", "M")]
    monkeypatch.setattr(computed, "find", lambda *_: made)
    examination = examine(Passage(text="any"))
    assert examination.referred
    assert not any("own words" in indicator.because for indicator in examination.indicators)
    assert not examination.facts


@pytest.mark.parametrize(
    ("indicators", "level"),
    [
        ("", "none"),
        ("a.a W deception", "none"),
        ("a.a M deception", "low"),
        ("a.a S coercion", "medium"),
        ("a.a M deception, b.b M deception, c.c M deception", "medium"),
        ("a.a S coercion, a.b S exploitation", "high"),
        ("a.a S coercion, a.b M coercion, b.a W deception, b.b W vulnerability", "high"),
        ("a.a W deception, b.b W vulnerability, c.c W organisation, a.d W deception", "low"),
    ],
)
def test_levels_by_dimension(indicators: str, level: str) -> None:
    made = [
        Indicator(id=id, strength=strength, confidence=1, rule="r", version="1", dimension=dimension)  # type: ignore[arg-type]
        for id, strength, dimension in (one.split() for one in indicators.split(", ") if one)
    ]
    assert level_by_dimension(made) == level
    assert level_by_dimension(reversed(made)) == level


def test_the_reason_is_given_in_place_of_a_quote() -> None:
    id, passage = FIRES[0]
    row = indicator_row(found(passage)[id])
    assert "reference DE" in row["because"]
    assert "quote" not in row
    lexical = indicator_row(Indicator(id="a.b", strength="W", confidence=1, rule="r", version="1", quote="q"))
    assert "because" not in lexical
