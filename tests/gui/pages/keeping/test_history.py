"""修改记录: earlier versions are read and come back; removals and their undo say what they were."""

from dataclasses import replace

import pytest

from gui.dialogs import history as history_dialog
from gui.dialogs.history import HistoryDialog, changes_text
from gui.pages.meetings import MeetingsPage
from gui.tables.revisions import VERSION_COLUMNS
from models.db.store import Store
from models.rules.terms import DraftOf
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from tests.gui.answers import answering
from tests.gui.pages.acting import stored
from tests.gui.pages.keeping.acting import Wait, freed, shown


def test_the_history_is_read_and_an_earlier_version_comes_back(
    page: MeetingsPage, number: int, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_dialog, "agrees", answering(True))
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, number), title="改过", minutes=""))
    editor = shown(page, number, settled)
    dialog = HistoryDialog(page.desk, DraftOf.MEETING, number, page)
    dialog.open()
    settled()
    assert dialog.model.rowCount() == 2
    assert "原来：讨论计划\n改为：改过" in dialog.changes.toPlainText()
    assert not dialog.restore_button.isEnabled()
    dialog.table.selectRow(1)
    dialog.restore()
    settled()
    assert stored(store, number).minutes == "三项议题"
    assert editor.minutes.value() == "三项议题"
    assert dialog.model.rowCount() == 3
    assert freed(dialog)


def test_a_history_of_nothing_says_why(page: MeetingsPage, settled: Wait) -> None:
    dialog = HistoryDialog(page.desk, DraftOf.MEETING, 999, page)
    dialog.open()
    settled()
    assert dialog.changes.toPlainText().startswith("还没有修改记录")


def test_a_removal_says_where_the_record_is(store: Store, number: int) -> None:
    from models.services.revisions import versions_of

    with store.write() as session:
        remove_meeting(session, number, 1)
    with store.read() as session:
        assert "回收站" in changes_text(versions_of(session, DraftOf.MEETING, number)[0])


def test_a_removal_and_its_undo_say_what_they_were(store: Store, number: int) -> None:
    from models.services import history, putting_back
    from models.services.revisions import versions_of

    with store.write() as session:
        remove_meeting(session, number, 1)
        putting_back.undo(session, tuple(each.id for each in history.noted(session)))
    with store.read() as session:
        undone, removed, *_ = versions_of(session, DraftOf.MEETING, number)
    content = VERSION_COLUMNS[-1].text
    assert (content(undone), content(removed)) == ("整条恢复", "整条删除")
    assert changes_text(undone).startswith("整条记录恢复")
