"""Invented readings for the storage tests, and short words to store and count them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Engine, func, select

from extractors.finding import Indicator, Selector
from items import Author, Capture, Document, Hyperlink, Post, Reading, Thread
from items.identity import document_id, version_of
from storage import schema
from storage.database import reading as opened
from storage.repository import Repository, Stored

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
TEXT = "Good pay abroad, call +44 7700 900123 or write to jobs@example.org"


def post(native_id: str = "1", text: str = TEXT, platform: str = "demo", **changes: Any) -> Post:
    """A post as it leaves the pipelines: identified, examined, assessed."""
    made = Post(
        native_id=native_id,
        url=f"https://forum.example.org/viewtopic.php?p={native_id}#p{native_id}",
        text=text,
        title="Work abroad",
        author=Author(name="Marta", native_id="7", url="https://forum.example.org/u/7"),
        published=NOON - timedelta(hours=1),
        published_text="Today, 12:00",
        quotes=("who pays?",),
        hyperlinks=(Hyperlink(start=0, end=4, url="https://jobs.example.org/"),),
        facts={"pay": "900 EUR"},
        thread=Thread(native_id="3", title="Work", url="https://forum.example.org/viewtopic.php?t=3"),
        position=1,
    )
    made = replace(made, **changes)
    examined = {"language": "en", "level": "low", "reasons": ("pay",), **_findings(text)}
    return replace(
        made, **{**examined, **changes}, id=document_id(platform, "post", native_id), version=version_of(made)
    )


def reading(
    *documents: Document, at: datetime = NOON, url: str = "https://forum.example.org/t3", **changes: Any
) -> Reading:
    platform = changes.pop("platform", "demo")
    digest = sha256(f"{url}{at}".encode()).hexdigest()
    capture = Capture(platform=platform, url=url, status=200, captured_at=at, sha256=digest, size=1000, **changes)
    return Reading(platform=platform, engine="phpbb", kind="forums", capture=capture, documents=documents)


def selector(kind: str, value: str, raw: str, text: str) -> Selector:
    start = text.index(raw)
    return Selector(
        kind=kind,
        value=value,
        raw=raw,
        start=start,
        end=start + len(raw),
        confidence=0.9,
        written="plain",
        rule=kind,
        version="1",
        because="country code",
        details=(("country", "GB"),),
    )


def counted(engine: Engine) -> dict[str, int]:
    with opened(engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in schema.metadata.tables.items()
        }


def begun(repository: Repository, platform: str = "demo") -> int:
    return repository.begin_run(platform, {"since": None, "limit": 3}, NOON)


def stored(repository: Repository, *readings: Reading) -> Stored:
    return repository.store(begun(repository), readings)


def only(repository: Repository, **filters: Any) -> dict[str, Any]:
    (document,) = repository.documents(**filters)
    return document


def _findings(text: str) -> dict[str, Any]:
    selectors, indicators = [], []
    if "+44 7700 900123" in text:
        selectors.append(selector("phone", "+447700900123", "+44 7700 900123", text))
    if "jobs@example.org" in text:
        selectors.append(selector("email", "jobs@example.org", "jobs@example.org", text))
    if "Good pay" in text:
        start = text.index("Good pay")
        indicators.append(
            Indicator(
                id="pay.vague_high_earnings",
                strength="W",
                confidence=0.7,
                rule="pay.vague_high_earnings/en/1",
                version="1",
                quote="Good pay",
                start=start,
                end=start + 8,
            )
        )
    return {"selectors": tuple(selectors), "indicators": tuple(indicators)}
