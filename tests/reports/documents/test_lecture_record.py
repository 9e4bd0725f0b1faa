"""党课登记表."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.rows.attachment import AttachmentRow
from models.rules.terms import MeetingKind, RecordStatus
from reports.documents import lecture_record
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]
LECTURE = replace(
    sheets.MEETING,
    kind=MeetingKind.PARTY_LECTURE,
    counts_as=(),
    title="牢记初心使命",
    lecturer="龙䶮",
    attachments=(AttachmentRow("0" * 64, "课件<1>.pptx", 3, datetime(2026, 1, 1)),),
)


def test_what_the_record_has_stands_on_the_form(measure: Measure) -> None:
    text = measure(pdf_of(lecture_record.document(LECTURE))).text.replace(" ", "")
    for expected in (
        "党课登记表", "课题牢记初心使命", "主讲人龙䶮", "党组织办公室党支部", "应到人数5", "实到人数3",
        "机关三楼会议室", "教案课件1.课件<1>.pptx", "</b>敷衍&amp;应付", "主讲人签名", "记录人签名",
    ):  # fmt: skip
        assert expected in text, expected


def test_what_no_record_has_is_left_to_the_pen(measure: Measure) -> None:
    text = measure(pdf_of(lecture_record.document(sheets.EMPTY_MEETING))).text.replace(" ", "")
    for name, after in (
        ("主讲人职务", "课时"),
        ("课时", "时间"),
        ("参加范围", "应到"),
        ("教案课件", "效果评价"),
    ):
        assert name + after in text.replace("　", ""), name
    assert "主讲人待补" in text
    assert "主要内容待补" in text
    assert "无" not in text


def test_a_lecture_not_given_says_so(measure: Measure) -> None:
    planned = replace(LECTURE, status=RecordStatus.PLANNED)
    assert "状态计划" in measure(pdf_of(lecture_record.document(planned))).text.replace(" ", "")
    assert "状态" not in measure(pdf_of(lecture_record.document(LECTURE))).text


def test_a_long_lecture_arrives_whole(measure: Measure) -> None:
    long = replace(LECTURE, minutes="\n".join(["要学深悟透，抓好落实。" * 50] * 10))
    paper = measure(pdf_of(lecture_record.document(long)))
    assert re.sub("— [0-9]+ —", "", paper.text).count("抓好落实") == 500
    assert "主讲人签名" in paper.texts[-1]
