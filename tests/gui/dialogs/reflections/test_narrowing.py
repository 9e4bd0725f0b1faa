"""心得体会台账: filters narrow the list, its figures and the ledger that is printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import printing
from gui.dialogs.printing.matter import jobs_of
from gui.dialogs.reflections import ReflectionsDialog
from gui.dialogs.reflections_reading import submissions_line
from gui.editors.periods import Period
from models.rows.paper import PaperChoices, PaperOrder
from models.rows.reflection import BranchSubmissions, Missing, ReflectionLedger
from models.rules.papers import PaperKind
from models.rules.periods import Month, Span, year_of
from tests.gui.dialogs.conftest import TODAY
from tests.gui.dialogs.reflections.acting import Compose, Settled, add, begin, opened, told

CHOICES = {PaperKind.REFLECTION_LEDGER: PaperChoices()}


def test_filters_narrow_list_and_figures(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled
) -> None:
    add(desk, bureau["第一党支部"], topic="党纪学习教育", member_id=bureau["李芳"])
    add(desk, bureau["第二党支部"], "张伟", submitted_on=date(2025, 5, 5), topic="党章")
    dialog.refresh()
    settled()
    filters = dialog.view.filters
    assert told(dialog) == ["李芳"], "this year's"
    filters.set_value("period", Period(2025))
    settled()
    assert told(dialog) == ["张伟"]
    assert dialog.submissions.text().startswith("2025年：应交3人，已交1人，覆盖率33.3%")
    filters.set_value("organization", bureau["第二党支部"])
    settled()
    assert dialog.submissions.text() == "2025年：应交1人，已交1人，覆盖率100%，都已提交。"
    filters.set_value("period", Period(2026, 10))
    settled()
    assert told(dialog) == []
    filters.clear()
    settled()
    filters.set_value("topic", "党章")
    settled()
    assert told(dialog) == ["张伟"]
    filters.clear()
    filters.search.setText("李芳 党纪")
    filters.search.returnPressed.emit()
    settled()
    assert told(dialog) == ["李芳"]


def test_it_opens_with_the_latest_year_that_has_pieces(
    desk: Desk, window: QWidget, bureau: dict[str, int], settled: Settled
) -> None:
    for year in (2023, 2024):
        add(desk, bureau["第一党支部"], f"{year}年的人", submitted_on=date(year, 5, 5))
    made = opened(desk, window, settled)
    settled()
    assert made.view.filters.value("period") == Period(2024)
    assert told(made) == ["2024年的人"]
    made.reject()


def test_the_ledger_is_ordered_as_the_filters_narrow_it(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    orders: list[tuple[str, PaperOrder]] = []

    def note(_desk: Desk, _parent: QWidget, matter: printing.matter.Matter) -> None:
        orders.extend((job.name, job.order) for job in jobs_of(matter, matter.kinds, CHOICES))

    monkeypatch.setattr(printing, "open_print_dialog", note)
    add(desk, bureau["第一党支部"], topic="党纪学习教育", submitted_on=date(2024, 5, 6))
    dialog.refresh()
    settled()
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    filters = dialog.view.filters
    filters.set_value("organization", bureau["第一党支部"])
    filters.set_value("period", Period(2026, 10))
    filters.set_value("topic", "党纪学习教育")
    dialog.print_button.click()
    filters.clear()
    dialog.print_button.click()
    kind = PaperKind.REFLECTION_LEDGER
    first = bureau["第一党支部"]
    october = PaperOrder(kind, organization_id=first, span=Month(2026, 10).span(), topic="党纪学习教育")
    assert orders == [
        ("2026年 心得体会台账", PaperOrder(kind, span=year_of(2026))),
        ("2026年10月 心得体会台账", october),
        (
            "2024年1月1日至2026年11月5日 心得体会台账",
            PaperOrder(kind, span=Span(date(2024, 1, 1), TODAY, "全部")),
        ),
    ]
    begin(dialog, settled)
    compose(dialog.panel.title.line, "没写完")
    dialog.print_ledger()
    assert len(orders) == 3
    assert "先保存或放弃" in dialog.panel.banner.sentence


@pytest.mark.parametrize(
    ("branches", "words"),
    [
        (
            (BranchSubmissions(1, "甲支部", None, 2),),
            "2026年：应交人数待补（有的支部名册还是空的），已交2人。",
        ),
        ((BranchSubmissions(1, "甲支部", 2, 2),), "2026年：应交2人，已交2人，覆盖率100%，都已提交。"),
        (
            (
                BranchSubmissions(1, "甲支部", 12, 3, tuple(Missing(n, f"甲{n}") for n in range(9))),
                BranchSubmissions(2, "乙支部", 3, 0, tuple(Missing(n, f"乙{n}") for n in range(3))),
                BranchSubmissions(3, "丙支部", 1, 0, (Missing(99, "丙一"),)),
            ),
            "2026年：应交16人，已交3人，覆盖率18.8%；未提交13人：甲支部甲0、甲1、甲2、甲3、甲4、甲5、甲6、甲7、甲8；乙支部乙0等。",
        ),
    ],
)
def test_the_figures_in_a_line(branches: tuple[BranchSubmissions, ...], words: str) -> None:
    assert submissions_line(ReflectionLedger(year_of(2026), TODAY, branches=branches)) == words
