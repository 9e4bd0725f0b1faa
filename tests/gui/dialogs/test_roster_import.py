"""导入名册: previewed, confirmed, written once, taken back."""

import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.desk import Desk
from gui.dialogs import roster_import
from gui.dialogs.roster_import import RosterImportDialog
from gui.tables.import_plan import Fate
from models import backup
from models.progress import Progress
from models.rows.bureau import RosterEntry
from models.rows.roster_import import RosterPlan
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.roster_import import last_import

Settled = Callable[[], None]
_PRESSED = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
ROWS = (
    ("某某局党员名册",),
    ("姓名", "所在支部", "入党时间", "转正时间", "人员类别", "血型"),
    ("王建国", "第一党支部", "2010.7.1", "2011.7.1", "正式党员"),
    ("钱二宝", "第三党支部", "2019年7月1日", "2020.7.1", "正式党员"),
    ("孙三省", "第三党支部", "2025.12.1", "", "预备党员"),
    ("李四光", "第一党支部", "2020.7.1", "2018.7.1", "正式党员"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two newcomers in a new branch, one who is on the roster, one with days that cannot be."""
    path = tmp_path / "名册.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("党员")
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.fixture
def previewed(
    desk: Desk, window: QWidget, bureau: dict[str, int], workbook: Path, settled: Settled
) -> RosterImportDialog:
    """The dialog with the preview of the workbook."""
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    dialog.read(str(workbook))
    settled()
    return dialog


def people(desk: Desk) -> dict[str, RosterEntry]:
    """The roster by name."""
    with desk.tasks.store.read() as session:
        return {entry.name: entry for entry in members_on(session, desk.today())}


def test_the_preview_tells_what_was_read_and_writes_nothing(
    desk: Desk, previewed: RosterImportDialog
) -> None:
    assert {line.id: line.fate for line in previewed.lines} == {
        3: Fate.KNOWN,
        4: Fate.NEW,
        5: Fate.NEW,
        6: Fate.ERROR,
    }
    assert "新增2人" in previewed.summary.text()
    assert "已在册1人" in previewed.summary.text()
    assert "有错误1行" in previewed.summary.text()
    assert "还没有写入" in previewed.summary.text()
    assert "“党员”" in previewed.matches.text()
    assert "第2行" in previewed.matches.text()
    assert "“入党时间”作入党日期" in previewed.matches.text()
    assert "没有用到：血型" in previewed.matches.text()
    assert "第三党支部" in previewed.branches.text()
    assert previewed.confirm_button.text() == "确认导入 2 人"
    assert set(people(desk)) == {"王建国", "李芳", "张伟"}
    assert backup.list_backups(desk.folder.backups) == ()


def test_only_rows_with_problems_when_asked(previewed: RosterImportDialog) -> None:
    previewed.only_problems.setChecked(True)
    assert [line.id for line in previewed.model.rows()] == [6]
    previewed.table.selectRow(0)
    assert previewed.told.text().startswith("第6行")
    assert "转正日期" in previewed.told.text()


def test_confirming_backs_up_then_writes_and_offers_to_undo(
    desk: Desk, previewed: RosterImportDialog, settled: Settled
) -> None:
    previewed.confirm()
    settled()
    assert [row.reason for row in backup.list_backups(desk.folder.backups)] == [backup.BEFORE_IMPORT]
    assert people(desk)["孙三省"].branch_name == "第三党支部"
    assert "李四光" not in people(desk)
    assert "已导入2人" in previewed.banner.sentence
    assert "另有1行有错误没有导入" in previewed.banner.sentence
    assert not previewed.confirm_button.isVisible()
    previewed.undo()
    settled()
    settled()
    assert set(people(desk)) == {"王建国", "李芳", "张伟"}
    with desk.tasks.store.read() as session:
        assert "第三党支部" not in {row.name for row in list_organizations(session)}
        assert last_import(session) is None
    assert previewed.confirm_button.text() == "确认导入 2 人", "after undoing the preview is there again"


def test_an_import_is_one_step_of_the_windows_undo(
    desk: Desk, previewed: RosterImportDialog, settled: Settled
) -> None:
    undoing = desk.undoing
    assert undoing is not None
    previewed.confirm()
    settled()
    assert undoing.undo_words == "导入名册2人"
    undoing.undo()
    settled()
    assert set(people(desk)) == {"王建国", "李芳", "张伟"}
    assert undoing.undo_words == ""


def test_what_the_dialog_took_back_is_no_step(
    desk: Desk, previewed: RosterImportDialog, settled: Settled
) -> None:
    undoing = desk.undoing
    assert undoing is not None
    previewed.confirm()
    settled()
    previewed.undo()
    settled()
    assert undoing.undo_words == ""


def test_confirming_twice_writes_once(desk: Desk, previewed: RosterImportDialog, settled: Settled) -> None:
    previewed.confirm()
    previewed.confirm()
    settled()
    names = [entry.name for entry in people(desk).values()]
    assert names.count("钱二宝") == 1
    assert len(backup.list_backups(desk.folder.backups)) == 1


def test_a_failing_backup_stops_the_import(
    desk: Desk, previewed: RosterImportDialog, settled: Settled
) -> None:
    desk.folder.backups.write_text("不是文件夹", encoding="utf-8")
    previewed.confirm()
    settled()
    assert previewed.banner.sentence, "a sentence says why"
    assert "钱二宝" not in people(desk)
    assert previewed.confirm_button.isEnabled(), "it may be tried again"


def test_a_wrong_file_is_one_sentence(desk: Desk, window: QWidget, tmp_path: Path, settled: Settled) -> None:
    wrong = tmp_path / "照片.xlsx"
    wrong.write_bytes(b"\xff\xd8\xff not a workbook")
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    dialog.read(str(wrong))
    settled()
    assert "照片.xlsx" in dialog.banner.sentence
    assert dialog.plan is None
    assert not dialog.confirm_button.isVisible()


def test_nobody_new_cannot_be_confirmed(
    desk: Desk, window: QWidget, bureau: dict[str, int], tmp_path: Path, settled: Settled
) -> None:
    path = tmp_path / "旧名册.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for at, row in enumerate(ROWS[1:3]):
        sheet.write_row(at, 0, row)
    book.close()
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    dialog.read(str(path))
    settled()
    assert not dialog.confirm_button.isEnabled()
    dialog.confirm()
    settled()
    assert backup.list_backups(desk.folder.backups) == ()


def test_stopping_says_that_nothing_was_written(
    desk: Desk, window: QWidget, workbook: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_store: object, _path: Path, _today: object, progress: Progress) -> RosterPlan:
        while True:
            progress.step(1, 10, "正在核对名册…")

    monkeypatch.setattr(roster_import, "plan_of", slow)
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    dialog.read(str(workbook))
    progress = dialog._work.progress
    assert progress is not None
    QTest.keyClick(progress, Qt.Key.Key_Escape)
    settled()
    assert "没有写入任何数据" in dialog.banner.sentence
    assert dialog.plan is None


def test_enter_presses_the_button_that_has_the_keyboard(
    desk: Desk, window: QWidget, workbook: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RosterImportDialog, "last_folder", None)
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    dialog._start.button.setFocus()
    QTest.keyClick(dialog._start.button, Qt.Key.Key_Return)
    files = dialog.findChild(QFileDialog)
    assert files is not None
    assert files.directory().absolutePath() == str(Path.home())
    files.reject()
    dialog.read(str(workbook))
    settled()
    other = RosterImportDialog(desk, window)
    other.choose()
    files = other.findChild(QFileDialog)
    assert files is not None
    assert files.directory().absolutePath() == str(workbook.parent), "the folder is remembered"
    files.reject()


def test_it_is_freed_when_closed(
    previewed: RosterImportDialog, desk: Desk, window: QWidget, freed: Callable[[weakref.ref[QWidget]], bool]
) -> None:
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    assert freed(seen)


def test_a_workbook_can_be_dropped_on_it(
    desk: Desk, window: QWidget, bureau: dict[str, int], workbook: Path, settled: Settled
) -> None:
    dialog = RosterImportDialog(desk, window)
    dialog.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(workbook))])
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *_PRESSED)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *_PRESSED))
    settled()
    assert dialog.plan is not None
    data.setUrls([QUrl.fromLocalFile(str(workbook.with_suffix(".doc")))])
    other = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *_PRESSED)
    other.ignore()
    dialog.dragEnterEvent(other)
    assert not other.isAccepted()
