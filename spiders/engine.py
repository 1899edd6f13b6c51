"""An engine: the program a platform runs, as css slots and one generator per page role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from typing import ClassVar, Final, Literal
from urllib.parse import urlsplit

from items import Document
from spiders.address import canonical
from spiders.fingerprint import Clue, confidence
from spiders.link import Link
from spiders.moment import moment
from spiders.page import Page, Unreadable

Kind = Literal["forums", "marketplaces", "dating", "job_boards", "communities"]
State = Literal["open", "login", "gone", "expired", "inactive"]
ROLES: Final = ("board", "thread", "listing", "detail", "profile", "search")


@dataclass(frozen=True, kw_only=True)
class Site:
    """What an engine needs to know of a platform. `css` replaces slots by name; `order` is DMY, MDY or YMD."""

    root: str
    language: str | None = None
    timezone: str = "UTC"
    order: str = ""
    profiles: bool = False
    css: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str | int | bool] = field(default_factory=dict)


class Engine:
    """Subclasses name themselves, give `css`, `fingerprint`, `start`, and one generator method per role they read.

    `start` are the default paths by role. `options` are the option names with their defaults: a platform file may
    set these and no others. `login` and `gone` slots tell a login wall and a soft 404 from a page. `drop` and
    `defaults` are query parameters that make no other page; `segments` are path segments below the program's root.
    A `general` engine is a way of reading that fits pages of many programs; a program that is sure comes before it.
    A `last` engine reads software nobody knows, and is asked only where no other engine is sure.
    `api` engines begin at `start`, whatever page led to them: they read other addresses than a person sees.
    """

    name: ClassVar[str]
    kind: ClassVar[Kind]
    css: ClassVar[Mapping[str, str]] = {}
    start: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    options: ClassVar[Mapping[str, str | int | bool]] = {}
    fingerprint: ClassVar[tuple[Clue, ...]] = ()
    first: ClassVar[str] = "board"
    statuses: ClassVar[Mapping[int, State]] = {}
    order: ClassVar[str] = ""
    drop: ClassVar[frozenset[str]] = frozenset()
    segments: ClassVar[frozenset[str]] = frozenset()
    api: ClassVar[bool] = False
    last: ClassVar[bool] = False
    general: ClassVar[bool] = False
    defaults: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, site: Site) -> None:
        self.site = site
        self.slots: Mapping[str, str] = {**self.css, **site.css}

    def read(self, role: str, page: Page) -> Iterator[Link | Document]:
        """Links to follow and documents on the page. Raises Unreadable when the page is not what its role promises."""
        reader = getattr(self, role, None) if role in ROLES else None
        if reader is None:
            raise Unreadable(f"engine {self.name} does not read pages of role {role}")
        yield from reader(page)

    def state(self, page: Page) -> State:
        """Whether a guest sees content here. Called before `read`; status codes were judged already."""
        closed: tuple[State, ...] = ("login", "gone", "expired", "inactive")
        return next((state for state in closed if page.first(self.slots.get(state, ""))), "open")

    def canonical(self, url: str) -> str | None:
        """The one address under which the page is fetched; None for a view that is never fetched."""
        return canonical(url, drop=self.drop, defaults=self.defaults)

    def role(self, url: str) -> str | None:
        """The role of the page at `url`, where its address tells; `identify --write` starts there."""
        return None

    @classmethod
    def recognise(cls, page: Page) -> tuple[float, Sequence[str]]:
        """How sure it is (0..1) that its software made the page, and why."""
        return confidence(cls.fingerprint, page)

    @classmethod
    def entry(cls, url: str) -> tuple[str, Mapping[str, Sequence[str]]]:
        """(root, start) for a platform known by one address: its own page where the address tells a role, else `start`.

        The root ends before the first path segment that names a file or is one of `segments`.
        """
        parts = urlsplit(url)
        folders = list(
            takewhile(lambda name: "." not in name and name not in cls.segments, parts.path.split("/")[1:-1])
        )
        root = f"{parts.scheme}://{parts.netloc}/" + "".join(f"{name}/" for name in folders)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        role = cls(Site(root=root)).role(url)
        if role:
            return root, {role: [path]}
        return root, cls.start if cls.api else {cls.first: [path or "/"]}

    def when(self, text: str, page: Page) -> datetime | None:
        """`text` as UTC against the page's capture, in the platform's zone and language."""
        order = self.site.order or self.order
        return moment(text, now=page.captured_at, zone=self.site.timezone, language=self.site.language, order=order)
