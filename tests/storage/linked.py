"""Documents that something links, and what was found of them across."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from extractors.finding import Selector
from extractors.indicators.codebook import load
from items import Ad, Author, Document
from items.identity import document_id, version_of
from storage.repository import Repository
from tests.storage.made import NOON, selector

PHONE = "+44 7700 900123"
TEMPLATE = (
    "We are looking for girls to work in a small hotel abroad, the pay is good and comes every week, a free flat is"
    " part of it, we help with all papers and with the journey, nobody asks for a language, write to us today"
)
_RULE = load().rules["network.shared_contact"]
RULES = {
    name: _RULE.model_copy(update={"id": f"network.{name}", "across": name, "kinds": []})
    for name in ("template_reuse", "shared_contact", "multiple_persons", "movement")
}


def ad(
    number: int, text: str = f"Call {PHONE}", of: type[Document] = Ad, platform: str = "demo", **changes: Any
) -> Document:
    """Facts by keyword; `name` is the author, `day` when it was published."""
    name, day = changes.pop("name", None), changes.pop("day", 0)
    made = of(
        native_id=str(number),
        url=f"https://{platform}.example.org/{number}",
        text=text,
        author=Author(name=name, native_id=name) if name else None,
        published=NOON + timedelta(days=day),
        facts=changes,
    )
    found = (selector("phone", "+447700900123", PHONE, text),) if PHONE in text else ()
    return identified(made, found, platform)


def identified(made: Document, found: Sequence[Selector], platform: str) -> Document:
    id, version = document_id(platform, made.type, made.native_id), version_of(made)
    return replace(made, id=id, version=version, language="en", selectors=tuple(found))


def network(repository: Repository) -> dict[str, dict[str, str]]:
    """What a reader sees: by native id, the reason of each indicator found across documents."""
    return {
        row["native_id"]: {one["id"].partition(".")[2]: one["because"] for one in row["indicators"] if "because" in one}
        for row in repository.documents()
    }


def found(repository: Repository, name: str) -> set[str]:
    return {native_id for native_id, reasons in network(repository).items() if name in reasons}
