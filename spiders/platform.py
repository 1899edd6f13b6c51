"""A platform file: the facts of one site, checked before the first request."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import re2
import yaml
from pydantic import AfterValidator, Field, ValidationError, model_validator

from spiders.access import SignIn, Steps, Strict
from spiders.engine import Engine, Site
from spiders.engines import engines
from spiders.plain_yaml import parse
from spiders.politeness import is_loopback

_NAME = re2.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
_SPAN = re2.compile(r"^([1-9][0-9]{0,4})(m|h|d|w)$")
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}


class PlatformError(Exception):
    """A platform file that cannot be used; the message names file, key and the mend."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"no time zone {name!r}; use a name like Europe/London") from error
    return name


def _root(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ValueError("write the platform's address as https://host/ (no user, query or fragment)")
    return url if url.endswith("/") else url + "/"


def _span(text: str) -> str:
    if not _SPAN.match(text):
        raise ValueError("write a time span as 30m, 6h, 1d or 2w, in quotes")
    return text


class Least(Strict):
    """What a healthy run yields at least: `items` documents; the others are shares (0..1) of documents with it."""

    items: int = Field(ge=0)
    author: float = Field(default=0.0, ge=0, le=1)
    published: float = Field(default=0.0, ge=0, le=1)
    text: float = Field(default=0.0, ge=0, le=1)


class Expect(Strict):
    min: Least


Role = Literal["board", "thread", "listing", "detail", "profile", "search"]


class Platform(Strict):
    """One site. `start` is role → paths under `root`; `delay` is seconds between requests to the host.

    `browser_hosts` are the other hosts that the platform's scripts come from; the browser reaches no host beside them.
    """

    name: str
    title: str
    engine: str
    root: Annotated[str, AfterValidator(_root)]
    start: dict[Role, list[str]] = Field(default_factory=dict)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}$")
    region: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    date_order: Literal["", "DMY", "MDY", "YMD"] = ""
    every: Annotated[str, AfterValidator(_span)] = "1d"
    delay: float = Field(default=5.0, ge=0, le=3600)
    browser: bool = False
    browser_hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")], ...] = ()
    steps: dict[Role, Steps] = Field(default_factory=dict)
    sign_in: SignIn | None = None
    profiles: bool = False
    ignore_robots_by_authority: str | None = Field(default=None, min_length=8)
    css: dict[str, str] = Field(default_factory=dict)
    options: dict[str, str | int | bool] = Field(default_factory=dict)
    expect: Expect

    @model_validator(mode="after")
    def _fits_its_engine(self) -> Self:
        engine = engines().get(self.engine)
        if engine is None:
            raise ValueError(f"engine: no engine named {self.engine!r}; engines: {', '.join(sorted(engines()))}")
        for key, known in (("css", engine.css), ("options", engine.options)):
            if unknown := set(getattr(self, key)) - set(known):
                has = ", ".join(sorted(known)) or "none"
                raise ValueError(f"{key}: {self.engine} has no {', '.join(sorted(unknown))}; it has: {has}")
        return self

    @model_validator(mode="after")
    def _browses_or_not(self) -> Self:
        if (self.steps or self.browser_hosts) and not self.browser:
            raise ValueError("steps and browser_hosts are for a browser: add `browser: true`, or leave them out")
        if self.sign_in and self.browser:
            raise ValueError("sign_in: a browser platform is read as a guest; leave out one of both")
        return self

    @model_validator(mode="after")
    def _is_polite(self) -> Self:
        if self.delay < 1 and not is_loopback(self.host):
            raise ValueError("delay: at least 1 second between requests to a host that is not our own")
        return self

    @property
    def site(self) -> Site:
        """The facts that its engine reads by."""
        return Site(
            root=self.root,
            language=self.language,
            timezone=self.timezone,
            order=self.date_order,
            profiles=self.profiles,
            css=self.css,
            options=self.options,
        )

    def starts(self, engine: type[Engine]) -> Mapping[str, Sequence[str]]:
        """Paths by role to begin with; the engine's own, below `root`, where the file names none."""
        own = {role: [path.lstrip("/") or "." for path in paths] for role, paths in engine.start.items()}
        return {str(role): paths for role, paths in self.start.items()} or own

    @property
    def host(self) -> str:
        return urlsplit(self.root).hostname or ""

    @property
    def every_minutes(self) -> int:
        return int(self.every[:-1]) * _MINUTES[self.every[-1]]


def load(path: Path) -> Platform:
    """Read and check one platform file; its name is the file's. Raises PlatformError."""
    if not _NAME.match(path.stem):
        raise PlatformError(f"{path}: a platform's name is lower-case letters, digits, - and _ (rename the file)")
    try:
        facts = parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PlatformError(f"{path}: cannot be read as YAML: {error}") from error
    if not isinstance(facts, dict):
        raise PlatformError(f"{path}: expected keys and values, found {type(facts).__name__}")
    try:
        return Platform.model_validate({**facts, "name": path.stem})
    except ValidationError as error:
        raise PlatformError(f"{path}: {_explain(error)}") from error


def _explain(error: ValidationError) -> str:
    lines = []
    for flaw in error.errors():
        key = ".".join(str(part) for part in flaw["loc"]) + ": " if flaw["loc"] else ""
        known = ", ".join(sorted(set(Platform.model_fields) - {"name"}))
        mend = f"unknown key; known keys: {known}" if flaw["type"] == "extra_forbidden" else flaw["msg"]
        lines.append(key + mend.removeprefix("Value error, "))
    return "; ".join(lines)
