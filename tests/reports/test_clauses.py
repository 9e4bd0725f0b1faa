"""Every element of every official form, measured on the printed page against its clause of GB/T 9704-2012.

To TOLERANCE, in millimetres.
"""

from functools import cache

import pytest

from reports.press import pdf_of
from tests.reports.clauses import CLAUSES, Clause
from tests.reports.measures import EM_3, FOOT, LINE, em_bottom, em_top, page_number, red_rules
from tests.reports.official_sheets import OFFICIAL
from tests.reports.places import Sheet, sheets_of

TOLERANCE = 0.35


@cache
def printed(name: str) -> tuple[Sheet, ...]:
    return tuple(sheets_of(pdf_of(OFFICIAL[name]())))


@pytest.mark.parametrize("clause", CLAUSES, ids=str)
def test_every_element_lies_where_its_clause_says(clause: Clause) -> None:
    sheet = printed(clause.document)[clause.page - 1]
    assert clause.measured(sheet) == pytest.approx(clause.place, abs=TOLERANCE)


@pytest.mark.parametrize("document", ["meeting notice, letter", "term reminder"])
def test_the_double_rules_of_a_letter_are_thick_outside_and_its_first_page_has_no_number(
    document: str,
) -> None:
    sheet = printed(document)[0]
    upper, under, above, lower = red_rules(sheet)
    assert upper.width > 2 * under.width
    assert lower.width > 2 * above.width
    assert upper.y1 < under.y1 < 50 < 270 < above.y1 < lower.y1
    assert page_number(sheet) == []


def test_the_title_of_a_letter_stands_two_lines_below_the_number() -> None:
    sheet = printed("meeting notice, letter")[0]
    gap = em_top(sheet.word("关于")[0]) - em_bottom(sheet.word("〔2026〕")[0])
    assert 2 * LINE - TOLERANCE < gap < 2.5 * LINE, "the grid decides within half a line"


def test_further_pages_of_a_letter_are_numbered_and_have_no_red() -> None:
    second = printed("meeting notice, letter")[1]
    assert "".join(char.char for char in page_number(second)).replace(" ", "") == "—2—"
    assert red_rules(second) == []


@pytest.mark.parametrize("document", OFFICIAL)
def test_the_seal_covers_both_lines_and_stands_with_text(document: str) -> None:
    for sheet in printed(document):
        for seal in sheet.pictures:
            inside = {row[0].y for row in sheet.lines() if seal.top < row[0].y < seal.bottom}
            assert len(inside) == 2, "name and date"
            middle = (seal.top + seal.bottom) / 2
            assert sum(inside) / 2 - EM_3 * 0.38 > middle, "which stand a little low in it"
            above = [row for row in sheet.lines() if row[0].y < seal.top]
            assert above, "never a page that has no text but the signature"
            assert seal.bottom < FOOT


@pytest.mark.parametrize("document", OFFICIAL)
def test_labels_and_marks_are_set_in_their_faces(document: str) -> None:
    whole = [char for sheet in printed(document) for char in sheet.chars]
    for sheet in printed(document):
        for char in page_number(sheet):
            assert "Song" in char.face
            assert char.size == pytest.approx(14, abs=0.01)
    assert any("Title" in char.face and char.size == pytest.approx(22, abs=0.01) for char in whole)
    if document == "meeting summary":
        for label in ("出席", "请假", "列席"):
            assert all("Hei" in char.face for char in printed(document)[1].word(label))
        assert "Fangsong" in printed(document)[1].word("请假：甲")[3].face
