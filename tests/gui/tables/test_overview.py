"""The overview's tiles: never by colour alone, what is not known never 0, the most pressing seen first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.look.tile import TILE_ROLE
from gui.look.tokens import Tone
from gui.tables.behind import lines_of_cell, missing_lines
from gui.tables.overview import (
    LEGEND,
    MISSING,
    SIGNS,
    MatrixModel,
    by_pressing,
    cell_tile,
    missing_tile,
    verdict_pill,
)
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.overview import MatrixCell, MatrixRow, YearMatrix
from models.rules.periods import Month, Span, quarter
from models.rules.terms import Verdict
from tests.models.rules.shipped import shipped

TODAY = date(2026, 11, 5)
ASSEMBLY, COMMITTEE, THEME_DAY = (
    shipped("branch_assembly"),
    shipped("branch_committee"),
    shipped("theme_day"),
)
OCTOBER = Month(2026, 10)


def judged(
    verdict: Verdict,
    rule: ComplianceRule = THEME_DAY,
    held: int = 0,
    due: int | None = 1,
    *,
    span: Span | None = None,
    reason: str = "",
) -> RuleVerdict:
    """A verdict on October, or on ``span``."""
    return RuleVerdict(rule, 1, span or OCTOBER.span(), held, due, verdict, reason)


def row(organization_id: int | None, name: str, **cells: MatrixCell) -> MatrixRow:
    """A line whose months are empty but for those given as m10=…"""
    months = [Month(2026, number) for number in range(1, 13)]
    found = tuple(cells.get(f"m{month.month}", MatrixCell(month, ())) for month in months)
    return MatrixRow(organization_id, name, found)


def matrix(*rows: MatrixRow, year: int = 2026) -> YearMatrix:
    """A year seen on TODAY."""
    return YearMatrix(year, TODAY, (ASSEMBLY, COMMITTEE, THEME_DAY), rows)


def test_every_verdict_has_a_sign_of_its_own() -> None:
    signs = [(sign.icon, sign.mark) for sign in SIGNS.values()]
    assert set(SIGNS) == set(Verdict)
    assert len(set(signs)) == len(Verdict)
    assert all(icon or mark for icon, mark in signs)
    assert {word for _, word in LEGEND} == {verdict.label for verdict in Verdict}
    assert [verdict_pill(verdict).text for verdict in Verdict] == [verdict.label for verdict in Verdict]


@pytest.mark.parametrize(
    ("verdicts", "shown", "tone"),
    [
        ((Verdict.MET, Verdict.MET), "2/2", Tone.OK),
        ((Verdict.MET, Verdict.UNMET, Verdict.DUE_SOON), "1/3", Tone.BAD),
        ((Verdict.MET, Verdict.DUE_SOON, Verdict.UNKNOWN), "1/3", Tone.WARN),
        ((Verdict.UNKNOWN, Verdict.NOT_DUE), "?0/2", Tone.INFO),
        ((Verdict.MET, Verdict.NOT_DUE), "1/2", Tone.NEUTRAL),
        ((Verdict.MET, Verdict.NOT_APPLICABLE), "1/1", Tone.OK),
        ((Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE), "—", None),
        ((), "", None),
    ],
)
def test_a_cell_of_all_requirements(verdicts: tuple[Verdict, ...], shown: str, tone: Tone | None) -> None:
    cell = MatrixCell(OCTOBER, tuple(judged(verdict) for verdict in verdicts))
    tile = cell_tile("第一党支部", cell, None)
    assert (tile.mark + tile.text, tile.tone) == (shown, tone)
    assert tile.words.startswith("第一党支部，2026年10月：")


def test_the_words_name_what_is_open_and_why() -> None:
    unknown = judged(Verdict.UNKNOWN, COMMITTEE, due=None, reason="名册没有党员")
    cell = MatrixCell(OCTOBER, (judged(Verdict.MET, held=1), unknown, judged(Verdict.UNMET, ASSEMBLY)))
    assert cell_tile("第一党支部", cell, None).words == (
        "第一党支部，2026年10月：应落实3项，已落实1项；"
        "支部党员大会未落实，0/1次；支委会待补，0次（名册没有党员）"
    )


def test_a_cell_of_one_requirement_says_how_often() -> None:
    cell = MatrixCell(OCTOBER, (judged(Verdict.MET, ASSEMBLY, 1), judged(Verdict.UNMET, held=2, due=3)))
    assert cell_tile("甲", cell, "theme_day").text == "2/3"
    assert cell_tile("甲", cell, "branch_assembly").tone is Tone.OK


def test_what_is_not_known_has_no_figure() -> None:
    cell = MatrixCell(OCTOBER, (judged(Verdict.UNKNOWN, due=None),))
    tile = cell_tile("甲", cell, "theme_day")
    assert (tile.mark, tile.text) == ("?", "")


def test_what_counts_for_a_later_month_stands_without_a_verdict() -> None:
    cell = MatrixCell(OCTOBER, (), (("branch_assembly", (5, 6)),))
    assert cell_tile("甲", cell, "branch_assembly").text == "2次"
    assert cell_tile("甲", cell, None).text == ""
    (line,) = lines_of_cell(cell, (ASSEMBLY,), None)
    assert (line.records, line.verdict) == ((5, 6), None)


@given(st.lists(st.sampled_from(Verdict)))
def test_the_most_pressing_is_seen_first_in_any_order(found: list[Verdict]) -> None:
    cell = MatrixCell(OCTOBER, tuple(judged(verdict) for verdict in found))
    tile = cell_tile("甲", cell, None)
    assert tile == cell_tile("甲", MatrixCell(OCTOBER, tuple(reversed(cell.verdicts))), None)
    ordered = by_pressing(cell.verdicts)
    assert sorted(found) == sorted(one.verdict for one in ordered)
    if found:
        assert SIGNS[ordered[0].verdict].tone is tile.tone
        assert (Verdict.UNMET in found) == (tile.tone is Tone.BAD)


def test_what_is_missing_is_counted_and_dated() -> None:
    running = judged(Verdict.NOT_DUE, ASSEMBLY, span=quarter(2026, 4))
    soon = judged(Verdict.DUE_SOON, THEME_DAY)
    assert missing_tile("甲", ()).words == "甲：没有还缺的"
    tile = missing_tile("甲", (soon, running))
    assert (tile.text, tile.tone) == ("2项", Tone.WARN)
    assert tile.words == "甲还缺2项：主题党日2026-10-31到期；支部党员大会2026-12-31到期"
    lines = missing_lines((running,))
    assert [(line.by_when, line.verdict) for line in lines] == [(True, running)]


def test_the_model_answers_by_looking_up(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = MatrixModel()
    first = row(1, "第一党支部", m10=MatrixCell(OCTOBER, (judged(Verdict.UNMET),)))
    model.show(matrix(first, row(None, "本单位")), None)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    index = model.index(0, 9)
    assert index.data(TILE_ROLE) is index.data(TILE_ROLE)
    assert index.data() == "0/1"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data(Qt.ItemDataRole.ToolTipRole)
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 11, 12)] == ["1月", "12月", "还缺"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "本单位"


def test_cells_keep_their_names_over_the_years(qtbot: QtBot) -> None:
    model = MatrixModel()
    model.show(matrix(row(1, "第一党支部"), row(2, "第二党支部")), None)
    key = model.key(1, MISSING)
    assert model.find(key) == (1, MISSING)
    model.show(matrix(row(2, "第二党支部"), year=2025), None)
    # Of a year that is over nothing is missing any more: the last month stands for it.
    assert (model.columnCount(), model.find(key)) == (12, (0, 11))
    assert model.find((1, 3)) is None


def test_of_one_requirement_only_those_are_shown_whom_it_asks(qtbot: QtBot) -> None:
    model = MatrixModel()
    asked = row(1, "第一党支部", m10=MatrixCell(OCTOBER, (judged(Verdict.MET),)))
    model.show(matrix(asked, row(None, "本单位")), "theme_day")
    assert model.rowCount() == 1


def test_a_month_of_which_nothing_is_known_shows_no_number() -> None:
    before = judged(Verdict.UNKNOWN, due=None, reason="台账从2026年11月记起，此前的没有登记")
    tile = cell_tile("第一党支部", MatrixCell(OCTOBER, (before, before)), None)
    assert tile.text == "待补"
    assert "台账从2026年11月记起" in tile.words
    assert "已落实0项" not in tile.words
