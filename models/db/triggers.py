"""Triggers that keep what was issued, and mark what is to be indexed again. One list: a migration that rebuilds a table puts them all back
from here."""

from models.db.search.triggers import SEARCH_TRIGGERS

ISSUED_IS_FROZEN = "an issued notice never changes"
NAMED_IS_FROZEN = "a finding that an issued notice names never changes"

FINAL_IS_FROZEN = "a closed record never changes"
HISTORY_IS_FROZEN = "history never changes"

YEAR_IS_CLOSED = "a closed year of the archive never changes"
NUMBER_IS_KEPT = "a number once given to an archived document never changes"

CONTENT_OF_RECORDS = (
    *("record_text", "attendance", "observer", "attachment"),
    *("agenda_item", "speech", "study_material", "contribution"),
    *("halt", "criticism", "appraisal", "appraisal_result", "talk", "theme_day", "birthday_mark", "guidance"),
    *("inspection_team", "inspection_visit", "finding"),
)
"""Tables that hold what was recorded, by ``record_id``: frozen once the record is closed (定稿). What follows it (stages,
measures, making up, errata, labels) stays open."""


STILL_NAMED = {
    "criticism": "kind, critic, target, text",
    "finding": "organization_id, fact, clause, manifestation, tag, severity, evidence, evidence_file, person,"
    " due_on, origin, origin_key, in_notice, position",
    "study_session": "form, started_at, ended_at, place, host, recorder, hours, sitting, training_kind, organizer,"
    " group_id",
}
"""The content of lines to which an item, a notice or a plan is joined or taken away later: the other columns stay open."""


def _final(table: str) -> dict[str, str]:
    found = {}
    for order, row in (("insert", "new"), ("update", "old"), ("delete", "old")):
        name = f"{table}_final_no_{order}"
        columns = f" OF {STILL_NAMED[table]}" if table in STILL_NAMED and order == "update" else ""
        found[name] = f"""
        CREATE TRIGGER {name} BEFORE {order.upper()}{columns} ON {table}
        WHEN EXISTS (SELECT 1 FROM finalization WHERE record_id = {row}.record_id)
        BEGIN SELECT RAISE(ABORT, '{FINAL_IS_FROZEN}'); END"""
    return found


HEADS_OF_RECORDS = ("meeting", "study_session", "inspection", "daily_work")
"""The registers' own tables, by ``id``: place, times, host, hours and the like are content too."""


def _final_head(table: str) -> dict[str, str]:
    found = {}
    for order in ("update", "delete"):
        name = f"{table}_final_no_{order}"
        columns = f" OF {STILL_NAMED[table]}" if table in STILL_NAMED and order == "update" else ""
        found[name] = f"""
        CREATE TRIGGER {name} BEFORE {order.upper()}{columns} ON {table}
        WHEN EXISTS (SELECT 1 FROM finalization WHERE record_id = old.id)
        BEGIN SELECT RAISE(ABORT, '{FINAL_IS_FROZEN}'); END"""
    return found


ARCHIVED_COLUMNS = (
    "year, retention, organization_code, source, source_kind, unit, record_id, notice_id, organization_id, title,"
    " document_number, responsible, dated, secrecy, note, position, number, left_out, left_out_reason, known_lacks, master_sha256, made_from"
)
"""What a closed year keeps of a 件; its box and a later destruction are no part of that."""


def _closed(name: str, order: str, table: str, years: str) -> str:
    return f"""
        CREATE TRIGGER {name} BEFORE {order} ON {table}
        WHEN EXISTS (SELECT 1 FROM archive_year WHERE closed AND year IN ({years}))
        BEGIN SELECT RAISE(ABORT, '{YEAR_IS_CLOSED}'); END"""


_ITEM, _UPDATE = "archive_item", f"UPDATE OF {ARCHIVED_COLUMNS}"
_YEARS_OF_PART = "SELECT year FROM archive_item WHERE id IN ({rows})"
ARCHIVE_TRIGGERS = {
    "archive_item_closed_no_insert": _closed("archive_item_closed_no_insert", "INSERT", _ITEM, "new.year"),
    "archive_item_closed_no_update": _closed(
        "archive_item_closed_no_update", _UPDATE, _ITEM, "old.year, new.year"
    ),
    "archive_item_closed_no_delete": _closed("archive_item_closed_no_delete", "DELETE", _ITEM, "old.year"),
    **{
        f"archive_part_closed_no_{order}": _closed(
            f"archive_part_closed_no_{order}", order.upper(), "archive_part", _YEARS_OF_PART.format(rows=rows)
        )
        for order, rows in (
            ("insert", "new.item_id"),
            ("update", "old.item_id, new.item_id"),
            ("delete", "old.item_id"),
        )
    },
    "archive_item_number_no_update": f"""
        CREATE TRIGGER archive_item_number_no_update
        BEFORE UPDATE OF number, year, retention, organization_code, left_out ON archive_item
        WHEN old.number IS NOT NULL AND (new.number IS NOT old.number OR new.year IS NOT old.year
            OR new.retention IS NOT old.retention OR new.organization_code IS NOT old.organization_code OR new.left_out)
        BEGIN SELECT RAISE(ABORT, '{NUMBER_IS_KEPT}'); END""",
    "archive_item_number_no_delete": f"""
        CREATE TRIGGER archive_item_number_no_delete BEFORE DELETE ON archive_item WHEN old.number IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{NUMBER_IS_KEPT}'); END""",
    **{
        f"{table}_no_{order}": f"""
        CREATE TRIGGER {table}_no_{order} BEFORE {order.upper()} ON {table}
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END"""
        for table in ("archive_act", "archive_package", "fixity_check")
        for order in ("update", "delete")
    },
    "departure_no_update": f"""
        CREATE TRIGGER departure_no_update BEFORE UPDATE OF kind, happened_at, made_by, title, destination, files ON departure
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
    "departure_no_delete": f"""
        CREATE TRIGGER departure_no_delete BEFORE DELETE ON departure
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
}
"""A closed year of the archive stays as it was closed; numbers once given stay; acts, packages and checks are history."""


TRIGGERS: dict[str, str] = (
    {
        "notice_issued_no_update": f"""
        CREATE TRIGGER notice_issued_no_update BEFORE UPDATE ON notice WHEN old.status = 'issued'
        BEGIN SELECT RAISE(ABORT, '{ISSUED_IS_FROZEN}'); END""",
        "notice_issued_no_delete": f"""
        CREATE TRIGGER notice_issued_no_delete BEFORE DELETE ON notice WHEN old.status = 'issued'
        BEGIN SELECT RAISE(ABORT, '{ISSUED_IS_FROZEN}'); END""",
        "notice_file_no_update": f"""
        CREATE TRIGGER notice_file_no_update BEFORE UPDATE ON notice_file
        BEGIN SELECT RAISE(ABORT, '{ISSUED_IS_FROZEN}'); END""",
        "notice_file_no_delete": f"""
        CREATE TRIGGER notice_file_no_delete BEFORE DELETE ON notice_file
        BEGIN SELECT RAISE(ABORT, '{ISSUED_IS_FROZEN}'); END""",
        "finding_notified_no_update": f"""
        CREATE TRIGGER finding_notified_no_update BEFORE UPDATE ON finding WHEN old.notice_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{NAMED_IS_FROZEN}'); END""",
        "finding_notified_no_delete": f"""
        CREATE TRIGGER finding_notified_no_delete BEFORE DELETE ON finding WHEN old.notice_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{NAMED_IS_FROZEN}'); END""",
        "status_step_no_update": """
        CREATE TRIGGER status_step_no_update BEFORE UPDATE ON status_step
        BEGIN SELECT RAISE(ABORT, 'a move once made never changes'); END""",
        "record_final_no_update": f"""
        CREATE TRIGGER record_final_no_update
        BEFORE UPDATE OF kind, status, title, happened_on, organization_id, expected, present, deleted_at ON record
        WHEN EXISTS (SELECT 1 FROM finalization WHERE record_id = old.id)
        BEGIN SELECT RAISE(ABORT, '{FINAL_IS_FROZEN}'); END""",
        "finalization_corrected_no_delete": f"""
        CREATE TRIGGER finalization_corrected_no_delete BEFORE DELETE ON finalization
        WHEN EXISTS (SELECT 1 FROM erratum WHERE record_id = old.record_id)
        BEGIN SELECT RAISE(ABORT, '{FINAL_IS_FROZEN}'); END""",
        "erratum_no_update": f"""
        CREATE TRIGGER erratum_no_update BEFORE UPDATE ON erratum
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
        "erratum_no_delete": f"""
        CREATE TRIGGER erratum_no_delete BEFORE DELETE ON erratum
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
        "revision_no_update": f"""
        CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
        "revision_no_delete": f"""
        CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
        BEGIN SELECT RAISE(ABORT, '{HISTORY_IS_FROZEN}'); END""",
    }
    | ARCHIVE_TRIGGERS
    | SEARCH_TRIGGERS
    | {name: statement for table in CONTENT_OF_RECORDS for name, statement in _final(table).items()}
    | {name: statement for table in HEADS_OF_RECORDS for name, statement in _final_head(table).items()}
)
