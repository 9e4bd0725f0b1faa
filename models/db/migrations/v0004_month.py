"""Version 4: the table of rules, inspections and their findings, rectification to the look back, corrections of notices."""

import json
from calendar import monthrange
from datetime import date

import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy.schema import SchemaItem

from models.db.migrations.first_rules import FIRST_RULES

LOOK_BACK_MONTHS = 3
MANIFESTATIONS = 22
HABITS = {"lecture_each_quarter": "party_lecture", "study_each_week": "weekly_study"}
"""Switches of the bureau's settings that have become rules."""


def upgrade(op: Operations) -> None:
    """From version 3 to 4."""
    _make_rules(op)
    _make_inspections(op)
    _widen_items(op)
    _widen_notices(op)
    connection = op.get_bind()
    _fill_rules(connection)
    _set_look_backs(connection)


def _term(name: str, *codes: str) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, length=32)


def _make_rules(op: Operations) -> None:
    op.create_table(
        "compliance_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("evidence", sa.String(32), nullable=False),
        sa.Column(
            "unit", _term("ruleunit", "branch", "group", "committee", "secretary", "bureau"), nullable=False
        ),
        sa.Column(
            "period", _term("ruleperiod", "week", "month", "quarter", "half_year", "year"), nullable=False
        ),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("regulation", sa.String(120), nullable=False),
        sa.Column("article", sa.String(60), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("severity", _term("severity", "statutory", "general", "local"), nullable=False),
        sa.Column("source_status", _term("sourcestatus", "confirmed", "doubtful"), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column(
            "applies_when", _term("applieswhen", "always", "has_committee", "has_groups"), nullable=False
        ),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_compliance_rule"),
        sa.UniqueConstraint("code", "valid_from", name="uq_compliance_rule_code_valid_from"),
    )
    op.create_table(
        "exemption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("rule_code", sa.String(64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_exemption_organization_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_exemption"),
    )
    op.create_index("ix_exemption_organization_id", "exemption", ["organization_id"], unique=False)
    op.create_table(
        "manifestation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_manifestation"),
    )
    op.create_table(
        "checkup_note",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_checkup_note"),
    )


def _make_inspections(op: Operations) -> None:
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_inspection_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_inspection"),
    )
    op.create_index("ix_inspection_month", "inspection", ["month"], unique=False)
    op.create_table(
        "inspection_team",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(120), nullable=False),
        sa.Column("role", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_inspection_team_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_inspection_team"),
    )
    op.create_table(
        "inspection_visit",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_inspection_visit_record_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_inspection_visit_organization_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_inspection_visit"),
    )
    op.create_index(
        "ix_inspection_visit_organization_id", "inspection_visit", ["organization_id"], unique=False
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("manifestation", sa.Integer(), nullable=True),
        sa.Column("tag", _tag(), nullable=True),
        sa.Column("severity", _term("severity", "statutory", "general", "local"), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("evidence_file", sa.String(64), nullable=False),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("origin", _term("findingorigin", "inspector", "verdict", "checkup"), nullable=False),
        sa.Column("origin_key", sa.String(200), nullable=False),
        sa.Column("in_notice", sa.Boolean(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_finding_record_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_finding_organization_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_finding_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    for column in ("record_id", "organization_id", "notice_id"):
        op.create_index(f"ix_finding_{column}", "finding", [column], unique=False)


def _tag() -> sa.Enum:
    return _term("shirkingtag", "perfunctory", "nominal", "discounted", "distorted", "unfinished", "shifted")


def _widen_items(op: Operations) -> None:
    kept = "id year number mode source_document leader department person due_on closed_on verifier"
    _rebuild(
        op,
        "rectification_item",
        kept.split(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mode", _term("rectificationmode", "immediate", "by_date", "long_term"), nullable=False),
        sa.Column("source_document", sa.String(200), nullable=False),
        sa.Column("leader", sa.String(120), nullable=False),
        sa.Column("department", sa.String(120), nullable=False),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("verifier", sa.String(60), nullable=False),
        sa.Column("supervisor", sa.String(120), nullable=False, server_default=sa.text("''")),
        sa.Column("manifestation", sa.Integer(), nullable=True),
        sa.Column("tag", _tag(), nullable=True),
        sa.Column("finding_id", sa.Integer(), nullable=True),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.Column("look_back_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_rectification_item_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name="fk_rectification_item_finding_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_rectification_item_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_rectification_item"),
        sa.UniqueConstraint("year", "number", name="uq_rectification_item_year_number"),
    )
    for column, unique in (
        ("due_on", False),
        ("finding_id", True),
        ("notice_id", False),
        ("look_back_on", False),
    ):
        op.create_index(f"ix_rectification_item_{column}", "rectification_item", [column], unique=unique)


def _widen_notices(op: Operations) -> None:
    kept = (
        "id month status title red_head document_word year number recipients lead figures_text sections issuer"
        " issued_on copies_to office sealed figures items created_at updated_at version"
    )
    _rebuild(
        op,
        "notice",
        kept.split(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("status", _term("noticestatus", "draft", "issued"), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("red_head", sa.String(120), nullable=False),
        sa.Column("document_word", sa.String(60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("figures_text", sa.Text(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("issuer", sa.String(120), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("copies_to", sa.Text(), nullable=False),
        sa.Column("office", sa.String(120), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("names_persons", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("findings", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status <> 'issued' OR (number IS NOT NULL AND year IS NOT NULL AND issued_on IS NOT NULL)",
            name="ck_notice_issued_has_number",
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["notice.id"], name="fk_notice_corrects_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("document_word", "year", "number", name="uq_notice_document_word_year_number"),
    )
    op.create_index("ix_notice_month", "notice", ["month"], unique=False)
    op.create_index("ix_notice_corrects_id", "notice", ["corrects_id"], unique=False)
    op.create_index(
        "uq_notice_draft_of_month",
        "notice",
        ["month"],
        unique=True,
        sqlite_where=sa.text("status = 'draft'"),
        postgresql_where=sa.text("status = 'draft'"),
    )


def _rebuild(op: Operations, table: str, kept: list[str], *parts: SchemaItem) -> None:
    """Make ``table`` anew with all it held in the columns ``kept``. Written out, not left to a batch operation: that one
    puts the constraints in another order on each run."""
    columns = ", ".join(f'"{name}"' for name in kept)
    op.create_table(f"{table}_new", *parts)
    op.execute(f"INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table}")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)


def _fill_rules(connection: sa.Connection) -> None:
    rules = sa.table("compliance_rule", *(sa.column(name) for name in FIRST_RULES[0] | FIRST_RULES[1]))
    rows = [{**rule, "valid_from": date.fromisoformat(rule["valid_from"])} for rule in FIRST_RULES]
    kept = connection.execute(sa.text("SELECT value FROM setting WHERE key = 'bureau'")).scalar()
    settings = json.loads(kept) if kept else {}
    switched_off = {code for name, code in HABITS.items() if settings.get(name) is False}
    for row in rows:
        row["enabled"] = row["code"] not in switched_off
    connection.execute(sa.insert(rules), rows)
    dictionary = sa.table("manifestation", sa.column("number"), sa.column("category"), sa.column("text"))
    numbers = range(1, MANIFESTATIONS + 1)
    connection.execute(
        sa.insert(dictionary), [{"number": number, "category": "", "text": ""} for number in numbers]
    )


def _set_look_backs(connection: sa.Connection) -> None:
    """回头看 of what was struck off and not looked at again falls due three months after."""
    closed = sa.text(
        "SELECT i.id, i.closed_on FROM rectification_item i JOIN record r ON r.id = i.id"
        " WHERE r.status = 'closed' AND i.closed_on IS NOT NULL"
    )
    update = sa.text("UPDATE rectification_item SET look_back_on = :day WHERE id = :id")
    for item_id, closed_on in connection.execute(closed).all():
        day = _months_later(date.fromisoformat(str(closed_on)), LOOK_BACK_MONTHS)
        connection.execute(update, {"day": day.isoformat(), "id": item_id})


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
