"""Forums of unknown software: posts, lists and pagers found by structure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Final
from urllib.parse import urldefrag, urlsplit

from items import Document, Post, Thread
from spiders.engine import Engine, Site, State
from spiders.generic.content import entitled
from spiders.generic.lists import below, changed
from spiders.generic.place import Place, shape
from spiders.generic.posts import posts
from spiders.generic.reading import Seen, look
from spiders.generic.thread import Habits, When
from spiders.generic.whole import begun, whole
from spiders.generic.words import never
from spiders.link import Link
from spiders.page import Page, Unreadable

_SHAPES: Final = 200


class Generic(Engine):
    """One reader serves boards and threads: the page tells which it is. Addresses that look like those of a list's
    rows are followed wherever they stand alone; nothing else is."""

    name = "generic"
    kind = "forums"
    start: ClassVar = {"board": ("/",)}
    css: ClassVar = {"login": "form input[type='password']", "gone": ""}
    drop: ClassVar = frozenset(
        {"sort", "order", "sortby", "orderby", "dir", "highlight", "hilit", "view", "replytocom", "ref", "share"}
    )
    last: ClassVar[bool] = True

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._shapes: set[str] = set()
        self._habits = Habits()
        self._last: tuple[Page, Seen] | None = None

    @classmethod
    def recognise(cls, page: Page) -> tuple[float, Sequence[str]]:
        """How sure it is to read the page: never as sure as an engine that knows its software."""
        parts = urlsplit(page.url)
        try:
            engine = cls(Site(root=f"{parts.scheme}://{parts.netloc}/"))
            seen = engine._look(page)
        except Unreadable:
            return 0.0, ()
        return seen.sure, seen.because

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return f"{parts.scheme}://{parts.netloc}/", {"board": [path]}

    def canonical(self, url: str) -> str | None:
        return None if never(url) or not below(url, self.site.root) else super().canonical(url)

    def state(self, page: Page) -> State:
        """A login form hides nothing where there is a list or a thread beside it."""
        state = super().state(page)
        return state if state == "open" or self._look(page).sure < 0.3 else "open"

    def board(self, page: Page) -> Iterator[Link | Document]:
        """What seems one text may be a list after all: its rows are followed too."""
        yield from self._read(page)
        if (seen := self._look(page)).main is not None:
            yield from self._listed(page, seen)

    def thread(self, page: Page) -> Iterator[Link | Document]:
        yield from self._read(page)

    def _look(self, page: Page) -> Seen:
        if self._last is None or self._last[0] is not page:
            self._last = page, look(page, self.site.root, self._when(page), self._shapes, self._habits)
        return self._last[1]

    def _when(self, page: Page) -> When:
        return lambda text: self.when(text, page)

    def _read(self, page: Page) -> Iterator[Link | Document]:
        seen = self._look(page)
        if seen.thread is not None or seen.main is not None or seen.begins:
            yield from self._posts(page, seen)
        elif seen.groups:
            yield from self._rows(page, seen)
        else:
            raise Unreadable("neither repeated posts nor a list of links on the page")

    def _posts(self, page: Page, seen: Seen) -> Iterator[Link | Document]:
        address = str(page.carry.get("thread") or seen.pager.pages.get(1) or page.url)
        address = self.canonical(urldefrag(address).url) or address
        parts = urlsplit(address)
        name = parts.path.removeprefix(urlsplit(self.site.root).path) + (f"?{parts.query}" if parts.query else "")
        first = page.carry.get("first") or (1 if seen.pager.here in (None, 1) and not page.carry else None)
        thread = Thread(native_id=name.strip("/") or address, title=title(page), url=address)
        opened = posts(seen.outline, seen.opening, thread, 1) if seen.opening else []
        after = int(first) + len(opened) if first else None
        found = [*opened, *self._made(page, seen, thread, after)]
        if not found:
            raise Unreadable("no words in what looks like posts")
        yield from found
        size = int(page.carry.get("size") or len(found))
        for number, url in _onward(page, seen):
            carry: dict[str, str | int] = {"thread": address, "size": size}
            if after and url == seen.pager.next:
                carry["first"] = after + len(found) - len(opened)
            elif number:
                carry["first"] = (number - 1) * size + 1
            yield Link(url=url, role="thread", carry=carry)

    def _made(self, page: Page, seen: Seen, thread: Thread, first: int | None) -> list[Post]:
        if seen.thread is not None:
            return posts(seen.outline, seen.thread, thread, first)
        if seen.main is None:
            return [begun(seen.outline, seen.begins, self._when(page), thread)]
        made = whole(seen.outline, seen.main, seen.dates, self._when(page), thread, first == 1)
        return [made] if made else []

    def _rows(self, page: Page, seen: Seen) -> Iterator[Link | Document]:
        yield from self._listed(page, seen)
        for _, url in _onward(page, seen):
            yield Link(url=url, role="board")

    def _listed(self, page: Page, seen: Seen) -> Iterator[Link]:
        dated = {each.element.index: when for each in seen.dates for when in [self._moment(each.forms, page)] if when}
        for group in seen.groups:
            if len(group.rows) > 2 and len(self._shapes) < _SHAPES:
                self._shapes.update(shape(row.url) for row in group.rows)
            news = changed(group.rows, dated)
            for row in group.rows:
                yield Link(url=row.url, role="thread", changed=news.get(row.url))

    def _moment(self, forms: Sequence[str], page: Page) -> datetime | None:
        return next((found for form in forms[:2] if (found := self.when(form, page))), None)


def _onward(page: Page, seen: Seen) -> Iterator[tuple[int, str]]:
    """(number, address) of the page's neighbours; 0 where the number is not known."""
    own, done = Place.of(page.url), set[str]()
    numbered = [*seen.pager.pages.items(), ((seen.pager.here or 0) and (seen.pager.here or 0) + 1, seen.pager.next)]
    for number, url in [*numbered, *((0, url) for url in seen.pager.others)]:
        if url and url not in done and not own.same(url):
            done.add(url)
            yield number, url


def title(page: Page) -> str | None:
    """The longest heading that the page's title repeats, or the title's part that a heading holds, but for the site's
    own name; else the first heading."""
    whole, site = page.first("title"), page.first("meta[property='og:site_name']")
    named, owner = (whole.text if whole else "").casefold(), site.attr("content").casefold() if site else ""
    headings = [text for node in page.all("h1, h2, h3")[:16] if 2 < len(text := node.text) < 300]
    homes = {node.text.casefold() for node in page.all("h1 a, header a")[:8] if _is_home(node.url())}
    told = [text for text in headings if text.casefold() in named and text.casefold() not in homes | {owner}]
    told = told or [text for each in headings if (text := entitled(page, each)).casefold() not in homes | {owner, ""}]
    return max(told, key=len, default=None) or next(iter(headings), None) or (whole.text[:300] if whole else None)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return bool(url) and parts.path.strip("/") in {"", "index.php", "forum", "forums", "index.html"} and not parts.query
