"""保管期限表: what is archived in what unit and for how long, each line with its source."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.dialogs.retention_form import RetentionDialog
from gui.tables.retention import RETENTION_COLUMNS
from gui.widgets.buttons import plain_button
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from models.rows.archive import RetentionLine
from models.rows.changes import Subject
from models.rules.compliance_terms import SourceStatus
from models.services.retention import list_retention, save_retention

TITLE = "保管期限表"
_INTRO = (
    "收集时照这张表：哪些归档、一会一件还是一年一本、保管多久。随程序的是通常的定法，"
    "本单位有经批准的归档范围和保管期限表的，请照它改，并把依据标成已核。"
)
_SHOWN = frozenset({Subject.ARCHIVE})


class RetentionTableDialog(ListedDialog):
    """The table; Enter changes a line."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("archive", "保管期限表是空的", "请先恢复备份，或联系维护人员。")
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, RETENTION_COLUMNS, empty, _SHOWN, parent)
        self._begun = False
        self.change_button = plain_button("修改…", "edit")
        self.add_button(self.change_button, self.change, for_row=True)
        self.table.opened.connect(self._opened)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the table again."""
        self._desk.tasks.read(list_retention, then=self._show, failed=self._explain)

    def _show(self, lines: tuple[RetentionLine, ...]) -> None:
        doubtful = sum(1 for line in lines if line.basis_status is not SourceStatus.CONFIRMED)
        self.summary.setText(
            f"共{len(lines)}行，{doubtful}行的依据待核。" if doubtful else f"共{len(lines)}行，依据都已核。"
        )
        self.show_rows(lines)
        if not self._begun and lines:
            self._begun = True
            choose_row(self.table, 0)
            self.table.setFocus()

    @Slot(object)
    def _opened(self, line: RetentionLine) -> None:
        kind = f"·{line.kind_label}" if line.kind_label else ""
        self.open_form(RetentionDialog(line, f"{line.source.label}{kind}", self), save_retention)

    @Slot()
    def change(self) -> None:
        """Change the chosen line."""
        line: RetentionLine | None = self.table.current_row()
        if line is not None:
            self._opened(line)
