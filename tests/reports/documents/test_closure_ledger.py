"""整改销号台账, and 问题整改清单 with and without names."""

from dataclasses import replace

import pytest

from models.rows.ledgers import Closure, LookBack
from models.rules.terms import RectificationStatus
from reports.documents import closure_ledger, rectification_list
from reports.faces.fonts import Style
from reports.page import Shape
from tests.reports import sheets
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.ledger_sheets import BUREAU, CLOSED, LONG_TERM, OPEN, TODAY, closures

S = RectificationStatus


def row(item: Closure) -> list[str]:
    (table,) = tables_of(closure_ledger.document(replace(closures(1), items=(item,)), BUREAU))
    return texts_of(table)[0]


def test_a_closed_item_from_problem_to_look_back() -> None:
    assert row(CLOSED) == [
        "1", "督察通报\n某局机党〔2026〕3号", "2026年\n第1号", "第一党支部：会议记录不规范。", "1.修订制度。\n2.每月抽查。",
        "李堃\n财务处", "2026.06.01", "已修订制度。", "整改报告.pdf\n抽查记录.xlsx", "2026.06.03", "王翀",
        "2026.06.08", "7", "巩固\n2026.09.09",
    ]  # fmt: skip


def test_an_open_item_has_not_come_so_far_and_lacks_what_is_not_recorded() -> None:
    assert row(OPEN)[4:] == [
        "待补", "待补\n待补", "2026.06.01", "待补", "待补", "—", "—", "—", "172", "—"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        (replace(CLOSED, look_back=None, status=S.CLOSED), ["7", "未回头看"]),
        (replace(CLOSED, status=S.REOPENED, look_back=LookBack(TODAY, False)), ["7", "反弹\n2026.11.20"]),
        (LONG_TERM, ["—", "—"]),
        (replace(OPEN, due_on=None, days_late=None), ["待补", "—"]),
    ],
)
def test_lateness_and_look_back(item: Closure, cells: list[str]) -> None:
    assert row(item)[-2:] == cells


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        (replace(OPEN, status=S.CLOSURE_REQUESTED, requested_on=TODAY), ["2026.11.20", "—", "—"]),
        (replace(OPEN, status=S.CLOSURE_REQUESTED), ["待补", "—", "—"]),
        (replace(CLOSED, requested_on=None, verifier=""), ["待补", "待补", "2026.06.08"]),
    ],
)
def test_closing_as_far_as_it_came(item: Closure, cells: list[str]) -> None:
    assert row(item)[9:12] == cells


def test_only_an_open_item_that_is_late_is_bold() -> None:
    (table,) = tables_of(closure_ledger.document(replace(closures(1), items=(OPEN, CLOSED)), BUREAU))
    assert [line[-2].style for line in table.rows] == [Style.HEI, Style.FANGSONG]


@pytest.mark.parametrize("with_names", [False, True])
def test_people_are_named_only_on_request(with_names: bool) -> None:
    paper = closure_ledger.document(closures(3), BUREAU, with_names=with_names)
    (table,) = tables_of(paper)
    assert ("责任人" in heads_of(table)) is with_names
    assert any("张喆" in line for line in texts_of(table)) is with_names
    assert {len(line) for line in texts_of(table)} == {len(heads_of(table))}
    assert paper.sections[0].shape is Shape.LEDGER


@pytest.mark.parametrize("with_names", [False, True])
def test_the_list_names_people_only_on_request(with_names: bool) -> None:
    paper = rectification_list.document([sheets.summary(1)], TODAY, "机关党委", with_names=with_names)
    (table,) = tables_of(paper)
    assert ("责任人" in heads_of(table)) is with_names
    assert any("张喆" in line for line in texts_of(table)) is with_names
