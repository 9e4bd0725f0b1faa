"""Version 1: the bureau, its roster, the three registers, drafts."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """From version 0 to 1."""
    op.create_table(
        "draft",
        sa.Column(
            "register",
            sa.Enum("study", "meeting", "rectification", name="register", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("record_key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("register", "record_key", name="pk_draft"),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(260), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("gender", sa.String(4), nullable=False),
        sa.Column("ethnicity", sa.String(20), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("full_on", sa.Date(), nullable=True),
        sa.Column("department", sa.String(120), nullable=False),
        sa.Column("job_title", sa.String(120), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_batch_id"], ["import_batch.id"], name="fk_member_import_batch_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
    )
    op.create_index("ix_member_import_batch_id", "member", ["import_batch_id"], unique=False)
    op.create_index("ix_member_name", "member", ["name"], unique=False)
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "party_committee",
                "general_branch",
                "branch",
                "group",
                "department",
                "subordinate_unit",
                name="organizationkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("short_name", sa.String(60), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name="fk_organization_import_batch_id",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organization.id"], name="fk_organization_parent_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organization"),
    )
    op.create_index("ix_organization_import_batch_id", "organization", ["import_batch_id"], unique=False)
    op.create_index("ix_organization_parent_id", "organization", ["parent_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("came_from", sa.String(120), nullable=False),
        sa.Column("went_to", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organization.id"], name="fk_membership_branch_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["organization.id"], name="fk_membership_group_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_membership_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_membership"),
    )
    op.create_index(
        "ix_membership_branch_id_from_on_to_on", "membership", ["branch_id", "from_on", "to_on"], unique=False
    )
    op.create_index("ix_membership_group_id", "membership", ["group_id"], unique=False)
    op.create_index("ix_membership_member_id", "membership", ["member_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_post_member_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_post_organization_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
    )
    op.create_index("ix_post_member_id", "post", ["member_id"], unique=False)
    op.create_index("ix_post_organization_id", "post", ["organization_id"], unique=False)
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "register",
            sa.Enum("study", "meeting", "rectification", name="register", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name="fk_record_organization_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
    )
    op.create_index("ix_record_organization_id", "record", ["organization_id"], unique=False)
    op.create_index(
        "ix_record_register_happened_on_organization_id_kind_status_deleted_at",
        "record",
        ["register", "happened_on", "organization_id", "kind", "status", "deleted_at"],
        unique=False,
    )
    op.create_table(
        "standing_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum("full", "probationary", "activist", name="standing", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_standing_period_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_standing_period"),
    )
    op.create_index("ix_standing_period_member_id", "standing_period", ["member_id"], unique=False)
    op.create_table(
        "agenda_item",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "study",
                "deliberation",
                "discussion",
                "explanation",
                "pledge",
                "address",
                "report",
                "other",
                name="agendakind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_first_topic", sa.Boolean(), nullable=False),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column(
            "vote_kind",
            sa.Enum(
                "resolution",
                "admission",
                "election",
                "committee",
                name="votekind",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "ballot_method",
            sa.Enum(
                "show_of_hands",
                "secret_ballot",
                "signed_ballot",
                "oral",
                name="ballotmethod",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("in_favour", sa.Integer(), nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_agenda_item_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_agenda_item"),
    )
    op.create_table(
        "attachment",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(260), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_attachment_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_attachment"),
    )
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column(
            "standing",
            sa.Enum("full", "probationary", "activist", name="standing", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "unmarked", "present", "leave", "absent", name="attendancestate", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("in_committee", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_attendance_member_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_attendance_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_attendance"),
    )
    op.create_index("ix_attendance_member_id", "attendance", ["member_id"], unique=False)
    op.create_table(
        "contribution",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(60), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_contribution_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_contribution"),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counts_as", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("host", sa.String(60), nullable=False),
        sa.Column("recorder", sa.String(60), nullable=False),
        sa.Column("lecturer", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_meeting_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_table(
        "observer",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(120), nullable=False),
        sa.Column("job_title", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_observer_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_observer"),
    )
    op.create_table(
        "progress_entry",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_progress_entry_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_progress_entry"),
    )
    op.create_table(
        "record_text",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_record_text_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "part", name="pk_record_text"),
    )
    op.create_table(
        "rectification_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "immediate", "by_date", "long_term", name="rectificationmode", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("source_document", sa.String(200), nullable=False),
        sa.Column("leader", sa.String(120), nullable=False),
        sa.Column("department", sa.String(120), nullable=False),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("verifier", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_rectification_item_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_rectification_item"),
        sa.UniqueConstraint("year", "number", name="uq_rectification_item_year_number"),
    )
    op.create_index("ix_rectification_item_due_on", "rectification_item", ["due_on"], unique=False)
    op.create_table(
        "status_step",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column(
            "from_status",
            sa.Enum(
                "unclaimed",
                "in_progress",
                "closure_requested",
                "closed",
                "consolidated",
                "reopened",
                name="rectificationstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "to_status",
            sa.Enum(
                "unclaimed",
                "in_progress",
                "closure_requested",
                "closed",
                "consolidated",
                "reopened",
                name="rectificationstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("moved_by", sa.String(60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_status_step_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_status_step"),
    )
    op.create_table(
        "study_material",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("issuer", sa.String(120), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_study_material_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_study_material"),
    )
    op.create_table(
        "study_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("led", "group", "self", name="studyform", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("started_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("host", sa.String(60), nullable=False),
        sa.Column("recorder", sa.String(60), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_study_session_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_study_session"),
    )
    op.create_table(
        "speech",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("agenda_position", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "agenda_position"],
            ["agenda_item.record_id", "agenda_item.position"],
            name="fk_speech_record_id_agenda_position",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "agenda_position", "position", name="pk_speech"),
    )
