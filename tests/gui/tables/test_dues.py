"""The cells of 党费: a word and a sign for whatever asks for a look, the whole story when pointed at."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import Tone
from gui.tables.dues import DuesModel, DuesView, described, heads_of, matching, read_cell, summed
from models.rows.dues import DuesCell, DuesLine, DuesSum
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from tests.models.rules.paying import cell, person

MAY = Month(2026, 5)
LINE = DuesLine(1, MAY, base=500_000, rate=100, due=5_000)
PAID = replace(LINE, paid=5_000, paid_on=date(2026, 5, 10))


def tile(line: DuesLine | None, view: DuesView = DuesView.PAYMENT) -> Tile:
    model = DuesModel()
    model.show([person(1, *([line] if line else []))], view, branches=False)
    found: Tile = model.index(0, 4).data(TILE_ROLE)
    return found


@pytest.mark.parametrize(
    ("line", "text", "tone", "sign"),
    [
        (None, "待补", Tone.NEUTRAL, ""),
        (LINE, "待补", Tone.NEUTRAL, ""),
        (PAID, "50.00", Tone.OK, ""),
        (replace(LINE, paid=0), "未交", Tone.BAD, "error_circle"),
        (replace(LINE, paid=1_000), "10.00", Tone.WARN, "少"),
        (replace(LINE, paid=6_000), "60.00", Tone.INFO, "多"),
        (replace(LINE, exempt=True), "免交", Tone.NEUTRAL, ""),
        (DuesLine(1, MAY, paid=700), "7.00", Tone.NEUTRAL, "?"),
    ],
)
def test_every_state_is_told_in_words_or_by_a_sign(
    line: DuesLine | None, text: str, tone: Tone, sign: str
) -> None:
    shown = tile(line)
    assert (shown.text, shown.tone, shown.icon or shown.mark) == (text, tone, sign)


def test_base_and_due_have_views_of_their_own() -> None:
    assert tile(PAID, DuesView.BASE).text == "5,000.00"
    assert tile(PAID, DuesView.DUE).text == "50.00"
    assert tile(replace(PAID, payer=PayerKind.RETIRED), DuesView.BASE).mark == "离"
    assert tile(None, DuesView.DUE).text == "待补"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (PAID, "党员1　2026年5月：在职，基数5,000.00元，按1%应交50.00元，实交50.00元，2026-05-10交；已交。"),
        (replace(LINE, paid=0), "党员1　2026年5月：在职，基数5,000.00元，按1%应交50.00元，没有交；未交。"),
        (DuesLine(1, MAY), "党员1　2026年5月：在职，基数待补，应交待补，实交待补；待补。"),
        (
            DuesLine(1, MAY, exempt=True),
            "党员1　2026年5月：在职，基数待补，应交待补，免交（原因待补）；免交。",
        ),
    ],
)
def test_a_cell_tells_everything_that_is_known(line: DuesLine, said: str) -> None:
    one = person(1, line)
    assert described(one, one.cells[4]) == said


def test_what_cannot_stand_in_a_cell_is_told() -> None:
    asked = cell(LINE)
    assert read_cell(DuesView.PAYMENT, asked, "未交") == 0
    assert read_cell(DuesView.PAYMENT, asked, "待补") is None
    assert read_cell(DuesView.BASE, asked, "3,000") == 300_000
    for view, where, why in (
        (DuesView.DUE, asked, "应交由基数和比例算出"),
        (DuesView.BASE, cell(LINE, None), "不在这里交党费"),
        (DuesView.PAYMENT, cell(replace(LINE, exempt=True)), "已登记免交"),
        (DuesView.BASE, asked, "写法不认识"),
    ):
        with pytest.raises(ValueError, match=why):
            read_cell(view, where, "未交")


def test_months_are_found_by_every_spelling_and_each_by_one_only() -> None:
    heads = heads_of(2026)
    every = {word for spellings in heads for word in spellings}
    assert len(every) == sum(len(set(spellings)) for spellings in heads)
    assert {"5月", "05月", "五月", "2026年5月", "2026-05"} <= set(heads[4])


def test_a_month_to_come_and_one_elsewhere_are_empty() -> None:
    one = person(1)
    coming = DuesCell(MAY, 1, None, None)
    elsewhere = DuesCell(Month(2026, 6), None, None, None)
    one = replace(one, cells=(*one.cells[:4], coming, elsewhere, *one.cells[6:]))
    model = DuesModel()
    model.show([one], DuesView.PAYMENT, branches=True)
    assert [model.index(0, column).data() for column in (4, 5)] == ["", ""]
    assert "还没有到" in str(model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole))
    assert model.flags(model.index(0, 4)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 5)) & Qt.ItemFlag.ItemIsEditable


def test_the_total_adds_what_is_known() -> None:
    model = DuesModel()
    model.show(
        [person(1, PAID, replace(LINE, month=Month(2026, 6), paid=200))], DuesView.PAYMENT, branches=False
    )
    assert model.index(0, 12).data() == "52.00"
    model.show([person(1)], DuesView.PAYMENT, branches=False)
    assert model.index(0, 12).data() == ""


def test_the_same_members_again_keep_the_choice() -> None:
    model = DuesModel()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show([person(1), person(2)], DuesView.PAYMENT, branches=False)
    model.show([person(1, PAID), person(2)], DuesView.PAYMENT, branches=False)
    assert (len(resets), model.index(0, 4).data()) == (1, "50.00")
    model.show([person(2)], DuesView.PAYMENT, branches=False)
    assert len(resets) == 2


def test_names_are_found_by_part_and_by_initials() -> None:
    people = [replace(person(1), name="张三"), replace(person(2), name="李四")]
    assert [one.name for one in matching(people, "zs")] == ["张三"]
    assert [one.name for one in matching(people, " 四 ")] == ["李四"]
    assert len(matching(people, "")) == 2


def test_unknown_is_no_state_of_its_own_colour_alone() -> None:
    assert tile(None).text == DuesState.UNKNOWN.label


def test_a_sum_of_nothing_known_is_no_nought() -> None:
    assert summed(DuesSum(asked=3, unknown=3, no_base=3)) == [
        "应交待补（3人次待补）",
        "实交待补",
        "未交、少交0人次",
        "待补3人次",
    ]
    assert summed(DuesSum(asked=2, due=500, short=1, unknown=1, no_base=1))[:2] == [
        "应交5.00元（1人次待补）",
        "实交0.00元",
    ]
    assert summed(DuesSum(asked=2, exempt=2)) == ["免交2人次"]
    assert summed(DuesSum()) == ["没有要交的月份"]


def test_many_who_change_at_once_are_told_of_once() -> None:
    model = DuesModel()
    model.show([person(number) for number in range(1, 30)], DuesView.PAYMENT, branches=False)
    told = QSignalSpy(model.dataChanged)
    model.put(person(number, replace(PAID, member_id=number)) for number in range(2, 30))
    assert told.count() == 1
    assert [model.index(row, 4).data() for row in (0, 1, 28)] == ["待补", "50.00", "50.00"]
