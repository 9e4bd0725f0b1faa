"""署名 and 成文日期, by the clauses for documents with and without a seal."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.rows.paper import Seal
from reports.errors import UnreadablePicture
from reports.flow import Document, Section
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature, spoken
from reports.parts.strip import Block
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.official_sheets import SEAL, drawn_seal
from tests.reports.places import Sheet, sheets_of

DAY = date(2026, 5, 8)
CHARACTER = 156 / 28
RIGHT = 28 + 156


def first_marks(measure: Callable[[bytes], Any], body: str) -> tuple[list[Any], list[Any]]:
    blocks: list[Block] = [Signature(body, DAY)]
    marks = measure(pdf_of(Document(Metadata("题", "局", DAY), [Section(blocks)]))).pages[0]
    rows = sorted({round(mark.y, 1) for mark in marks})
    lines = [
        [mark for mark in marks if round(mark.y, 1) == row] for row in rows[:-1]
    ]  # the last is the page number
    return lines[0], lines[-1]


def test_the_date_begins_two_characters_behind_the_name(measure: Callable[[bytes], Any]) -> None:
    name, day = first_marks(measure, "中共某市某局机关委员会")
    assert day[0].x - name[0].x == pytest.approx(2 * CHARACTER, abs=0.1)
    assert name[-1].x + CHARACTER == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.1)


def test_a_date_longer_than_the_name_leaves_two_characters_free(measure: Callable[[bytes], Any]) -> None:
    name, day = first_marks(measure, "某局")
    assert day[-1].x + CHARACTER == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.2)
    assert day[0].x - name[0].x == pytest.approx(2 * CHARACTER, abs=0.1)


def test_a_name_of_more_than_a_line_stays_inside(measure: Callable[[bytes], Any]) -> None:
    marks, day = first_marks(measure, "中共某市某局某某某某工作领导小组办公室" * 2)
    assert marks[0].x > 28
    assert marks[-1].x + CHARACTER < RIGHT
    assert "".join(mark.char for mark in day) == "2026年5月8日"


def test_days_are_spoken_without_leading_zeros_and_unknown_days_are_left_open() -> None:
    assert spoken(DAY) == "2026年5月8日"
    assert spoken(None) == "待补"


def sealed(body: str, seal: Seal = SEAL) -> Sheet:
    blocks: list[Block] = [
        Paragraph([Span("现将有关情况通报如下。")], "正文", keep=True),
        Signature(body, DAY, seal),
    ]
    (page,) = sheets_of(pdf_of(Document(Metadata("题", "局", DAY), [Section(blocks)])))
    return page


@pytest.mark.parametrize(
    "body", ["某局", "中共某市某局机关委员会", "中共某市某局某某某某工作领导小组某办公室"]
)
def test_under_a_seal_the_name_stands_over_the_middle_of_the_date(body: str) -> None:
    sheet = sealed(body)
    day, name = sheet.word("2026年5月8日"), sheet.word(body)
    middle = (day[0].x + day[-1].x + CHARACTER) / 2
    assert (name[0].x + name[-1].x + CHARACTER) / 2 == pytest.approx(middle, abs=0.2)
    assert name[-1].x + CHARACTER < RIGHT + 0.3
    (seal,) = sheet.pictures
    assert (seal.left + seal.right) / 2 == pytest.approx(middle, abs=0.2)
    assert (seal.right - seal.left, seal.bottom - seal.top) == pytest.approx((42, 42), abs=0.05)


def test_a_name_too_long_to_stand_over_the_usual_place_moves_the_date_with_it() -> None:
    usual = sealed("某局").word("2026年5月8日")[-1].x + CHARACTER
    assert usual == pytest.approx(RIGHT - 4 * CHARACTER, abs=0.2)
    moved = sealed("中共某市某局某某某某工作领导小组某办公室").word("2026年5月8日")[-1].x + CHARACTER
    assert moved < usual


@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_seal_begins_within_a_line_of_the_text_whatever_the_name_takes(times: int) -> None:
    sheet = sealed("中共某市某局某某某某工作领导小组办公" * times)
    foot_of_text = sheet.word("现将")[0].y + (225 / 22 - 16 / 72 * 25.4) / 2 + 0.12 * 16 / 72 * 25.4
    gap = sheet.pictures[0].top - foot_of_text
    assert 0 < gap < 225 / 22
    assert len(sheet.lines()) == times + 3, "text, name, date, page number"


def test_a_picture_that_is_not_square_keeps_its_proportions() -> None:
    (seal,) = sealed("某局", drawn_seal(500, 400)).pictures
    assert (seal.right - seal.left, seal.bottom - seal.top) == pytest.approx((42, 33.6), abs=0.05)


def test_a_damaged_seal_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadablePicture):
        sealed("某局", Seal(SEAL.picture[:200], "x"))
