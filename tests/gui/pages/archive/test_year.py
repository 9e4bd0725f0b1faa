"""The way of a year: gathered, made into masters, closed, only to be read, opened again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.desk import Desk
from gui.dialogs.archive_boxes import ArchiveBoxesDialog
from gui.dialogs.archive_closing import ArchiveClosingDialog
from gui.dialogs.archive_package import ArchivePackageDialog
from gui.dialogs.archive_reason import ReasonDialog
from gui.pages.archive import ArchivePage
from gui.pages.archive_works import ARCHIVE_WORKS
from models.db.store import Store
from models.rows.archive import PartRow
from models.rules.archive_terms import PartRole
from models.rules.terms import MeetingKind, RecordStatus
from models.services.archive_items import load_item, save_item
from models.services.archive_masters import keep_master
from tests.gui.answers import form_of
from tests.gui.conftest import Frees
from tests.gui.pages.archive.conftest import YEAR, Rows
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.models.services.making import add_meeting

Wait = Callable[[], None]


def add_life_meeting(store: Store, bureau: Bureau) -> None:
    with store.write() as session:
        add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.ORGANIZATIONAL_LIFE,
            title="2025年度组织生活会",
            held_on=date(YEAR, 12, 20),
            status=RecordStatus.HELD,
        )


def make_all(store: Store, ids: tuple[int, ...]) -> None:
    """As if every master had been made: of one page each."""
    with store.write() as session:
        for item_id in ids:
            detail = load_item(session, item_id)
            part = PartRow(
                PartRole.TEXT, "正文", source_sha256="ab" * 32, source_name="正文.txt", by_hand=True
            )
            save_item(session, replace(detail, parts=(part,)))
            detail = load_item(session, item_id)
            parts = tuple(replace(each, pages=1) for each in detail.parts)
            keep_master(session, item_id, detail.would_be_made_from, "cd" * 32, parts)


def close(page: ArchivePage, settled: Wait) -> None:
    page.head.close_button.click()
    settled()
    dialog = page.findChildren(ArchiveClosingDialog)[0]
    assert dialog.close_button.isEnabled(), dialog.list.toPlainText()
    dialog.close_button.click()
    settled()


def is_closed(page: ArchivePage) -> bool:
    return page.closed


def test_gathering_tells_what_came_and_doing_it_again_that_nothing_did(
    page: ArchivePage, store: Store, bureau: Bureau, settled: Wait, window: FakeWindow
) -> None:
    add_life_meeting(store, bureau)
    page.head.gather_button.click()
    settled()
    assert window.said[-1].startswith("已收集：新收")
    assert any("组织生活会" in row.title for row in page.model.rows())
    page.gather_year()
    settled()
    assert window.said[-1] == "已收集，和上次收集的一样，没有变化。"


def test_a_year_with_something_in_the_way_is_not_closed(page: ArchivePage, settled: Wait) -> None:
    page.head.close_button.click()
    settled()
    (dialog,) = page.findChildren(ArchiveClosingDialog)
    assert dialog.heading.text().startswith("还不能封存")
    assert "“关于换届的请示”没有文件。" in dialog.list.toPlainText()
    assert not dialog.close_button.isEnabled()
    dialog.reject()


def test_a_closed_year_is_only_to_be_read_and_opened_again_for_a_reason(
    page: ArchivePage,
    store: Store,
    bureau: Bureau,
    ids: tuple[int, ...],
    rows: Rows,
    settled: Wait,
    window: FakeWindow,
) -> None:
    page.gather_year()
    settled()
    make_all(store, tuple(row.id for row in rows() if row.id is not None))
    page.refresh()
    settled()
    close(page, settled)
    assert window.said[-1].startswith("2025年归档文件已封存")
    assert is_closed(page)
    assert all(row.fixed for row in page.model.rows())
    page.view.table.choose(ids[1])
    changing = (
        page.head.gather_button,
        page.head.make_button,
        page.up_button,
        page.down_button,
        page.out_button,
    )
    assert [button.isEnabled() for button in changing] == [False] * 5
    assert page.new_refused == "2025年已封存，不能再登记文件；要登记请先“重新打开…”。"
    assert window.suited
    page.keeping.open(ids[1])
    settled()
    assert page.panel.title.text.isReadOnly()
    assert not page.panel.save_button.isVisible()
    assert not page.panel.parts.add_button.isVisible()
    page.new_record()
    QTest.keyClick(page.view.table, Qt.Key.Key_Delete)
    assert [sentence.startswith("2025年已封存") for sentence in window.warned] == [True, True]
    assert not _may_be_dropped(page)

    add_life_meeting(store, bureau)
    page.refresh()
    settled()
    assert "又新增1件" in page.later.sentence

    page.head.close_button.click()
    dialog = form_of(page, ReasonDialog)
    dialog.reason.set_value("补收一件")
    dialog.confirm()
    settled()
    assert not is_closed(page)
    assert page.later.sentence == ""
    assert page.panel.save_button.isVisible()
    assert _may_be_dropped(page)
    page.view.table.choose(ids[1])
    page.move_up()
    assert "件号已经固定" in window.warned[-1]


def _may_be_dropped(page: ArchivePage) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/一份.pdf")])
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def test_what_opens_from_here_is_freed_when_it_closes(page: ArchivePage, desk: Desk, frees: Frees) -> None:
    for work in ARCHIVE_WORKS:
        assert frees(lambda work=work: work.make(desk, page)), work.text  # type: ignore[misc]
    assert frees(lambda: ArchiveBoxesDialog(desk, YEAR, (), page))
    assert frees(lambda: ArchivePackageDialog(desk, YEAR, page))
    assert frees(lambda: ArchiveClosingDialog(desk, YEAR, page))
