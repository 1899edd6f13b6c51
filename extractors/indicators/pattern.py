"""A phrase's tree as an RE2 pattern and as the keywords without which it cannot match.

Patterns run over bytes of UTF-8 in RE2's Latin-1 mode: classes stay small, and every byte outside ASCII is part of a
word, so that a pattern costs a few dozen instructions whatever the script.
"""

from collections.abc import Iterator
from typing import Final

import re2

from extractors.indicators.phrase import Choice, Gap, Literal, Number, Rest, Word, Words

OUTSIDE: Final = r"\x00-\x26\x28-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f"
"""What no word contains: ASCII without letters, digits and the apostrophe."""

UNSPACED: Final = frozenset(("zh",))
_SPACE: Final = rf"[{OUTSIDE}]{{1,4}}".replace(r"\x28-\x2f", r"\x28-\x2b\x2d\x2f").replace(r"\x3a-\x40", r"\x3a\x3c-\x3e\x40")
_STEP: Final = rf"(?:[{OUTSIDE}]{{1,4}}[^{OUTSIDE}]{{1,60}})"
