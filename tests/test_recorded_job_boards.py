"""Recorded job boards against what a perfect reader returns: a whole WP Job Manager site, single pages of others."""

import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import pytest

from items import Document, Vacancy
from spiders.engine import Site
from spiders.engines import engines
from spiders.identify import identify
from spiders.link import Link
from spiders.page import Page, Unreadable
from tests.warc import Response, responses

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
BOARDS = ("/jobs-board/", "/jobs-plain/", "/jm-ajax/get_listings/?per_page=10&page=1&orderby=featured&order=DESC")

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")


@dataclass
class Walk:
    vacancies: list[Vacancy] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def _key(url: str) -> str:
    parts = urlsplit(url)
    query = sorted(parse_qsl(parts.query))
    return unquote(parts.path or "/") + ("?" + urlencode(query) if query else "")


@cache
def _recording() -> dict[str, Response]:
    found: dict[str, Response] = {}
    for response in responses(DATA / "sites" / "wpjobmanager.warc.gz"):
        found.setdefault(_key(response.url), response)
    return found


@cache
def _walked(start: str) -> Walk:
    root = "{0.scheme}://{0.netloc}".format(urlsplit(next(iter(_recording().values())).url))
    engine, walk, seen = engines()["wp_job_manager"](Site(root=f"{root}/")), Walk(), set[str]()
    queue = deque([Link(url=root + start, role="listing")])
    while queue:
        link = queue.popleft()
        address = engine.canonical(link.url)
        if address is None or address in seen:
            continue
        seen.add(address)
        answer = _recording().get(_key(address))
        if answer is None or answer.status != 200:
            walk.missing.append(address)
            continue
        walk.fetched.append(address)
        page = Page(url=address, source=answer.body.decode(), captured_at=answer.captured_at, carry=link.carry)
        found = list(engine.read(link.role, page)) if engine.state(page) == "open" else []
        queue.extend(thing for thing in found if isinstance(thing, Link))
        walk.vacancies += [thing for thing in found if isinstance(thing, Vacancy)]
    return walk


@cache
def _jobs() -> dict[str, dict[str, Any]]:
    truth = json.loads((DATA / "pages" / "wpjobmanager" / "truth.json").read_text(encoding="utf-8"))
    return {str(job["id"]): job for job in truth["jobs"]}


def _pairs(start: str) -> Iterator[tuple[dict[str, Any], Vacancy]]:
    return ((_jobs()[vacancy.native_id], vacancy) for vacancy in _walked(start).vacancies)


def _f1(expected: str, found: str) -> float:
    gold, got = (Counter(re.findall(r"\w+", text.casefold())) for text in (expected, found))
    total = sum(gold.values()) + sum(got.values())
    return 2 * sum((gold & got).values()) / total if total else 1.0


@pytest.mark.parametrize("start", BOARDS[:2])
def test_every_job_is_read_once_and_the_endless_pager_ends(start: str) -> None:
    walk = _walked(start)
    ids = [vacancy.native_id for vacancy in walk.vacancies]
    assert sorted(ids) == sorted(_jobs())
    assert not walk.missing
    assert len(walk.fetched) <= len(_jobs()) + 7, "one page a job, six of the list and the board itself"


def test_expired_and_filled_jobs_are_marked() -> None:
    for job, vacancy in _pairs(BOARDS[0]):
        expected = "expired" if job["status"] == "expired" else "filled" if job["filled"] else None
        assert vacancy.facts.get("status") == expected, job["url"]


def test_facts_of_every_job() -> None:
    for job, vacancy in _pairs(BOARDS[0]):
        assert vacancy.title == job["title"]
        assert vacancy.url == job["url"] or job["status"] == "expired", "lists lead to expired jobs by number"
        assert vacancy.facts["employer"] == job["company"]
        assert vacancy.facts["place"] == job["location"]
        assert vacancy.facts["contract"] == job["job_type"]
        assert vacancy.facts.get("remote", False) == job["remote"]
        assert vacancy.author
        assert vacancy.published
        assert vacancy.published.date() == datetime.fromisoformat(job["date_posted"]).date()


def test_own_text() -> None:
    """The truth leaves out lists at the end of three jobs."""
    scores = [_f1(job["body_text"], vacancy.text) for job, vacancy in _pairs(BOARDS[0]) if job["status"] == "publish"]
    assert len(scores) == 56
    assert sum(scores) / len(scores) >= 0.99


def test_facts_that_open_jobs_show() -> None:
    open_ = [(job, vacancy) for job, vacancy in _pairs(BOARDS[0]) if "status" not in vacancy.facts]
    assert len(open_) == 56 - 5
    for job, vacancy in open_:
        assert vacancy.facts["employer_url"] == job["company_website"]
        assert vacancy.facts["contact"] == job["apply"]
        assert vacancy.facts["pay_min"] == int(job["salary"]["value"])
        assert str(vacancy.facts["valid_through"])[:10] == job["expires"]
        assert vacancy.published == datetime.fromisoformat(job["date_posted"])


def test_any_board_by_its_sitemap_and_what_its_pages_say_for_machines() -> None:
    """Filled jobs say nothing for machines, and expired ones are in no sitemap: what is open is read all the same."""
    root = "{0.scheme}://{0.netloc}/".format(urlsplit(next(iter(_recording().values())).url))
    engine = engines()["jobposting"](Site(root=root))
    answer = _recording()["/wp-sitemap-posts-job_listing-1.xml"]
    listed = Page(url=answer.url, source=answer.body.decode(), captured_at=answer.captured_at)
    read: dict[str, Vacancy] = {}
    for link in engine.read("search", listed):
        assert isinstance(link, Link)
        page = _recording()[_key(link.url)]
        single = Page(url=link.url, source=page.body.decode(), captured_at=page.captured_at)
        try:
            found = list(engine.read(link.role, single))
        except Unreadable:
            continue
        read |= {thing.url: thing for thing in found if isinstance(thing, Vacancy)}
    open_ = [job for job in _jobs().values() if job["url"] in listed.source and not job["filled"]]
    assert sorted(read) == sorted(job["url"] for job in open_)
    for job in open_:
        vacancy = read[job["url"]]
        assert (vacancy.title, vacancy.facts["employer"]) == (job["title"], job["company"])
        assert vacancy.published == datetime.fromisoformat(job["date_posted"])
    scores = [_f1(job["body_text"], read[job["url"]].text) for job in open_]
    assert sum(scores) / len(scores) >= 0.99


def test_is_recognised_and_no_other_engine_claims_it() -> None:
    for name in ("jobs_ajaxpage.html", "jobs_plain_p1.html", "job01.html", "job10.html", "job14_expired.html"):
        source = (DATA / "pages" / "wpjobmanager" / name).read_text(encoding="utf-8")
        page = Page(url="http://127.0.0.1/", source=source, captured_at=datetime(2026, 11, 22, tzinfo=UTC))
        assert [found.engine for found in identify(page, engines().values()) if found.sure] == ["wp_job_manager"], name


# What platform files say of the sites in gold/job_pages: slots, or paths in their JSON.
_JOBSCZ: dict[str, str] = {
    "row": "article.SearchResultCard",
    "row_title": "[data-test-ad-title]",
    "row_link": "a[data-jobad-id]",
    "row_employer": "[translate='no']",
    "row_employer_logo": ".CompanyLogo img",
    "row_place": "[data-test='serp-locality']",
    "row_published": "[data-test-ad-status]",
    "next": ".Pagination__button--next",
    "title": "h1",
    "text": "[data-visited-position] .RichContent",
    "employer": ".JobDescriptionHeading + .IconWithText p",
    "employer_url": "a[href*='/fp/'][role='tab']",
    "employer_logo": ".CompanyProfileNavigation__logo img",
    "place": ".JobDescriptionHeading ~ div [data-test='jd-info-location']",
    "pay": "[data-test='jd-salary'] p",
    "label": "[data-test='jd-info-item'] .accessibility-hidden",
    "value": "[data-test='jd-info-item'] p",
}
_OPTIONS: dict[str, dict[str, str]] = {
    "jobs_govcz": {
        "rows": ".",
        "id": "structIsZdata/zslmsuId",
        "url": "https://portal.isoss.gov.cz/irj/portal/anonymous/eosmlistpublic#/detail/{id}",
        "title": "structIsZdata/zslmsuSt",
        "text": "tableItPopci/zslmsuCi",
        "employer": "structIsZdata/zsuosmTf",
        "place": "structIsZdata/zspobcTx",
        "contact": "structIsZdata/zpztel",
        "published": "structIsZdata/zdatzvsm",
    },
    "jobs_linkedin": {
        "rows": ".",
        "id": "entityUrn",
        "url": "jobPostingUrl",
        "text": "description/text",
        "employer": "companyDetails/*/companyResolutionResult/name || companyDetails/*/companyName",
        "employer_url": "companyDetails/*/companyResolutionResult/url",
        "place": "formattedLocation",
        "contract": "employmentStatusResolutionResult/localizedName",
        "published": "listedAt",
        "remote": "workRemoteAllowed",
    },
    "jobs_jobscz": {
        "rows": "data/widget/jobAd",
        "text": "content/htmlContent",
        "employer": "employer/companyName",
        "place": "locations/city",
        "contract": "parameters/employmentTypes",
        "hours": "parameters/hoursPerWeek",
        "published": "validFrom",
    },
    "jobs_startupjobs": {"employer": "startup", "employer_logo": "startupLogo", "contract": "jobtypes"},
}
_HOSTS = {"jobs_jobscz": "https://beta.www.jobs.cz/"}
_PLATFORM_CSS = {"jobs_jobscz": _JOBSCZ, "jobs_remoteok": {"employer_logo": "meta[property='og:image']"}}
# What a run, not a page, knows: its own names, and the headers and bodies of requests that another crawler sends.
_OF_THE_RUN = {"source", "source_urls", "Content-Type", "X-Api-Key", "jobAdId", "rps", "impressionId", "widgetId"} | {
    "host",
    "referer",
}
# The state's logo stands nowhere in jobs_govcz's answer: its crawler adds it to every row.
_NOT_ON_THE_PAGE = {("jobs_govcz/test_spider_parse", "company_logo_urls")}
# jobs_govcz answers with every vacancy of the state; the 23 are those that its crawler's project cares for.
_CHOSEN_BY_TOPIC = {"jobs_govcz/test_spider_parse"}


def _rows() -> list[dict[str, Any]]:
    lines = (DATA / "gold" / "job_pages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _read(row: dict[str, Any]) -> list[Link | Document]:
    site, name = row["file"].split("/")[-2:]
    source = (DATA / "pages" / row["file"]).read_text(encoding="utf-8")
    root = _HOSTS.get(site, "https://example.com/")
    page = Page(url=f"{root}example/", source=source, captured_at=datetime(2024, 2, 10, tzinfo=UTC))
    kind = "job_feed" if name.endswith(".rss") else "job_api" if page.is_json else "jobposting"
    listing = kind != "jobposting" or name.startswith("listing")
    options: dict[str, str | int | bool] = dict(_OPTIONS.get(site, {})) if kind == "job_api" else {"cards": listing}
    css = _PLATFORM_CSS.get(site, {}) if kind == "jobposting" else {}
    engine = engines()[kind](Site(root=root, css=css, options=options))
    try:
        return list(engine.read("listing" if listing else "detail", page))
    except Unreadable:
        return []


def _is(name: str, expected: Any, vacancy: Vacancy) -> object:
    facts = {key: str(value) for key, value in vacancy.facts.items()}
    posted = vacancy.published.date().isoformat() if vacancy.published else ""
    if name in ("title", "url"):
        return getattr(vacancy, name) == expected
    if name in ("posted_on", "first_seen_on"):
        return posted == expected
    if name == "locations_raw":
        return facts.get("place", "").split("; ") == expected
    if name == "employment_types":
        return [part.casefold() for part in facts.get("contract", "").split(", ")] == [
            part.casefold() for part in expected
        ]
    if name == "company_logo_urls":
        return ([facts["employer_logo"]] if "employer_logo" in facts else []) == expected
    return facts.get({"company_name": "employer", "company_url": "employer_url"}[name], "") == expected


def _in_json_ld(name: str, expected: Any, vacancy: Vacancy) -> object:
    facts = vacancy.facts
    if name == "title":
        return vacancy.title == expected
    if name == "datePosted":
        return vacancy.published_text == expected and vacancy.published is not None
    if name == "validThrough":
        return facts.get("valid_through") == _utc(expected)
    if name == "employmentType":
        return facts.get("contract") == expected
    if name == "hiringOrganization":
        return facts.get("employer") == expected["name"] and facts.get("employer_url") == expected["sameAs"]
    if name == "jobLocation":
        return facts.get("place") == expected["address"]["addressLocality"]
    found = {"pay_min": int(expected["value"]), "currency": expected["currency"]} if expected else {"pay_min": None}
    return all(facts.get(key) == value for key, value in found.items())


def _utc(text: str) -> str:
    moment = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    return moment.astimezone(UTC).isoformat()


def _marks() -> Iterator[tuple[str, str, bool]]:
    """(row's id, field, whether it was read) of every field a page states, all of one vacancy where it has many."""
    for row in _rows():
        found = _read(row)
        # Items are vacancies and the request for the next page.
        if row.get("n_items") is not None and row["id"] not in _CHOSEN_BY_TOPIC:
            yield row["id"], "n_items", len(found) == row["n_items"]
        judge = _in_json_ld if "jsonld" in row else _is
        stated = {
            name: expected
            for name, expected in (row["expected"] or {}).items()
            if name not in _OF_THE_RUN and (row["id"], name) not in _NOT_ON_THE_PAGE
        }
        rights = [
            {name for name, expected in stated.items() if judge(name, expected, thing)}
            for thing in found
            if isinstance(thing, Vacancy)
        ]
        best = max(rights, key=len, default=set())
        yield from ((row["id"], name, name in best) for name in stated)


def test_fields_of_job_pages() -> None:
    marks = list(_marks())
    missed = [f"{row}: {name}" for row, name, right in marks if not right]
    assert sum(right for *_, right in marks) / len(marks) >= 0.97, f"{len(missed)} of {len(marks)} missed: {missed}"
