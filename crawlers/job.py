"""A job: what shall be crawled. One model for the command line, the schedule and programs."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final

import dateparser
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError


class JobError(Exception):
    """Arguments that make no job; the message names them."""


def _moment(value: object) -> datetime | None:
    """ISO 8601 or words like "2 days ago"; without a zone it is UTC."""
    if value is None or isinstance(value, datetime):
        return value
    parsed = dateparser.parse(str(value), languages=["en"], settings=_UTC)
    if parsed is None:
        raise ValueError(f"no time in {str(value)!r}; write 2026-03-01 or '2 days ago'")
    return datetime.fromtimestamp(parsed.timestamp(), UTC)


_UTC: Final[Any] = {"TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": True}
Moment = Annotated[datetime | None, BeforeValidator(_moment)]


class Job(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    platform: str
    since: Moment = None
    limit: int | None = Field(default=None, ge=1)


def job_of(platform: str, arguments: dict[str, str]) -> Job:
    """Raises JobError naming each argument that is unknown or unusable."""
    try:
        return Job.model_validate({**arguments, "platform": platform})
    except ValidationError as error:
        flaws = [f"-a {'.'.join(map(str, flaw['loc']))}: {flaw['msg']}" for flaw in error.errors()]
        raise JobError("; ".join(flaws) + " (known: since, limit)") from error
