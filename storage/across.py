"""What links documents, found after they are stored: work for new documents only, however many there are.

`store` puts what it examined into the table `waiting`. A pass takes it from there, a batch in a transaction: it meets
stored documents by contact (the index of findings) and by bands of near-duplicates, judges each group, and writes
indicator findings, with the other documents' ids as reason, to all who are in it. Levels are assessed again. Nothing
changes when a pass runs twice, and nothing is lost when it is killed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine, bindparam, delete, insert, select

from extractors.indicators.codebook import active as active_rules
from extractors.indicators.model import Rule
from extractors.indicators.plain_yaml import parse
from extractors.version import CODEBOOK
from storage.across_groups import by_contact
from storage.across_known import Known, arrived
from storage.across_near import near
from storage.across_write import Link, unwrite, write
from storage.database import reading, writing
from storage.locks import ACROSS, lock
from storage.prepared import execute_many
from storage.schema import band, document, version, waiting

BATCH: Final = 1000
_NEXT: Final = select(waiting).order_by(waiting.c.version, waiting.c.codebook).limit(BATCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How many documents were compared with all stored ones, and how many findings were new or grew."""

    documents: int = 0
    findings: int = 0

    def __add__(self, other: "Compared") -> "Compared":
        return Compared(documents=self.documents + other.documents, findings=self.findings + other.findings)


def active(rules: Iterable[Rule], *, experimental: bool = False) -> dict[str, Rule]:
    """The rules that are found across documents, by the name of their judgement."""
    return {rule.across: rule for rule in active_rules(rules, experimental=experimental) if rule.across}


def of_the_codebook() -> dict[str, Rule]:
    """Those of the project. Only the few files that name a judgement are parsed: the whole codebook takes a second."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CODEBOOK.glob("*/*.yml")))
    return active(Rule.model_validate(parse(text)) for text in texts if "\nacross:" in text)


def compare(engine: Engine, rules: Mapping[str, Rule] | None = None) -> Compared:
    """Everything that waits. `rules` as `active` gives them, by default those of the project's codebook."""
    if rules is None:
        with reading(engine) as connection:
            if connection.execute(_NEXT).first() is None:
                return Compared()  # the codebook need not be read
        rules = of_the_codebook()
    total, known = Compared(), Known()
    while (done := _batch(engine, rules, known)).documents:
        total += done
    return total


def compare_again(engine: Engine, rules: Mapping[str, Rule] | None = None) -> Compared:
    """All current documents anew: after a change of the rules or of how texts are compared."""
    current = select(version.c.number, document.c.codebook).join_from(
        document, version, (version.c.document == document.c.number) & (version.c.digest == document.c.version)
    )
    words = current.where(document.c.codebook.is_not(None), version.c.text != "")
    with writing(engine) as connection:
        lock(connection, ACROSS)
        connection.execute(delete(waiting))
        connection.execute(insert(waiting).from_select(["version", "codebook"], words))
        connection.execute(delete(band))
        unwrite(connection)
    return compare(engine, rules)


def _batch(engine: Engine, rules: Mapping[str, Rule], known: Known) -> Compared:
    with writing(engine) as connection:
        lock(connection, ACROSS)
        taken = [(row.version, row.codebook) for row in connection.execute(_NEXT)]
        if not taken:
            return Compared()
        new = arrived(connection, taken, known)
        links = [*near(connection, new, known), *by_contact(connection, new, rules, known)]
        found = write(connection, [link for link in links if _counts(link, rules)], rules)
        execute_many(connection, _GONE, [{"_version": number, "_codebook": codebook} for number, codebook in taken])
        return Compared(documents=len(taken), findings=found)


_GONE: Final = delete(waiting).where(
    waiting.c.version == bindparam("_version"), waiting.c.codebook == bindparam("_codebook")
)


def _counts(link: Link, rules: Mapping[str, Rule]) -> bool:
    """Whether the rule is on, and for this kind of platform."""
    rule = rules.get(link.across)
    return rule is not None and (not rule.kinds or link.of.kind is None or link.of.kind in rule.kinds)
