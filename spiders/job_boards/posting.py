"""A schema.org JobPosting as a vacancy, in every shape in which sites write one."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from items import Author, Hyperlink, Vacancy
from spiders.job_boards.salary import pay_of
from spiders.page import Page
from spiders.prose import Prose
from spiders.record import Record
from spiders.structured import plain, prose_in, records, texts

When = Callable[[str, Page], datetime | None]
MOST_PLACES: Final = 20
_ADDRESS: Final = ("streetAddress", "postalCode", "addressLocality", "addressRegion")
_FURTHER: Final = ("responsibilities", "qualifications", "skills", "jobBenefits", "incentiveCompensation")
_NUMBERS: Final = ("taxID", "vatID", "leiCode", "iso6523Code", "duns", "identifier")


def vacancy_of(posting: Record, page: Page, when: When, *, native_id: str, url: str) -> Vacancy:
    """`when` reads dates against the page, as an engine's does."""
    facts = facts_of(posting, page, when)
    employer, site = facts.get("employer"), facts.get("employer_url")
    text, hyperlinks = _words(posting, page)
    posted = posting.text("datePosted")
    return Vacancy(
        native_id=native_id,
        url=url,
        text=text,
        hyperlinks=hyperlinks,
        title=plain(posting.text("title", "name")) or None,
        author=Author(name=str(employer), url=str(site) if site else None) if employer else None,
        published=when(posted, page) if posted else None,
        published_text=posted or None,
        edited=when(posting.text("dateModified"), page) if "dateModified" in posting else None,
        facts=facts,
    )


def facts_of(posting: Record, page: Page, when: When) -> dict[str, object]:
    """What the posting states, by the names of Vacancy."""
    ends = posting.text("validThrough")
    facts: dict[str, object] = {
        **_employer(posting, page),
        "place": "; ".join(_places(posting)),
        "country": ", ".join(_countries(posting)),
        **pay_of(posting),
        "hours": ", ".join(texts(posting, "workHours")),
        "contract": ", ".join(texts(posting, "employmentType")),
        "contact": ", ".join(_contacts(posting)),
        "valid_through": day_or_moment(ends, page, when),
        "remote": any("telecommut" in kind.lower() for kind in texts(posting, "jobLocationType")),
        "status": "expired" if ends and is_over(ends, page, when) else "",
    }
    return {name: value for name, value in facts.items() if value}


def day_or_moment(text: str, page: Page, when: When) -> str:
    """ISO 8601: the day where only a day is stated; "" where nothing can be read."""
    found = when(text, page) if text else None
    if found is None:
        return ""
    return text if _is_day(text) else found.isoformat()


def is_over(text: str, page: Page, when: When) -> bool:
    """Whether the day or moment had passed when the page was fetched."""
    found = when(text, page)
    return found is not None and found + timedelta(days=1 if _is_day(text) else 0) < page.captured_at


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"


def _employer(posting: Record, page: Page) -> dict[str, object]:
    company = next(iter(records(posting, "hiringOrganization")), Record())
    name = next(iter(texts(posting, "hiringOrganization")), "") or plain(company.text("legalName"))
    sites = (page.absolute(url) for field in ("sameAs", "url") for url in texts(company, field))
    numbers = [
        company.text(field) or next((part.text("value") for part in records(company, field)), "") for field in _NUMBERS
    ]
    pictures = [*_pictures(company, "logo"), *_pictures(company, "image"), *_pictures(posting, "image")]
    return {
        "employer": plain(name),
        "employer_url": next(filter(None, sites), ""),
        "employer_number": next(filter(None, numbers), ""),
        "employer_logo": next(filter(None, (page.absolute(address) for address in pictures)), ""),
    }


def _pictures(thing: Record, name: str) -> list[str]:
    return [part.text("url", "contentUrl") for part in records(thing, name)] or texts(thing, name)


def _places(posting: Record) -> list[str]:
    """Each place of work on a line; where applicants must live, for work that has no other place."""
    places = [plain(posting.text("jobLocation"))] if posting.text("jobLocation") else []
    for place in records(posting, "jobLocation")[:MOST_PLACES]:
        found = [", ".join(_parts(address)) for address in records(place, "address")]
        places += found or texts(place, "address") or [plain(place.text("name"))]
    required = texts(posting, "applicantLocationRequirements")[:MOST_PLACES]
    return list(dict.fromkeys(filter(None, places))) or list(dict.fromkeys(required))


def _parts(address: Record) -> list[str]:
    """Fields that repeat one another ("Anywhere" in all of them) count once."""
    fields = [text for name in (*_ADDRESS, "addressCountry") for text in texts(address, name)]
    return list(dict.fromkeys(plain(text).strip(" ,") for text in fields if text.strip(" ,")))


def _countries(posting: Record) -> list[str]:
    found = [
        country
        for place in records(posting, "jobLocation")[:MOST_PLACES]
        for address in records(place, "address")
        for country in texts(address, "addressCountry")
    ]
    return list(dict.fromkeys(plain(country) for country in found))


def _contacts(posting: Record) -> list[str]:
    people = [person for field in ("applicationContact", "hiringOrganization") for person in records(posting, field)]
    people += [point for person in people for point in records(person, "contactPoint")]
    found = [text for person in people for field in ("telephone", "email") for text in texts(person, field)]
    return list(dict.fromkeys(text.removeprefix("mailto:").removeprefix("tel:") for text in found))[:10]


def _words(posting: Record, page: Page) -> tuple[str, tuple[Hyperlink, ...]]:
    """The description, and what the other fields add to it."""
    first = prose_in(page, posting.text("description"))
    text, links = first.text, list(first.hyperlinks)
    for prose in _further(posting, page):
        if prose.text and prose.text not in text:
            start = len(text) + 1 if text else 0
            text = f"{text}\n{prose.text}" if text else prose.text
            links += [
                Hyperlink(start=link.start + start, end=link.end + start, url=link.url) for link in prose.hyperlinks
            ]
    return text, tuple(links)


def _further(posting: Record, page: Page) -> Iterator[Prose]:
    for name in _FURTHER:
        yield from (prose_in(page, text) for text in texts(posting, name)[:50])
