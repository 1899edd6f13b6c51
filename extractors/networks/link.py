"""Which account, or which group, a web address leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from extractors.addresses import Address, addresses
from extractors.finding import Written
from extractors.networks.table import CODE, Form, Network, forms, invites
from extractors.passage import Passage
from extractors.phones.number import known
from extractors.text import Text

_OTHERS: Final = frozenset(
    "help support business developers developer about blog api ads l lm apps play docs status careers newsroom "
    "shop store static cdn media img images music studio legal privacy policies".split()
)
_VIEWS: Final = frozenset(("www", "m"))  # of every site
_SCHEMES: Final = ("viber://", "skype:", "line://", "weixin://", "snapchat://", "instagram://", "market://")
_ENDS: Final = frozenset(" \t\n\r\"'<>()[]{}，。、！；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Code points [start, end) of the original lead to `value` on `network`; a group's value is its address."""

    network: str
    value: str
    start: int
    end: int
    written: Written


@dataclass(frozen=True, slots=True)
class _Place:
    """An address in the parts that forms ask for."""

    host: str
    steps: tuple[str, ...]
    query: Mapping[str, str]
    fragment: str


@lru_cache(maxsize=2)
def linked(text: Text, passage: Passage) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """The accounts and the groups that addresses of a text lead to."""
    accounts: list[Account] = []
    groups: list[Account] = []
    for place, start, end, written in _places(text, passage):
        for found, into in ((invitation(place), groups), (account(place), accounts)):
            if found is not None:
                into.append(Account(network=found[0], value=found[1], start=start, end=end, written=written))
                break
    return tuple(accounts), tuple(groups)


def account(place: _Place) -> tuple[str, str] | None:
    """(network, account) of an address that leads to one."""
    for form in _forms(place.host, forms()):
        if (value := _value(form, place)) is not None:
            return form.network.name, value
    return None


def invitation(place: _Place) -> tuple[str, str] | None:
    """(network, canonical address) of an invitation into a group."""
    for form in _forms(place.host, invites()):
        if (to := _value(form, place)) is not None:
            return form.network.name, to if "://" in to else f"https://{to}"
    return None


def _places(text: Text, passage: Passage) -> Iterator[tuple[_Place, int, int, Written]]:
    for address in addresses(text, passage):
        yield place_of(address), address.start, address.end, address.form
    for start, end, url in passage.hyperlinks:
        if url[:12].lower().startswith(_SCHEMES) and 0 <= start < end <= len(text.original):
            yield _apart(url[:500]), start, end, "linked"
    lower = text.lower
    if any(scheme in lower for scheme in _SCHEMES if scheme != "skype:"):
        yield from _schemes(text)


def _schemes(text: Text) -> Iterator[tuple[_Place, int, int, Written]]:
    for scheme in _SCHEMES:
        at = text.lower.find(scheme) if scheme != "skype:" else -1
        while at >= 0:
            end = at
            while end < len(text.folded) and end - at < 500 and text.folded[end] not in _ENDS:
                end += 1
            first, last = text.span(at, end)
            yield _apart(text.folded[at:end]), first, last, "plain"
            at = text.lower.find(scheme, end)


def place_of(address: Address) -> _Place:
    steps = tuple(address.steps)
    scheme = address.scheme if address.scheme in ("tg", "whatsapp") else ""
    host = f"{scheme}://{address.host}" if scheme else address.host.partition(":")[0]
    fragment = unquote(address.rest.partition("#")[2])
    return _Place(host, steps, address.query if "?" in address.rest else {}, fragment)


def _apart(url: str) -> _Place:
    """An address of a scheme of an app's own: viber://chat?number=…, skype:name?chat."""
    scheme, _, rest = url.partition(":")
    path, _, query = rest.lstrip("/").partition("?")
    first, *steps = [unquote(step) for step in path.split("/")]
    pairs = (pair.partition("=") for pair in query.split("&"))
    asked = {name.lower(): unquote(value) for name, _, value in pairs if value}
    scheme = scheme.lower()
    if scheme == "skype":
        return _Place("skype://", (first, *steps), asked, "")
    return _Place(f"{scheme}://{first.lower()}", tuple(steps), asked, "")


def _forms(host: str, table: Mapping[str, tuple[Form, ...]]) -> tuple[Form, ...]:
    """Those of the host; of the host without its first label (m., fr., old.), unless that is a site of its own."""
    if host in table:
        return table[host]
    first, _, rest = host.partition(".")
    if rest in table and first not in _OTHERS:
        return tuple(form for form in table[rest] if first in _VIEWS or not form.network.alone)
    return table.get(f"*.{rest}", ())


def _value(form: Form, place: _Place) -> str | None:
    held = _held(form, place)
    if held is None or not held.lower().startswith(form.head.lower()) or not held.endswith(form.tail):
        return None
    held = held[len(form.head) : len(held) - len(form.tail)]
    if not held.isprintable():
        return None
    return _slot(form, held)


def _slot(form: Form, held: str) -> str | None:
    network = form.network
    if form.slot == "number":
        shaped = held.lstrip("+ ").replace("-", "").replace(" ", "").isdigit()
        return known("".join(char for char in held if char.isascii() and char.isdigit())) if shaped else None
    if form.slot == "code":
        fits = CODE.fullmatch(held) and not held.isdigit()
        return form.canonical.replace("{code}", held) if fits else None
    if form.slot == "id":
        return held if network.id is not None and network.id.fullmatch(held) else None
    return handle(network, held.removeprefix("@") if form.where != "." else held)


def handle(network: Network, written: str) -> str | None:
    """An account's name in its normal form; None where the network has no such names, or keeps it for itself."""
    name = written if network.keep else written.lower()
    if network.handle is None or network.handle.fullmatch(name) is None or name.lower() in network.reserved:
        return None
    return name.upper() if network.upper else name


def _held(form: Form, place: _Place) -> str | None:
    """What stands where the form has its slot; None where the address is not of that form."""
    steps = place.steps
    if len(steps) < len(form.steps) or not all(
        wanted in ("*", step.lower()) for wanted, step in zip(form.steps, steps, strict=False)
    ):
        return None
    where = form.where
    if isinstance(where, int):
        fits = where < len(steps) and not (form.exact and len(steps) > where + 1)
        return steps[where] if fits else None
    if where == "#":
        return place.fragment or None
    return place.host.partition(".")[0] if where == "." else place.query.get(where)
