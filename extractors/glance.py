"""A quick look at a text before a closer one: each finder asks its sign first, and is spared most texts."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Final

import re2

from extractors.text import Text

_MEMORY: Final = 64 << 20


class Sign:
    """A pattern over a text's lower-case view. Its no is never wrong; its yes says that a closer look is worth while.

    A sign apiece: one automaton for several patterns would walk once, but build a state for every pair of theirs.
    """

    def __init__(self, pattern: Callable[[], str], *, digits: int = 0) -> None:
        """`pattern` is asked for when the first text is looked at that has so many digits."""
        self._pattern, self._digits = pattern, digits
        self._look = lru_cache(maxsize=4)(self._met)

    def __call__(self, text: Text) -> bool:
        return self._look(text)

    def _met(self, text: Text) -> bool:
        return not (self._digits and text.digits < self._digits) and bool(self._walker.Match(text.data))

    @cached_property
    def _walker(self) -> "re2.Set":
        """A set of one, for it answers yes or no without looking for the place."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        walker = re2.Set.SearchSet(options)
        walker.Add(self._pattern())
        walker.Compile()
        return walker
