"""Job boards on words and answers as strangers write them: pay, JobPostings, JSON paths, XML feeds, hostile input."""

import json
import time
from datetime import UTC, datetime

import pytest

from items import Vacancy
from spiders.engine import Site
from spiders.engines import engines
from spiders.job_boards.labels import labelled
from spiders.job_boards.paths import found, texts
from spiders.job_boards.posting import vacancy_of
from spiders.job_boards.salary import amount, currency, pay_of, pay_stated, period
from spiders.job_boards.xml import rows
from spiders.link import Link
from spiders.page import Page, Unreadable
from spiders.record import Record

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
ENGINES = sorted(name for name, engine in engines().items() if engine.kind == "job_boards")


def page(source: str, url: str = "https://work.example.org/job/1") -> Page:
    return Page(url=url, source=source, captured_at=NOW)


def posting(**fields: object) -> Vacancy:
    engine = engines()["jobposting"](Site(root="https://work.example.org/"))
    record = Record({"@type": "JobPosting", "title": "Cook", **fields})
    return vacancy_of(record, page(""), engine.when, native_id="1", url="https://work.example.org/job/1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 000", 50000),
        ("50\u202f000 Kč", 50000),
        ("1.234,50", 1234.5),
        ("45,000", 45000),
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("50k", 50000),
        ("£1,234,567.89", 1234567.89),
        ("none", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_amount(text: str, expected: float | None) -> None:
    assert amount(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270 USD / Year", (270, 270, "USD", "year")),
        ("50 000 – 80 000 Kč", (50000, 80000, "CZK", None)),
        ("€12.50 per hour", (12.5, 12.5, "EUR", "hour")),
        ("$45k-60k a year", (45000, 60000, None, "year")),
        ("50-80.000 Kč", (50000, 80000, "CZK", None)),
        ("2 500 PLN miesięcznie", (2500, 2500, "PLN", "month")),
        ("negotiable", (None, None, None, None)),
    ],
)
def test_pay_in_words(text: str, expected: tuple[object, ...]) -> None:
    facts = pay_stated(text)
    assert facts["pay"] == text
    assert tuple(facts.get(name) for name in ("pay_min", "pay_max", "currency", "period")) == expected


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        ("55000", {"pay": "55000", "pay_min": 55000, "pay_max": 55000}),
        (55000, {"pay": "55000", "pay_min": 55000, "pay_max": 55000}),
        (
            {"currency": "USD", "value": "55000", "unitCode": "ANN"},
            {"pay": "55000 USD / year", "pay_min": 55000, "pay_max": 55000, "currency": "USD", "period": "year"},
        ),
        (
            {"currency": "GBP", "value": {"minValue": 10, "maxValue": "12.5", "unitText": "HOUR"}},
            {"pay": "10 – 12.5 GBP / hour", "pay_min": 10, "pay_max": 12.5, "currency": "GBP", "period": "hour"},
        ),
        (
            {"currency": "EUR", "minValue": 1000},
            {"pay": "1000 EUR", "pay_min": 1000, "currency": "EUR"},
        ),
        (
            [{"currency": "EUR", "value": {"value": 3000, "unitText": "per month"}}],
            {"pay": "3000 EUR / month", "pay_min": 3000, "pay_max": 3000, "currency": "EUR", "period": "month"},
        ),
        ({"currency": "EUR", "value": "competitive"}, {"pay": "competitive", "currency": "EUR"}),
        ({"currency": "EUR", "value": {"value": 0}}, {}),
        (None, {}),
        ([], {}),
        ({"value": {"value": {"value": 3}}}, {}),
    ],
)
def test_base_salary_in_every_shape(salary: object, expected: dict[str, object]) -> None:
    assert pay_of(Record({"baseSalary": salary})) == expected


def test_period_and_currency_in_words() -> None:
    assert period("WEEK") == "week"
    assert period("1 YEAR") == "year"
    assert period("whenever") == ""
    assert currency("1 200 zł") == "PLN"
    assert currency("$ 5") == ""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"hiringOrganization": "Inn Example"}, {"employer": "Inn Example"}),
        (
            {
                "hiringOrganization": {
                    "name": "Inn &amp; Co",
                    "sameAs": ["https://inn.example.org/", "https://x.example"],
                }
            },
            {"employer": "Inn & Co", "employer_url": "https://inn.example.org/"},
        ),
        ({"hiringOrganization": [{"name": "Inn", "url": "javascript:alert(1)"}]}, {"employer": "Inn"}),
        ({"jobLocation": "Ludlow"}, {"place": "Ludlow"}),
        ({"jobLocation": {"address": {"addressLocality": "A", "addressRegion": "A"}}}, {"place": "A"}),
        ({"jobLocation": [{"name": "The mill"}, {"address": "Oban"}]}, {"place": "The mill; Oban"}),
        (
            {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": [{"name": "GB"}, {"name": "IE"}]},
            {"place": "GB; IE", "remote": True},
        ),
        ({"validThrough": "2026-03-14"}, {"valid_through": "2026-03-14"}),
        ({"validThrough": "2026-03-12"}, {"valid_through": "2026-03-12", "status": "expired"}),
        ({"validThrough": "someday"}, {}),
        ({"employmentType": ["FULL_TIME", "OTHER"]}, {"contract": "FULL_TIME, OTHER"}),
    ],
)
def test_facts_of_a_posting(fields: dict[str, object], expected: dict[str, object]) -> None:
    assert posting(**fields).facts == expected


def test_what_other_fields_add_stands_behind_the_description_once() -> None:
    found_ = posting(
        description="&lt;p&gt;Wash up.&lt;/p&gt;",
        qualifications="Wash up.",
        jobBenefits='<a href="https://inn.example.org/">A room</a>',
    )
    assert found_.text == "Wash up.\nA room"
    assert [found_.text[link.start : link.end] for link in found_.hyperlinks] == ["A room"]


def test_labels_of_many_languages() -> None:
    pairs = [
        ("Lohn:", "2.100 €"),
        ("Место работы", "Казань"),
        ("Shoe size", "44"),
        ("Zakwaterowanie", "tak"),
        ("Pay", ""),
    ]
    assert labelled(pairs) == {"pay": "2.100 €", "place": "Казань", "housing": "tak"}


def test_json_paths() -> None:
    answer = {"jobs": [{"a": {"x.y": {"n": "one"}}, "l": [{"c": "p"}, {"c": "q"}], "f": 1.5, "b": True}], "name": "N"}
    row = found(answer, "jobs", answer)[0]
    assert texts(row, "nothing || a/*/n") == ["one"]
    assert texts(row, "l/c + f") == ["p", "q", "1.5"]
    assert texts(row, "^/name", answer) == ["N"]
    assert texts(row, "b || a || .") == []
    assert found(None, "a/b") == []


def test_xml_rows_of_broken_feeds() -> None:
    source = "<source><job><title>A &amp; B</title><x><y>1</y><y>2</y></x><description><p>un<b>closed</p></description>"
    assert list(rows(source + "<o>3 < 4</o></job><job><title>cut", frozenset({"job"}))) == [
        {"title": "A & B", "x": {"y": ["1", "2"]}, "description": "<p>un<b>closed</p>", "o": "3 < 4"},
        {"title": "cut"},
    ]


@pytest.mark.parametrize(
    ("name", "url", "root", "path"),
    [
        (
            "greenhouse",
            "https://boards.greenhouse.io/acme/jobs/1",
            "https://boards-api.greenhouse.io/v1/boards/acme/",
            "jobs",
        ),
        (
            "greenhouse",
            "https://job-boards.eu.greenhouse.io/acme",
            "https://boards-api.greenhouse.io/v1/boards/acme/",
            "jobs",
        ),
        ("lever", "https://jobs.lever.co/acme", "https://api.lever.co/v0/postings/acme/", "?mode=json"),
        ("lever", "https://jobs.eu.lever.co/acme/1-2", "https://api.eu.lever.co/v0/postings/acme/", "?mode=json"),
        (
            "workable",
            "https://apply.workable.com/acme/",
            "https://apply.workable.com/api/v1/widget/accounts/acme/",
            "?details",
        ),
        ("recruitee", "https://acme.recruitee.com/o/x", "https://acme.recruitee.com/", "/api/offers/"),
        ("ashby", "https://jobs.ashbyhq.com/acme", "https://api.ashbyhq.com/posting-api/job-board/acme/", "?include"),
        ("job_feed", "https://x.example.org/a/feed.xml?k=1", "https://x.example.org/a/", "/a/feed.xml?k=1"),
        ("jobposting", "https://x.example.org/a/list?p=1", "https://x.example.org/", "/a/list?p=1"),
        ("wp_job_manager", "https://x.example.org/jobs/", "https://x.example.org/", "/jobs/"),
    ],
)
def test_where_a_platform_begins(name: str, url: str, root: str, path: str) -> None:
    found_root, start = engines()[name].entry(url)
    assert found_root == root
    assert start["listing"][0].startswith(path)


def test_a_pager_that_claims_a_million_pages() -> None:
    engine = engines()["wp_job_manager"](Site(root="https://work.example.org/"))
    url = "https://work.example.org/jm-ajax/get_listings/?page=3"
    row = '<li class="job_listing"><a href="https://work.example.org/job/a/"><h3>A</h3></a></li>'
    answer = json.dumps({"html": row, "max_num_pages": 1_000_000})
    links = [link for link in engine.read("listing", page(answer, url)) if isinstance(link, Link)]
    assert len(links) == 51
    empty = json.dumps({"html": '<li class="no_job_listings_found">None</li>', "max_num_pages": 1_000_000})
    assert not list(engine.read("listing", page(empty, url)))


@pytest.mark.parametrize("name", ["greenhouse", "workable", "recruitee", "ashby", "job_api"])
def test_an_error_is_no_empty_board(name: str) -> None:
    engine = engines()[name](Site(root="https://work.example.org/"))
    rows_ = {"recruitee": "offers"}.get(name, "jobs")
    assert not list(engine.read("listing", page(json.dumps({rows_: []}))))
    with pytest.raises(Unreadable):
        list(engine.read("listing", page('{"error": "unknown account"}')))


HOSTILE = [
    "",
    "{}",
    "[]",
    "[[[[[[[[1]]]]]]]]",
    '{"jobs": {"jobs": [1, null, "x", {"title": {}, "id": []}]}}',
    '{"offers": [{"title": 1, "id": 1, "locations": [null, [[]]], "salary": [], "published_at": 1e400}]}',
    '{"html": 5, "max_num_pages": "x"}',
    '{"html": "<li class=job_listing><a href=\'http://[\'>x</a></li>", "max_num_pages": -3}',
    '<script type="application/ld+json">{"@type": "JobPosting", "title": [], "hiringOrganization": 7}</script>',
    '<script type="application/ld+json">{"@type": ["JobPosting"], "title": "x", "jobLocation": [[1]],'
    ' "baseSalary": [[]], "validThrough": {"a": 1}, "datePosted": "99999999999999-01-01"}</script>',
    "<source><job>" * 2000,
    "<job><a>" + "<b>" * 5000,
    "<![CDATA[" * 5000,
]


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_are_unreadable_at_worst(name: str, source: str) -> None:
    engine = engines()[name](Site(root="https://work.example.org/"))
    for role in ("listing", "detail", "search"):
        try:
            engine.state(page(source))
            list(engine.read(role, page(source)))
        except Unreadable:
            pass


@pytest.mark.parametrize("piece", ["<job><title>", "<![CDATA[", "<job>", "<", "&amp;<b>", "</job>", "<job><a></job>"])
def test_feeds_are_read_in_linear_time(piece: str) -> None:
    def spent(times: int) -> float:
        started = time.process_time()
        list(rows(piece * times, frozenset({"job"})))
        return time.process_time() - started

    assert spent(200_000) < 40 * max(spent(20_000), 0.02)
