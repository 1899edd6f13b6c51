"""The market hall, the work exchange and the dating site in their first, small form: parts, lists, detail pages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader

from sandbox.board import CONTENT, content
from sandbox.visit import Answer

SHOPS: Final = {"market-hall": "market_hall", "work-exchange": "work_exchange", "lantern-dates": "lantern_dates"}
"""The content file of each, by the platform's name."""
A_PAGE: Final = 4
_templates: Final = Environment(
    loader=FileSystemLoader(CONTENT.parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An ad, a vacancy or a dating profile. `phone` stands apart from the text; `facts` are what else is shown."""

    id: int
    title: str
    text: str
    author: str
    published: datetime
    part: str = ""
    phone: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def entries(name: str, now: datetime) -> tuple[Entry, ...]:
    """What a shop offers at `now`, newest first."""
    found = [_entry(facts, now) for facts in content(SHOPS[name])["entries"]]
    return tuple(sorted(found, key=lambda entry: entry.published, reverse=True))


def _entry(facts: Mapping[str, Any], now: datetime) -> Entry:
    own = {"id", "title", "text", "by", "days", "part", "phone"}
    return Entry(
        id=facts["id"],
        title=facts["title"],
        text=facts["text"],
        author=facts.get("by", facts["title"]),
        published=(now - timedelta(days=facts["days"])).replace(microsecond=0),
        part=facts.get("part", ""),
        phone=str(facts.get("phone", "")),
        facts={key: value for key, value in facts.items() if key not in own},
    )


class Shop:
    """`/` lists the newest, `/part/<name>` a part of it, `/entry/<id>` shows one; `?page=` counts from 1.

    The dating site serves empty shells and JSON that a script puts into them; a number comes only when asked for.
    """

    def __init__(self, name: str, now: datetime) -> None:
        facts = content(SHOPS[name])
        self._title, self._manner = facts["title"], facts["manner"]
        self._entries = {str(entry.id): entry for entry in entries(name, now)}
        self._parts = sorted({entry.part for entry in self._entries.values() if entry.part})

    def answer(self, path: str, query: Mapping[str, str], cookies: Mapping[str, str]) -> Answer:
        if path == "/robots.txt":
            return Answer(status=200, body="User-agent: *\nAllow: /\n", kind="text/plain")
        _, folder, rest = (path + "/").split("/", 2)
        name, _, asked = rest.rstrip("/").partition("/")
        if path == "/":
            return self._list("", query)
        if folder == "part" and name in self._parts and not asked:
            return self._list(name, query)
        if folder == "api" and self._manner == "dating":
            return self._data(name, asked, query)
        if folder == "entry" and name in self._entries and not asked:
            entry = self._entries[name]
            return self._page("entry", entry=entry, posting=_posting(entry) if self._manner == "jobs" else None)
        return Answer(status=404, body="<!DOCTYPE html><title>Not found</title><h1>Not found</h1>")

    def _list(self, part: str, query: Mapping[str, str]) -> Answer:
        return self._page("list", part=part, path=f"/part/{part}" if part else "/", **self._shown(part, query))

    def _shown(self, part: str, query: Mapping[str, str]) -> dict[str, Any]:
        found = [entry for entry in self._entries.values() if part in ("", entry.part)]
        asked, pages = query.get("page", "1"), -(-len(found) // A_PAGE)
        page = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), pages)
        return {"entries": found[(page - 1) * A_PAGE : page * A_PAGE], "page": page, "pages": pages}

    def _data(self, name: str, asked: str, query: Mapping[str, str]) -> Answer:
        """What the scripts ask for: /api/list, /api/<id>, /api/<id>/phone."""
        entry = self._entries.get(name)
        if name == "list":
            shown = self._shown("", query)
            rows = [{"id": one.id, "title": one.title, "place": one.facts["place"]} for one in shown["entries"]]
            return _json({**shown, "entries": rows})
        if entry is None or asked not in ("", "phone"):
            return Answer(status=404, body="{}", kind="application/json")
        if asked:
            return _json({"phone": entry.phone})
        about = {"title": entry.title, "text": entry.text, "published": entry.published.isoformat()}
        return _json({**about, "reachable": bool(entry.phone), **entry.facts})

    def _page(self, what: str, **facts: object) -> Answer:
        shared = {"shop": self._title, "manner": self._manner, "parts": self._parts}
        body = _templates.get_template(f"{self._manner}_{what}.html").render(**shared, **facts)
        return Answer(status=200, body=body)


def _json(value: object) -> Answer:
    return Answer(status=200, body=json.dumps(value, ensure_ascii=False), kind="application/json")


def _posting(entry: Entry) -> dict[str, Any]:
    """The vacancy as schema.org JobPosting."""
    least, most = entry.facts["pay"]
    place = {"@type": "PostalAddress", "addressLocality": entry.facts["place"]}
    pay = {"@type": "QuantitativeValue", "minValue": least, "maxValue": most, "unitText": "MONTH"}
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "identifier": {"@type": "PropertyValue", "name": "Work Exchange", "value": str(entry.id)},
        "title": entry.title,
        "description": f"<p>{entry.text}</p>",
        "datePosted": entry.published.isoformat(),
        "validThrough": (entry.published + timedelta(days=30)).isoformat(),
        "employmentType": entry.facts["hours"],
        "hiringOrganization": {"@type": "Organization", "name": entry.author},
        "jobLocation": {"@type": "Place", "address": place},
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": pay},
    }
