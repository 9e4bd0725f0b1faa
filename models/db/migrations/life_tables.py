"""The tables that version 5 of the database brings. Released with it: never edited afterwards."""

import sqlalchemy as sa
from alembic.operations import Operations


def make_tables(op: Operations) -> None:
    """Make them all, each after those it points at."""
    _labels(op)
    _following(op)
    _study(op)
    _life(op)
    _dues(op)
    _daily_work(op)
    _reminders(op)


def _labels(op: Operations) -> None:
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "scheme",
            sa.Enum("campaign", "education", "tag", name="labelscheme", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("wants_reflections", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_label"),
        sa.UniqueConstraint("scheme", "name", name="uq_label_scheme_name"),
    )
    op.create_table(
        "record_label",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("label_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["label_id"], ["label.id"], name="fk_record_label_label_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_record_label_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "label_id", name="pk_record_label"),
    )
    op.create_index("ix_record_label_label_id", "record_label", ["label_id"], unique=False)


def _following(op: Operations) -> None:
    op.create_table(
        "stage_mark",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_stage_mark_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_stage_mark"),
    )
    op.create_table(
        "measure",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_measure_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_measure"),
    )
    op.create_index("ix_measure_due_on", "measure", ["due_on"], unique=False)
    op.create_table(
        "make_up",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("way", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_make_up_member_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_make_up_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_make_up"),
    )
    op.create_index("ix_make_up_member_id", "make_up", ["member_id"], unique=False)
    op.create_table(
        "finalization",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_finalization_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_finalization"),
    )
    op.create_table(
        "erratum",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_erratum_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_erratum"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "of",
            sa.Enum(
                "study",
                "meeting",
                "rectification",
                "inspection",
                "daily_work",
                "reflection",
                "member",
                "organization",
                name="draftof",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "created",
                "changed",
                "removed",
                "restored",
                "finalized",
                "reopened",
                "erratum",
                "undone",
                name="revisionaction",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
    )
    op.create_index("ix_revision_made_at", "revision", ["made_at"], unique=False)
    op.create_index("ix_revision_of_key", "revision", ["of", "key"], unique=False)
    op.create_table(
        "record_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "register",
            sa.Enum(
                "study",
                "meeting",
                "rectification",
                "inspection",
                "daily_work",
                name="register",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_record_template"),
        sa.UniqueConstraint("register", "kind", "name", name="uq_record_template_register_kind_name"),
    )


def _study(op: Operations) -> None:
    op.create_table(
        "study_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("centre_group", "youth_group", name="studygroupkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("leader", sa.String(length=60), nullable=False),
        sa.Column("secretary", sa.String(length=60), nullable=False),
        sa.Column("mentor", sa.String(length=60), nullable=False),
        sa.Column("age_limit", sa.Integer(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_study_group_organization_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_study_group"),
    )
    op.create_index("ix_study_group_organization_id", "study_group", ["organization_id"], unique=False)
    op.create_table(
        "study_group_member",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("duty", sa.String(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["study_group.id"], name="fk_study_group_member_group_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_study_group_member_member_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("group_id", "position", name="pk_study_group_member"),
    )
    op.create_index("ix_study_group_member_member_id", "study_group_member", ["member_id"], unique=False)
    op.create_table(
        "study_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "centre_group",
                "first_topic",
                "youth_group",
                "branch_study",
                "training",
                name="studykind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("leader", sa.String(length=60), nullable=False),
        sa.Column("secretary", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_study_plan_organization_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_study_plan"),
        sa.UniqueConstraint(
            "year", "organization_id", "kind", name="uq_study_plan_year_organization_id_kind"
        ),
    )
    op.create_index("ix_study_plan_organization_id", "study_plan", ["organization_id"], unique=False)
    op.create_table(
        "study_plan_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("materials", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["study_plan.id"], name="fk_study_plan_item_plan_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_study_plan_item"),
    )
    op.create_index("ix_study_plan_item_plan_id", "study_plan_item", ["plan_id"], unique=False)
    op.create_table(
        "study_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "speech",
                "instruction",
                "document",
                "rules",
                "book",
                "other",
                name="documentkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("issuer", sa.String(length=120), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_study_document"),
    )
    op.create_index("ix_study_document_issued_on", "study_document", ["issued_on"], unique=False)


def _life(op: Operations) -> None:
    op.create_table(
        "halt",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("halted_by", sa.String(length=120), nullable=False),
        sa.Column("halted_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_halt_record_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", name="pk_halt"),
    )
    op.create_table(
        "criticism",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("self", "mutual", "opinion", name="criticismkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("critic", sa.String(length=60), nullable=False),
        sa.Column("target", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["record.id"], name="fk_criticism_item_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_criticism_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_criticism"),
    )
    op.create_index("ix_criticism_item_id", "criticism", ["item_id"], unique=False)
    op.create_table(
        "appraisal",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("valid", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_appraisal_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_appraisal"),
    )
    op.create_table(
        "appraisal_result",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column(
            "standing",
            sa.Enum("full", "probationary", "activist", name="standing", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column(
            "self_grade",
            sa.Enum("excellent", "competent", "basic", "failing", name="grade", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("excellent", sa.Integer(), nullable=True),
        sa.Column("competent", sa.Integer(), nullable=True),
        sa.Column("basic", sa.Integer(), nullable=True),
        sa.Column("failing", sa.Integer(), nullable=True),
        sa.Column(
            "grade",
            sa.Enum("excellent", "competent", "basic", "failing", name="grade", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_appraisal_result_member_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_appraisal_result_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_appraisal_result"),
    )
    op.create_index("ix_appraisal_result_member_id", "appraisal_result", ["member_id"], unique=False)
    op.create_table(
        "talk",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column(
            "pair",
            sa.Enum(
                "committee",
                "committee_member",
                "members",
                "leader",
                "leaders",
                "other",
                name="talkpair",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("talker_id", sa.Integer(), nullable=True),
        sa.Column("talker", sa.String(length=60), nullable=False),
        sa.Column("talker_title", sa.String(length=120), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("partner", sa.String(length=60), nullable=False),
        sa.Column("partner_title", sa.String(length=120), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["member.id"], name="fk_talk_partner_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_talk_record_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["talker_id"], ["member.id"], name="fk_talk_talker_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("record_id", name="pk_talk"),
    )
    op.create_index("ix_talk_partner_id", "talk", ["partner_id"], unique=False)
    op.create_index("ix_talk_talker_id", "talk", ["talker_id"], unique=False)
    op.create_table(
        "theme_day",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("organizer", sa.String(length=120), nullable=False),
        sa.Column("oath", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_theme_day_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name="pk_theme_day"),
    )
    op.create_table(
        "birthday_mark",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("talked_by", sa.String(length=60), nullable=False),
        sa.Column("card_given", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_birthday_mark_member_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_birthday_mark_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_birthday_mark"),
    )
    op.create_index("ix_birthday_mark_member_id", "birthday_mark", ["member_id"], unique=False)
    op.create_table(
        "guidance",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("opinions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_guidance_member_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_guidance_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position", name="pk_guidance"),
    )
    op.create_index("ix_guidance_member_id", "guidance", ["member_id"], unique=False)
    op.create_table(
        "leading_cadre",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_leading_cadre_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_leading_cadre"),
    )
    op.create_index("ix_leading_cadre_member_id", "leading_cadre", ["member_id"], unique=False)
    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_contact_point_member_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name="fk_contact_point_organization_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact_point"),
    )
    op.create_index("ix_contact_point_member_id", "contact_point", ["member_id"], unique=False)
    op.create_index("ix_contact_point_organization_id", "contact_point", ["organization_id"], unique=False)


def _dues(op: Operations) -> None:
    op.create_table(
        "dues_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column(
            "payer",
            sa.Enum("serving", "retired", name="payerkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("upper", sa.Integer(), nullable=True),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dues_rate"),
        sa.UniqueConstraint("valid_from", "payer", "upper", name="uq_dues_rate_valid_from_payer_upper"),
    )
    op.create_table(
        "dues",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column(
            "payer",
            sa.Enum("serving", "retired", name="payerkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("rate", sa.Integer(), nullable=True),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("paid", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("exempt", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_dues_member_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("member_id", "month", name="pk_dues"),
    )
    op.create_index("ix_dues_month", "dues", ["month"], unique=False)


def _daily_work(op: Operations) -> None:
    op.create_table(
        "daily_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("counterpart", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=False),
        sa.Column(
            "urgency",
            sa.Enum("normal", "urgent", "most_urgent", name="urgency", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column(
            "care",
            sa.Enum(
                "consolation", "assistance", "counselling", name="carekind", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("occurred_at", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_daily_work_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name="fk_daily_work_member_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_daily_work"),
    )
    op.create_index("ix_daily_work_member_id", "daily_work", ["member_id"], unique=False)
    op.create_index("ix_daily_work_reply_due_on", "daily_work", ["reply_due_on"], unique=False)


def _reminders(op: Operations) -> None:
    op.create_table(
        "reminder_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column(
            "event",
            sa.Enum(
                "democratic_life",
                "organizational_life",
                "political_birthday",
                "halt",
                name="reminderevent",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("regulation", sa.String(length=120), nullable=False),
        sa.Column("article", sa.String(length=60), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column(
            "source_status",
            sa.Enum("confirmed", "doubtful", name="sourcestatus", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_rule"),
        sa.UniqueConstraint("code", name="uq_reminder_rule_code"),
    )
