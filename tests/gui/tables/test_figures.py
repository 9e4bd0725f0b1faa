"""What the figures say on screen: never by colour alone, never 0 for unknown, each with its 口径."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.look.tokens import Tone
from gui.tables.figures import (
    BASES,
    FiguresModel,
    explain,
    rectification_cell,
    requirement_cell,
    summary_of,
)
from models.rows.notice import BranchFigures, NoticeFigures, RectificationFigure, RequirementFigure
from models.rules.compliance import GroupFacts, UnitFacts
from models.rules.compliance_terms import Counted, RuleUnit
from models.rules.periods import Month
from models.rules.requirements import WEEKLY_STUDY, figures_of_branch
from models.rules.terms import Verdict
from tests.models.rules.shipped import BOOK, held

OCTOBER = Month(2026, 10)


def figure(
    verdict: Verdict,
    held: int = 0,
    due: int | None = 1,
    code: str = "branch_committee",
    label: str = "支委会",
) -> RequirementFigure:
    """A figure of October."""
    return RequirementFigure(code, label, "10月", held, due, verdict)


def branch(
    number: int, *figures: RequirementFigure, list_: tuple[int, int, int] = (0, 0, 0)
) -> BranchFigures:
    """A branch of ten."""
    return BranchFigures(number, f"第{number}党支部", 10, figures, RectificationFigure(*list_))


@pytest.mark.parametrize(
    ("verdict", "held", "due", "text", "tone"),
    [
        (Verdict.MET, 1, 1, "1/1 已落实", Tone.OK),
        (Verdict.UNMET, 0, 1, "0/1 未落实", Tone.BAD),
        (Verdict.NOT_DUE, 0, 1, "0/1 未到期", Tone.NEUTRAL),
        (Verdict.NOT_APPLICABLE, 0, None, "—", None),
        (Verdict.UNKNOWN, 0, 1, "待补", Tone.WARN),
    ],
)
def test_each_verdict_has_its_word_and_sign(
    verdict: Verdict, held: int, due: int | None, text: str, tone: Tone | None
) -> None:
    cell = requirement_cell(figure(verdict, held, due))
    assert cell.text == text
    assert cell.tone is tone
    assert bool(cell.icon) == (tone is not None)


def test_signs_differ_so_that_colour_is_never_alone() -> None:
    asked = (Verdict.MET, Verdict.UNMET, Verdict.NOT_DUE, Verdict.UNKNOWN)
    assert len({requirement_cell(figure(verdict)).icon for verdict in asked}) == len(asked)


def test_the_explanation_says_what_was_counted_what_is_asked_and_where_it_is_written() -> None:
    assert explain(figure(Verdict.MET, 1)) == (
        "10月支委会：已开1次，应开1次，已落实；正式党员7人以上的支部每月1次（支部工作条例第十二条）"
    )
    assert "不作要求" in explain(figure(Verdict.NOT_APPLICABLE, 0, None))


def test_every_requirement_that_is_counted_says_its_rule() -> None:
    branch = UnitFacts(RuleUnit.BRANCH, 1, full_members=20, groups=(GroupFacts(2),))
    counted = figures_of_branch(branch, held(), OCTOBER, date(2026, 11, 5), BOOK)
    assert {each.code for each in counted} == set(BASES)
    for each in counted:
        assert explain(each).endswith(f"；{each.basis}")
        assert each.basis


def test_figures_frozen_before_rules_could_change_say_what_was_asked_then() -> None:
    weekly = replace(figure(Verdict.UNMET, 3, 5), code=WEEKLY_STUDY, label="每周学习")
    assert (
        explain(weekly)
        == "10月每周学习：已学习3周，应学习5周，未落实；按本单位规定每周1次，周四在本月的周算本月"
    )
    groups = replace(figure(Verdict.UNMET, 1, 2), code="group_meeting", label="党小组会")
    assert explain(groups).startswith("10月党小组会：已开的小组1个，应开的小组2个，未落实；每个党小组每月1次")


def test_the_explanation_says_why_nothing_is_asked_and_counts_in_the_rules_own_unit() -> None:
    spared = replace(figure(Verdict.NOT_APPLICABLE, 0, None), reason="正式党员5名，不设支委会", basis="要求")
    assert explain(spared) == "10月支委会：已开0次，不作要求（正式党员5名，不设支委会）；要求"
    unknown = replace(figure(Verdict.UNKNOWN, 0, None), reason="名册上还没有党员", basis="要求")
    assert explain(unknown) == "10月支委会：已开0次，待补（名册上还没有党员）；要求"
    weekly = replace(figure(Verdict.UNMET, 3, 5), code="own_1", label="例会", counts=Counted.WEEKS)
    assert explain(weekly) == "10月例会：已落实3周，应落实5周，未落实"


@pytest.mark.parametrize(
    ("on_list", "closed", "overdue", "text"),
    [(0, 0, 0, "—"), (2, 2, 0, "2/2 已完成"), (2, 1, 0, "1/2 整改中"), (3, 1, 1, "1/3 逾期1项")],
)
def test_the_list_says_what_is_late_first(on_list: int, closed: int, overdue: int, text: str) -> None:
    assert rectification_cell(RectificationFigure(on_list, closed, overdue)).text == text


def test_a_sum_counts_branches_that_are_due_and_is_unknown_when_one_is() -> None:
    model = FiguresModel()
    figures = NoticeFigures(
        OCTOBER,
        date(2026, 10, 31),
        (
            branch(1, figure(Verdict.MET, 1), figure(Verdict.UNKNOWN, code="x", label="某项")),
            branch(2, figure(Verdict.UNMET), figure(Verdict.MET, 1, code="x", label="某项"), list_=(2, 1, 1)),
            branch(3, figure(Verdict.NOT_DUE), figure(Verdict.MET, 1, code="x", label="某项")),
        ),
    )
    model.show(figures)
    assert model.rowCount() == 4
    assert [model.index(3, column).data() for column in range(4)] == [
        "合计 已落实/到期",
        "1/2",
        "待补",
        "1/2 逾期1项",
    ]
    assert summary_of(figures) == "统计截至2026年10月31日：3个支部，党员30名；未落实1处，未到期1处。"


def test_other_organisations_have_a_line_and_are_in_the_sum() -> None:
    model = FiguresModel()
    figures = NoticeFigures(
        OCTOBER,
        date(2026, 10, 31),
        (branch(1, figure(Verdict.MET, 1), list_=(2, 1, 1)),),
        RectificationFigure(3, 0, 0),
    )
    model.show(figures)
    assert [[model.index(row, column).data() for column in range(3)] for row in (1, 2)] == [
        ["其他组织 只统计整改", "—", "0/3 整改中"],
        ["合计 已落实/到期", "1/1", "1/5 逾期1项"],
    ]
    assert model.rowCount() == 3


def test_a_requirement_some_branch_lacks_is_a_dash_there() -> None:
    model = FiguresModel()
    model.show(
        NoticeFigures(
            OCTOBER,
            date(2026, 10, 31),
            (branch(1, figure(Verdict.MET, 1)), branch(2, figure(Verdict.MET, 1, code="x", label="某项"))),
        )
    )
    assert model.index(0, 2).data() == "—"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "某项\n10月"


def test_the_tool_tip_is_the_explanation(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = FiguresModel()
    model.show(NoticeFigures(OCTOBER, date(2026, 10, 31), (branch(1, figure(Verdict.MET, 1)),)))
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == explain(figure(Verdict.MET, 1))
    assert model.rowCount() == 1, "one branch needs no sum"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show(None)
    assert model.rowCount() == 0
