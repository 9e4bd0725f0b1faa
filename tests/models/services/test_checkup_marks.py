"""What the check-up reads of members month by month, and of who led talks."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.attendance import AttendanceRow
from models.rows.checkup import CheckKind
from models.rows.life import Talk
from models.rules.checkup.facts import MonthMarks
from models.rules.life_terms import TalkPair
from models.rules.periods import Month, quarter
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing
from models.services.checkup import check
from models.services.checkup_marks import month_marks
from models.services.meetings import save_meeting
from models.services.study import save_session
from tests.models.services.making import Ids, add_person, meeting, post, study

HERE, LEAVE, ABSENT, OPEN = (
    AttendanceState.PRESENT,
    AttendanceState.LEAVE,
    AttendanceState.ABSENT,
    AttendanceState.UNMARKED,
)
OCTOBER = Month(2026, 10).span()


def line(member_id: int, state: AttendanceState, *, counted: bool = True) -> AttendanceRow:
    return AttendanceRow(member_id, "张伟", Standing.FULL, state, "出差", counted)


def test_the_sheets_of_twelve_months_by_person(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    committee = MeetingKind.BRANCH_COMMITTEE
    for row in (
        meeting(ids.first, attendance=(line(zhang, LEAVE),)),
        meeting(ids.first, attendance=(line(zhang, ABSENT),)),
        meeting(ids.first, attendance=(line(zhang, OPEN),)),
        # A committee does not expect all members, so who is away from it is not away from organisational life …
        meeting(ids.first, committee, attendance=(line(zhang, ABSENT),)),
        # … but who came to it came to something.
        meeting(ids.first, committee, attendance=(line(zhang, HERE),)),
        meeting(ids.first, attendance=(line(zhang, ABSENT, counted=False),)),
        meeting(ids.first, attendance=(line(zhang, ABSENT),), status=RecordStatus.CANCELLED),
        meeting(ids.first, attendance=(line(zhang, ABSENT),), held_on=date(2025, 11, 1)),
        meeting(ids.first, attendance=(line(zhang, ABSENT),), held_on=date(2025, 10, 31)),
    ):
        save_meeting(session, row)
    save_session(session, study(ids.first, attendance=(line(zhang, ABSENT),)))
    save_session(session, study(ids.first, attendance=(line(zhang, HERE),)))
    assert set(month_marks(session, OCTOBER)) == {
        MonthMarks(zhang, "张伟", Month(2026, 10), present=2, leave=1, absent=1, unmarked=1),
        MonthMarks(zhang, "张伟", Month(2025, 11), absent=1),
    }


def test_three_months_away_are_found_by_the_check_up(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    for month in (8, 9, 10):
        save_meeting(
            session, meeting(ids.first, held_on=date(2026, month, 12), attendance=(line(zhang, LEAVE),))
        )
    found = check(session, OCTOBER, date(2026, 11, 1)).findings
    [told] = [one for one in found if one.kind is CheckKind.LONG_ABSENCE]
    assert told.sentence.startswith("张伟2026年8月至10月3个整月")
    assert told.organization_name == "第一党支部"


def test_a_talk_the_secretary_led_is_something_led(session: Session, ids: Ids) -> None:
    boss = add_person(session, "张伟", ids.first, posts=(post(ids.first, "书记"),))
    save_meeting(session, meeting(ids.first, held_on=date(2026, 8, 12), host="李娜"))

    def nominal() -> list[str]:
        found = check(session, quarter(2026, 3), date(2026, 11, 1)).findings
        return [one.sentence for one in found if one.kind is CheckKind.NOMINAL_SECRETARY]

    assert len(nominal()) == 1
    talk = Talk(TalkPair.COMMITTEE_MEMBER, "张伟", "李娜", boss)
    save_meeting(
        session, meeting(ids.first, MeetingKind.HEART_TALK, held_on=date(2026, 8, 20), host="", talk=talk)
    )
    assert nominal() == []
