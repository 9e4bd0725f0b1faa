"""版记: rules, wrapped copies, names too long for a line beside the date."""

from datetime import date

import pytest

from reports.flow import Document, Section
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.places import MM, Sheet, sheets_of

DAY = date(2026, 5, 8)
EM = 14 / MM
LEFT, RIGHT = 26, 182


def last_page(imprint: Imprint) -> Sheet:
    section = Section([Paragraph([Span("正文。")], "正文")])
    return sheets_of(pdf_of(Document(Metadata("题", "局", DAY), [section], imprint)))[-1]


def test_without_copies_there_are_two_thick_rules() -> None:
    sheet = last_page(Imprint("", "机关党委办公室", DAY))
    assert [round(rule.width, 2) for rule in sheet.rules] == [0.35, 0.35]
    assert sheet.word("2026年5月8日印发")


def test_copies_are_wrapped_under_the_first_name_and_end_with_a_full_stop() -> None:
    names = "，".join(f"第{number}党支部" for number in range(1, 30))
    sheet = last_page(Imprint(f"{names}。", "办公室", DAY))
    lines = [line for line in sheet.lines() if line[0].y < 262]
    assert len(lines) > 3
    for line in lines[1:-1]:
        assert line[0].x == pytest.approx(LEFT + 4 * EM, abs=0.1), "behind 抄送："
        assert line[-1].right < RIGHT - EM + 0.4
    assert "".join(char.char for char in lines[-2]).endswith("第29党支部。")
    assert [round(rule.width, 2) for rule in sorted(sheet.rules, key=lambda rule: rule.y1)] == [
        0.35,
        0.25,
        0.35,
    ]


def test_a_long_office_keeps_clear_of_the_date() -> None:
    office = "中共某某市某某某某局机关委员会某某某某工作领导小组办公室综合协调处"
    sheet = last_page(Imprint("", office, DAY))
    day = sheet.word("2026年5月8日印发")
    names = [char for char in sheet.chars if char.char in office and char.x < day[0].x and char.y < 262]
    assert sum(char.char in "某处" for char in names) >= office.count("某")
    assert max(char.right for char in names) < day[0].left - EM / 2
    assert day[0].y == max(char.y for char in sheet.chars if char.y < 262), "the date stands on the last line"
    assert max(rule.y1 for rule in sheet.rules) == pytest.approx(262, abs=0.1)


def test_an_unknown_day_is_left_open() -> None:
    assert last_page(Imprint("", "办公室", None)).word("待补印发")
