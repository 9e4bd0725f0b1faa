"""Everything a clerk types into a thing is read for the index, or left out for a reason; what the kept database holds is found."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import String, Text

from models.data_folder import DataFolder
from models.db.search.tables import FILES, HEADS, PARTS
from models.entities import Base
from models.opening import open_store
from models.rules.searching import normalized
from models.services.search import check_index, find, index_state

KEPT = Path(__file__).parents[3] / "data" / "databases"

UNREAD = {
    *("agenda_item.kind", "agenda_item.vote_kind", "agenda_item.ballot_method", "appraisal_result.standing"),
    *("appraisal_result.self_grade", "appraisal_result.grade", "attendance.standing", "attendance.state"),
    *(
        "criticism.kind",
        "daily_work.urgency",
        "daily_work.care",
        "finding.tag",
        "finding.severity",
        "finding.origin",
    ),
    *("rectification_item.mode", "rectification_item.tag", "stage_mark.code", "status_step.from_status"),
    *("status_step.to_status", "study_session.form", "study_session.sitting", "study_session.training_kind"),
    *("record.status", "record_text.part", "inspection.month", "archive_item.retention", "archive_item.unit"),
    *("archive_item.secrecy", "archive_item.source_kind", "archive_part.role", "archive_part.paper"),
    "archive_item.organization_code",
    "member.gender",
}
"""Codes of dictionaries: 类型: asks for those that are kinds."""
RESTRICTED = {"talk.pair", "talk.talker", "talk.talker_title", "talk.partner", "talk.partner_title"}
OF_THE_PROGRAM = {
    *("finding.evidence_file", "finding.origin_key", "attachment.sha256", "finalization.made_by"),
    *("archive_item.left_out_reason", "archive_item.master_sha256", "archive_item.made_from"),
    *("archive_part.source_sha256", "archive_part.master_sha256"),
    *("checkup_note.kind", "checkup_note.text"),
}
THINGS = ("record", "notice", "reflection", "study_document", "member", "organization", "archive_item")


def test_every_text_of_a_thing_is_indexed_or_left_out_for_a_reason() -> None:
    read = {f"{source.table}.{column}" for source in (*HEADS, *PARTS, FILES) for column in source.columns}
    texts = set()
    for table in Base.metadata.tables.values():
        of_thing = (
            table.name in THINGS
            or any(
                key.target_fullname in ("record.id", "archive_item.id", "notice.id") and column.primary_key
                for column in table.columns
                for key in column.foreign_keys
            )
            or ("record_id" in table.columns and table.name in ("speech", "finding"))
        )
        if of_thing and table.name not in ("notice_file",):
            texts |= {
                f"{table.name}.{column.name}"
                for column in table.columns
                if isinstance(column.type, (String, Text))
            }
    assert texts - read - UNREAD - RESTRICTED - OF_THE_PROGRAM == set()


def test_a_database_of_the_version_before_opens_with_a_full_index(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copyfile(KEPT / "v5.db", folder.database)
    store = open_store(folder, create=False, now=datetime(2026, 10, 31, 9, 0))
    with store.read() as session:
        assert index_state(session).current
        assert check_index(session) == ()
        connection = session.connection()
        for source in (*HEADS, *PARTS, FILES):
            if source.table in ("notice", "archive_item", "archive_part", "record", "record_text"):
                continue
            for column in (*source.body, *source.people):
                query = f"SELECT {column} FROM {source.table} WHERE {column} <> ''"
                for (text,) in connection.exec_driver_sql(query).fetchall():
                    word = normalized(str(text)).split("\n")[0]
                    assert find(session, f"“{word}”").hits, f"{source.table}.{column}: {text}"
    store.close()
