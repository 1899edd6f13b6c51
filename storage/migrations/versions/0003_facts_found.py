"""Facts that were found in a text, beside the findings of the same examination."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assessment", sa.Column("facts", sa.JSON()))


def downgrade() -> None:
    raise NotImplementedError("stored evidence is never migrated backwards; restore a copy")
