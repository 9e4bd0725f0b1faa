"""A clerk that never stops, to be killed: a process that writes one thing after another and tells each once its commit has
returned."""

from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from models.data_folder import DataFolder
from models.opening import open_store
from models.rows.attendance import AttendanceRow, Observer
from models.rows.meeting import AgendaItem, MeetingDetail, Speech
from models.rules.terms import AttendanceState, DraftOf, MeetingKind
from models.services.drafts import keep_draft
from models.services.meetings import save_meeting
from models.services.roster import expected_attendance

DAY = date(2026, 9, 24)
BRANCH_ID = 2
AGENDA, OBSERVERS = 3, 2
TITLE = "不停地记"


def meeting(sheet: tuple[AttendanceRow, ...], number: int) -> MeetingDetail:
    """A meeting with everything that can hang on one."""
    marked = tuple(
        AttendanceRow(
            row.member_id, row.name, row.standing, AttendanceState.PRESENT, in_committee=row.in_committee
        )
        for row in sheet
    )
    return MeetingDetail(
        id=None,
        kind=MeetingKind.THEME_DAY,
        organization_id=BRANCH_ID,
        title=f"{TITLE}{number}",
        held_on=DAY,
        agenda=tuple(AgendaItem(f"议题{place}", speeches=(Speech("甲", "同意"),)) for place in range(AGENDA)),
        attendance=marked,
        observers=tuple(Observer(f"列席{place}") for place in range(OBSERVERS)),
        minutes="会议记录。" * 400,
    )


def write(root: str, what: str, told: Connection) -> None:
    """Write records or drafts into the data folder until killed."""
    store = open_store(DataFolder(Path(root)), create=False, now=datetime(2026, 10, 31, 9, 0))
    with store.read() as session:
        sheet = expected_attendance(session, MeetingKind.THEME_DAY, BRANCH_ID, DAY)
    number = 0
    while True:
        number += 1
        with store.write() as session:
            if what == "drafts":
                keep_draft(session, DraftOf.MEETING, None, {"title": "没写完", "keystrokes": number})
                done = number
            else:
                done = save_meeting(session, meeting(sheet, number)).record_id or 0
        told.send(done)
