"""Version 2: inspection notices and the files that were issued."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """From version 1 to 2."""
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "issued", name="noticestatus", native_enum=False, length=32),
            nullable=False,
        ),
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
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status <> 'issued' OR (number IS NOT NULL AND year IS NOT NULL AND issued_on IS NOT NULL)",
            name="ck_notice_issued_has_number",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("document_word", "year", "number", name="uq_notice_document_word_year_number"),
    )
    op.create_index("ix_notice_month", "notice", ["month"], unique=False)
    op.create_index(
        "uq_notice_draft_of_month",
        "notice",
        ["month"],
        unique=True,
        sqlite_where=sa.text("status = 'draft'"),
        postgresql_where=sa.text("status = 'draft'"),
    )
    op.create_table(
        "notice_file",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_notice_file_notice_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("notice_id", name="pk_notice_file"),
    )
