"""What the house asks of storage, in the domain's words. Every method raises StorageError when the database fails."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, func, select, update

from extractors.version import VERSION
from items import Reading
from storage import figures, schema
from storage.database import reading, writing
from storage.documents import stream
from storage.edge import clean, moment, plain
from storage.figures import IndicatorFigures, PlatformFigures, RunFigures, SelectorFigures
from storage.statements import add, rows_in, values
from storage.store import Stored, store

if TYPE_CHECKING:
    from storage.across import Compared

__all__ = ["IndicatorFigures", "PlatformFigures", "Repository", "RunFigures", "SelectorFigures", "Stored"]

_KNOWN: Final = select(*schema.document.c["id", "version"]).where(
    schema.document.c.id.in_(values()), schema.document.c.codebook.is_not(None)
)


class Repository:
    """Over an engine that storage.database opened and upgraded. May be shared by threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin_run(self, platform: str, job: Mapping[str, object], started: datetime) -> int:
        """The number of the new run."""
        with writing(self._engine) as connection:
            add(connection, schema.platform, [{"name": platform, "kind": None, "engine": None}])
            row = {"platform": platform, "job": plain(job), "started": started, "counts": {}}
            made = connection.execute(schema.run.insert().returning(schema.run.c.number), row)
            return int(made.scalar_one())

    def finish_run(
        self, run_id: int, ended: datetime, counts: Mapping[str, int], verdict: str, because: str, exit_code: int
    ) -> None:
        """`counts` may hold more than the table has columns: reasons, shares. All of it is kept."""
        columns = {name: counts.get(name, 0) for name in schema.COUNTS}
        ending = {
            "ended": ended,
            "counts": dict(counts),
            "verdict": verdict,
            "because": clean(because),
            "exit_code": exit_code,
        }
        with writing(self._engine) as connection:
            connection.execute(update(schema.run).where(schema.run.c.number == run_id).values(**columns, **ending))

    def store(self, run_id: int, readings: Sequence[Reading], codebook: str = VERSION) -> Stored:
        """Keep captures, documents and findings: all of the batch, or nothing. Idempotent by identity and version.

        `codebook` names the version of the rules that examined the documents; a new one adds assessments and findings.
        """
        if not readings:
            return Stored()
        with writing(self._engine) as connection:
            return store(connection, run_id, readings, codebook)

    def compare(self, *, again: bool = False) -> "Compared":
        """Find what links newly stored documents to all others (see storage.across); `again`: all documents anew."""
        from storage.across import compare, compare_again  # codebook and extractors; the other methods start without

        return compare_again(self._engine) if again else compare(self._engine)

    def known_versions(self, ids: Sequence[str]) -> dict[str, str]:
        """The current version by document id, of those that are stored and examined."""
        with reading(self._engine) as connection:
            return {row.id: row.version for row in rows_in(connection, _KNOWN, ids)}

    def holds(self, platform: str) -> bool:
        """Is any document of this platform stored?"""
        statement = select(schema.document.c.number).where(schema.document.c.platform == platform).limit(1)
        with reading(self._engine) as connection:
            return connection.execute(statement).first() is not None

    def last_runs(self) -> dict[str, datetime]:
        """When the last run of each platform began, ended or not."""
        statement = select(schema.run.c.platform, func.max(schema.run.c.started)).group_by(schema.run.c.platform)
        with reading(self._engine) as connection:
            return {name: started for name, started in connection.execute(statement) if started}

    def documents(
        self, platform: str | None = None, since: datetime | None = None, level: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """The current version of every document, as docs/reference/commands.md gives it, in the order first stored.

        `since`: whose current text was captured then or later; `level`: this level or higher. Memory stays bounded.
        """
        return stream(self._engine, platform, moment(since), level)

    def platforms(self) -> list[PlatformFigures]:
        with reading(self._engine) as connection:
            return figures.platforms(connection)

    def top_selectors(self, limit: int = 20, kind: str | None = None) -> list[SelectorFigures]:
        with reading(self._engine) as connection:
            return figures.top_selectors(connection, limit, kind)

    def indicators(self) -> list[IndicatorFigures]:
        with reading(self._engine) as connection:
            return figures.indicators(connection)

    def runs(self, platform: str | None = None, limit: int = 100) -> list[RunFigures]:
        """The latest first."""
        with reading(self._engine) as connection:
            return figures.runs(connection, platform, limit)
