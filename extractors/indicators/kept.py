"""What every phrase needs, kept between processes: working it out for thousands of phrases takes seconds.

One file of JSON a codebook version and program, in the user's cache folder (XDG_CACHE_HOME or ~/.cache). A file that
is missing, cannot be written or is not what it should be costs time and nothing else.
"""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from pydantic import TypeAdapter, ValidationError

Needs = list[list[str]]
_CONTENT: Final = TypeAdapter(dict[str, Needs])
_PROGRAM: Final = ("phrase.py", "pattern.py", "plain.py", "kept.py", "characters.txt", "serbian.py")


def load(version: str) -> dict[str, Needs]:
    """By language and phrase; empty where nothing is kept."""
    try:
        return _CONTENT.validate_json(_file(version).read_bytes())
    except (OSError, ValidationError, ValueError):
        return {}


def save(version: str, needs: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Whole or not at all; older versions go."""
    path = _file(version)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            json.dump(needs, file)
        Path(file.name).replace(path)
        for other in sorted(path.parent.glob("needs-*.json"), key=lambda one: one.stat().st_mtime)[:-4]:
            other.unlink(missing_ok=True)
    except (OSError, ValueError):  # ValueError: a lone surrogate in an overlay's phrase
        return


def _file(version: str) -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "lurewatch" / f"needs-{version}-{_program()}.json"


def _program() -> str:
    here = Path(__file__).parent
    return sha256(b"".join((here / name).read_bytes() for name in _PROGRAM)).hexdigest()[:12]
