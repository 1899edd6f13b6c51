"""Which of many phrases may stand in a text. RE2's filter looks for all their letters in one walk, then for the
loose pattern of each phrase whose letters are there."""

from collections.abc import Iterable, Sequence
from typing import Final

import re2

from extractors.indicators.pattern import loose
from extractors.indicators.phrase import PhraseError, Words

_OPTIONS: Final = re2.Options()
_OPTIONS.never_capture = True
_OPTIONS.log_errors = False


class Sieve:
    """The phrases of one language, in groups: a group passes where one of its phrases does."""

    def __init__(self, groups: Iterable[Iterable[Words]], language: str) -> None:
        """Raises PhraseError for a phrase that RE2 refuses."""
        patterns = [loose(phrases, language) for phrases in groups]
        self._filters = [*_filters(patterns, 0)] if patterns else []

    def passing(self, text: bytes) -> list[int]:
        """The numbers of the groups whose loose pattern matches; `text` as of `units.spaced`."""
        found = [(first, some) for first, filter in self._filters if (some := filter.Match(text))]
        return [first + number for first, some in found for number in some]

    def possible(self, text: bytes) -> list[int]:
        """The numbers of the groups whose letters stand in the text: more of them, at less cost."""
        found = [(first, some) for first, filter in self._filters if (some := filter.Match(text, potential=True))]
        return [first + number for first, some in found for number in some]


def _filters(patterns: Sequence[str], first: int) -> list[tuple[int, "re2.Filter"]]:
    """One for all, with the number of its first pattern; several where their letters are too many for one."""
    made = re2.Filter()
    try:
        for pattern in patterns:
            made.Add(pattern, _OPTIONS)
    except re2.error as error:
        raise PhraseError("RE2 refuses the phrase") from error
    try:
        made.Compile()
    except re2.error as error:
        if len(patterns) == 1:
            raise PhraseError("RE2 cannot filter the phrase") from error
        half = len(patterns) // 2
        return [*_filters(patterns[:half], first), *_filters(patterns[half:], first + half)]
    return [(first, made)]
