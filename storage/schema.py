"""The tables. What a page may fill is Text without length: no page can stop a run by something too long."""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Moment, Number

COUNTS: Final = ("fetched", "read", "skipped", "failed", "refused", "documents", "new", "changed", "unchanged", "lost")
LEVELS: Final = ("none", "low", "medium", "high")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

platform = Table(
    "platform",
    metadata,
    Column("name", Text, primary_key=True),
    Column("kind", Text),
    Column("engine", Text),
)

run = Table(
    "run",
    metadata,
    Column("number", Number, primary_key=True),
    Column("platform", Text, ForeignKey("platform.name"), nullable=False),
    Column("job", JSON, nullable=False),
    Column("started", Moment, nullable=False),
    Column("ended", Moment),  # null: still running, or killed
    *(Column(name, Integer, nullable=False, server_default="0") for name in COUNTS),
    Column("counts", JSON, nullable=False),  # every count by its name, reasons included
    Column("verdict", Text),
    Column("because", Text),
    Column("exit_code", Integer),
    Index(None, "platform", "started"),
)

capture = Table(
    "capture",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("run", Number, ForeignKey("run.number"), nullable=False),
    Column("url", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("captured_at", Moment, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("warc", Text),
    Column("offset", BigInteger),
    Index(None, "run"),
)

# Who a document is, where it stands, and its current state; the words stand in its versions.
document = Table(
    "document",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("platform", Text, ForeignKey("platform.name"), nullable=False),
    Column("type", Text, nullable=False),
    Column("native_id", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("thread_id", Text),
    Column("thread_title", Text),
    Column("thread_url", Text),
    Column("position", Integer),
    Column("version", Text, nullable=False),  # the digest of the current version
    Column("capture", Number, ForeignKey("capture.number"), nullable=False),  # in which that version became current
    Column("captured_at", Moment, nullable=False),
    Column("published", Moment),
    Column("codebook", Text),  # of the current version's latest assessment; null: not examined
    Column("level", Text, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    CheckConstraint("level = 'none' or level = 'low' or level = 'medium' or level = 'high'", name="level"),
    Index(None, "platform", "level", "published"),
    Index(None, "captured_at"),
)

version = Table(
    "version",
    metadata,
    Column("number", Number, primary_key=True),
    Column("document", Number, ForeignKey("document.number"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("capture", Number, ForeignKey("capture.number"), nullable=False),  # in which it was first read
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("author_name", Text),
    Column("author_id", Text),
    Column("author_url", Text),
    Column("quotes", JSON, nullable=False),
    Column("hyperlinks", JSON, nullable=False),  # [[start, end, url], …] over text
    Column("published", Moment),
    Column("published_text", Text),
    Column("edited", Moment),
    Column("facts", JSON, nullable=False),
    Column("language", Text),
    UniqueConstraint("document", "digest"),
)

selector = Table(
    "selector",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # of kind and value, which may be too long for an index
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
)

# One examination of a document version by one version of the codebook.
assessment = Table(
    "assessment",
    metadata,
    Column("version", Number, ForeignKey("version.number"), primary_key=True),
    Column("codebook", Text, primary_key=True),
    Column("run", Number, ForeignKey("run.number"), nullable=False),
    Column("level", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("facts", JSON),  # found in the text: rows by kind
    CheckConstraint("level = 'none' or level = 'low' or level = 'medium' or level = 'high'", name="level"),
    sqlite_with_rowid=False,
)

finding = Table(
    "finding",
    metadata,
    Column("version", Number, primary_key=True),
    Column("codebook", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("selector", Number, ForeignKey("selector.number")),
    Column("indicator", Text),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("quote", Text, nullable=False),  # the words themselves: version.text[span_start:span_end]
    Column("confidence", Float, nullable=False),
    Column("written", Text),  # of a selector
    Column("strength", Text),  # of an indicator
    Column("rule", Text, nullable=False),
    Column("rule_version", Text, nullable=False),
    Column("run", Number, ForeignKey("run.number"), nullable=False),
    Column("because", Text, nullable=False),
    Column("details", JSON, nullable=False),
    ForeignKeyConstraint(["version", "codebook"], ["assessment.version", "assessment.codebook"]),
    CheckConstraint("(selector is null) <> (indicator is null)", name="one"),
    Index(None, "selector", "version"),
    sqlite_with_rowid=False,
)

# Examined versions that were not yet compared with all others; see storage/across.py, which empties it.
waiting = Table(
    "waiting",
    metadata,
    Column("version", Number, primary_key=True),
    Column("codebook", Text, primary_key=True),
    ForeignKeyConstraint(["version", "codebook"], ["assessment.version", "assessment.codebook"]),
    sqlite_with_rowid=False,
)

# What near-duplicates have in common: keys of extractors.duplicate, of versions that were compared.
band = Table(
    "band",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Number, ForeignKey("version.number"), primary_key=True),
    Index(None, "version"),
    sqlite_with_rowid=False,
)

lead = Table(
    "lead",
    metadata,
    Column("number", Number, primary_key=True),
    Column("opened", Moment, nullable=False),
    Column("because", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index(None, "status", "opened"),
)

lead_document = Table(
    "lead_document",
    metadata,
    Column("lead", Number, ForeignKey("lead.number"), primary_key=True),
    Column("document", Number, ForeignKey("document.number"), primary_key=True),
    Index(None, "document"),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    Column("number", Number, primary_key=True),
    Column("lead", Number, ForeignKey("lead.number"), nullable=False),
    Column("analyst", Text, nullable=False),
    Column("decided", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "lead", "decided"),
)

# Append-only: the migration adds triggers that refuse to change or delete an entry.
audit = Table(
    "audit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("details", Text, nullable=False),  # JSON as it was hashed
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
