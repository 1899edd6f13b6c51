"""Single pages of job sites against what a perfect reader returns, by facts that a platform file would hold."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from items import Document, Vacancy
from spiders.engine import Site
from spiders.engines import engines
from spiders.link import Link
from spiders.page import Page, Unreadable

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")


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
