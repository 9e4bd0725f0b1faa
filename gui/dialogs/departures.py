"""出室登记: what left the office as a package, an export, a Word copy or a print of restricted content."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.listed import ListedDialog
from gui.dialogs.year_printing import print_year
from gui.formats import date_text
from gui.tables.departures import DEPARTURE_COLUMNS
from gui.widgets.buttons import plain_button
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.line import TextField
from gui.widgets.search_field import search_field
from models.rows.archive_use import DepartureRow
from models.rows.changes import Subject
from models.rules.archive_terms import DepartureKind
from models.rules.papers import PaperKind
from models.services.departures import list_departures, save_departure

TITLE = "出室登记"
_INTRO = (
    "归档包、导出的文件、Word副本和限制内容的打印，由程序自动登记；交给了谁，可以在这里补上。登记不能删除。"
)
_SHOWN = frozenset({Subject.ARCHIVE_USE})


class DepartureDialog(FormDialog):
    """Asks who got it."""

    def __init__(self, row: DepartureRow, parent: QWidget) -> None:
        intro = f"{date_text(row.happened_at.date())}，{row.kind}：{row.title}"
        super().__init__("补登去向", "保存", parent, intro=intro)
        self.about = (row.id,)
        self._row = row
        self.recipient = TextField("接收人（单位）")
        self.note = TextArea("备注", least=2, most=6)
        self.put(self.recipient, self.note)
        self.recipient.set_value(row.recipient)
        self.note.set_value(row.note)
        self.recipient.setFocus()

    def answer(self) -> DepartureRow:
        """What was typed; only after `confirmed`."""
        return replace(self._row, recipient=self.recipient.value(), note=self.note.value())


class DeparturesDialog(ListedDialog):
    """The register, which the program writes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState(
            "arrow_export", "还没有材料离开办公室", "写出归档包、导出文件或打印限制内容后，这里自动登记。"
        )
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, DEPARTURE_COLUMNS, empty, _SHOWN, parent)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._rows: tuple[DepartureRow, ...] = ()
        self.kind = DropDown("类别")
        self.kind.set_choices([(None, "全部类别"), *((kind, kind.label) for kind in DepartureKind)])
        self.kind.set_value(None)
        self.search = search_field("搜索内容、去向、接收人", most=260)
        self.top.addWidget(self.kind)
        self.top.addStretch(1)
        self.top.addWidget(self.search)
        self.change_button = plain_button("补登去向…", "edit")
        self.print_button = plain_button("打印登记簿…", "print")
        self.add_button(self.change_button, self.change, for_row=True)
        self.add_button(self.print_button, self.print_register)
        self.kind.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.table.opened.connect(self.change)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_register)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the register again."""
        self._desk.tasks.read(list_departures, then=self._show, failed=self._explain)

    def _show(self, rows: tuple[DepartureRow, ...]) -> None:
        self._rows = rows
        self._fill()

    @Slot()
    def _fill(self) -> None:
        words, kind = self.search.text().split(), self.kind.value()
        rows = [
            row
            for row in self._rows
            if kind in (None, row.kind)
            and all(
                word in "\n".join((row.title, row.destination, row.recipient, row.note)) for word in words
            )
        ]
        if self._rows:
            self.empty.say("没有符合条件的登记", "换个条件再试。")
        self.show_rows(rows)

    @Slot()
    def change(self) -> None:
        """Enter who got the chosen one."""
        row: DepartureRow | None = self.table.current_row()
        if row is not None:
            self.open_form(DepartureDialog(row, self), save_departure)

    @Slot()
    def print_register(self) -> None:
        """Preview the register of the chosen line's year, or of this one."""
        row: DepartureRow | None = self.table.current_row()
        year = row.happened_at.year if row is not None else self._desk.today().year
        print_year(self._desk, self, PaperKind.DEPARTURE_LEDGER, year)
