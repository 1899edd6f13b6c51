"""The market hall, the work exchange and the dating site in their first, small form: lists of ten and detail pages."""

import json
from collections.abc import Mapping
from typing import Any, Final

import yaml
from jinja2 import Environment, FileSystemLoader

from sandbox.board import CONTENT
from sandbox.harbour import Answer

_templates: Final = Environment(
    loader=FileSystemLoader(CONTENT.parent / "templates"), autoescape=True, trim_blocks=True
)


def shops() -> dict[str, "Shop"]:
    facts = yaml.safe_load((CONTENT / "shops.yml").read_text(encoding="utf-8"))
    return {name: Shop(shop) for name, shop in facts.items()}


class Shop:
    """A scripted shop serves empty shells and JSON that a script puts into them, as many dating sites do."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._facts = facts
        self._entries = list(facts["entries"])

    def answer(self, path: str, query: Mapping[str, str]) -> Answer:
        number = path.removeprefix("/entry/").removesuffix(".json")
        if path == "/robots.txt":
            return Answer(status=200, body="User-agent: *\nAllow: /\n", kind="text/plain")
        if path == "/":
            return self._page("shop_list.html")
        if not (path.startswith("/entry/") and number.isdecimal() and int(number) < len(self._entries)):
            return Answer(status=404, body="<h1>Not found</h1>")
        entry = self._entries[int(number)]
        if path.endswith(".json"):
            return Answer(status=200, body=json.dumps(entry, ensure_ascii=False), kind="application/json")
        return self._page("shop_entry.html", entry=entry, number=number)

    def _page(self, template: str, **facts: object) -> Answer:
        return Answer(status=200, body=_templates.get_template(template).render(shop=self._facts, **facts))
