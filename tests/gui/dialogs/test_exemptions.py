"""免予统计: registered with quick choices of days, changed, taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs import exemptions
from gui.dialogs.exemption_form import ExemptionDialog, Reach
from gui.dialogs.exemptions import ExemptionsDialog
from gui.main_window import MainWindow
from models.db.store import CONFLICT, Store
from models.rows.compliance import Exemption
from models.services.rulebook import load_exemptions, save_exemption
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
NATIONAL = Exemption(None, date(2026, 9, 28), date(2026, 10, 11), "国庆节放假", None, "weekly_study")


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait
) -> Iterator[ExemptionsDialog]:
    """The dialog of a bureau that has registered nothing yet."""
    window.show()
    made = ExemptionsDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def shown_form(dialog: ExemptionsDialog) -> ExemptionDialog:
    return next(one for one in dialog.findChildren(ExemptionDialog) if one.isVisible())


@pytest.fixture
def form(dialog: ExemptionsDialog) -> Callable[[], ExemptionDialog]:
    """The form that is open."""

    def found() -> ExemptionDialog:
        return shown_form(dialog)

    return found


@pytest.fixture
def registered(dialog: ExemptionsDialog, desk: Desk, settled: Wait) -> ExemptionsDialog:
    """With one in the list, chosen."""
    desk.tasks.write(save_exemption, NATIONAL)
    settled()
    dialog.table.selectRow(0)
    return dialog


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(store: Store) -> list[Exemption]:
    with store.read() as session:
        return [replace(one, id=None, version=0) for one in load_exemptions(session)]


def cells(dialog: ExemptionsDialog, row: int = 0) -> list[str]:
    return [dialog.model.index(row, at).data() for at in range(dialog.model.columnCount())]


def reach(form: ExemptionDialog, chosen: Reach) -> None:
    form.reach.set_value(chosen.value)
    form.reach.box.activated.emit(form.reach.box.currentIndex())


def test_one_week_from_the_empty_list(
    dialog: ExemptionsDialog,
    form: Callable[[], ExemptionDialog],
    store: Store,
    settled: Wait,
    compose: Compose,
) -> None:
    assert dialog.empty.isVisible()
    assert not dialog.change_button.isEnabled()
    click(dialog.empty.button)
    asked = form()
    assert not asked.last.isVisible()
    QTest.keyClicks(asked.first.line, "2026-10-01")
    assert asked.spared.text().startswith("2026-09-28 至 2026-10-04，免予统计完整的1周")
    compose(asked.reason.line, "国庆节放假")
    QTest.keyClick(asked.reason.line, Qt.Key.Key_Return)
    settled()
    assert kept(store) == [Exemption(None, date(2026, 9, 28), date(2026, 10, 4), "国庆节放假")]
    assert cells(dialog) == ["2026-09-28 至 2026-10-04", "全部党组织", "全部要求", "国庆节放假"]
    assert dialog.table.current_row() is not None


@pytest.mark.parametrize(
    ("chosen", "first", "last"),
    [
        (Reach.WEEK, date(2026, 9, 28), date(2026, 10, 4)),
        (Reach.MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Reach.HOLIDAY, date(2026, 9, 28), date(2026, 10, 11)),
        (Reach.AS_TYPED, date(2026, 10, 1), date(2026, 10, 7)),
    ],
)
def test_the_quick_choices(
    dialog: ExemptionsDialog,
    form: Callable[[], ExemptionDialog],
    chosen: Reach,
    first: date,
    last: date,
) -> None:
    dialog.new_exemption()
    asked = form()
    asked.last.set_value(date(2026, 10, 7))
    asked.first.pick(date(2026, 10, 1))
    reach(asked, chosen)
    assert asked.days() == (first, last)
    assert asked.last.isVisible() == (chosen in (Reach.HOLIDAY, Reach.AS_TYPED))
    assert ("什么要求都免不了" in asked.spared.text()) == (chosen is Reach.AS_TYPED)


def test_days_the_wrong_way_round_and_no_reason_are_explained(
    dialog: ExemptionsDialog, form: Callable[[], ExemptionDialog], store: Store
) -> None:
    dialog.new_exemption()
    asked = form()
    reach(asked, Reach.HOLIDAY)
    asked.first.pick(date(2026, 10, 7))
    click(asked.confirm_button)
    assert asked.last.error
    assert asked.reason.error
    asked.reason.set_value("放假")
    asked.last.pick(date(2026, 10, 1))
    click(asked.confirm_button)
    assert "不能早于" in asked.last.error
    assert asked.isVisible()
    assert kept(store) == []


def test_one_branch_and_one_rule(
    dialog: ExemptionsDialog,
    form: Callable[[], ExemptionDialog],
    bureau: dict[str, int],
    store: Store,
    settled: Wait,
) -> None:
    dialog.new_exemption()
    asked = form()
    offered = [asked.organization.box.itemText(at) for at in range(asked.organization.box.count())]
    assert offered == ["全部党组织", "机关党委", "第一党支部", "第一党支部·第一党小组", "第二党支部"]
    asked.first.pick(date(2026, 11, 4))
    asked.organization.set_value(bureau["第二党支部"])
    asked.rule.set_value("weekly_study")
    asked.reason.set_value("抗旱一线")
    click(asked.confirm_button)
    settled()
    assert kept(store) == [
        Exemption(
            None, date(2026, 11, 2), date(2026, 11, 8), "抗旱一线", bureau["第二党支部"], "weekly_study"
        )
    ]
    assert cells(dialog)[1:] == ["第二党支部", "每周学习", "抗旱一线"]


def test_one_is_changed_by_the_keyboard(
    registered: ExemptionsDialog, form: Callable[[], ExemptionDialog], store: Store, settled: Wait
) -> None:
    QTest.keyClick(registered.table, Qt.Key.Key_Return)
    asked = form()
    assert asked.days() == (NATIONAL.first, NATIONAL.last)
    assert asked.rule.value() == "weekly_study"
    asked.last.pick(date(2026, 10, 4))
    click(asked.confirm_button)
    settled()
    assert kept(store) == [replace(NATIONAL, last=date(2026, 10, 4))]


def test_reasons_given_before_are_proposed(
    registered: ExemptionsDialog, form: Callable[[], ExemptionDialog], desk: Desk, settled: Wait
) -> None:
    desk.tasks.write(save_exemption, replace(NATIONAL, reason="防汛应急响应"))
    settled()
    registered.new_exemption()
    assert form().reason.suggestions() == ["防汛应急响应", "国庆节放假", "春节放假"]


def test_one_is_taken_back_after_asking(
    registered: ExemptionsDialog, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exemptions, "agrees", answering(False))
    QTest.keyClick(registered.table, Qt.Key.Key_Delete)
    settled()
    assert kept(store) == [NATIONAL]
    monkeypatch.setattr(exemptions, "agrees", answering(True))
    click(registered.remove_button)
    settled()
    assert kept(store) == []
    assert registered.empty.isVisible()
    assert "恢复统计" in registered.banner.sentence


def test_what_was_changed_elsewhere_is_not_overwritten(
    registered: ExemptionsDialog,
    form: Callable[[], ExemptionDialog],
    store: Store,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    click(registered.change_button)
    asked = form()
    with store.write() as session:
        (found,) = load_exemptions(session)
        save_exemption(session, replace(found, reason="别处改的"))
    asked.reason.set_value("我改的")
    click(asked.confirm_button)
    settled()
    assert asked.banner.sentence == CONFLICT
    assert asked.reason.value() == "我改的"
    assert cells(registered)[3] == "别处改的"
    asked.reject()
    with store.write() as session:
        (found,) = load_exemptions(session)
        save_exemption(session, replace(found, reason="又改的"))
    monkeypatch.setattr(exemptions, "agrees", answering(True))
    click(registered.remove_button)
    settled()
    assert registered.banner.sentence == CONFLICT
    assert cells(registered)[3] == "又改的"


def test_escape_closes_and_frees_it(desk: Desk, window: MainWindow, frees: Frees) -> None:
    def form_too(dialog: ExemptionsDialog) -> None:
        dialog.new_exemption()
        assert frees(lambda: shown_form(dialog))

    assert frees(lambda: ExemptionsDialog(desk, window), form_too)
