"""Workable: the public widget of one account, apply.workable.com."""

from collections.abc import Mapping
from typing import ClassVar

from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi
from spiders.job_boards.paths import found, texts
from spiders.page import Page

_PARTS = ("city", "region || state", "country")


class Workable(JobApi):
    name = "workable"
    start: ClassVar = {"listing": ("?details=true",)}
    places = (
        r"workable\.com/api/v1/widget/accounts/([A-Za-z0-9_-]+)",
        r"apply\.workable\.com/([A-Za-z0-9_-]{3,})",
        r"//([A-Za-z0-9_-]+)\.workable\.com(?:/|$)",
    )
    root_of = "https://apply.workable.com/api/v1/widget/accounts/{token}/"
    paths: ClassVar = {
        "rows": "jobs",
        "id": "shortcode",
        "url": "url || shortlink",
        "title": "title",
        "text": "description + requirements + benefits",
        "employer": "^/name",
        "country": "locations/country || country",
        "contract": "employment_type",
        "published": "published_on || created_at",
        "remote": "telecommuting",
    }
    fingerprint = (
        Clue(data='"shortcode":', weight=0.7),
        Clue(data='"application_url":', weight=0.7),
        Clue(data='"telecommuting":', weight=0.5),
        Clue(css="script[src*='apply.workable.com'], link[href*='apply.workable.com']", weight=0.9),
    )

    def facts(self, page: Page, row: object, answer: object, first: Mapping[str, str]) -> dict[str, object]:
        """A place stands in parts, with one set of them for each where there are several."""
        places = [_place(part) for part in (found(row, "locations") or [row])[:20]]
        place = "; ".join(dict.fromkeys(filter(None, places)))
        return super().facts(page, row, answer, first) | ({"place": place} if place else {})


def _place(part: object) -> str:
    return ", ".join(dict.fromkeys(text for name in _PARTS for text in texts(part, name)[:1]))
