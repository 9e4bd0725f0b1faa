"""One 件: read, changed, added by hand with its files, and kept over a power cut."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.archive_part import ArchivePartDialog
from gui.pages.archive import ArchivePage
from models.db.store import Store
from models.rules.archive_terms import PartRole, Retention
from models.services.archive_items import load_item
from tests.gui.answers import form_of, forms_of
from tests.gui.pages.archive.conftest import TITLES, YEAR, Rows
from tests.gui.pages.conftest import ShowPage

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


def open_first(page: ArchivePage, ids: tuple[int, ...], settled: Wait) -> None:
    page.view.table.choose(ids[0])
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    settled()


def test_what_is_typed_is_saved_and_stays_in_the_list(
    page: ArchivePage, ids: tuple[int, ...], rows: Rows, settled: Wait, compose: Compose
) -> None:
    open_first(page, ids, settled)
    assert "没有文件" in page.panel.lacking.text()
    assert page.panel.coming.isHidden()
    page.panel.title.text.clear()
    compose(page.panel.title.text, "关于机关党委换届的请示")
    page.panel.document_number.line.setFocus()
    compose(page.panel.document_number.line, "某机党〔2025〕3号")
    page.panel.save()
    settled()
    assert page.panel.banner.sentence == "已保存。"
    assert not page.panel.is_edited()
    first = rows()[0]
    assert (first.title, first.document_number) == ("关于机关党委换届的请示", "某机党〔2025〕3号")
    assert page.view.table.current_row().title == first.title
    # Saved again from the same form: it knows its new version.
    page.panel.note.line.setFocus()
    compose(page.panel.note.line, "原件")
    page.panel.save()
    settled()
    assert rows()[0].note == "原件"


def test_a_document_is_added_by_hand_with_files(
    page: ArchivePage, store: Store, rows: Rows, settled: Wait, compose: Compose, tmp_path: Path
) -> None:
    paper, picture = tmp_path / "方案.docx", tmp_path / "现场.JPG"
    paper.write_bytes(b"words")
    picture.write_bytes(b"picture")
    page.new_record()
    assert page.panel.retention.value() is None  # how long it is kept is for the clerk to say
    compose(page.panel.title.text, "党建品牌方案")
    page.panel.save()
    assert page.panel.retention.error
    page.panel.retention.set_value(Retention.PERMANENT)
    page.panel.dated.pick(date(YEAR, 6, 3))
    page.panel.parts.add_files([picture, paper, paper])
    settled()
    assert "内容相同" in page.panel.parts.notice.sentence
    assert [part.role for part in page.panel.parts.parts()] == [PartRole.TEXT, PartRole.PHOTO]
    page.panel.save()
    settled()
    (made,) = [row for row in rows() if row.title == "党建品牌方案"]
    assert made.retention is Retention.PERMANENT
    with store.read() as session:
        detail = load_item(session, made.id or 0)
    assert [part.source_name for part in detail.parts] == ["方案.docx", "现场.JPG"]
    assert page.view.table.current_row().id == made.id


def test_papers_are_moved_named_counted_and_taken_out(
    page: ArchivePage, ids: tuple[int, ...], store: Store, settled: Wait, tmp_path: Path
) -> None:
    open_first(page, ids, settled)
    parts = page.panel.parts
    for name in ("甲.txt", "乙.txt", "丙.txt"):
        (tmp_path / name).write_text(name)
    parts.add_files(sorted(tmp_path.glob("*.txt")))
    settled()
    before = [part.name for part in parts.parts()]
    parts.table.choose(parts.model.row(0).id)
    assert not parts.up_button.isEnabled()
    parts.table.setFocus()
    QTest.keyClick(parts.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    parts.down_button.click()
    assert [part.name for part in parts.parts()] == [before[1], before[2], before[0]]
    parts.change_button.click()
    dialog = form_of(page, ArchivePartDialog)
    dialog.role.set_value(PartRole.SCAN)
    dialog.pages.line.setText("0")
    dialog.confirm()
    assert dialog.pages.error
    dialog.confirm_button.setEnabled(True)
    dialog.pages.line.setText("4")
    dialog.confirm()
    assert not forms_of(page, ArchivePartDialog)
    parts.table.choose(parts.model.row(0).id)
    QTest.keyClick(parts.table, Qt.Key.Key_Delete)
    page.panel.save()
    settled()
    with store.read() as session:
        kept = load_item(session, ids[0]).parts
    assert [(part.name, part.role, part.pages, part.pages_typed) for part in kept] == [
        (before[2], PartRole.ANNEX, None, False),
        (before[0], PartRole.SCAN, 4, True),
    ]


def test_what_was_typed_survives_a_power_cut(
    page: ArchivePage,
    desk: Desk,
    ids: tuple[int, ...],
    settled: Wait,
    compose: Compose,
    show_page: ShowPage,
    tmp_path: Path,
) -> None:
    file = tmp_path / "附件.txt"
    file.write_text("附")
    open_first(page, ids, settled)
    compose(page.panel.responsible.line, "和办公室")
    page.panel.parts.add_files([file])
    settled()
    assert page.may_be_left()
    settled()
    again = show_page(ArchivePage(desk))
    assert "归档文件" in again.keeping.drafting.banner.sentence
    again.keeping.drafting.resume()
    settled()
    assert again.panel.record_id == ids[0]
    assert "和办公室" in again.panel.responsible.value()
    assert [part.name for part in again.panel.parts.parts()] == ["附件"]
    again.panel.save()
    settled()
    assert again.panel.banner.sentence == "已保存。"


def test_a_document_by_hand_is_deleted_after_asking(
    page: ArchivePage, ids: tuple[int, ...], rows: Rows, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.pages import archive
    from tests.gui.answers import answering

    page.view.table.choose(ids[3])
    monkeypatch.setattr(archive, "agrees", answering(False))
    page.remove_chosen()
    monkeypatch.setattr(archive, "agrees", answering(True))
    page.remove_chosen()
    settled()
    assert [row.title for row in rows()] == [title for title in TITLES if title != TITLES[3]]
