"""Ashby: the public postings of one employer, api.ashbyhq.com."""

from typing import ClassVar

from items import Vacancy
from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi
from spiders.job_boards.paths import found
from spiders.page import Page


class Ashby(JobApi):
    name = "ashby"
    start: ClassVar = {"listing": ("?includeCompensation=true",)}
    places = (r"api\.ashbyhq\.com/posting-api/job-board/([^/?#]+)", r"jobs\.ashbyhq\.com/([^/?#]+)")
    root_of = "https://api.ashbyhq.com/posting-api/job-board/{token}/"
    paths: ClassVar = {
        "rows": "jobs",
        "id": "id || jobUrl",
        "url": "jobUrl",
        "title": "title",
        "text": "descriptionHtml || descriptionPlain",
        "place": "location + secondaryLocations/location",
        "country": "address/postalAddress/addressCountry",
        "pay": "compensation/scrapeableCompensationSalarySummary || compensation/compensationTierSummary",
        "contract": "employmentType",
        "published": "publishedAt",
        "remote": "isRemote",
    }
    fingerprint = (
        Clue(data='"joburl":', weight=0.7),
        Clue(data='"islisted":', weight=0.7),
        Clue(data='"descriptionplain":', weight=0.3),
        Clue(css="script[src*='cdn.ashbyprd.com'], link[href*='cdn.ashbyprd.com']", weight=0.9),
        Clue(data="window.__appdata =", weight=0.5),
    )

    def vacancy(self, page: Page, row: object, answer: object) -> Vacancy | None:
        """Postings that are not listed are for those who were given the address."""
        return None if found(row, "isListed") == [False] else super().vacancy(page, row, answer)
