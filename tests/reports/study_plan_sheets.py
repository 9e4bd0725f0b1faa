"""Rows of the papers that organise study: a plan by quarter, a group's attendance, a notice, the list of a folder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rows.bureau import BureauSettings
from models.rows.following import MakeUp, StageMark
from models.rows.paper import PaperChoices
from models.rows.study import Contribution, StudyDetail
from models.rows.study_attendance import (
    GroupAttendance,
    GroupAttendanceSheet,
    MemberMarks,
    SessionHead,
    SessionMark,
)
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.papers import HeadForm
from models.rules.periods import year_of
from models.rules.terms import AttendanceState, StudyKind
from reports.documents import centre_attendance, study_archive, study_notice, study_plan
from reports.flow import Document
from tests.reports import sheets
from tests.reports.official_sheets import BUREAU as OFFICE
from tests.reports.official_sheets import SEAL

BUREAU = BureauSettings(bureau_name="某市某局", organ_committee="中共某市某局机关委员会")
TODAY, YEAR = date(2026, 11, 20), year_of(2026)
NAMES = sheets.RARE_NAMES.split("、")
PRESENT, LEAVE, ABSENT = AttendanceState.PRESENT, AttendanceState.LEAVE, AttendanceState.ABSENT


def plan(topics: int, text: str = "专题学习纪律处分条例，研讨日常监督") -> StudyPlan:
    """A plan of so many topics, every other one carried out; ``text`` is what was typed."""
    items = tuple(
        PlanItem(
            number,
            1 + number * 4 // max(topics, 1),
            f"{text}{number}",
            1 + 3 * (number * 4 // max(topics, 1)) if number % 3 else None,
            f"1.《中国共产党章程》\n2.{text}" if number % 4 else "",
            "、".join(NAMES[: number % 3]),
            (5,) * (number % 2) or (),
        )
        for number in range(topics)
    )
    return StudyPlan(
        1,
        2026,
        1,
        StudyKind.CENTRE_GROUP,
        "2026年机关党委中心组学习计划",
        organization_name="机关党委",
        leader=NAMES[0],
        secretary=NAMES[1],
        issued_on=date(2026, 1, 9),
        items=items,
    )


MARKS = (
    SessionMark(PRESENT),
    SessionMark(LEAVE, made_up=True),
    SessionMark(ABSENT),
    None,
    SessionMark(AttendanceState.UNMARKED),
    SessionMark(LEAVE, counted=False),
)
"""Every way a person may stand on a sheet."""


def attendance(people: int, sessions: int, name: str = "") -> GroupAttendanceSheet:
    """A group of so many people over so many sessions."""
    heads = tuple(
        SessionHead(number, date(2026, 1 + number % 12, 9), f"第{number + 1}次学习")
        for number in range(sessions)
    )
    members = tuple(
        MemberMarks(
            name or NAMES[row % len(NAMES)],
            row,
            "组长" if row == 0 else "",
            tuple(MARKS[(row + column) % len(MARKS)] for column in range(sessions)),
        )
        for row in range(people)
    )
    group = GroupAttendance("机关党委", name or "机关党委理论学习中心组", NAMES[0], NAMES[1], heads, members)
    return GroupAttendanceSheet(YEAR, TODAY, (group,))


def file(name: str) -> AttachmentRow:
    return AttachmentRow("0" * 64, name, 1000, datetime(2026, 10, 20))


SHEET = (
    AttendanceRow(1, NAMES[0], state=PRESENT),
    AttendanceRow(2, NAMES[1], state=LEAVE, reason="出差"),
    AttendanceRow(3, NAMES[2], state=PRESENT),
)
STUDY: StudyDetail = replace(
    sheets.STUDY,
    organization_name="机关党委",
    attendance=SHEET,
    observers=(Observer("周某某", "机关纪委", "书记"),),
    contributions=(
        *sheets.STUDY.contributions,
        Contribution("丁某", "交流发言"),
        Contribution("丁某", "交流发言"),
    ),
    make_ups=(MakeUp(NAMES[1], 2, date(2026, 10, 25), "自学"),),
    stages=(
        StageMark("notice", date(2026, 10, 12)),
        StageMark("photos", waived=True, note="线上学习"),
    ),
    attachments=(file("学习方案.pdf"), file("签到表.jpg"), file("会场座次.xlsx")),
)
DATED = PaperChoices(sealed=True, number="某局机党〔2026〕12号", dated=date(2026, 10, 12))

PLANNING: dict[str, Callable[[], Document]] = {
    "study plan": lambda: study_plan.document((plan(9),), YEAR, BUREAU, TODAY),
    "study plan, none": lambda: study_plan.document((), YEAR, BUREAU, TODAY),
    "attendance of the centre group": lambda: centre_attendance.document(attendance(8, 6), BUREAU),
    "attendance of the centre group, many sessions": lambda: centre_attendance.document(
        attendance(14, 26), BUREAU
    ),
    "study notice, plain": lambda: study_notice.document(STUDY, OFFICE, DATED, SEAL),
    "study notice, red head": lambda: study_notice.document(
        STUDY, OFFICE, replace(DATED, head_form=HeadForm.RED_HEAD), SEAL
    ),
    "study notice, letter": lambda: study_notice.document(
        STUDY, OFFICE, replace(DATED, head_form=HeadForm.LETTER), SEAL
    ),
    "list of a study folder": lambda: study_archive.document(STUDY),
}
"""For the specimens."""
