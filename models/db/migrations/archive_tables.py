"""The tables that version 6 of the database brings. Released with it: never edited afterwards."""

import sqlalchemy as sa
from alembic.operations import Operations


def make_tables(op: Operations) -> None:
    """Make them all, each after those it points at."""
    _years(op)
    _items(op)
    _packages(op)
    _use(op)
    _search(op)


def _years(op: Operations) -> None:
    op.create_table(
        "retention_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "meeting",
                "study",
                "notice",
                "inspection",
                "rectification",
                "daily_work",
                "reflection",
                "dues",
                "study_plan",
                "roster",
                "document",
                name="archivesource",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("each", "yearly", "none", name="archiveunit", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "retention",
            sa.Enum("Y", "D30", "D10", name="retention", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column(
            "basis_status",
            sa.Enum("confirmed", "doubtful", name="sourcestatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_retention_rule"),
        sa.UniqueConstraint("source", "kind", name="uq_retention_rule_source_kind"),
    )
    op.create_table(
        "archive_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_archive_year"),
    )
    op.create_table(
        "archive_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum("closed", "reopened", name="archiveact", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("directory_sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["year"], ["archive_year.year"], name="fk_archive_act_year", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_archive_act"),
    )
    op.create_index("ix_archive_act_year", "archive_act", ["year"], unique=False)


def _items(op: Operations) -> None:
    op.create_table(
        "archive_box",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "retention",
            sa.Enum("Y", "D30", "D10", name="retention", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("organization_code", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spine_mm", sa.Integer(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("arranged_by", sa.String(length=60), nullable=False),
        sa.Column("arranged_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=60), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_archive_box"),
        sa.UniqueConstraint(
            "year",
            "retention",
            "organization_code",
            "number",
            name="uq_archive_box_year_retention_organization_code_number",
        ),
    )
    op.create_table(
        "archive_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "retention",
            sa.Enum("Y", "D30", "D10", name="retention", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("organization_code", sa.String(length=20), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "meeting",
                "study",
                "notice",
                "inspection",
                "rectification",
                "daily_work",
                "reflection",
                "dues",
                "study_plan",
                "roster",
                "document",
                name="archivesource",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source_kind", sa.String(length=32), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("each", "yearly", "none", name="archiveunit", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(length=120), nullable=False),
        sa.Column("responsible", sa.String(length=200), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column(
            "secrecy", sa.Enum("", "internal", name="secrecy", native_enum=False, length=32), nullable=False
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("touched", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("box_id", sa.Integer(), nullable=True),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("left_out_reason", sa.String(length=200), nullable=False),
        sa.Column("known_lacks", sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("destroyed_on", sa.Date(), nullable=True),
        sa.Column("master_sha256", sa.String(length=64), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number IS NULL OR number > 0", name="ck_archive_item_number_is_positive"),
        sa.ForeignKeyConstraint(
            ["box_id"], ["archive_box.id"], name="fk_archive_item_box_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_archive_item_notice_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_archive_item_organization_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_archive_item_record_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_archive_item"),
        sa.UniqueConstraint(
            "year",
            "retention",
            "organization_code",
            "number",
            name="uq_archive_item_year_retention_organization_code_number",
        ),
    )
    op.create_index("ix_archive_item_box_id", "archive_item", ["box_id"], unique=False)
    op.create_index("ix_archive_item_organization_id", "archive_item", ["organization_id"], unique=False)
    op.create_index("ix_archive_item_year", "archive_item", ["year"], unique=False)
    op.create_index(
        "uq_archive_item_notice",
        "archive_item",
        ["notice_id"],
        unique=True,
        sqlite_where=sa.text("notice_id IS NOT NULL"),
        postgresql_where=sa.text("notice_id IS NOT NULL"),
    )
    op.create_index(
        "uq_archive_item_record",
        "archive_item",
        ["record_id"],
        unique=True,
        sqlite_where=sa.text("record_id IS NOT NULL"),
        postgresql_where=sa.text("record_id IS NOT NULL"),
    )
    op.create_index(
        "uq_archive_item_yearly",
        "archive_item",
        ["year", "source", "source_kind", "organization_id"],
        unique=True,
        sqlite_where=sa.text("unit = 'yearly' AND organization_id IS NOT NULL"),
        postgresql_where=sa.text("unit = 'yearly' AND organization_id IS NOT NULL"),
    )
    op.create_table(
        "archive_part",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "text",
                "issued",
                "final_draft",
                "sign_in",
                "annex",
                "scan",
                "photo",
                name="partrole",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("notice_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("source_sha256", sa.String(length=64), nullable=False),
        sa.Column("source_name", sa.String(length=260), nullable=False),
        sa.Column("master_sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("pages_typed", sa.Boolean(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["archive_item.id"], name="fk_archive_part_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_archive_part_notice_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_archive_part_organization_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_archive_part_record_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name="pk_archive_part"),
    )
    op.create_index("ix_archive_part_notice_id", "archive_part", ["notice_id"], unique=False)
    op.create_index("ix_archive_part_organization_id", "archive_part", ["organization_id"], unique=False)
    op.create_index("ix_archive_part_record_id", "archive_part", ["record_id"], unique=False)
    op.create_index("ix_archive_part_source_sha256", "archive_part", ["source_sha256"], unique=False)


def _packages(op: Operations) -> None:
    op.create_table(
        "archive_package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_archive_package"),
    )
    op.create_index("ix_archive_package_year", "archive_package", ["year"], unique=False)
    op.create_table(
        "fixity_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.Column("restored", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fixity_check"),
    )


def _use(op: Operations) -> None:
    op.create_table(
        "borrowing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("described", sa.Text(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("read", "lent", "copied", name="borrowingform", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("borrower", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.String(length=60), nullable=False),
        sa.Column("borrowed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_state", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["archive_item.id"], name="fk_borrowing_item_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_borrowing"),
    )
    op.create_index("ix_borrowing_item_id", "borrowing", ["item_id"], unique=False)
    op.create_table(
        "departure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "package",
                "export",
                "word",
                "restricted_print",
                "restricted_file",
                name="departurekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_departure"),
    )
    op.create_index("ix_departure_happened_at", "departure", ["happened_at"], unique=False)
    op.create_table(
        "destruction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "approved", "done", name="destructionstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.String(length=60), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("supervisors", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destruction"),
    )
    op.create_table(
        "destruction_line",
        sa.Column("destruction_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["destruction_id"],
            ["destruction.id"],
            name="fk_destruction_line_destruction_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["archive_item.id"], name="fk_destruction_line_item_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("destruction_id", "position", name="pk_destruction_line"),
    )
    op.create_index("ix_destruction_line_item_id", "destruction_line", ["item_id"], unique=False)


def _search(op: Operations) -> None:
    op.create_table(
        "attachment_text",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "read",
                "no_text",
                "not_readable",
                "unknown_kind",
                name="textstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("reader", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment_text"),
    )
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_search"),
        sa.UniqueConstraint("name", name="uq_saved_search_name"),
    )
    op.create_table(
        "search_document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "owner",
            sa.Enum(
                "record",
                "notice",
                "reflection",
                "attachment",
                "study_document",
                "member",
                "organization",
                "archive_item",
                name="searchowner",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_document"),
        sa.UniqueConstraint("owner", "owner_id", "file", name="uq_search_document_owner_owner_id_file"),
    )
    op.create_table(
        "search_stale",
        sa.Column(
            "owner",
            sa.Enum(
                "record",
                "notice",
                "reflection",
                "attachment",
                "study_document",
                "member",
                "organization",
                "archive_item",
                name="searchowner",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("owner_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("owner", "owner_id", name="pk_search_stale"),
    )
    op.create_table(
        "search_state",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_search_state"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5("
        "body, people, marks, content='', contentless_delete=1, tokenize='ascii')"
    )
