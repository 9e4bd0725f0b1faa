"""从台账提取问题: what the registers show is offered, ticked by the inspector, and saved only with the record."""

import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.proposals import ProposalsDialog
from gui.pages.inspections import ANOTHER_RECORD, InspectionsPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.inspection import VisitedBranch
from models.rows.target import Target
from models.rules.inspection_terms import FindingOrigin
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.checkup import explain
from models.services.proposals import proposals_for
from tests.gui.pages.conftest import TODAY, Bureau, FakeWindow
from tests.gui.pages.inspections.acting import Compose, Wait, editor_of, opened, stored
from tests.models.services.making import add_meeting

OCTOBER = Month(2026, 10)


@pytest.fixture
def held(store: Store, bureau: Bureau) -> int:
    """A 党小组会 of the first group: that of the second is missing."""
    with store.write() as session:
        return add_meeting(session, bureau.ids.group, MeetingKind.GROUP_MEETING, held_on=date(2026, 10, 8))


@pytest.fixture
def dialog(page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, held: int) -> ProposalsDialog:
    """What the registers show of October, over an inspection of the first branch."""
    opened(page, store, bureau, settled, branches=(VisitedBranch(bureau.ids.first),))
    editor_of(page).show_section("findings")
    editor_of(page).proposals_button.click()
    settled()
    assert page.dialog is not None
    return page.dialog


def shown(dialog: ProposalsDialog) -> dict[str, list[QTreeWidgetItem]]:
    """The lines that can be seen, by branch."""
    found = {}
    for at in range(dialog.tree.topLevelItemCount()):
        branch = dialog.tree.topLevelItem(at)
        assert branch is not None
        lines = [branch.child(place) for place in range(branch.childCount())]
        if not branch.isHidden():
            found[branch.text(0)] = [line for line in lines if not line.isHidden()]
    return found


def tick(dialog: ProposalsDialog, text: str) -> None:
    """Go to the line that says so and strike the space bar."""
    line = next(line for lines in shown(dialog).values() for line in lines if text in line.text(0))
    dialog.tree.setCurrentItem(line)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)


def test_the_visited_branches_come_first(dialog: ProposalsDialog, store: Store) -> None:
    assert list(shown(dialog)) == ["第一党支部"]
    dialog.only_visited.click()
    assert list(shown(dialog)) == ["第一党支部", "第二党支部"]
    with store.read() as session:
        every = proposals_for(session, OCTOBER, TODAY)
    assert sum(map(len, shown(dialog).values())) == len(every)
    assert dialog.count.text() == f"列出{len(every)}条，已选0条"


def test_what_is_explained_meanwhile_is_offered_no_more_and_ticks_stay(
    dialog: ProposalsDialog, store: Store, desk: Desk, settled: Wait
) -> None:
    dialog.only_visited.click()
    tick(dialog, "党小组会一般每月召开1次")
    ticked, before = dialog.ticked(), dialog.current()
    with store.read() as session:
        warned = next(
            one for one in proposals_for(session, OCTOBER, TODAY) if one.origin is FindingOrigin.CHECKUP
        )
    desk.tasks.write(explain, warned.key.partition(":")[2], "纸质档案里有。")
    settled()
    settled()
    assert warned.key not in {one.key for one in dialog._proposals}
    assert dialog._proposals
    assert dialog.ticked() == ticked != ()
    assert dialog.current() == before


def test_words_narrow_the_list_and_ticks_stay(dialog: ProposalsDialog, compose: Compose) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    compose(dialog.search.line, "主题党日")
    assert all("主题党日" in line.text(0) for line in shown(dialog)["第一党支部"])
    assert dialog.behind.words.text().startswith("第一党支部：每月相对固定1天开展主题党日")
    assert len(dialog.ticked()) == 1
    compose(dialog.search.line, "没有这样的字")
    assert shown(dialog) == {}
    assert dialog.behind.words.text() == ""
    assert dialog.confirm_button.isEnabled()


def test_what_is_behind_is_shown_and_opened(
    dialog: ProposalsDialog, qtbot: QtBot, window: FakeWindow, held: int
) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    assert "依据：《中国共产党支部工作条例（试行）》第十三条" in dialog.behind.words.text()
    qtbot.waitUntil(lambda: dialog.behind.heading.text() == "这一时段已登记的：1条")
    QTest.keyClick(dialog.behind.table, Qt.Key.Key_Return)
    assert window.went == [Target(Subject.MEETING, record_id=held)]
    dialog.behind.open_button.click()
    assert window.went == [Target(Subject.MEETING, record_id=held)] * 2
    assert dialog.isVisible(), "what is ticked here stays"


def test_nothing_is_taken_over_without_a_tick(dialog: ProposalsDialog, page: InspectionsPage) -> None:
    assert not dialog.confirm_button.isEnabled()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    QTest.keyClick(dialog.search.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()
    assert len(editor_of(page).findings.raws()) == 1
    assert not editor_of(page).is_edited()


def test_the_ticked_become_findings_saved_with_the_record(
    dialog: ProposalsDialog, page: InspectionsPage, store: Store, settled: Wait, bureau: Bureau
) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    dialog.confirm_button.click()
    assert page.dialog is None
    editor = editor_of(page)
    assert editor.is_edited()
    assert editor.findings.form.fact.value() == "党小组会一般每月召开1次，10月第二党小组未召开"
    assert len(stored(store, editor.record_id).findings) == 1, "nothing is written by taking over"
    editor.save()
    settled()
    found = stored(store, editor.record_id).findings[-1]
    assert (found.organization_id, found.origin) == (bureau.ids.first, FindingOrigin.VERDICT)
    assert found.clause.startswith("《中国共产党支部工作条例（试行）》第十三条")
    with store.read() as session:
        taken = [one for one in proposals_for(session, OCTOBER, TODAY) if one.taken]
    assert [one.key for one in taken] == [found.origin_key]


def test_what_was_taken_over_is_shown_so(
    dialog: ProposalsDialog, page: InspectionsPage, settled: Wait
) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    dialog.confirm_button.click()
    editor_of(page).proposals_button.click()
    settled()
    assert page.dialog is not None
    (line,) = [line for line in shown(page.dialog)["第一党支部"] if "党小组会一般" in line.text(0)]
    assert line.text(0).startswith("（已列入督察）")
    assert not line.flags() & Qt.ItemFlag.ItemIsUserCheckable
    page.dialog.tree.setCurrentItem(line)
    QTest.keyClick(page.dialog.tree, Qt.Key.Key_Space)
    assert page.dialog.ticked() == ()


def test_they_are_not_put_into_another_record(
    dialog: ProposalsDialog, page: InspectionsPage, settled: Wait
) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    page.new_record()
    dialog.confirm_button.click()
    assert dialog.banner.sentence == ANOTHER_RECORD
    assert dialog.isVisible()
    assert editor_of(page).findings.raws() == ()


def test_saving_meanwhile_does_not_matter(
    dialog: ProposalsDialog, page: InspectionsPage, settled: Wait, compose: Compose
) -> None:
    tick(dialog, "党小组会一般每月召开1次")
    compose(editor_of(page).remarks.text, "总体较好")
    editor_of(page).save()
    settled()
    dialog.confirm_button.click()
    assert len(editor_of(page).findings.raws()) == 2


def test_a_month_that_runs_still_is_told(page: InspectionsPage, settled: Wait) -> None:
    page.new_record()
    editor_of(page).proposals_button.click()
    settled()
    assert page.dialog is not None
    assert "2026年11月还没有结束，没有到期的不列。" in page.dialog.intro.text()
    assert not page.dialog.only_visited.isEnabled()
    page.dialog.reject()


def test_only_one_is_open_and_it_is_freed(
    page: InspectionsPage, dialog: ProposalsDialog, settled: Wait, freed: Callable[..., bool]
) -> None:
    editor_of(page).proposals_button.click()
    settled()
    second = page.dialog
    assert second is not None
    assert second is not dialog
    seen: weakref.ref[QWidget] = weakref.ref(second)
    second.reject()
    del second
    assert page.dialog is None
    assert freed(seen)
