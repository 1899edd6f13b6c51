"""Greenhouse: the public board of one employer, boards-api.greenhouse.io."""

from typing import ClassVar

from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi


class Greenhouse(JobApi):
    name = "greenhouse"
    start: ClassVar = {"listing": ("jobs?content=true",)}
    places = (
        r"boards-api\.greenhouse\.io/v1/boards/([A-Za-z0-9_-]+)",
        r"greenhouse\.io/embed/job_board(?:/js)?\?(?:.*&)?for=([A-Za-z0-9_-]+)",
        r"(?:job-)?boards\.(?:eu\.)?greenhouse\.io/([A-Za-z0-9_-]+)",
    )
    root_of = "https://boards-api.greenhouse.io/v1/boards/{token}/"
    paths: ClassVar = {
        "rows": "jobs",
        "id": "id",
        "url": "absolute_url",
        "title": "title",
        "text": "content",
        "employer": "company_name",
        "place": "location/name",
        "published": "first_published || updated_at",
        "edited": "updated_at",
    }
    fingerprint = (
        Clue(data='"internal_job_id":', weight=0.8),
        Clue(data='"absolute_url":', weight=0.6),
        Clue(css="script[src*='greenhouse.io/embed/job_board'], iframe[src*='greenhouse.io/embed/']", weight=0.9),
        Clue(css="link[href*='boards.greenhouse.io'], script[src*='boards.greenhouse.io']", weight=0.6),
        Clue(css="script[src*='job-boards.cdn.greenhouse.io'], link[href*='job-boards.cdn.greenhouse.io']", weight=0.9),
    )
