"""政治生日: the month's people, what was kept, and the ways to a record, a list and cards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.political_birthdays import PoliticalBirthdaysDialog
from gui.dialogs.printing import PrintDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.life import BirthdayMark
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.members import save_member
from tests.gui.dialogs.conftest import TODAY, Frees, Opens
from tests.models.services.making import Ids, add_meeting, add_person, make_tree, person

Wait = Callable[[], None]


@pytest.fixture
def ids(store: Store) -> Ids:
    """The tree; 甲一 and 甲二 of the first branch and 乙一 of the second have November days, 甲三 one in December."""
    with store.write() as session:
        tree = make_tree(session)
        for name, branch, day in (
            ("甲一", tree.first, date(2001, 11, 3)),
            ("甲二", tree.first, date(2011, 11, 20)),
            ("乙一", tree.second, date(2020, 11, 9)),
            ("甲三", tree.first, date(2020, 12, 9)),
        ):
            save_member(session, replace(person(name, branch), joined_on=day))
        add_person(session, "不详", tree.first)
        marks = (BirthdayMark("甲一", 1, "书记", True),)
        add_meeting(
            session,
            tree.first,
            MeetingKind.POLITICAL_BIRTHDAY,
            title="政治生日",
            held_on=date(2026, 11, 3),
            birthdays=marks,
        )
        return tree


@pytest.fixture
def dialog(ids: Ids, opens: Opens) -> PoliticalBirthdaysDialog:
    """Opened over the window."""
    return opens(PoliticalBirthdaysDialog)


def shown(dialog: PoliticalBirthdaysDialog) -> list[list[str]]:
    """Day, name, years and what was done."""
    return [
        [dialog.model.index(row, at).data() for at in (0, 1, 4, 6)] for row in range(dialog.model.rowCount())
    ]


def test_the_month_is_listed_with_what_was_done(dialog: PoliticalBirthdaysDialog) -> None:
    assert shown(dialog) == [
        ["11月3日", "甲一", "25周年", "11月3日，已送贺卡"],
        ["11月20日", "甲二", "15周年", "未登记"],
        ["11月9日", "乙一", "6周年", "未登记"],
    ]
    assert dialog.summary.text() == (
        "2026年11月有3名党员过政治生日，已登记活动1人；另有1名在册党员入党日期待补，没有列入。"
    )


def test_months_are_turned_by_key(dialog: PoliticalBirthdaysDialog, settled: Wait) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled()
    assert dialog.shown_month.text() == "2026年12月"
    assert [line[1] for line in shown(dialog)] == ["甲三"]
    dialog.turn_on()
    settled()
    assert shown(dialog) == []
    assert not dialog.card_button.isEnabled()
    assert dialog._stack.currentWidget() is dialog.empty
    dialog.turn_back()
    dialog.turn_back()
    settled()
    assert len(shown(dialog)) == 3


def test_who_was_congratulated_opens_the_record_and_the_others_a_new_one(
    dialog: PoliticalBirthdaysDialog, ids: Ids, went: list[Target]
) -> None:
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert went == [Target(Subject.MEETING, record_id=1)]


def test_those_of_one_branch_are_entered_together_and_never_on_a_day_to_come(
    dialog: PoliticalBirthdaysDialog, ids: Ids, went: list[Target]
) -> None:
    dialog.table.selectAll()
    dialog.enter_button.click()
    assert went == [
        Target(
            Subject.MEETING,
            new=True,
            kind="political_birthday",
            organization_id=ids.first,
            day=TODAY,
            people=(1, 2),
        )
    ]


def test_one_branch_alone_is_listed(dialog: PoliticalBirthdaysDialog, ids: Ids, settled: Wait) -> None:
    dialog.organization.set_value(ids.second)
    dialog.refresh()
    settled()
    assert [line[1] for line in shown(dialog)] == ["乙一"]


@pytest.mark.parametrize(("chosen", "people"), [((), ()), ((1,), (2,)), ((0, 2), (1, 3))])
def test_cards_are_of_the_chosen_or_of_all(
    dialog: PoliticalBirthdaysDialog, settled: Wait, chosen: tuple[int, ...], people: tuple[int, ...]
) -> None:
    selection = dialog.table.selectionModel()
    selection.clear()
    for row in chosen:
        selection.select(
            dialog.model.index(row, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        )
    dialog.card_button.click()
    settled()
    printing = dialog.findChild(PrintDialog)
    assert printing is not None
    base = printing.matter.items[0].base
    assert (base.kind, base.people, base.span) == (PaperKind.BIRTHDAY_CARD, people, Month(2026, 11).span())
    printing.reject()


def test_it_is_freed_when_closed(desk: Desk, window: MainWindow, ids: Ids, frees: Frees) -> None:
    assert frees(lambda: PoliticalBirthdaysDialog(desk, window))
