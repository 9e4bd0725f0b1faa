"""A place on a disk, typed or chosen: a folder, or a file where one will do."""

from pathlib import Path

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.line import TextField


class PlaceRow(QWidget):
    """`edited` when another place stands in the field. ``files`` (a name filter of the file dialog) offers a file as well."""

    edited = Signal()

    def __init__(self, title: str, *, hint: str = "", files: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.field = TextField(title, required=True, hint=hint)
        self.folder_button = plain_button("选择文件夹…", "folder_open")
        self.file_button = plain_button("选择映像文件…", "document_search")
        self.file_button.setVisible(bool(files))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.folder_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self.edited)
        self.folder_button.clicked.connect(self.choose_folder)
        self.file_button.clicked.connect(self.choose_file)

    def place(self) -> Path | None:
        """The place as it stands in the field; None while there is none."""
        typed = self.field.value()
        return Path(typed).expanduser() if typed else None

    def set_place(self, place: str) -> None:
        """Put a place into the field."""
        self.field.set_value(place)

    def check(self) -> bool:
        """Whether there is a place; what is missing is explained."""
        return self.field.check()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(self, self.field.title, self._begin_in())
        if chosen:
            self._take(chosen)

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file."""
        chosen, _filter = QFileDialog.getOpenFileName(self, self.field.title, self._begin_in(), self._files)
        if chosen:
            self._take(chosen)

    def _begin_in(self) -> str:
        return self.field.value() or QDir.homePath()

    def _take(self, chosen: str) -> None:
        self.set_place(QDir.toNativeSeparators(chosen))
        self.edited.emit()
