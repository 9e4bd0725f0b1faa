"""What opens from the page over real data: the 保管期限表, boxes, packages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs import archive_boxes, archive_package
from gui.dialogs.archive_box_forms import BoxDialog, FillDialog
from gui.dialogs.archive_boxes import ArchiveBoxesDialog
from gui.dialogs.archive_package import ArchivePackageDialog
from gui.dialogs.archive_verify import ArchiveVerifyDialog
from gui.dialogs.retention import RetentionTableDialog
from gui.dialogs.retention_form import RetentionDialog
from gui.pages.archive import ArchivePage
from gui.widgets.progress_dialog import ProgressDialog
from models.archive.packages import write_package
from models.db.store import Store
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention
from models.rules.terms import MeetingKind
from models.services.archive_boxes import list_boxes
from models.services.archive_packages import note_package
from models.services.retention import list_retention
from tests.gui.answers import answering, form_of
from tests.gui.pages.archive.conftest import YEAR, Rows
from tests.models.archive.years import plan_for, sealed_again
from tests.models.services.archived import close

Wait = Callable[[], None]


def line_of(dialog: RetentionTableDialog, source: ArchiveSource, kind: str) -> object:
    return next(row.id for row in dialog.model.rows() if (row.source, row.kind) == (source, kind))


def test_the_table_of_retention_is_changed_and_refuses_what_cannot_be(
    page: ArchivePage, desk: Desk, store: Store, settled: Wait
) -> None:
    dialog = RetentionTableDialog(desk, page)
    dialog.open()
    settled()
    dialog.table.choose(line_of(dialog, ArchiveSource.MEETING, MeetingKind.BRANCH_COMMITTEE.value))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    form = form_of(dialog, RetentionDialog)
    form.unit.set_value(ArchiveUnit.NONE)
    form.unit.edited.emit()
    assert not form.retention.isVisible()
    form.unit.set_value(ArchiveUnit.EACH)
    form.unit.edited.emit()
    form.retention.set_value(Retention.PERMANENT)
    form.confirm()
    settled()
    with store.read() as session:
        kept = next(
            line for line in list_retention(session) if line.kind == MeetingKind.BRANCH_COMMITTEE.value
        )
    assert (kept.unit, kept.retention) == (ArchiveUnit.EACH, Retention.PERMANENT)
    assert dialog.table.current_row().id == kept.id

    dialog.table.choose(line_of(dialog, ArchiveSource.MEETING, MeetingKind.HEART_TALK.value))
    dialog.change()
    form = form_of(dialog, RetentionDialog)
    form.unit.set_value(ArchiveUnit.EACH)
    form.confirm()
    settled()
    assert form.banner.sentence.startswith("谈心谈话的内容不归入文书档案")
    form.reject()
    dialog.reject()


def test_boxes_are_filled_and_have_their_note(
    page: ArchivePage,
    desk: Desk,
    store: Store,
    ids: tuple[int, ...],
    rows: Rows,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with store.write() as session:
        from sqlalchemy import update

        from models.entities import ArchiveItem

        for row in rows():
            session.execute(update(ArchiveItem).where(ArchiveItem.id == row.id).values(number=row.number))
        close(session, YEAR)
    dialog = ArchiveBoxesDialog(desk, YEAR, ids[:1], page)
    dialog.open()
    settled()
    assert dialog.summary.text() == "还有5件没有装盒。"
    dialog.ask_fill()
    fill = form_of(dialog, FillDialog)
    assert fill.answer().groups == ((Retention.THIRTY, ""), (Retention.TEN, ""))
    fill.group.set_value(0)
    fill.spine.set_value(20)
    fill.confirm()
    settled()
    (box,) = dialog.model.rows()
    assert (box.first_number, box.last_number, box.spine_mm) == (1, 4, 20)
    # What lies in a box is not offered again.
    dialog.ask_fill()
    again = form_of(dialog, FillDialog)
    assert again.answer().groups == ((Retention.TEN, ""),)
    again.confirm()
    settled()
    dialog.ask_fill()
    assert dialog.banner.sentence == "这一年的都已装盒，没有要再装的。"
    dialog.table.choose(box.id)
    dialog.change()
    note = form_of(dialog, BoxDialog)
    note.situation.set_value("无")
    note.arranged_by.set_value("甲一")
    note.confirm()
    settled()
    with store.read() as session:
        kept, _other = list_boxes(session, YEAR)
    assert (kept.situation, kept.arranged_by) == ("无", "甲一")
    dialog.table.choose(box.id)
    dialog.put_chosen()
    settled()
    assert "已把1件放进" in dialog.banner.sentence

    # A box filled wrongly is taken apart, and what lay in it may be put into boxes again.
    monkeypatch.setattr(archive_boxes, "agrees", answering(False))
    dialog.table.choose(box.id)
    dialog.remove_button.click()
    settled()
    assert dialog.model.rowCount() == 2
    monkeypatch.setattr(archive_boxes, "agrees", answering(True))
    dialog.remove_button.click()
    settled()
    assert [row.retention for row in dialog.model.rows()] == [Retention.TEN]
    assert dialog.summary.text() == "共1盒。还有4件没有装盒。"
    dialog.reject()


def test_an_open_year_is_not_packed_and_a_stopped_one_says_so(
    page: ArchivePage, desk: Desk, settled: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ArchivePackageDialog(desk, YEAR, page)
    dialog.open()
    dialog.write()
    assert dialog.place.field.error
    dialog.place.set_place(str(tmp_path))
    dialog.write()
    settled()
    assert dialog.banner.sentence.startswith("2025年度还没有封存")
    steps: list[Any] = []
    monkeypatch.setattr(
        archive_package.ArchivePackageDialog, "_write", lambda _self, *_, progress: _stopped(progress, steps)
    )
    dialog.write()
    form_of(dialog, ProgressDialog).reject()
    settled()
    assert dialog.banner.sentence.startswith("已停下，没有写归档包")
    dialog.reject()
    assert not dialog.isVisible()


def _stopped(progress: Any, steps: list[Any]) -> None:
    while len(steps) < 10_000:
        steps.append(1)
        progress.step(len(steps), 10_000, "正在写入")


def test_a_package_sealed_again_is_no_good_one(
    page: ArchivePage, desk: Desk, store: Store, settled: Wait, tmp_path: Path
) -> None:
    plan, files = plan_for(tmp_path / "other", 1, size=9)
    written = write_package(plan, files, tmp_path)
    with store.write() as session:
        note_package(
            *(session,),
            year=written.year,
            target=str(written.place),
            items=written.items,
            files=written.files,
            size=written.size,
            seal=written.seal,
        )
    dialog = ArchiveVerifyDialog(desk, page)
    dialog.open()
    dialog.place.set_place(str(written.place))
    dialog.verify()
    settled()
    assert dialog.banner.sentence.startswith("核验无误")
    assert "封签与登记一致" in dialog.banner.sentence
    (written.place / "index.html").write_bytes(b"other")
    sealed_again(written.place)
    dialog.verify()
    settled()
    assert "封签与本台账登记的2026年归档包不同" in dialog.banner.sentence
    assert dialog.table.isVisible()
    assert [(line.fault.path, line.fault.fault) for line in dialog.model.rows()] == [
        ("（整个归档包）", "封签与登记不同")
    ]
    dialog.reject()


def test_what_is_no_package_is_told_so(page: ArchivePage, desk: Desk, settled: Wait, tmp_path: Path) -> None:
    dialog = ArchiveVerifyDialog(desk, page)
    dialog.open()
    dialog.place.set_place(str(tmp_path))
    dialog.verify()
    settled()
    assert "不是归档包" in dialog.banner.sentence
    assert dialog.told.text() == ""
    assert not dialog.print_button.isEnabled()
    dialog.reject()
