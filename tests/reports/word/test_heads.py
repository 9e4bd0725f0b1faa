"""Heads and closings of GB/T 9704-2012 in Word."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from reports import page
from reports.parts.imprint import Imprint
from reports.parts.mark import Mark
from reports.parts.red_head import BulletinHead, RedHead
from reports.parts.signature import Signature
from reports.parts.strip import Block
from reports.parts.typesetter import Typesetter
from reports.word.blocks import translated
from reports.word.markup import GRID, Element
from tests.reports.word import reading

SETTER = Typesetter()
DAY = date(2026, 10, 31)


def made(block: Block) -> list[Element]:
    return translated(block, SETTER, page.MEASURE)


def number(element: Element, name: str, attribute: str) -> int:
    (found,) = reading.values(element, name, attribute)
    return int(found or 0)


def height(elements: list[Element]) -> int:
    """Of paragraphs of one line, in twips."""
    total = 0
    for element in elements:
        for attribute in ("before", "line", "after"):
            found = reading.values(element, "spacing", attribute)
            total += int(next((value for value in found if value), 0))
    return total


@pytest.mark.parametrize(
    "mark", ["督察通报", "中共某局机关委员会文件", "中共某某市某某局机关委员会某某工作领导小组办公室文件"]
)
def test_the_red_mark_is_red_and_begins_35_mm_below_the_type_area(mark: str) -> None:
    first, _ = made(RedHead(mark, "某机党〔2026〕3号"))
    assert reading.text_of(first) == mark
    assert set(reading.values(first, "color")) == {"E50000"}
    size = int(reading.values(first, "sz")[0] or 0) / 2
    set_size = Mark.of(mark, SETTER, page.MEASURE).size
    assert set_size - 0.5 <= size <= set_size
    before = next(int(value) for value in reading.values(first, "spacing", "before") if value)
    assert before / 20 + 0.16 * size == pytest.approx(35 * page.MM, abs=2)


def test_a_short_mark_is_spread_and_an_overlong_one_narrowed() -> None:
    short = made(RedHead("督察通报", ""))[0]
    spread, last = (int(value or 0) for value in reading.values(short, "spacing") if value)
    assert spread > 100
    assert last == 0, "nothing after the last character, so that the middle stays the middle"
    long = made(RedHead("委" * 40, ""))[0]
    assert all(0 < int(value or 0) < 100 for value in reading.values(long, "w"))


@pytest.mark.parametrize(
    "block",
    [
        RedHead("中共某局机关委员会文件", "某机党〔2026〕3号"),
        BulletinHead("督察通报", "第3期", "某机关", DAY),
    ],
)
def test_a_head_takes_the_lines_it_takes_on_paper(block: Block) -> None:
    lines = sum(strip.height for strip in block.strips(SETTER, page.MEASURE)) / page.LINE
    rule = 6 * 20  # the rule and the space above it, in points, come to it
    assert height(made(block)) + rule == pytest.approx(lines * GRID, abs=30)


def test_the_red_rule_lies_under_the_number() -> None:
    mark, under = made(RedHead("文件", "某机党〔2026〕3号"))
    assert not list(reading.every(mark, "pBdr"))
    (rule,) = reading.every(under, "bottom")
    assert (rule.get(qn("w:color")), rule.get(qn("w:sz"))) == ("E50000", "8")


def test_a_bulletin_has_its_body_left_and_its_day_right() -> None:
    *_, line = made(BulletinHead("督察通报", "第3期", "某机关", DAY))
    assert reading.text_of(line) == "某机关2026年10月31日"
    assert reading.values(line, "tab") == ["left", "right", None, None]


@pytest.mark.parametrize(
    ("body", "day"), [("中共某局机关委员会", DAY), ("某局", DAY), ("某局", None), ("某某" * 20, DAY)]
)
def test_name_and_day_stand_where_they_stand_on_paper(body: str, day: date | None) -> None:
    blank, name, dated = made(Signature(body, day))
    assert reading.text_of(blank) == ""
    assert reading.text_of(dated) == ("2026年10月31日" if day else "待补")
    assert list(reading.every(name, "keepNext")), "held to the date"
    two = round(2 * page.PITCH * 20)
    if len(body) < 28:
        assert number(dated, "ind", "left") - number(name, "ind", "left") == pytest.approx(two, abs=2)
    else:
        assert number(name, "ind", "right") == pytest.approx(two, abs=1)


def test_copies_end_with_a_full_stop_once_and_are_left_out_when_nobody_gets_any() -> None:
    (table, _) = made(Imprint("局领导，各支部。", "某办公室", DAY))
    assert reading.text_of(table) == "抄送：局领导，各支部。某办公室2026年10月31日印发"
    (alone, _) = made(Imprint("", "某办公室", None))
    assert reading.text_of(alone) == "某办公室待补印发"
    assert len(list(reading.every(table, "tr"))) == 2
    assert len(list(reading.every(alone, "tr"))) == 1


def test_the_rules_of_the_imprint_have_the_widths_of_the_standard() -> None:
    (table, _) = made(Imprint("局领导", "某办公室", DAY))
    (rules,) = reading.every(table, "tblBorders")
    widths = {side.tag.rpartition("}")[2]: int(side.get(qn("w:sz")) or 0) / 8 for side in rules}
    assert widths["top"] == widths["bottom"] == pytest.approx(0.35 * page.MM, abs=0.1)
    assert widths["insideH"] == pytest.approx(0.25 * page.MM, abs=0.1)
