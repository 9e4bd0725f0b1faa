"""Which pictures of a record become one PDF/A, in what order, and what it is called."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.editors.parts.scan_making import TITLE
from gui.look.look import look
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.attachment import AttachmentRow
from models.rules.file_names import shown_name


class ScanChoice(QDialog):
    """`chosen` with the rows in order and the title."""

    chosen = Signal(object, str)

    def __init__(self, rows: Sequence[AttachmentRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self.setWindowTitle("图片合成PDF")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px = look().px
        self.resize(px(520), px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(self.windowTitle(), "title"))
        intro = (
            "勾选的图片按下面的顺序各占一页，合成一份可以归档的PDF（PDF/A），作为新的附件；原来的图片都保留。"
        )
        column.addWidget(label(intro, "second", wrap=True))
        self.title = TextField("名称", required=True)
        self.title.set_value(TITLE)
        column.addWidget(self.title)
        self.list = QListWidget()
        self.list.setAccessibleName("要合成的图片")
        for place, row in enumerate(self._rows):
            item = QListWidgetItem(shown_name(row.name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.up, self.down = plain_button("上移"), plain_button("下移")
        self.cancel, self.make = plain_button("取消"), primary_button("合成", "document_pdf")
        self.up.clicked.connect(self.move_up)
        self.down.clicked.connect(self.move_down)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        column.addLayout(foot)
        self.list.itemChanged.connect(self._offer)
        self._offer()

    def rows(self) -> tuple[AttachmentRow, ...]:
        """The pictures ticked, in order."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            self._rows[item.data(Qt.ItemDataRole.UserRole)]
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    @Slot()
    def move_up(self) -> None:
        """The picture with the cursor goes one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """And one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at < self.list.count() and 0 <= at + by < self.list.count():
            self.list.insertItem(at + by, self.list.takeItem(at))
            self.list.setCurrentRow(at + by)

    @Slot()
    def _offer(self) -> None:
        self.make.setEnabled(bool(self.rows()))

    @Slot()
    def _make(self) -> None:
        if self.title.check():
            self.chosen.emit(self.rows(), str(self.title.value()).strip())
            self.accept()
