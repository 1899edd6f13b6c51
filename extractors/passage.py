"""A passage: one text to examine, with what is known of where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`hyperlinks` are (start, end, url) over `text`. `region` is the default phone region, ISO 3166-1 alpha-2.

    `kind` is the platform's kind (forums, marketplaces, dating, job_boards, communities) where known.
    """

    text: str
    hyperlinks: tuple[tuple[int, int, str], ...] = ()
    language: str | None = None
    region: str | None = None
    kind: str | None = None
    published: str | None = None
    company: str | None = None
    place: str | None = None
