"""Feeds of vacancies: the XML that job search engines take (Indeed and its like), and RSS whose items are vacancies."""

from collections.abc import Mapping
from typing import ClassVar, Final

from spiders.feed import entries
from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi
from spiders.job_boards.paths import texts
from spiders.job_boards.xml import Fields, rows
from spiders.page import Page, Unreadable
from spiders.record import Record

_ROWS: Final = frozenset({"job", "vacancy", "position"})
_ADDRESS: Final = ("streetaddress || address", "postalcode || zip", "city", "state || region", "country")


class JobFeed(JobApi):
    """Names of fields are read without prefix and in lower case."""

    name = "job_feed"
    general = True
    paths: ClassVar = {
        "rows": ".",
        "id": "referencenumber || requisitionid || id || guid || partnerjobid",
        "url": "url || link || joburl || applyurl",
        "title": "title || name || jobtitle || position",
        "text": "text || description || content || body",
        "employer": "company || company_name || sourcename || employer || advertiser || author/name",
        "employer_url": "companyurl || company_url || publisherurl",
        "country": "country",
        "pay": "salary || compensation || pay || wage",
        "pay_min": "salary/salary_min || salary/min || salary_min || minsalary || salarymin",
        "pay_max": "salary/salary_max || salary/max || salary_max || maxsalary || salarymax",
        "currency": "salary/salary_currency || salary/currency || salary_currency || currency",
        "period": "salary/period || salary_period || salaryperiod || salarytype",
        "hours": "hours || workinghours",
        "contract": "jobtype || job_type || employmenttype || contracttype || contract_type || type",
        "contact": "email || apply_email || contactemail || phone",
        "valid_through": "expirationdate || expiration_date || expirydate || validthrough || valid_through"
        " || closingdate || expires_at",
        "published": "date || dateposted || date_posted || pubdate || published || posted_at",
        "edited": "updated || lastmodified",
        "remote": "isremote || remotetype || remote",
    }
    fingerprint = (
        Clue(data="<referencenumber>", weight=0.9),
        Clue(data="<jobtype>", weight=0.6),
        Clue(data="<job>", weight=0.6),
        Clue(data="xmlns:job_listing=", weight=0.9),
    )

    def answer(self, page: Page) -> object:
        found: list[Fields] = list(rows(page.source, _ROWS)) or [_fields(entry) for entry in entries(page.source)]
        if not found and "<" not in page.source[:2000]:
            raise Unreadable("no XML")
        return found

    def facts(self, page: Page, row: object, answer: object, first: Mapping[str, str]) -> dict[str, object]:
        place = texts(row, "location || place || jobs_location")[:1] or [
            text for name in _ADDRESS for text in texts(row, name)[:1]
        ]
        facts = super().facts(page, row, answer, first)
        return facts | ({"place": ", ".join(dict.fromkeys(place))} if place else {})


def _fields(entry: Record) -> Fields:
    return {name: entry.text(name) or entry.values(name) for name in entry}
