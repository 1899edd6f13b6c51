"""How pages that show one person are read through css slots: name, labelled rows, essays, how many photos."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import ClassVar, Final
from urllib.parse import unquote, urlsplit

from items import Author, Document, Profile
from spiders.engine import Engine, Kind, Site, State
from spiders.link import Link
from spiders.page import Node, Page, Unreadable
from spiders.prose import Prose
from spiders.slot import Rows, choices_by_name, number_in, plain_label, value

KNOWN: Final = ("age", "gender", "place", "orientation", "status", "seeks", "languages", "last_seen")
"""Facts with a slot of their own; see items/profile.py."""

MEDIA: Final = tuple(".jpg .jpeg .png .gif .webp .avif .bmp .svg .mp4 .webm .mov .mp3 .ogg .pdf .zip".split())
_MOST: Final = 300
_VALUES: Final = (*KNOWN, "username", "native_id", "since", "photos", "about")


class ProfileMarkup(Engine):
    """Slots of lists: profile_link, pages. Of profiles: username, native_id, since (a member since when), about, the
    KNOWN facts, photos (counted, or a number when the slot cuts one out); row, label, value (labelled rows); essay,
    essay_title, essay_text (titled texts); noise (left out of texts); login, gone. For what slots may say beyond css,
    see spiders/slot.py."""

    kind: ClassVar[Kind] = "dating"
    first = "listing"
    css: ClassVar = dict.fromkeys(
        ("profile_link", "pages", "row", "label", "value", "essay", "essay_title", "essay_text", "noise", *_VALUES), ""
    ) | {"login": "form:has(input[type='password'])", "gone": ""}

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self.values = choices_by_name(self.slots, _VALUES)

    def state(self, page: Page) -> State:
        """A login form beside a profile or a list of them hides nothing."""
        shown = value(self.values["username"], page, {})[0] or page.first(self.slots["profile_link"])
        return "open" if shown else super().state(page)

    def canonical(self, url: str) -> str | None:
        return None if urlsplit(url).path.lower().endswith(MEDIA) else super().canonical(url)

    def listing(self, page: Page) -> Iterator[Link | Document]:
        found = [Link(url=url, role="profile") for url in page.urls(self.slots["profile_link"])]
        found += [Link(url=url, role="listing") for url in page.urls(self.slots["pages"])]
        if not found:
            raise Unreadable("no profile on a list page")
        yield from found

    def profile(self, page: Page) -> Iterator[Link | Document]:
        labelled = self.rows(page)
        rows = {plain_label(label): node for label, node in labelled}
        name = self.value("username", page, rows)
        if not name:
            raise Unreadable("no username on a profile page")
        url = self.profile_url(page)
        native_id = self.value("native_id", page, rows) or self.native_id(url)
        since = self.value("since", page, rows)
        essays = self.essays(page)
        words = joined([*self.about(page, rows), *(body for _, body in essays)])
        facts = self.facts(page, rows, labelled)
        yield Profile(
            native_id=native_id,
            url=url,
            text=words.text,
            hyperlinks=words.hyperlinks,
            author=Author(name=name, native_id=native_id, url=url),
            published=self.when(since, page) if since else None,
            published_text=since or None,
            facts=facts | ({"essays": {title: body.text for title, body in essays}} if essays else {}),
        )

    def profile_url(self, page: Page) -> str:
        return self.canonical(page.url) or page.url

    def native_id(self, url: str) -> str:
        """The address below the site's root; the last resort of sites that print no id."""
        parts, root = urlsplit(url), urlsplit(self.site.root).path
        path = parts.path[len(root) :] if parts.path.startswith(root) else parts.path
        return unquote(path).strip("/") + (f"?{parts.query}" if parts.query else "")

    def value(self, name: str, page: Page, rows: Rows) -> str:
        return value(self.values[name], page, rows)[0]

    def rows(self, page: Page) -> list[tuple[str, Node]]:
        """(label as shown, the node of its value) of every labelled row."""
        label, shown = self.slots["label"], self.slots["value"]
        if self.slots["row"]:
            rows = islice(page.outermost(self.slots["row"]), _MOST)
            pairs = [(row.first(label), row.first(shown)) for row in rows]
        else:
            pairs = list(islice(zip(page.all(label), page.all(shown), strict=False), _MOST))
        found = [(name.text.rstrip(":： "), node) for name, node in pairs if name and node]
        return [(name, node) for name, node in found if name and node.text]

    def facts(self, page: Page, rows: Rows, labelled: list[tuple[str, Node]]) -> dict[str, object]:
        """What the profile shows: by known names where slots name them, else by the page's own label."""
        facts: dict[str, object] = {}
        named = (value(self.values[name], page, rows)[1] for name in ("about", "since", "username", "native_id"))
        taken = {choice.row for choice in named if choice and choice.row}
        for name in KNOWN:
            shown, choice = value(self.values[name], page, rows)
            taken |= {choice.row} if choice and choice.row else set()
            facts |= {name: self.fact(name, shown)} if shown else {}
        if count := self.photos(page, rows):
            facts["photos"] = count
        for label, node in labelled:
            if plain_label(label) not in taken:
                facts.setdefault(label, node.text)
        return facts

    def fact(self, name: str, shown: str) -> object:
        """Ages as numbers; all else as shown."""
        age = number_in(shown) if name == "age" else None
        return shown if age is None or age > 130 else age

    def photos(self, page: Page, rows: Rows) -> int:
        found = self.values["photos"]
        if any(choice.row or choice.attribute or choice.steps for choice in found):
            return number_in(value(found, page, rows)[0]) or 0
        return len(page.all(self.slots["photos"]))

    def about(self, page: Page, rows: Rows) -> list[Prose]:
        nodes = (choice.node(page, rows) for choice in self.values["about"])
        return [node.prose(self.noise) for node in nodes if node and node.text][:1]

    def essays(self, page: Page) -> list[tuple[str, Prose]]:
        """(title, own words) of every essay that says something."""
        found = []
        for block in islice(page.outermost(self.slots["essay"]), _MOST):
            title, body = block.first(self.slots["essay_title"]), block.first(self.slots["essay_text"])
            words = body.prose(self.noise) if body else None
            if words and words.text:
                found.append((title.text if title else "", words))
        return found

    @property
    def noise(self) -> str:
        return self.slots["noise"].replace("||", ",")


def joined(parts: list[Prose]) -> Prose:
    """Texts one below the other; links keep pointing at their words."""
    text, links = "", []
    for part in parts:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{part.text}" if text else part.text
        links += [replace(link, start=link.start + start, end=link.end + start) for link in part.hyperlinks]
    return Prose(text=text, hyperlinks=tuple(links))
