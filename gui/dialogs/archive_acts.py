"""封存记录 and 归档包记录: what was done to the years, and what was written of them."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.tables.archive_acts import ACT_COLUMNS, PACKAGE_COLUMNS, ActLine
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from models.rows.archive import PackageRow, YearRow
from models.rows.changes import Subject
from models.services.archive_items import years
from models.services.archive_packages import list_packages

ACTS, PACKAGES = "封存记录", "归档包记录"
_ACTS_INTRO = "每次封存、重新打开都记在这里，不能改、不能删。校验值随目录算出：同一份目录，校验值相同。"
_PACKAGES_INTRO = "写出过的归档包。封签是清单的清单的 SHA-256，核验时用它认出是不是本台账写出的那一份。"


class ArchiveActsDialog(ListedDialog):
    """The acts of all years, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("lock_closed", "还没有封存过", "年度封存、重新打开以后，记录会出现在这里。")
        super().__init__(desk, ACTS, _ACTS_INTRO, ACT_COLUMNS, empty, frozenset({Subject.ARCHIVE}), parent)
        self.summary.hide()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the acts again."""
        self._desk.tasks.read(years, self._desk.today(), then=self._show, failed=self._explain)

    def _show(self, rows: tuple[YearRow, ...]) -> None:
        _show_first(self, act_lines(rows))


class ArchivePackagesDialog(ListedDialog):
    """The packages of all years, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("archive", "还没有写出过归档包", "在页面上按“归档包…”写出以后，会登记在这里。")
        super().__init__(
            desk, PACKAGES, _PACKAGES_INTRO, PACKAGE_COLUMNS, empty, frozenset({Subject.ARCHIVE}), parent
        )
        self.summary.hide()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the packages again."""
        self._desk.tasks.read(list_packages, then=self._show, failed=self._explain)

    def _show(self, rows: tuple[PackageRow, ...]) -> None:
        _show_first(self, rows)


def act_lines(rows: tuple[YearRow, ...]) -> list[ActLine]:
    """All acts, the latest first."""
    acts = sorted((act for row in rows for act in row.acts), key=_act_at)
    return [ActLine(number, act) for number, act in reversed(list(enumerate(acts, start=1)))]


def _act_at(act: Any) -> Any:
    return act.made_at


def _show_first(dialog: ListedDialog, rows: Any) -> None:
    first = dialog.model.rowCount() == 0
    dialog.show_rows(rows)
    if first and rows:
        choose_row(dialog.table, 0)
        dialog.table.setFocus()
