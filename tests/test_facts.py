"""Every kind of fact against its table in tests/cases/facts; fields by themselves; comparisons; laws."""

import dataclasses
import functools
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Fact, Pay, find, kinds_by_name, price, salary
from extractors.facts.compared import above_market, below_minimum
from extractors.facts.month import RATES, rates
from extractors.facts.wages import minimum, reference, wages
from extractors.passage import Passage
from extractors.text import LONGEST
from tests.tables import rows


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: `text`, `lang`, where needed `region`; `expect` the values in one line each."""

    kind: str
    row: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}: {self.row['text'][:40]}"

    def found(self, language: str | None) -> list[Fact]:
        passage = Passage(text=self.row["text"], region=self.row.get("region"), language=language)
        return [fact for fact in find(passage) if fact.kind == self.kind]


@functools.cache
def cases(section: str) -> list[Case]:
    return [Case(kind, row) for kind, row in rows("facts", section)]


@pytest.mark.parametrize("case", cases("match"), ids=str)
def test_matches(case: Case) -> None:
    for language in (None, case.row["lang"]):
        found = case.found(language)
        assert [str(fact.value) for fact in found] == case.row["expect"]
        for fact in found:
            assert case.row["text"][fact.start : fact.end] == fact.quote


@pytest.mark.parametrize("case", cases("pass"), ids=str)
def test_passes(case: Case) -> None:
    assert case.found(None) == []


@pytest.mark.parametrize("kind", sorted(kinds_by_name()))
def test_every_kind_has_cases(kind: str) -> None:
    rows = [case.row for case in cases("match") if case.kind == kind]
    assert len(rows) >= 12, f"tests/cases/facts/{kind}.yml: twelve cases at least"
    assert len({row["lang"] for row in rows}) >= 5


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("15-20K", None, (15000, 20000, "CNY", "month")),
        ("9千-1.3万·14薪", "zh", (9000, 13000, "CNY", "month")),
        ("25万以上/年", "zh", (250000, None, "CNY", "year")),
        ("до 75 000 ₽", "ru", (None, 75000, "RUB", "month")),
        ("45 000–61 000 ₽", "ru", (45000, 61000, "RUB", "month")),
        ("450 ₽ за час", "ru", (450, 450, "RUB", "hour")),
        ("31000-47000", "en", (31000, 47000, None, None)),
        ("$35k - $41k a year", "en", (35000, 41000, "USD", "year")),
        ("18k", "en", (18000, 18000, None, None)),
        ("4.500,00 - 5.250,00 zł brutto / mies.", "pl", (4500, 5250, "PLN", "month")),
        ("від 22 тис. грн", "uk", (22000, None, "UAH", "month")),
        ("5,20,000 rupees", "en", (520000, 520000, "INR", None)),
        ("£12.50 per hour", "en", (12.5, 12.5, "GBP", "hour")),
    ],
)
def test_a_salary_field(text: str, language: str | None, expected: tuple[Any, ...]) -> None:
    pay = salary(text, language)
    assert pay is not None
    assert (pay.low, pay.high, pay.currency, pay.period) == expected


@pytest.mark.parametrize("text", ["", "negotiable", "по договорённости", "面议", "???"])
def test_a_salary_field_without_an_amount(text: str) -> None:
    assert salary(text) is None


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("1 234,56 €", None, (1234.56, "EUR", "€")),
        ("$1,234.50", None, (1234.5, "USD", "$")),
        ("NZD $21.40", None, (21.4, "NZD", "NZD")),
        ("77,30", "zł", (77.3, "PLN", "zł")),
        ("17.300 ₫", None, (17300, "VND", "₫")),
        ("812.445 KD", None, (812.445, "KWD", "KD")),
        ("CHF 1'249.95", None, (1249.95, "CHF", "CHF")),
        ("27€ 49", None, (27.49, "EUR", "€")),
        ("from 14 to 23 €", None, (14, "EUR", "€")),
        ("free", None, (0, None, "")),
        ("3 bottles for £11.90", None, (11.9, "GBP", "£")),
    ],
)
def test_a_price_field(text: str, hint: str | None, expected: tuple[Any, ...]) -> None:
    found = price(text, hint)
    assert found is not None
    assert (found.amount, found.currency, found.symbol) == expected


@pytest.mark.parametrize("text", ["", "30% off", "out of stock", "21.03.2024"])
def test_what_is_no_price(text: str) -> None:
    assert price(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("salary 10 EUR per hour", (1733.3, 1733.3)),
        ("salary 100 EUR a day", (2167, 2167)),
        ("salary 100 EUR a day, 6 days a week", (2600, 2600)),
        ("salary 24000 EUR a year", (2000, 2000)),
        ("salary up to 300 EUR a week", (None, 1299.9)),
    ],
)
def test_pay_by_the_month(text: str, month: tuple[float | None, float | None]) -> None:
    (fact,) = [fact for fact in find(Passage(text=text)) if fact.kind == "pay"]
    assert isinstance(fact.value, Pay)
    assert fact.value.month == month


def pay(**changed: Any) -> Pay:
    values: dict[str, Any] = {"low": 4000.0, "high": 4000.0, "currency": "EUR", "period": "month", "stated": True}
    return Pay(**{**values, **changed})


def test_pay_above_the_market_says_why() -> None:
    found = above_market(pay(low=6000.0, high=7000.0), "DE", "cleaning")
    assert found is not None
    assert (found.strength, found.ratio) == ("weak", (2.35, 3.53))
    assert "reference DE cleaning 2,550 gross (Eurostat 2023 x0.60)" in found.text
    assert above_market(pay(low=9000.0, high=9000.0), "DE", "cleaning").strength == "medium"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("stated", "country", "occupation"),
    [
        (pay(), "DE", "cleaning"),
        (pay(low=20000.0), "DE", "management"),
        (pay(low=20000.0), "DE", "sea"),
        (pay(low=20000.0), None, "cleaning"),
        (pay(low=20000.0), "AE", "cleaning"),
        (pay(low=20000.0, basis="turnover"), "DE", "cleaning"),
        (pay(low=20000.0, currency=None), "DE", "cleaning"),
        (pay(low=20000.0, period=None), "DE", "cleaning"),
    ],
)
def test_pay_that_is_not_above_the_market(stated: Pay, country: str | None, occupation: str) -> None:
    assert above_market(stated, country, occupation) is None


def test_up_to_is_weak_at_most_and_an_exempt_group_anywhere_is_enough() -> None:
    lofty = pay(low=None, high=20000.0, modifier="up_to")
    assert above_market(lofty, "DE", "cleaning").strength == "weak"  # type: ignore[union-attr]
    assert above_market(lofty, "DE", "cleaning", occupations=("management",)) is None


def test_pay_below_the_minimum() -> None:
    found = below_minimum(pay(low=5.0, high=5.0, period="hour"), "DE")
    assert found is not None
    assert "statutory minimum DE 2,161 gross" in found.text
    assert below_minimum(pay(low=15.0, high=15.0, period="hour"), "DE") is None
    assert below_minimum(pay(low=600.0, high=600.0, stated=False), "DE") is None
    assert below_minimum(pay(low=30.0, high=30.0, period="day"), "DE") is None
    assert below_minimum(pay(low=600.0, high=600.0), "SE") is None, "no statutory minimum there"


def test_references_go_stale_and_name_their_source() -> None:
    assert reference("DE", "care", "2026-06-01") is not None
    assert reference("DE", "care", "2027-06-01") is None
    assert minimum("DE", "2027-06-01") is None
    assert all(row.source and row.as_of for row in wages().values())
    assert all(value > 0 for value in rates().values())
    header, *rows = RATES.read_text(encoding="utf-8").splitlines()
    assert header.split(",")[2:4] == ["year", "source"]
    assert len(rows) == len(rates())


PIECES = st.sampled_from(
    "от |до |from |up to |zł|€|$|руб|грн|к|k|тыс. |万|千|元|/h|/мес| per hour|月薪|salary |зарплата |1|25|300|1 200|"
    "2.500|12,50"
    "|-|–| to |18|лет|years old|岁|8| hours|a day|5/2|график |в |из |do |w |Berlin|Києва|Polski|去|柬埔寨|GmbH|ТОВ «|"
    "»|Sp. z o.o."
    "|NIP |123-456-32-18|有限公司|driver|сиделка|\n| |,|.|(|)|+|&#36;|\u200b|\ud800|\u202e|🌷|½|İ".split("|")
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(st.characters(exclude_categories=()))
PASSAGES = st.builds(
    Passage,
    text=TEXTS,
    region=st.sampled_from([None, "US", "PL", "SE", "??", ""]),
    language=st.sampled_from([None, "en", "zh", "ro", "xx", ""]),
    kind=st.sampled_from([None, "job_boards"]),
)


@given(PASSAGES)
@settings(max_examples=300, deadline=None)
def test_never_raises_and_spans_slice_back(passage: Passage) -> None:
    for fact in find(passage):
        assert passage.text[fact.start : fact.end] == fact.quote
        assert fact.start < fact.end
        assert fact.kind in kinds_by_name()
        assert 0 < fact.confidence <= 1
        assert str(fact.value)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_fields_never_raise(text: str, hint: str) -> None:
    salary(text)
    price(text, hint)


@given(st.lists(PASSAGES, max_size=5), st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_of_texts_changes_nothing(many: list[Passage], random: Random) -> None:
    before = {passage: find(passage) for passage in many}
    shuffled = list(many)
    random.shuffle(shuffled)
    assert {passage: find(passage) for passage in shuffled} == before


@pytest.mark.parametrize(
    "unit", ["1 ", "1-", "$1", "к", "от 1 ", "Berlin ", "GmbH ", "岁1", "8 h ", "18+ girls ", "千", "z ", "/"]
)
def test_a_long_text_is_soon_read(unit: str) -> None:
    assert len(find(Passage(text=unit * (LONGEST // len(unit))))) < LONGEST
