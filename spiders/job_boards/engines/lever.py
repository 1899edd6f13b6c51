"""Lever: the public postings of one employer, api.lever.co."""

from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from spiders.fingerprint import Clue
from spiders.job_boards.api import JobApi
from spiders.job_boards.paths import found, texts
from spiders.page import Page
from spiders.prose import Prose
from spiders.structured import prose_in


class Lever(JobApi):
    name = "lever"
    start: ClassVar = {"listing": ("?mode=json",)}
    places = (r"(?:jobs|api)\.(?:eu\.)?lever\.co/(?:v0/postings/)?([A-Za-z0-9_.-]+)",)
    root_of = "https://api.lever.co/v0/postings/{token}/"
    paths: ClassVar = {
        "rows": ".",
        "id": "id",
        "url": "hostedUrl",
        "title": "text",
        "place": "categories/allLocations || categories/location",
        "country": "country",
        "contract": "categories/commitment",
        "pay": "salaryDescriptionPlain",
        "pay_min": "salaryRange/min",
        "pay_max": "salaryRange/max",
        "currency": "salaryRange/currency",
        "period": "salaryRange/interval",
        "published": "createdAt",
    }
    fingerprint = (
        Clue(data='"hostedurl":', weight=0.8),
        Clue(data='"descriptionplain":', weight=0.6),
        Clue(
            css="a[href*='jobs.lever.co'] .main-footer-text, .postings-wrapper .posting[data-qa-posting-id]", weight=0.9
        ),
        Clue(css="a.posting-title[href*='lever.co/']", weight=0.9),
    )

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, tuple[str, ...]]]:
        """Employers in the European Union are served from a host of their own."""
        root, start = super().entry(url)
        root = root.replace("//api.lever", "//api.eu.lever") if ".eu.lever.co" in urlsplit(url).netloc else root
        return root, {role: tuple(paths) for role, paths in start.items()}

    def is_remote(self, row: object) -> bool:
        return texts(row, "workplaceType")[:1] == ["remote"]

    def words(self, page: Page, row: object) -> Prose:
        """The opening, lists under their headings, and the closing."""
        return prose_in(page, "".join(self.parts(row)))

    def parts(self, row: object) -> Iterator[str]:
        yield from self.written(row, "description || descriptionPlain")
        for part in found(row, "lists")[:50]:
            yield from self.written(part, "text")
            yield from (f"<ul>{items}</ul>" for items in texts(part, "content"))
        yield from self.written(row, "additional || additionalPlain")
