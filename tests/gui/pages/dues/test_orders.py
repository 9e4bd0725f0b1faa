"""Orders for the chosen cells of 党费: paid, not paid, carried on, exempt, retired; the papers, and dialogs freed."""

import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from gui.dialogs.dues_forms import ExemptDialog, PaidOnDialog
from gui.dialogs.dues_rates import DuesRatesDialog
from gui.dialogs.paste_preview import PastePreview
from gui.dialogs.printing import PrintDialog
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from models.rules.dues_terms import PayerKind
from models.rules.papers import PaperKind
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.gui.pages.dues.acting import (
    OCTOBER,
    PEOPLE,
    Wait,
    choose,
    dialog_of,
    give_bases,
    kept,
    paste,
    texts,
    view,
)


def test_what_is_due_is_paid_on_a_day(
    page: DuesPage, store: Store, window: FakeWindow, settled: Wait
) -> None:
    give_bases(page, settled)
    view(page, DuesView.PAYMENT)
    choose(page, range(4), range(OCTOBER, OCTOBER + 1))
    page.pay_button.click()
    dialog = dialog_of(page, PaidOnDialog)
    assert "所选的3人次按应交金额登记为已交，共150.00元。另有1人次应交待补，不登记。" in dialog.intro.text()
    dialog.paid_on.set_value(date(2026, 11, 6))
    dialog.confirm()
    assert dialog.paid_on.error == "交纳日期还没有到，请核对"
    dialog.confirm_button.setEnabled(True)
    dialog.paid_on.set_value(date(2026, 10, 10))
    dialog.confirm()
    settled()
    assert window.said == ["已登记3人次交纳党费，共150.00元。"]
    assert {name: (line.paid, line.paid_on) for (name, _), line in kept(store).items()} == dict.fromkeys(
        PEOPLE[:3], (5_000, date(2026, 10, 10))
    )
    assert texts(page, OCTOBER)[:4] == ["50.00", "50.00", "50.00", "待补"]


def test_paying_where_nothing_is_due_is_told(page: DuesPage, window: FakeWindow) -> None:
    choose(page, range(2), range(OCTOBER, OCTOBER + 1))
    page.pay_button.click()
    assert window.warned == ["所选的格里没有可登记的，党费没有改动：2人次应交待补，请先填写交纳基数。"]


def test_not_paid_is_entered_only_for_months_that_came(page: DuesPage, store: Store, settled: Wait) -> None:
    choose(page, range(1), range(8, 12))
    page.unpaid_button.click()
    settled()
    assert {month: line.paid for (_, month), line in kept(store).items()} == {9: 0, 10: 0, 11: 0}
    assert [page.model.index(0, column).data() for column in range(8, 12)] == ["未交", "未交", "未交", ""]


def test_a_base_is_carried_on(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, rows=1)
    choose(page, range(2), range(8, 12))
    page.carry_button.click()
    settled()
    assert {(name, month) for name, month in kept(store)} == {("甲一", 10), ("甲一", 11), ("甲一", 12)}


def test_exemption_is_given_with_its_reason_and_taken_back(
    page: DuesPage, store: Store, settled: Wait
) -> None:
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    page.exempt()
    dialog = dialog_of(page, ExemptDialog)
    dialog.confirm()
    assert dialog.reason.error
    dialog.confirm_button.setEnabled(True)
    dialog.reason.set_value("生活困难，支部大会同意")
    dialog.confirm()
    settled()
    assert kept(store)["甲一", 10].note == "生活困难，支部大会同意"
    assert page.model.index(0, OCTOBER).data() == "免交"
    page.ask_again()
    settled()
    assert kept(store) == {}


def test_retired_members_pay_by_their_own_table(page: DuesPage, store: Store, settled: Wait) -> None:
    give_bases(page, settled, "6000", 1)
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    page.as_retired()
    settled()
    line = kept(store)["甲一", 10]
    assert (line.payer, line.due) == (PayerKind.RETIRED, 6_000)
    page.as_serving()
    settled()
    assert kept(store)["甲一", 10].due == 9_000


def test_the_papers_of_the_month_are_offered(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    page.branch.set_value(bureau.ids.first)
    settled()
    page.grid.choose(0, OCTOBER)
    page.print_button.click()
    settled()
    dialog = dialog_of(page, PrintDialog)
    assert dialog.matter.kinds == (PaperKind.DUES_SHEET, PaperKind.DUES_LEDGER, PaperKind.UNPAID_DUES)
    assert (dialog.matter.period.month, dialog.matter.period.organization_id) == (10, bureau.ids.first)
    dialog.reject()
    settled()


@pytest.mark.parametrize("order", ["pay", "exempt", "paste", "rates"])
def test_its_dialogs_are_freed(
    page: DuesPage, order: str, settled: Wait, freed: Callable[[weakref.ref[Any]], bool]
) -> None:
    give_bases(page, settled, rows=1)
    choose(page, range(1), range(OCTOBER, OCTOBER + 1))
    if order == "paste":
        paste(page, "1")
    else:
        {"pay": page.pay, "exempt": page.exempt, "rates": page.open_rates}[order]()
    settled()
    kinds: tuple[type[QDialog], ...] = (PaidOnDialog, ExemptDialog, PastePreview, DuesRatesDialog)
    seen = [weakref.ref(dialog) for kind in kinds for dialog in page.findChildren(kind) if dialog.isVisible()]
    assert len(seen) == 1
    _close_all(page, kinds)
    assert freed(seen[0])


def _close_all(page: DuesPage, kinds: tuple[type[QDialog], ...]) -> None:
    for kind in kinds:
        for dialog in page.findChildren(kind):
            dialog.reject()
