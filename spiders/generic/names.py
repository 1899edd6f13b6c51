"""The site's own numbers of posts: found where every block has another one at the same place."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import re2

from spiders.generic.parts import Parts

_NUMBER: Final = re2.compile(r"\d{1,18}")
_LAST: Final = re2.compile(r"(?:^|\D)(\d{1,18})\D*$")
_ATTRIBUTES: Final = (
    "id", "data-post-id", "data-id", "data-postid", "data-pid", "data-post", "data-msgid",
    "data-message-id", "data-comment-id", "name",
)  # fmt: skip
_POINTS: Final = re2.compile(
    r"(?:[?&;](?:p|pid|post|postid|post_id|msg|message|mid|comment|reply|findpost)="
    r"|/posts?/|/comments?/|/p/)(\d{1,18})"
)
_ASKED: Final = 5
_HARDLY: Final = re2.compile(r"user|author|profile|member|avatar|uid|forum|attach")


def native_numbers(parts: Parts) -> dict[int, str]:
    """Number by block; empty where nothing names every block apart."""
    found: defaultdict[tuple[int, str, str], dict[int, str]] = defaultdict(dict)
    for number in range(len(parts.blocks)):
        for key, value in _said(parts, number):
            found[key].setdefault(number, value)
    count = len(parts.blocks)
    whole = [
        (rank, values)
        for (rank, _, _), values in found.items()
        if len(values) >= 0.9 * count and len(set(values.values())) == len(values)
    ]
    best = min(whole, key=lambda pair: (-(len(pair[1]) == count), pair[0]), default=(0, {}))[1]
    asked_for = any(rank == _ASKED and values == best for rank, values in whole)
    return {} if _counts_blocks(best) and not asked_for else best


def _counts_blocks(values: dict[int, str]) -> bool:
    """1, 2, 3 … on every page names nothing."""
    numbers = [int(value) for _, value in sorted(values.items())]
    return len(numbers) > 1 and numbers[0] < 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _said(parts: Parts, number: int) -> Iterator[tuple[tuple[int, str, str], str]]:
    """(rank, attribute, form) and number; lower ranks are surer."""
    block = parts.blocks[number]
    for root in block.roots:
        for element in parts.outline.inside(root, 150):
            rank = 0 if element is root else 2
            for name in _ATTRIBUTES:
                value = element.attrs.get(name, "")
                if value and len(value) < 64 and (digits := _LAST.search(value)) and not _HARDLY.search(value.lower()):
                    yield (rank + (name != "id"), name, str(_NUMBER.sub("#", value))), digits[1]
            href = element.attrs.get("href", "")
            if href and len(href) < 400:
                yield from _pointed(href)


def _pointed(href: str) -> Iterator[tuple[tuple[int, str, str], str]]:
    fragment = href.rpartition("#")[2] if "#" in href else ""
    if fragment and len(fragment) < 40 and (digits := _LAST.search(fragment)):
        yield (4, "#", str(_NUMBER.sub("#", fragment))), digits[1]
    if points := _POINTS.search(href.lower()):
        yield (_ASKED, "href", str(_NUMBER.sub("#", points[0]))), points[1]
