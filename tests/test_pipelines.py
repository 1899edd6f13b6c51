"""What the pipelines do to documents on their way, beside what the crawls of tests/crawls show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extractors.examine import examine
from extractors.passage import Passage
from items import Author, Hyperlink, Post, Vacancy
from pipelines.changed import changed
from pipelines.examined import examine_page, question

POST = Post(
    native_id="1",
    url="https://forum.example.org/1",
    text="Good money abroad, call +44 7700 900123, 900 EUR a week",
    author=Author(name="Marta"),
    published=datetime(2026, 3, 14, tzinfo=UTC),
    hyperlinks=(Hyperlink(start=0, end=4, url="https://jobs.example.org/"),),
    position=3,
)


@pytest.mark.parametrize("document", [POST, Vacancy(native_id="2", url="https://jobs.example.org/2", text="Cook")])
def test_a_changed_document_is_the_replaced_one(document: Post | Vacancy) -> None:
    for changes in ({}, {"level": "low"}, {"facts": {"pay": 1}, "title": None, "known": True}):
        assert changed(document, **changes) == replace(document, **changes)
    with pytest.raises(TypeError):
        changed(document, unknown=1)


def test_a_worker_answers_what_the_extractors_find() -> None:
    (answer,) = examine_page([question(POST)], "forums", "GB")
    found = examine(
        Passage(
            text=POST.text,
            hyperlinks=((0, 4, "https://jobs.example.org/"),),
            region="GB",
            kind="forums",
            published="2026-03-14T00:00:00+00:00",
        )
    )
    assert (answer.selectors, answer.indicators, answer.language) == (found.selectors, found.indicators, found.language)
    assert (answer.level, answer.reasons) == (found.assessment.level, found.assessment.reasons)
    assert len(answer.stated) > 0
    assert answer.referred is False
