"""Version 3: terms of office, the bureau's seal, the faces of what is issued, reflections."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """From version 2 to 3."""
    op.add_column("organization", sa.Column("term_from", sa.Date(), nullable=True))
    op.add_column("organization", sa.Column("term_years", sa.Integer(), nullable=True))
    op.add_column("notice_file", sa.Column("faces", sa.JSON(), nullable=True))
    op.add_column("notice", sa.Column("sealed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "bureau_picture",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("file_name", sa.String(260), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_bureau_picture"),
    )
    op.create_table(
        "reflection",
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
        sa.PrimaryKeyConstraint("id", name="pk_reflection"),
    )
    op.create_index("ix_reflection_organization_id", "reflection", ["organization_id"], unique=False)
    op.create_index("ix_reflection_member_id", "reflection", ["member_id"], unique=False)
    op.create_index("ix_reflection_submitted_on", "reflection", ["submitted_on"], unique=False)
