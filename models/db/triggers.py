"""Triggers that keep what was issued. One list: a migration that rebuilds a table puts them all back from here."""

ISSUED_IS_FROZEN = "an issued notice never changes"
NAMED_IS_FROZEN = "a finding that an issued notice names never changes"

TRIGGERS: dict[str, str] = {
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
}
