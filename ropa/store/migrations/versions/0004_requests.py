"""Requests of subjects with their pauses, and security incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("parent_uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("groups", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("incoming", sa.Text(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("activities", sa.Text(), nullable=True),
        sa.Column("runs_from", sa.Date(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("extension_told", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_reason", sa.Text(), nullable=True),
        sa.Column("answered", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("refusals", sa.Text(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("outgoing", sa.Text(), nullable=True),
        sa.Column("law", sa.Text(), nullable=True),
        sa.Column("claimed", sa.Boolean(), nullable=True),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("approved", sa.BigInteger(), nullable=True),
        sa.Column("approval_order", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("origin_edit", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("operator_uid", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("binned", sa.BigInteger(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_uid"],
            ["operator.uid"],
            name=op.f("fk_request_parent_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("uid", name=op.f("uq_request_uid")),
    )
    op.create_index(op.f("ix_request_operator_uid"), "request", ["operator_uid"], unique=False)
    op.create_index(op.f("ix_request_parent_uid"), "request", ["parent_uid"], unique=False)
    op.create_table(
        "pause",
        sa.Column("parent_uid", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("operator_uid", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("binned", sa.BigInteger(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_uid"],
            ["request.uid"],
            name=op.f("fk_pause_parent_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
        sa.UniqueConstraint("uid", name=op.f("uq_pause_uid")),
    )
    op.create_index(op.f("ix_pause_operator_uid"), "pause", ["operator_uid"], unique=False)
    op.create_index(op.f("ix_pause_parent_uid"), "pause", ["parent_uid"], unique=False)
    op.create_table(
        "incident",
        sa.Column("parent_uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("detected", sa.Date(), nullable=True),
        sa.Column("detected_at", sa.Text(), nullable=True),
        sa.Column("occurred", sa.Text(), nullable=True),
        sa.Column("happened", sa.Text(), nullable=True),
        sa.Column("natures", sa.Text(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=True),
        sa.Column("groups", sa.Text(), nullable=True),
        sa.Column("subjects", sa.BigInteger(), nullable=True),
        sa.Column("activities", sa.Text(), nullable=True),
        sa.Column("systems", sa.Text(), nullable=True),
        sa.Column("parties", sa.Text(), nullable=True),
        sa.Column("consequences", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=True),
        sa.Column("planned", sa.Text(), nullable=True),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("lessons", sa.Text(), nullable=True),
        sa.Column("notified", sa.Date(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=True),
        sa.Column("subjects_told", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_reason", sa.Text(), nullable=True),
        sa.Column("delay", sa.Text(), nullable=True),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("approved", sa.BigInteger(), nullable=True),
        sa.Column("approval_order", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("origin_edit", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("operator_uid", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("binned", sa.BigInteger(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_uid"],
            ["operator.uid"],
            name=op.f("fk_incident_parent_uid"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("uid", name=op.f("uq_incident_uid")),
    )
    op.create_index(op.f("ix_incident_operator_uid"), "incident", ["operator_uid"], unique=False)
    op.create_index(op.f("ix_incident_parent_uid"), "incident", ["parent_uid"], unique=False)
