"""The forms of the record books under odd rows: nothing outside the type area, nothing lost, nothing on each other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from models.rows.attendance import AttendanceRow, Observer
from models.rows.meeting import MeetingDetail
from reports.documents import lecture_record, meeting_record, sign_in_sheet, theme_day_record
from reports.flow import Document
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]
FORMS: dict[str, Callable[[MeetingDetail], Document]] = {
    "sign-in sheet": sign_in_sheet.of_meeting,
    "meeting record": meeting_record.document,
    "lecture record": lecture_record.document,
    "theme day record": theme_day_record.document,
}
NAMES = tuple(AttendanceRow(number, name) for number, name in enumerate(sheets.RARE_NAMES.split("、")))
MEETINGS: dict[str, MeetingDetail] = {
    "empty": sheets.EMPTY_MEETING,
    "one person": replace(sheets.MEETING, attendance=sheets.SHEET[:1], observers=()),
    "rare names": replace(sheets.MEETING, attendance=NAMES, host=sheets.RARE_NAMES),
    "markup": replace(sheets.MEETING, title=sheets.MARKUP, place=sheets.MARKUP, host=sheets.MARKUP),
    "a long word": replace(
        sheets.MEETING,
        title=sheets.LONG_WORD,
        place=sheets.LONG_WORD,
        organization_name=sheets.LONG_WORD,
        attendance=(AttendanceRow(1, sheets.LONG_WORD), *sheets.SHEET),
        observers=(Observer(sheets.LONG_WORD, sheets.LONG_WORD),),
        minutes=sheets.LONG_WORD,
    ),
    "500 people": replace(
        sheets.MEETING,
        attendance=tuple(AttendanceRow(number, f"党员{number}") for number in range(500)),
    ),
    "5,000 characters": replace(sheets.MEETING, minutes="\n".join(["会议认为，要抓好落实。" * 50] * 10)),
}


@pytest.mark.parametrize("rows", MEETINGS)
@pytest.mark.parametrize("form", FORMS)
def test_every_glyph_stands_in_the_type_area_and_on_no_other(form: str, rows: str, measure: Measure) -> None:
    paper = measure(pdf_of(FORMS[form](MEETINGS[rows])))
    for marks in paper.pages:
        for mark in marks:
            assert 24.5 < mark.x < 210 - 24.5, mark
            assert 25 < mark.y < 297 - 24, mark
        places = [(round(mark.x, 1), round(mark.y, 1)) for mark in marks if not mark.char.isspace()]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("form", FORMS)
def test_what_looks_like_markup_is_printed_as_typed(form: str, measure: Measure) -> None:
    text = measure(pdf_of(FORMS[form](MEETINGS["markup"]))).text.replace(" ", "")
    assert "<b>不得</b>敷衍&amp;应付<br/>" in text


@pytest.mark.parametrize("name", sheets.RARE_NAMES.split("、"))
def test_rare_names_stand_on_the_sheet_to_sign(name: str, measure: Measure) -> None:
    text = measure(pdf_of(sign_in_sheet.of_meeting(MEETINGS["rare names"]))).text.replace(" ", "")
    assert name in text
