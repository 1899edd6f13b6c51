"""A text cut into sentences, over whose ends no phrase reaches, and these into words."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

# Python's own: on so small a pattern, which cannot backtrack, calling RE2 costs ten times the look.
_END: Final = re.compile(rb"[!?\n]+|\.(?:[ \n\x80-\xff]|$)")
_APART: Final = bytes(code if chr(code).isalnum() or code >= 0x80 or code == 0x27 else 0x20 for code in range(256))
WINDOW: Final = 3  # characters that are looked at together where words have no spaces


class Units:
    """`data` is the text in UTF-8; `ends` are the places behind . ! ? and line ends, and the text's own end."""

    def __init__(self, view: str) -> None:
        self.data = view.encode()
        self.ends = [_behind(self.data, match.end()) for match in _END.finditer(self.data)]
        if not self.ends or self.ends[-1] < len(self.data):
            self.ends.append(len(self.data))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Bytes [start, end) of each sentence, in order."""
        start = 0
        for end in self.ends:
            yield start, end
            start = end

    @cached_property
    def words(self) -> list[list[str]]:
        """Of each sentence, in order; a digit with a mark behind it ends a word, an apostrophe does not."""
        return [words(self.data[start:end]) for start, end in self.spans()]

    @cached_property
    def windows(self) -> list[list[str]]:
        """From each character that and the next ones: what stands for words in Chinese."""
        texts = (self.data[start:end].decode() for start, end in self.spans())
        return [[text[at : at + WINDOW] for at in range(len(text))] for text in texts]


def _behind(data: bytes, end: int) -> int:
    """A full stop with a letter behind it ends before the letter."""
    return end - 1 if data[end - 1] >= 0x80 else end


def words(data: bytes) -> list[str]:
    return data.translate(_APART).decode().split()
