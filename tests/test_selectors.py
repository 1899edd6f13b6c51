"""Every kind of selector against its table in tests/cases/selectors: what it finds, and what it passes over."""

import dataclasses
import functools
from typing import Any

import pytest

from extractors.finding import Selector
from extractors.passage import Passage
from extractors.selectors import find, find_many, is_cut, kinds
from extractors.text import LONGEST
from tests.tables import rows


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: `text`, `lang`, where needed `region`, `language`, `links`; `expect` values, `written`, `because`."""

    kind: str
    row: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}: {self.row['text'][:40]}"

    @property
    def passage(self) -> Passage:
        links = tuple((start, end, url) for start, end, url in self.row.get("links", ()))
        return Passage(
            text=self.row["text"], hyperlinks=links, region=self.row.get("region"), language=self.row.get("language")
        )

    def found(self) -> list[Selector]:
        return [one for one in find(self.passage) if one.kind == self.kind]


@functools.cache
def cases(section: str) -> list[Case]:
    return [Case(kind, row) for kind, row in rows("selectors", section)]


@pytest.mark.parametrize("case", cases("match"), ids=str)
def test_matches(case: Case) -> None:
    found = case.found()
    assert [one.value for one in found] == case.row["expect"]
    if "written" in case.row:
        assert {one.written for one in found} == {case.row["written"]}
    if "because" in case.row:
        assert {one.because for one in found} == {case.row["because"]}
    for one in found:
        assert case.row["text"][one.start : one.end] == one.raw


@pytest.mark.parametrize("case", cases("pass"), ids=str)
def test_passes(case: Case) -> None:
    assert case.found() == []


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_declares_itself_and_has_cases(kind: str) -> None:
    module = kinds()[kind]
    assert 0 < module.SPECIFICITY < 1
    assert isinstance(module.PIVOT, bool)
    rows = [case.row for section in ("match", "pass") for case in cases(section) if case.kind == kind]
    assert len({row["lang"] for row in rows}) >= 3, f"tests/cases/selectors/{kind}.yml: three languages at least"


def test_an_address_holds_its_digits_and_a_profile_link_is_no_url() -> None:
    passage = Passage(text="https://example.org/2025550144 and t.me/example_jobs", region="US")
    assert [(one.kind, one.value) for one in find(passage)] == [
        ("url", "https://example.org/2025550144"),
        ("telegram", "example_jobs"),
    ]


def test_a_labelled_number_is_a_phone_and_the_messenger() -> None:
    found = find(Passage(text="WhatsApp +1 202 555 0151"))
    assert {(one.kind, one.value, one.raw) for one in found} == {
        ("phone", "+12025550151", "+1 202 555 0151"),
        ("whatsapp", "+12025550151", "+1 202 555 0151"),
    }


def test_a_hyperlink_and_its_words_both_count() -> None:
    found = find(Passage(text="+1 202 555 0151", hyperlinks=((0, 15, "https://example.org/contact"),)))
    assert [(one.kind, one.written) for one in found] == [("phone", "plain"), ("url", "linked")]


def test_a_phone_tells_its_country_and_line() -> None:
    (found,) = find(Passage(text="Tel. 030 23125 044", region="DE"))
    assert dict(found.details) == {"country": "DE", "line": "fixed"}
    assert found.because == "the platform's region DE"


def test_a_short_address_is_marked() -> None:
    short, plain = find(Passage(text="bit.ly/3xAbC9 and example.org/3xAbC9"))
    assert dict(short.details) == {"domain": "bit.ly", "shortened": "yes"}
    assert dict(plain.details) == {"domain": "example.org"}


def test_what_stands_behind_the_cap_is_not_read_and_that_can_be_told() -> None:
    passage = Passage(text="x " * (LONGEST // 2) + "hr@example.org")
    assert find(passage) == []
    assert is_cut(passage)
    assert not is_cut(Passage(text="hr@example.org"))


def test_many_are_the_same_as_one_by_one() -> None:
    passages = [case.passage for case in cases("match")]
    assert find_many(passages) == [find(passage) for passage in passages]
