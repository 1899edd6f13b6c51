"""Recruitee: the public offers of one employer, at its own address under recruitee.com or elsewhere."""

from typing import ClassVar

from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi


class Recruitee(JobApi):
    name = "recruitee"
    start: ClassVar = {"listing": ("/api/offers/",)}
    places = (r"//([A-Za-z0-9-]+)\.recruitee\.com",)
    root_of = "https://{token}.recruitee.com/"
    paths: ClassVar = {
        "rows": "offers",
        "id": "id",
        "url": "careers_url",
        "title": "title || translations/*/title",
        "text": "description + requirements || translations/*/description",
        "employer": "company_name",
        "place": "locations/name || location || city",
        "country": "locations/country || country",
        "pay_min": "salary/min || min_salary",
        "pay_max": "salary/max || max_salary",
        "currency": "salary/currency || salary_currency",
        "period": "salary/period || salary_period",
        "contract": "employment_type_code",
        "contact": "mailbox_email",
        "published": "published_at || created_at",
        "edited": "updated_at",
        "valid_through": "close_at",
        "remote": "remote",
    }
    fingerprint = (
        Clue(data='"careers_url":', weight=0.8),
        Clue(data='"careers_apply_url":', weight=0.7),
        Clue(css="[src*='recruitee.com'], link[href*='recruiteecdn.com'], script[src*='recruiteecdn.com']", weight=0.9),
    )
