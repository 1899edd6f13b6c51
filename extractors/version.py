"""Versions that findings carry: of the code that finds, and of the codebook as it stands on disk.

CODE        on every selector: raised whenever what the code finds, or its value, can change
VERSION     what storage calls an examination by: CODE and the content of the project's codebook
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

CODE: Final = "4"
CODEBOOK: Final = Path(__file__).resolve().parents[1] / "codebook"
_CHARACTERS: Final = Path(__file__).parent / "indicators" / "characters.txt"


def codebook_version(overlays: Iterable[Path] = ()) -> str:
    """CODE and 12 hex digits over every codebook file, the project's first, then overlays in their order."""
    digest = sha256(_CHARACTERS.read_bytes())
    for folder in (CODEBOOK, *overlays):
        for path in sorted(folder.glob("*/*.yml")):
            content = path.read_bytes()
            digest.update(f"\n{path.parent.name}/{path.name} {len(content)}\n".encode() + content)
    return f"{CODE}-{digest.hexdigest()[:12]}"


VERSION: Final = codebook_version()
