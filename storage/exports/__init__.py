"""Formats in which stored documents leave, one module each: a file here is a format, named like the file."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, TextIO, cast


class Format(Protocol):
    """A module of this folder."""

    def write(self, documents: Iterator[dict[str, Any]], out: TextIO) -> int:
        """Write the documents, shaped as docs/reference/commands.md gives them; how many were written."""
        ...


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    return {module.name: cast(Format, import_module(f"{__name__}.{module.name}")) for module in iter_modules(__path__)}
