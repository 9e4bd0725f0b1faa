"""The stages of many meetings at once, in the list and among the reminders."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from models.rows.attachment import AttachmentRow
from models.rows.changes import Subject
from models.rows.following import StageMark
from models.rows.life import Appraisal, AppraisalResult, Criticism
from models.rows.overview import TodoKind
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.life_terms import CriticismKind, Grade
from models.rules.stages import kinds_of, lines_of
from models.rules.terms import MeetingKind, RecordStatus, Standing
from models.services.meetings import list_meetings, load_meeting, save_meeting
from models.services.stages import open_stages_of, stage_lines_of
from models.services.todo import todo_list
from tests.models.services.making import DAY, Ids, add_meeting

K = MeetingKind
FILE = AttachmentRow("0" * 64, "对照检查材料.docx", 1, datetime(2026, 10, 1))
TODAY = date(2026, 11, 12)


def test_many_at_once_are_told_as_each_by_itself(session: Session, ids: Ids) -> None:
    criticisms = (Criticism(CriticismKind.OPINION, "文多"), Criticism(CriticismKind.SELF, "学得浅", "甲"))
    results = (
        AppraisalResult("甲", Standing.FULL, grade=Grade.EXCELLENT, feedback_on=DAY),
        AppraisalResult("乙", Standing.PROBATIONARY),
    )
    made = [
        add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE, criticisms=criticisms),
        add_meeting(
            session,
            ids.first,
            K.ORGANIZATIONAL_LIFE,
            counts_as=(K.APPRAISAL,),
            appraisal=Appraisal(3, 3, 3, results),
            stages=(StageMark("talks", DAY), StageMark("told", waived=True, note="无")),
        ),
        add_meeting(session, ids.second, K.ORGANIZATIONAL_LIFE, status=RecordStatus.PLANNED),
        add_meeting(session, ids.first, K.THEME_DAY),
    ]
    with_file = load_meeting(session, made[0])
    save_meeting(session, replace(with_file, attachments=(FILE,)))
    details = [load_meeting(session, each) for each in made]
    kinds = {detail.id or 0: (detail.kind, *detail.counts_as) for detail in details}

    found = stage_lines_of(session, kinds)

    assert found == {detail.id: lines_of(detail) for detail in details[:3]}
    assert sum(bool(line.found) for line in found[made[0]]) == 3
    assert made[3] not in open_stages_of(session, kinds)
    assert all(kinds_of(detail)[0] is detail.kind for detail in details)


def test_the_list_says_which_stages_of_a_held_meeting_are_open(session: Session, ids: Ids) -> None:
    codes = ("study", "opinions", "talks", "examination", "measures")
    held = add_meeting(
        session, ids.first, K.ORGANIZATIONAL_LIFE, stages=tuple(StageMark(code, DAY) for code in codes)
    )
    planned = add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, status=RecordStatus.PLANNED)
    rows = {row.id: row for row in list_meetings(session, RegisterQuery())}
    assert rows[held].open_stages == ("情况报送", "归档")
    assert rows[planned].open_stages == ()


def test_open_stages_are_reminded_of_once_for_each_organisation_and_kind(session: Session, ids: Ids) -> None:
    one = add_meeting(session, ids.second, K.APPRAISAL, title="民主评议")
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=DAY - timedelta(days=30))
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, title="组织生活会")
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=date(2025, 12, 30))
    found = [todo for todo in todo_list(session, TODAY) if todo.kind is TodoKind.OPEN_STAGES]
    by_place = {todo.organization_name: todo for todo in found}
    assert len(found) == 2
    assert by_place["第二党支部"].target == Target(Subject.MEETING, one)
    assert by_place["第二党支部"].text == (
        "2026年10月15日民主评议党员“民主评议”步骤没有登记完：个人自评、党员互评、民主测评、组织评定、结果反馈、归档"
    )
    assert by_place["第一党支部"].target == Target(
        Subject.MEETING, kind="organizational_life", organization_id=ids.first
    )
    assert by_place["第一党支部"].text.startswith("2次组织生活会步骤没有登记完，最近一次是2026年10月15日")
