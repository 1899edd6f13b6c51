"""The first tables: platforms, runs, captures, documents and their versions, findings, leads, the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    for create in _IN_ORDER:
        create()
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit"
                " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
    else:
        op.execute(
            "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
            " FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
        )


def downgrade() -> None:
    raise NotImplementedError("stored evidence is never migrated backwards; restore a copy")


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )


def _lead() -> None:
    op.create_table(
        "lead",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("opened", MOMENT, nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_lead")),
    )
    op.create_index(op.f("ix_lead_status_opened"), "lead", ["status", "opened"], unique=False)


def _platform() -> None:
    op.create_table(
        "platform",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_platform")),
    )


def _selector() -> None:
    op.create_table(
        "selector",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_selector")),
        sa.UniqueConstraint("id", name=op.f("uq_selector_id")),
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("lead", NUMBER, nullable=False),
        sa.Column("analyst", sa.Text(), nullable=False),
        sa.Column("decided", MOMENT, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name=op.f("fk_decision_lead")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_lead_decided"), "decision", ["lead", "decided"], unique=False)


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("job", sa.JSON(), nullable=False),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("ended", MOMENT, nullable=True),
        sa.Column("fetched", sa.Integer(), server_default="0", nullable=False),
        sa.Column("read", sa.Integer(), server_default="0", nullable=False),
        sa.Column("skipped", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("documents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("new", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lost", sa.Integer(), server_default="0", nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("exit_code", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["platform"], ["platform.name"], name=op.f("fk_run_platform")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_run")),
    )
    op.create_index(op.f("ix_run_platform_started"), "run", ["platform", "started"], unique=False)


def _capture() -> None:
    op.create_table(
        "capture",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run", NUMBER, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("captured_at", MOMENT, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("warc", sa.Text(), nullable=True),
        sa.Column("offset", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("fk_capture_run")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_capture")),
        sa.UniqueConstraint("id", name=op.f("uq_capture_id")),
    )
    op.create_index(op.f("ix_capture_run"), "capture", ["run"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("native_id", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.Text(), nullable=True),
        sa.Column("thread_title", sa.Text(), nullable=True),
        sa.Column("thread_url", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("capture", NUMBER, nullable=False),
        sa.Column("captured_at", MOMENT, nullable=False),
        sa.Column("published", MOMENT, nullable=True),
        sa.Column("codebook", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.CheckConstraint("level = 'none' or level = 'low' or level = 'medium' or level = 'high'", name=op.f("ck_document_level")),
        sa.ForeignKeyConstraint(["capture"], ["capture.number"], name=op.f("fk_document_capture")),
        sa.ForeignKeyConstraint(["platform"], ["platform.name"], name=op.f("fk_document_platform")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_document")),
        sa.UniqueConstraint("id", name=op.f("uq_document_id")),
    )
    op.create_index(op.f("ix_document_captured_at"), "document", ["captured_at"], unique=False)
    op.create_index(
        op.f("ix_document_platform_level_published"), "document", ["platform", "level", "published"], unique=False
    )


def _lead_document() -> None:
    op.create_table(
        "lead_document",
        sa.Column("lead", NUMBER, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.number"], name=op.f("fk_lead_document_document")),
        sa.ForeignKeyConstraint(["lead"], ["lead.number"], name=op.f("fk_lead_document_lead")),
        sa.PrimaryKeyConstraint("lead", "document", name=op.f("pk_lead_document")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_lead_document_document"), "lead_document", ["document"], unique=False)


def _version() -> None:
    op.create_table(
        "version",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("capture", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=True),
        sa.Column("author_id", sa.Text(), nullable=True),
        sa.Column("author_url", sa.Text(), nullable=True),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("hyperlinks", sa.JSON(), nullable=False),
        sa.Column("published", MOMENT, nullable=True),
        sa.Column("published_text", sa.Text(), nullable=True),
        sa.Column("edited", MOMENT, nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["capture"], ["capture.number"], name=op.f("fk_version_capture")),
        sa.ForeignKeyConstraint(["document"], ["document.number"], name=op.f("fk_version_document")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_version")),
        sa.UniqueConstraint("document", "digest", name=op.f("uq_version_document_digest")),
    )


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("run", NUMBER, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint("level = 'none' or level = 'low' or level = 'medium' or level = 'high'", name=op.f("ck_assessment_level")),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("fk_assessment_run")),
        sa.ForeignKeyConstraint(["version"], ["version.number"], name=op.f("fk_assessment_version")),
        sa.PrimaryKeyConstraint("version", "codebook", name=op.f("pk_assessment")),
        sqlite_with_rowid=False,
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("selector", NUMBER, nullable=True),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("written", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rule_version", sa.Text(), nullable=False),
        sa.Column("run", NUMBER, nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint("(selector is null) <> (indicator is null)", name=op.f("ck_finding_one")),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("fk_finding_run")),
        sa.ForeignKeyConstraint(["selector"], ["selector.number"], name=op.f("fk_finding_selector")),
        sa.ForeignKeyConstraint(
            ["version", "codebook"],
            ["assessment.version", "assessment.codebook"],
            name=op.f("fk_finding_version_codebook"),
        ),
        sa.PrimaryKeyConstraint("version", "codebook", "id", name=op.f("pk_finding")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_finding_selector_version"), "finding", ["selector", "version"], unique=False)


# What is pointed at stands before what points at it.
_IN_ORDER = (
    _audit,
    _lead,
    _platform,
    _selector,
    _decision,
    _run,
    _capture,
    _document,
    _lead_document,
    _version,
    _assessment,
    _finding,
)
