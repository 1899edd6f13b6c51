"""What links documents: versions that wait to be compared, and the bands by which near-duplicates meet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "waiting",
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version", "codebook"],
            ["assessment.version", "assessment.codebook"],
            name=op.f("fk_waiting_version_codebook"),
        ),
        sa.PrimaryKeyConstraint("version", "codebook", name=op.f("pk_waiting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "band",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["version.number"], name=op.f("fk_band_version")),
        sa.PrimaryKeyConstraint("key", "version", name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_band_version"), "band", ["version"], unique=False)
    # What is stored already waits too; a referral has no words to compare.
    op.execute(
        "INSERT INTO waiting (version, codebook) SELECT v.number, d.codebook FROM document d"
        " JOIN version v ON v.document = d.number AND v.digest = d.version"
        " WHERE d.codebook IS NOT NULL AND v.text <> ''"
    )


def downgrade() -> None:
    raise NotImplementedError("stored evidence is never migrated backwards; restore a copy")
