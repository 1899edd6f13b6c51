"""Our own settings, from the environment or `.env` with the prefix LUREWATCH_."""

import os
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT: Final = Path(__file__).resolve().parent.parent
AGENT: Final = "Lurewatch/0.1 (public-interest research on recruitment into human trafficking; obeys robots.txt)"


class Knobs(BaseSettings):
    """`platform_paths` and `codebook_paths` are folders separated by ":", searched besides the project's own.

    `browser` is the program that platforms with `browser: true` are read with; it is looked for where it is not named.
    `extract_processes` worker processes examine texts beside the crawl; 0 examines in the crawl's own process.
    """

    model_config = SettingsConfigDict(env_prefix="LUREWATCH_", env_file=".env", extra="ignore", frozen=True)

    database: str = "sqlite:///data/lurewatch.db"
    evidence: Path = Path("data/evidence")
    platform_paths: str = ""
    codebook_paths: str = ""
    operation: Path | None = None
    user_agent: str = AGENT
    allow_loopback: bool = False
    browser: Path | None = None
    extract_processes: int = Field(default=os.cpu_count() or 1, ge=0, le=64)

    @property
    def platform_folders(self) -> list[Path]:
        return _folders(self.platform_paths)

    @property
    def codebook_folders(self) -> list[Path]:
        return _folders(self.codebook_paths)


def _folders(paths: str) -> list[Path]:
    return [Path(part).expanduser() for part in paths.split(":") if part.strip()]


@cache
def knobs() -> Knobs:
    """The knobs of this process, read once."""
    return Knobs()
