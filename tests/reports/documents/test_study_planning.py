"""年度学习计划, 中心组成员考勤表, 学习通知, 一学一档目录."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.attendance import AttendanceRow
from models.rows.paper import PaperChoices
from models.rows.study_attendance import GroupAttendanceSheet
from models.rules.papers import HeadForm
from models.rules.terms import StudyKind
from reports.documents import centre_attendance, study_archive, study_notice, study_plan
from reports.flow import Document
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.official_sheets import BUREAU as OFFICE
from tests.reports.study_plan_sheets import BUREAU, STUDY, TODAY, YEAR, attendance, plan

Measure = Callable[[bytes], Any]
ODD = f"{sheets.MARKUP}{sheets.LONG_WORD}"


def read(document: Document, measure: Measure) -> str:
    text: str = measure(pdf_of(document)).text
    return text.replace(" ", "").replace("　", "")


# The plan


def test_a_plan_says_what_was_carried_out(measure: Measure) -> None:
    text = read(study_plan.document((plan(8),), YEAR, BUREAU, TODAY), measure)
    assert "2026年机关党委中心组学习计划" in text
    assert "共8个专题，截至2026年11月20日已开展4个。" in text
    assert "2026年1月9日印发" in text
    assert text.count("未开展") == 4
    assert text.count("季度") == 5, "the head and four quarters, each once"


@pytest.mark.parametrize(("topics", "said"), [(0, "计划里还没有学习专题。"), (60, "共60个专题")])
def test_empty_and_long_plans(topics: int, said: str, measure: Measure) -> None:
    assert said in read(study_plan.document((plan(topics),), YEAR, BUREAU, TODAY), measure)


def test_no_plan_is_said(measure: Measure) -> None:
    assert "本年度没有登记学习计划。" in read(study_plan.document((), YEAR, BUREAU, TODAY), measure)


def test_several_plans_stand_one_after_another(measure: Measure) -> None:
    second = replace(plan(3), title="2026年一支部学习计划", kind=StudyKind.BRANCH_STUDY)
    text = read(study_plan.document((plan(3), second), YEAR, BUREAU, TODAY), measure)
    assert text.index("中心组学习计划") < text.index("2026年一支部学习计划")


# Attendance


def test_a_made_up_absence_is_printed_as_both(measure: Measure) -> None:
    text = read(centre_attendance.document(attendance(1, 2), BUREAU), measure)
    assert "请假已补学" in text.replace("\n", "")
    assert "仍计请假、缺席，另计补学" in text


def test_figures_stand_once_behind_the_last_session(measure: Measure) -> None:
    text = read(centre_attendance.document(attendance(2, 26), BUREAU), measure)
    assert text.count("应到出席请假缺席补学") == 1
    assert text.count("序号") == 3


@pytest.mark.parametrize(("people", "sessions"), [(0, 0), (3, 0), (40, 13)])
def test_any_size_is_printed(people: int, sessions: int, measure: Measure) -> None:
    text = read(centre_attendance.document(attendance(people, sessions), BUREAU), measure)
    assert f"学习{sessions}次" in text
    assert ("没有登记中心组成员" in text) == (people == 0)


def test_no_group_is_said(measure: Measure) -> None:
    sheet = GroupAttendanceSheet(YEAR, TODAY, ())
    assert "本期没有登记中心组" in read(centre_attendance.document(sheet, BUREAU), measure)


# The notice


def notice(measure: Measure, choices: PaperChoices = PaperChoices(), **changed: Any) -> str:  # noqa: B008
    return read(study_notice.document(replace(STUDY, **changed), OFFICE, choices), measure).replace("\n", "")


def test_the_notice_says_what_the_record_says(measure: Measure) -> None:
    text = notice(measure)
    assert "关于组织机关党委理论学习中心组集体学习的通知" in text
    assert "各位成员：" in text
    assert "学习主题：学习全会精神。" in text
    assert "应到3人：" in text
    assert "列席人员：周某某（机关纪委书记）。" in text
    assert "领学：龙䶮。" in text
    assert "重点发言：张喆。" in text
    assert "交流发言：丁某。" in text, "named once, however often"
    assert "1.《全会公报》（新华社，2025年10月23日）。" in text
    assert "2.《求是》文章。" in text


def test_what_is_not_known_is_left_open(measure: Measure) -> None:
    bare: dict[str, Any] = {
        "attendance": (),
        "materials": (),
        "contributions": (),
        "observers": (),
        "place": "",
        "title": "",
    }
    text = notice(measure, PaperChoices(), **bare)
    assert "学习主题：待补。" in text
    assert "参加人员：待补。" in text
    assert "学习材料：待补。" in text
    assert "地点：待补。" in text


def test_a_long_roll_is_a_number(measure: Measure) -> None:
    many = tuple(AttendanceRow(number, f"第{number}人") for number in range(41))
    assert "参加人员：应到41人。" in notice(measure, attendance=many)


@pytest.mark.parametrize(
    ("kind", "plain", "to"),
    [
        (StudyKind.CENTRE_GROUP, True, "各位成员"),
        (StudyKind.YOUTH_GROUP, False, "各位组员"),
        (StudyKind.BRANCH_STUDY, True, "各位党员"),
        (StudyKind.BRANCH_STUDY, False, "机关党委"),
        (StudyKind.TRAINING, True, "各位同志"),
    ],
)
def test_whom_it_is_written_to(kind: StudyKind, plain: bool, to: str, measure: Measure) -> None:
    head = HeadForm.PLAIN if plain else HeadForm.RED_HEAD
    choices = PaperChoices(head_form=head, dated=date(2026, 10, 12))
    assert f"{to}：" in notice(measure, choices, kind=kind)


# The folder


def test_the_list_tells_what_was_marked_what_is_shown_and_what_is_missing(measure: Measure) -> None:
    text = read(study_archive.document(STUDY), measure).replace("\n", "")
    assert "2学习通知齐全2026.10.12" in text
    assert "附件：学习方案.pdf" in text
    assert text.count("签到表.jpg") == 1, "a sheet that was photographed is no photograph"
    assert "照片不涉及" in text
    assert "线上学习" in text
    assert "纪要简报待补" in text
    assert "其他附件有会场座次.xlsx" in text


def test_a_picture_that_no_word_tells_of_stands_under_photographs(measure: Measure) -> None:
    files = tuple(
        replace(STUDY.attachments[0], name=name) for name in ("IMG_1.JPG", "IMG_2.webp", "会场.docx")
    )
    text = read(study_archive.document(replace(STUDY, stages=(), attachments=files)), measure)
    assert "附件：IMG_1.JPG、IMG_2.webp" in text.replace("\n", "")
    assert "其他附件有会场.docx" in text.replace("\n", "")


def test_odd_texts_stand_as_typed(measure: Measure) -> None:
    documents = (
        study_plan.document((plan(3, ODD),), YEAR, BUREAU, TODAY),
        centre_attendance.document(attendance(3, 3, ODD), BUREAU),
        study_notice.document(replace(STUDY, title=ODD, place=ODD, host=ODD), OFFICE, PaperChoices()),
        study_archive.document(replace(STUDY, title=ODD)),
    )
    for document in documents:
        assert sheets.MARKUP[:6] in read(document, measure).replace("\n", "")
