"""The operation: the purpose and legal basis without which nothing beyond loopback is crawled."""

from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from spiders.plain_yaml import parse
from spiders.platform import Platform
from spiders.politeness import is_loopback


class PolicyStop(Exception):
    """The crawl may not begin; the message says what is missing."""


class Operation(BaseModel):
    """`platforms` narrows the operation to these names; empty means any. `expires` is the last day, inclusive."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: str = Field(min_length=10)
    legal_basis: str = Field(min_length=5)
    responsible: str = Field(min_length=2)
    expires: date
    platforms: tuple[str, ...] = ()


def permit(platform: Platform, path: Path | None, today: date) -> Operation | None:
    """The operation that covers this crawl; None on loopback, which needs none. Raises PolicyStop."""
    if is_loopback(platform.host):
        return None
    if path is None:
        raise PolicyStop(
            f"{platform.name}: a crawl needs a purpose. Write an operation file (purpose, legal_basis, responsible,"
            " expires) and name it in LUREWATCH_OPERATION"
        )
    operation = read(path)
    if operation.expires < today:
        raise PolicyStop(f"{path}: the operation expired on {operation.expires}")
    if operation.platforms and platform.name not in operation.platforms:
        raise PolicyStop(f"{path}: the operation does not cover {platform.name}; add it under `platforms`")
    return operation


def read(path: Path) -> Operation:
    try:
        return Operation.model_validate(parse(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyStop(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        flaws = "; ".join(f"{'.'.join(map(str, flaw['loc']))}: {flaw['msg']}" for flaw in error.errors())
        raise PolicyStop(f"{path}: {flaws}") from error
