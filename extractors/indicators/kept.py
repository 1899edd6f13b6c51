"""The tables of sieves, kept between processes: making those of one language takes half a second.

One file of JSON a codebook version, program and sieve, in the user's cache folder (XDG_CACHE_HOME or ~/.cache). A file
that is missing, cannot be written or is not what it should be costs time and nothing else.
"""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile
from typing import Final

from pydantic import TypeAdapter, ValidationError

from extractors.indicators.phrase import Words
from extractors.indicators.sieve import Sieve, Tables, tables

_CONTENT: Final = TypeAdapter(Tables)
_PROGRAM: Final = (
    "needs.py",
    "sieve.py",
    "phrase.py",
    "plain.py",
    "serbian.py",
    "cues.py",
    "units.py",
    "characters.txt",
)
_MADE_BY: Final = sha256(b"".join((Path(__file__).parent / name).read_bytes() for name in _PROGRAM)).hexdigest()[:12]
_VERSIONS: Final = 4  # that are kept; older ones go


def sieve_of(version: str, language: str, phrases: Iterable[str], read: Iterable[Words]) -> Sieve:
    """Over the phrases, which are read only where their tables are not kept. Raises what reading raises."""
    return Sieve(kept(version, language, phrases, lambda: tables(read, language)), language)


def kept(version: str, language: str, phrases: Iterable[str], make: Callable[[], Tables]) -> Tables:
    """What `make` made of these phrases of this codebook version, once or now. Raises what `make` raises."""
    digest = sha256("\n".join(phrases).encode("utf-8", "backslashreplace")).hexdigest()[:12]
    try:
        path = _folder(version) / f"{language}-{digest}.json"
        return _CONTENT.validate_json(path.read_bytes())
    except RuntimeError:  # whoever runs this has no home
        return make()
    except (OSError, ValidationError):
        tables = make()
        _save(path, tables)
        return tables


def _save(path: Path, tables: Tables) -> None:
    """Whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            file.write(_CONTENT.dump_json(tables))
        Path(file.name).replace(path)
        for other in sorted(path.parents[1].glob("*"), key=lambda one: one.stat().st_mtime)[:-_VERSIONS]:
            rmtree(other, ignore_errors=True)
    except (OSError, ValueError):  # ValueError: a lone surrogate in an overlay's phrase
        return


def _folder(version: str) -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "lurewatch" / "sieves" / f"{version}-{_MADE_BY}"
