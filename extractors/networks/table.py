"""The table of networks, read from networks.yml once and compiled: link forms by host, labels, grammars of handles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from extractors.tables import load

_TABLE: Final = Path(__file__).with_name("networks.yml")
_SLOT: Final = re.compile(r"\{(handle|number|id|code)\}")
_CODE: Final = "[A-Za-z0-9_=.-]{4,120}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """`handle` matches an account's name in lower case (as written where `keep`); None where it has numbers only."""

    name: str
    handle: re.Pattern[str] | None
    id: re.Pattern[str] | None
    keep: bool
    upper: bool
    glued: bool
    alone: bool
    email: bool
    before: str
    number: bool
    reserved: frozenset[str]
    labels: tuple[str, ...]
    ambiguous: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to link an account: what each step, or the query's key, or the fragment has to be.

    `slot` is handle, number, id or code; the step that holds it has `head` before it and `tail` behind it.
    """

    network: Network
    slot: str
    where: int | str  # the number of the step, or the key of the query, "#" the fragment, "." the host's first label
    head: str
    tail: str
    steps: tuple[str, ...]
    exact: bool
    canonical: str = ""


@cache
def networks() -> tuple[Network, ...]:
    every, rows = _read()
    return tuple(_network(name, row, every) for name, row in rows.items())


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Every link to an account by its host, `*.host` where the account is the host's first label."""
    return _by_host("links")


@cache
def invites() -> Mapping[str, tuple[Form, ...]]:
    return _by_host("invites")


def _by_host(key: str) -> Mapping[str, tuple[Form, ...]]:
    _, rows = _read()
    found: dict[str, list[Form]] = {}
    for network in networks():
        for link in _strings(rows[network.name].get(key)):
            host, form = _form(network, link)
            found.setdefault(host, []).append(form)
    return {host: tuple(some) for host, some in found.items()}


@cache
def _read() -> tuple[frozenset[str], dict[str, dict[str, object]]]:
    raw: object = load(_TABLE)
    if not isinstance(raw, dict) or not isinstance(raw.get("networks"), dict):
        raise TypeError("networks.yml: expected the keys every and networks")
    return frozenset(_strings(raw.get("every"))), raw["networks"]


def _network(name: str, row: dict[str, object], every: frozenset[str]) -> Network:
    keep = bool(row.get("keep"))
    return Network(
        name=name,
        handle=re.compile(str(row["handle"])) if "handle" in row else None,
        id=re.compile(str(row.get("id", "[0-9]{3,20}"))),
        keep=keep,
        upper=bool(row.get("upper")),
        glued=bool(row.get("glued")),
        alone=bool(row.get("alone")),
        email=bool(row.get("email")),
        before=str(row.get("before", "@")),
        number=bool(row.get("number")),
        reserved=every | frozenset(_strings(row.get("reserved"))),
        labels=tuple(_strings(row.get("labels"))),
        ambiguous=tuple(_strings(row.get("ambiguous"))),
    )


def _strings(some: object) -> Iterator[str]:
    if isinstance(some, dict):
        for part in some.values():
            yield from _strings(part)
    elif isinstance(some, list):
        yield from map(str, some)


def _form(network: Network, link: str) -> tuple[str, Form]:
    link, _, canonical = (part.strip() for part in link.partition("->"))
    slot = _SLOT.search(link)
    if slot is None:
        raise ValueError(f"networks.yml: {network.name}: {link} has no slot")
    exact = link.endswith("$")
    scheme, _, rest = link.rstrip("$").rpartition("://")
    path, _, fragment = rest.partition("#")
    path, _, query = path.partition("?")
    host, *steps = [step for step in path.split("/") if step]
    where, holder = _place(host, steps, query, fragment)
    head, _, tail = holder.partition(slot[0])
    if where == "." and scheme:  # skype://name
        key, where = f"{scheme}://", 0
    elif where == ".":
        key, head, tail = "*" + tail, "", ""
    else:
        key = f"{scheme}://{host}" if scheme else host
    form = Form(
        network=network,
        slot=slot[1],
        where=where,
        head=head,
        tail=tail,
        steps=tuple(steps[:where] if isinstance(where, int) else steps),
        exact=exact,
        canonical=canonical or link.rstrip("$"),
    )
    return key, form


def _place(host: str, steps: list[str], query: str, fragment: str) -> tuple[int | str, str]:
    """Where the slot is, and what holds it."""
    if "{" in fragment:
        return "#", fragment
    if "{" in query:
        key, _, value = next(pair for pair in query.split("&") if "{" in pair).partition("=")
        return key, value
    at = next((at for at, step in enumerate(steps) if "{" in step), None)
    return (".", host) if at is None else (at, steps[at])


CODE: Final = re.compile(_CODE)
