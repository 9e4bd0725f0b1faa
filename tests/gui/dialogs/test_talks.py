"""谈心谈话: the matrix of the committee, the list of members, and the way from what is missing to a new talk."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.printing import PrintDialog
from gui.dialogs.talks import TalksDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.life import Talk
from models.rows.target import Target
from models.rules.life_terms import TalkPair, TalkReason
from models.rules.terms import MeetingKind, Standing
from tests.gui.dialogs.conftest import TODAY, Frees, Opens
from tests.models.services.making import Ids, add_meeting, add_person, make_tree, post

Wait = Callable[[], None]
DAY = date(2026, 10, 15)


@pytest.fixture
def ids(store: Store) -> Ids:
    """The tree; a committee of three in the first branch, and two others."""
    with store.write() as session:
        tree = make_tree(session)
        for name, title in (("甲一", "书记"), ("甲二", "组织委员"), ("甲三", "宣传委员")):
            add_person(session, name, tree.first, posts=(post(tree.first, title),))
        add_person(session, "甲四", tree.first)
        add_person(session, "甲五", tree.first, standings=((Standing.PROBATIONARY, date(2026, 1, 1)),))
        return tree


def add_talk(store: Store, ids: Ids, one: int, other: int, *reasons: TalkReason) -> int:
    talk = Talk(TalkPair.COMMITTEE, "甲", "乙", one, "", other, "", reasons, "不可外传的话")
    with store.write() as session:
        return add_meeting(session, ids.first, MeetingKind.HEART_TALK, title="谈心谈话", talk=talk)


@pytest.fixture
def dialog(ids: Ids, store: Store, opens: Opens) -> TalksDialog:
    """Opened over the window, with one talk of the first two."""
    add_talk(store, ids, 1, 2)
    return opens(TalksDialog)


def begun(ids: Ids, *people: int) -> Target:
    """A new talk of these."""
    kind = MeetingKind.HEART_TALK.value
    return Target(Subject.MEETING, new=True, kind=kind, organization_id=ids.first, day=TODAY, people=people)


def test_what_is_held_and_what_is_missing_is_counted_and_shown(dialog: TalksDialog) -> None:
    assert dialog.summary.text() == (
        "截至2026年11月5日，党员5人、支委3人，应谈7项，已谈1项，还有6项未谈；本年共记录谈心谈话1次。"
    )
    cells = [[dialog.committee.index(row, at).data() for at in range(3)] for row in range(3)]
    assert cells == [["—", "1次", "未谈"], ["1次", "—", "未谈"], ["未谈", "未谈", "—"]]
    shown = [[dialog.model.index(row, at).data() for at in range(3)] for row in range(2)]
    assert shown == [["甲四", "未谈", "未谈"], ["甲五（预备）", "未谈", "未谈"]]
    assert not dialog.care.isVisible()


def test_a_missing_pair_leads_to_a_new_talk_and_a_held_one_to_its_record(
    dialog: TalksDialog, ids: Ids, went: list[Target]
) -> None:
    dialog.grid.choose(0, 2)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert went == [begun(ids, 1, 3)]
    assert not dialog.isVisible()


def test_a_held_pair_opens_its_last_record(dialog: TalksDialog, went: list[Target]) -> None:
    dialog.grid.choose(1, 0)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert went == [Target(Subject.MEETING, record_id=1)]


def test_nobody_is_asked_to_talk_with_himself(dialog: TalksDialog, went: list[Target]) -> None:
    dialog.grid.choose(1, 1)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert went == []
    assert dialog.isVisible()


def test_a_members_missing_talk_begins_with_the_secretary(
    dialog: TalksDialog, ids: Ids, went: list[Target]
) -> None:
    dialog.table.setFocus()
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert went == [begun(ids, 1, 5)]


def test_the_list_narrows_to_what_is_missing_and_grows_with_what_is_saved(
    dialog: TalksDialog, store: Store, ids: Ids, settled: Wait
) -> None:
    dialog.missing_only.click()
    assert dialog.model.rowCount() == 2
    add_talk(store, ids, 4, 5)
    add_talk(store, ids, 1, 4)
    dialog.refresh()
    settled()
    assert [line.id for line in dialog.model.rows()] == [5]
    dialog.missing_only.click()
    assert dialog.model.index(0, 1).data() == "已谈1次"


def test_the_secretarys_care_is_asked_for_by_name(
    dialog: TalksDialog, store: Store, ids: Ids, settled: Wait
) -> None:
    add_talk(store, ids, 2, 4, TalkReason.HARDSHIP)
    dialog.refresh()
    settled()
    assert dialog.care.text().startswith("甲四10月15日因家庭变故谈过，书记还没有谈")


def test_a_talk_without_its_two_is_told_and_leads_to_its_record(
    dialog: TalksDialog, store: Store, ids: Ids, settled: Wait, went: list[Target]
) -> None:
    with store.write() as session:
        bare = add_meeting(session, ids.first, MeetingKind.HEART_TALK, title="谈心谈话")
    dialog.refresh()
    settled()
    assert "1条谈心谈话没有填写双方" in dialog.banner.sentence
    dialog.banner.action.emit()
    assert went == [Target(Subject.MEETING, record_id=bare)]


def test_another_branch_and_year_are_counted_anew(dialog: TalksDialog, ids: Ids, settled: Wait) -> None:
    dialog.branch.set_value(ids.second)
    dialog.refresh()
    settled()
    assert "没有应谈的项" in dialog.summary.text()
    assert not dialog.grid.isVisible()


def test_nothing_said_is_anywhere_in_the_dialog(dialog: TalksDialog) -> None:
    texts = [dialog.summary.text(), dialog.care.text()]
    for model in (dialog.committee, dialog.model):
        texts += [
            str(model.index(row, at).data(role))
            for row in range(model.rowCount())
            for at in range(model.columnCount())
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
    assert not any("不可外传" in text for text in texts)


def test_the_table_is_printed_of_the_year(dialog: TalksDialog, settled: Wait) -> None:
    dialog.print_button.click()
    settled()
    printing = dialog.findChild(PrintDialog)
    assert printing is not None
    assert printing.matter.items[0].base.span is not None
    assert printing.matter.items[0].base.span.label == "2026年"
    printing.reject()


def test_it_is_freed_when_closed(desk: Desk, window: MainWindow, ids: Ids, frees: Frees) -> None:
    assert frees(lambda: TalksDialog(desk, window))
