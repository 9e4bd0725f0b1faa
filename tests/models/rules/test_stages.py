"""The stages of an activity: which there are, what a record shows of them, what is still open."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp, StageMark
from models.rows.life import Appraisal, AppraisalResult, Criticism
from models.rows.meeting import MeetingDetail
from models.rows.study import Contribution, Material, StudyDetail
from models.rules.life_terms import CriticismKind, Grade, StageState
from models.rules.stage_evidence import Shown
from models.rules.stages import ARCHIVE, STAGES, Kind, lines_of, open_stages, stage_lines, stages_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing, StudyKind

DAY = date(2026, 1, 20)
LIFE, ORGANIZATIONAL, APPRAISAL = (
    MeetingKind.DEMOCRATIC_LIFE,
    MeetingKind.ORGANIZATIONAL_LIFE,
    MeetingKind.APPRAISAL,
)
MEETING = MeetingDetail(1, LIFE, 1, "民主生活会", DAY, RecordStatus.PLANNED)
SESSION = StudyDetail(1, StudyKind.CENTRE_GROUP, 1, "专题学习", DAY, status=RecordStatus.HELD)

kinds: st.SearchStrategy[Kind] = st.sampled_from([*MeetingKind, *StudyKind])


def named(*names: str) -> tuple[AttachmentRow, ...]:
    """Files of these names."""
    return tuple(AttachmentRow("0" * 64, name, 1, datetime(2026, 1, 1)) for name in names)


def found(detail: MeetingDetail | StudyDetail) -> dict[str, str]:
    """What the record shows, by stage, where it shows anything."""
    return {line.stage.label: line.found for line in lines_of(detail) if line.found}


def test_democratic_life_has_its_ten_stages_in_order() -> None:
    labels = [stage.label for stage in stages_of([LIFE])]
    told = "会议方案 学习研讨 征求意见 谈心谈话 对照检查 召开会议 情况通报 整改措施 情况报送 归档"
    assert labels == told.split()


def test_kinds_without_stages_have_none() -> None:
    assert stages_of([MeetingKind.BRANCH_ASSEMBLY, StudyKind.BRANCH_STUDY]) == ()


@given(st.sets(kinds))
def test_each_stage_stands_once_and_archiving_last(some: set[Kind]) -> None:
    stages = stages_of(some)
    codes = [stage.code for stage in stages]
    assert len(codes) == len(set(codes))
    assert set(codes) == {stage.code for kind in some for stage in STAGES.get(kind, ())}
    assert ARCHIVE.code not in codes[:-1]


def test_codes_fit_where_they_are_kept() -> None:
    stages = stages_of(list(STAGES))
    assert all(stage.label and stage.basis and 0 < len(stage.code) <= 32 for stage in stages)


def test_a_meeting_planned_shows_nothing_and_a_held_one_its_day() -> None:
    assert found(MEETING) == {}
    held = replace(MEETING, status=RecordStatus.HELD)
    assert found(held) == {"召开会议": "会议已于2026年1月20日召开"}
    assert found(replace(MEETING, status=RecordStatus.HALTED)) == {}


def test_opinions_items_and_files_are_shown() -> None:
    criticisms = (
        Criticism(CriticismKind.OPINION, "文山会海", item_id=7),
        Criticism(CriticismKind.OPINION, "调研不够"),
        Criticism(CriticismKind.MUTUAL, "抓得不紧", "甲", "乙", item_id=8),
    )
    files = named("班子对照检查材料.docx", "个人发言提纲.docx", "签到.jpg", "专题报告.pdf")
    shown = found(replace(MEETING, criticisms=criticisms, attachments=files))
    assert shown == {
        "征求意见": "征求到的意见2条",
        "对照检查": "附件“班子对照检查材料.docx”等2份",
        "整改措施": "列入整改2项",
        "情况报送": "附件“专题报告.pdf”",
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((DAY, DAY), {"组织评定", "结果反馈", "民主测评"}),
        ((DAY, None), {"组织评定", "民主测评"}),
    ],
)
def test_of_an_appraisal_only_what_every_full_member_has_is_shown(
    told: tuple[date | None, ...], expected: set[str]
) -> None:
    results = tuple(
        AppraisalResult(name, Standing.FULL, grade=Grade.COMPETENT, feedback_on=day)
        for name, day in zip("甲乙", told, strict=True)
    )
    probationary = AppraisalResult("丙", Standing.PROBATIONARY)
    detail = replace(MEETING, kind=APPRAISAL, appraisal=Appraisal(3, 3, 3, (*results, probationary)))
    assert set(found(detail)) == expected


def test_an_empty_appraisal_shows_nothing() -> None:
    assert found(replace(MEETING, kind=APPRAISAL, appraisal=Appraisal())) == {}


PICTURES = {"IMG_1.webp": True, "IMG_1.heif": True, "照片.zip": True, "讲话.gif.docx": False}


def sheet(*states: AttendanceState) -> tuple[AttendanceRow, ...]:
    """A sheet with these marks."""
    return tuple(AttendanceRow(None, f"某{at}", state=state) for at, state in enumerate(states))


def test_a_session_shows_sheet_materials_words_and_making_up() -> None:
    present, away = AttendanceState.PRESENT, AttendanceState.LEAVE
    detail = replace(
        SESSION,
        attendance=sheet(present, away),
        materials=(Material("讲话"),),
        contributions=(Contribution("甲", "领学", "要点"), Contribution("乙", "重点发言")),
        content="记录",
        attachments=named("IMG_1.JPG"),
    )
    assert found(detail) == {
        "学习材料": "学习材料1份",
        "签到": "到会情况已登记（应到2人）",
        "学习记录": "记录已填写",
        "发言材料": "发言1条",
        "照片": "附件“IMG_1.JPG”",
    }
    told = {name: found(replace(detail, attachments=named(name))).get("照片") for name in PICTURES}
    assert told == {name: f"附件“{name}”" if is_one else None for name, is_one in PICTURES.items()}
    made_up = replace(detail, make_ups=(MakeUp("某1", done_on=DAY),))
    assert found(made_up)["请假补学"] == "1人已补学"
    assert found(replace(detail, attendance=sheet(present)))["请假补学"] == "无人请假、缺席"
    assert "请假补学" not in found(replace(detail, make_ups=(MakeUp("某1"),)))


def test_a_sheet_not_marked_to_the_end_shows_nothing() -> None:
    assert found(replace(SESSION, attendance=sheet(AttendanceState.PRESENT, AttendanceState.UNMARKED))) == {}


def test_marked_and_found_stages_are_no_longer_open_but_only_the_clerk_ticks() -> None:
    marks = (StageMark("plan", DAY), StageMark("told", waived=True, note="班子成员均参加"))
    lines = stage_lines([LIFE], marks, Shown(held_on=DAY))
    states = {line.stage.code: line.state for line in lines}
    assert (states["plan"], states["told"], states["meeting"]) == (
        StageState.DONE,
        StageState.WAIVED,
        StageState.OPEN,
    )
    assert [stage.code for stage in open_stages(lines)] == (
        ["study", "opinions", "talks", "examination", "measures", "report", "archive"]
    )
