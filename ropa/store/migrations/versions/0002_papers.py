"""Editions: when and why one was withdrawn; the short hash of what each file says."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("edition", sa.Column("withdrawn", sa.Date(), nullable=True))
    op.add_column("edition", sa.Column("withdrawal", sa.Text(), nullable=True))
    op.add_column("edition_file", sa.Column("digest", sa.Text(), nullable=True))
