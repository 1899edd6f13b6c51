"""State that a page carries for its own scripts, as JSON: found by its usual names, searched by shape."""

from collections import deque
from collections.abc import Iterator
from typing import Final

import re2

from spiders import loose_json
from spiders.page import Page
from spiders.record import Record

MOST_STATES: Final = 20
MOST_VALUES: Final = 200_000
LARGEST: Final = 16 << 20
_ASSIGNED: Final = re2.compile(
    r"(?:__[A-Z][A-Z0-9_]{2,40}__|\b(?:initialState|preloadedState|INITIAL_STATE|listingData|dataLayer))"
    r"""["']?\]?\s*=\s*(JSON\.parse\(\s*)?(["'{\[])"""
)
_SINGLE: Final = re2.compile(r"(?s)'((?:[^'\\]|\\.)*)'")
_HEX: Final = re2.compile(r"\\x([0-9a-fA-F]{2})")


def states(page: Page) -> list[object]:
    """The JSON values that the page's scripts carry, the largest kinds first by place; never raises."""
    found: list[object] = []
    for node in page.all("script[type='application/json'], script#__NEXT_DATA__, script#__NUXT_DATA__")[:MOST_STATES]:
        body = node.html.partition(">")[2].rpartition("</")[0].strip()
        values = loose_json.values(body) if len(body) <= LARGEST else []
        found += [_revived(value) if node.attr("id") == "__NUXT_DATA__" else value for value in values]
    for match in _ASSIGNED.finditer(page.source[:LARGEST]):
        if len(found) >= MOST_STATES:
            break
        value = _assigned(page.source[:LARGEST], match.start(2))
        found += [value] if isinstance(value, dict | list) else []
    return found


def objects(state: object) -> Iterator[tuple[int, Record]]:
    """Every object in the state, near the root first, with a number for the list or object that it stands in."""
    queue: deque[tuple[int, object]] = deque([(0, state)])
    seen = 0
    while queue and seen < MOST_VALUES:
        place, value = queue.popleft()
        seen += 1
        if isinstance(value, dict):
            yield place, Record(value)
            queue.extend((seen, part) for part in value.values() if isinstance(part, dict | list))
        elif isinstance(value, list):
            queue.extend((seen, part) for part in value if isinstance(part, dict | list))


def _assigned(source: str, start: int) -> object:
    """The value at `start`: an object, or a string that holds JSON once more."""
    if source[start] == "'":
        single = _SINGLE.match(source, start)
        words = single[1].replace("\\'", "'").replace('"', '\\"') if single else ""
        value = loose_json.first(_HEX.sub(r"\\u00\1", f'"{words}"'))
    elif source[start] == '"':
        value = loose_json.first(source, start)
    else:
        return loose_json.first(source, start)
    return loose_json.first(value.strip()) if isinstance(value, str) else None


def _revived(value: object) -> object:
    """Nuxt's list of values that name one another by index, as the object that they make."""
    if not isinstance(value, list) or not value:
        return value
    made: dict[int, object] = {}
    for index in range(min(len(value), MOST_VALUES)):
        made[index] = {} if isinstance(value[index], dict) else [] if isinstance(value[index], list) else value[index]
    for index, shell in made.items():
        raw = value[index]
        if isinstance(shell, dict) and isinstance(raw, dict):
            shell |= {name: _named(made, part) for name, part in raw.items()}
        elif isinstance(shell, list) and isinstance(raw, list):
            shell += [_named(made, part) for part in (raw[1:] if raw and isinstance(raw[0], str) else raw)]
    return _unwrapped(made[0])


def _named(made: dict[int, object], index: object) -> object:
    return made.get(index) if isinstance(index, int) and not isinstance(index, bool) else None


def _unwrapped(value: object) -> object:
    """The root stands in a list of its own, as ["ShallowReactive", 1]."""
    for _ in range(3):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
    return value
