"""主题党日记录: a box is ticked only where the record says so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from models.rows.attachment import AttachmentRow
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rules.terms import AgendaKind, MeetingKind
from reports.documents import meeting_record, theme_day_record
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]
DAY = replace(
    sheets.EMPTY_MEETING, kind=MeetingKind.THEME_DAY, title="重走采访路", organization_name="办公室党支部"
)


def read(meeting: MeetingDetail, measure: Measure) -> str:
    text: str = measure(pdf_of(theme_day_record.document(meeting))).text
    return text.replace(" ", "").replace("　", "")


def test_a_record_that_says_nothing_ticks_nothing(measure: Measure) -> None:
    text = read(DAY, measure)
    assert text.count("☐") == 9
    assert "☑" not in text


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (MeetingKind.DUES_DAY, "交纳党费"),
        (MeetingKind.POLITICAL_BIRTHDAY, "过政治生日"),
        (MeetingKind.PARTY_LECTURE, "讲党课"),
    ],
)
def test_what_the_day_also_counted_as_is_ticked(kind: MeetingKind, word: str, measure: Measure) -> None:
    text = read(replace(DAY, counts_as=(kind,)), measure)
    assert f"☑{word}" in text
    assert text.count("☑") == 1


def test_study_is_ticked_by_an_agenda_that_has_it(measure: Measure) -> None:
    studied = replace(DAY, agenda=(AgendaItem("学习讲话", AgendaKind.STUDY),))
    talked = replace(DAY, agenda=(AgendaItem("讨论方案", AgendaKind.DISCUSSION),))
    assert "☑集中学习" in read(studied, measure)
    assert "☑" not in read(talked, measure)


def test_pictures_stand_apart_from_other_files(measure: Measure) -> None:
    files = tuple(
        AttachmentRow(str(number) * 64, name, 3, datetime(2026, 1, 1))
        for number, name in enumerate(("现场.JPG", "方案.docx", "合影.png"))
    )
    text = read(replace(DAY, attachments=files), measure)
    assert "照片1.现场.JPG2.合影.png" in text
    assert "其他附件1.方案.docx" in text
    assert "其他附件" not in read(DAY, measure)


def test_the_whole_record_arrives(measure: Measure) -> None:
    text = read(replace(sheets.MEETING, kind=MeetingKind.THEME_DAY), measure)
    for expected in (
        "主题党日记录", "组织者龙䶮", "应到人数5", "第一议题", "</b>敷衍&amp;应付", "组织者签名",
    ):  # fmt: skip
        assert expected in text, expected


def test_the_two_forms_of_a_theme_day_are_called_differently() -> None:
    assert meeting_record.record_title(MeetingKind.THEME_DAY) == "主题党日会议记录"
    assert theme_day_record.TITLE == "主题党日记录"
