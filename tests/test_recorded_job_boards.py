"""Recorded job boards against what a perfect reader returns: a whole WP Job Manager site, single pages of others."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest

from items import Vacancy
from spiders.engine import Site
from spiders.engines import engines
from spiders.identify import identify
from spiders.link import Link
from spiders.page import Page, Unreadable
from tests.walk import DATA, Walk, key, recording, walked

SITE = "wpjobmanager"
BOARDS = ("/jobs-board/", "/jobs-plain/", "/jm-ajax/get_listings/?per_page=10&page=1&orderby=featured&order=DESC")

pytestmark = pytest.mark.skipif(not (DATA / "sites").is_dir(), reason="recorded sites are not beside this project")


def _walked(start: str) -> Walk:
    return walked(SITE, start, "listing", "wp_job_manager")


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
    assert not walk.unreadable
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
    root = "{0.scheme}://{0.netloc}/".format(urlsplit(next(iter(recording(SITE).values())).url))
    engine = engines()["jobposting"](Site(root=root))
    answer = recording(SITE)["/wp-sitemap-posts-job_listing-1.xml"]
    listed = Page(url=answer.url, source=answer.body.decode(), captured_at=answer.captured_at)
    read: dict[str, Vacancy] = {}
    for link in engine.read("search", listed):
        assert isinstance(link, Link)
        page = recording(SITE)[key(link.url)]
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
