"""Refuses pages nested so deep that parsing them costs more than reading them is worth (lexbor is quadratic there)."""

from typing import Final

import re2

MANY_TAGS: Final = 8_000
DEEPEST: Final = 2_000
NEVER_CLOSED: Final = frozenset(
    "area base br col embed hr img input link meta p li dt dd td th tr option source wbr".split()
)
_TAG: Final = re2.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")


def too_deep(source: str) -> bool:
    """True when elements that need an end tag stand more than DEEPEST deep. Linear; not asked where tags are few."""
    if source.count("<") < MANY_TAGS:
        return False
    depth = deepest = 0
    for end, tag, empty in _TAG.findall(source):
        if end:
            depth = max(0, depth - 1) if tag.lower() not in NEVER_CLOSED else depth
        elif not empty and tag.lower() not in NEVER_CLOSED:
            depth += 1
            deepest = max(deepest, depth)
    return deepest > DEEPEST
