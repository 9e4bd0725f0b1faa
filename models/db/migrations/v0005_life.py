"""Version 5: study and organisational life whole, what follows a record, its history, 党费, 日常工作."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.schema import SchemaItem

from models.db.migrations.life_rows import DEADLINES, DUES_RATES, LABELS, RULES
from models.db.migrations.life_tables import make_tables

NEW_COLUMNS = (
    "organization ADD COLUMN theme_day_of_month INTEGER",
    "organization ADD COLUMN theme_day_nth INTEGER",
    "organization ADD COLUMN theme_day_weekday INTEGER",
    "organization ADD COLUMN creation_theme TEXT DEFAULT '' NOT NULL",
    "organization ADD COLUMN feature TEXT DEFAULT '' NOT NULL",
)
"""Columns that point at nothing; tables that get one that does point are made anew."""


def upgrade(op: Operations) -> None:
    """From version 4 to 5."""
    make_tables(op)
    for column in NEW_COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    _widen_meetings(op)
    _widen_sessions(op)
    _widen_reflections(op)
    connection = op.get_bind()
    _fill(connection, "label", LABELS)
    _fill(connection, "dues_rate", [_dated(rate) for rate in DUES_RATES])
    _fill(connection, "reminder_rule", DEADLINES)
    last = connection.execute(sa.text("SELECT coalesce(max(position), 0) FROM compliance_rule")).scalar_one()
    _fill(
        connection,
        "compliance_rule",
        [{**_dated(rule), "position": last + place} for place, rule in enumerate(RULES, start=1)],
    )


def _widen_meetings(op: Operations) -> None:
    kept = "id counts_as started_at ended_at place host recorder lecturer"
    _rebuild(
        op,
        "meeting",
        kept.split(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counts_as", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("host", sa.String(60), nullable=False),
        sa.Column("recorder", sa.String(60), nullable=False),
        sa.Column("lecturer", sa.String(60), nullable=False),
        sa.Column("reheld_of_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_meeting_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["reheld_of_id"], ["record.id"], name="fk_meeting_reheld_of_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_index("ix_meeting_reheld_of_id", "meeting", ["reheld_of_id"], unique=False)


def _widen_sessions(op: Operations) -> None:
    kept = "id form started_at ended_at place host recorder hours"
    _rebuild(
        op,
        "study_session",
        kept.split(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", _term("studyform", "led", "group", "self"), nullable=True),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("host", sa.String(60), nullable=False),
        sa.Column("recorder", sa.String(60), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("sitting", _term("sitting", "study", "discussion", "exchange"), nullable=True),
        sa.Column(
            "training_kind",
            _term("trainingkind", "secretaries", "central", "induction", "members", "online", "other"),
            nullable=True,
        ),
        sa.Column("organizer", sa.String(120), nullable=False, server_default=sa.text("''")),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_study_session_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name="fk_study_session_group_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["plan_item_id"],
            ["study_plan_item.id"],
            name="fk_study_session_plan_item_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_study_session"),
    )
    for column in ("group_id", "plan_item_id"):
        op.create_index(f"ix_study_session_{column}", "study_session", [column], unique=False)


def _widen_reflections(op: Operations) -> None:
    kept = (
        "id organization_id member_id author position title topic submitted_on words shared reviewer note"
        " created_at updated_at deleted_at version"
    )
    _rebuild(
        op,
        "reflection",
        kept.split(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(60), nullable=False),
        sa.Column("position", sa.String(120), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=True),
        sa.Column("shared", sa.String(200), nullable=False),
        sa.Column("reviewer", sa.String(60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_reflection_organization_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_reflection_member_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["label.id"], name="fk_reflection_campaign_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reflection"),
    )
    for column in ("organization_id", "member_id", "submitted_on", "campaign_id"):
        op.create_index(f"ix_reflection_{column}", "reflection", [column], unique=False)


def _term(name: str, *codes: str) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, length=32)


def _rebuild(op: Operations, table: str, kept: list[str], *parts: SchemaItem) -> None:
    """Make ``table`` anew with all it held in the columns ``kept``; written out, as in version 4."""
    columns = ", ".join(f'"{name}"' for name in kept)
    op.create_table(f"{table}_new", *parts)
    op.execute(f"INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table}")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "valid_from": date.fromisoformat(row["valid_from"])}


def _fill(connection: sa.Connection, table: str, rows: Any) -> None:
    rows = list(rows)
    into = sa.table(table, *(sa.column(name) for name in rows[0]))
    connection.execute(sa.insert(into), rows)
