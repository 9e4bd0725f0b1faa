"""印章: the picture of the bureau's seal, chosen, looked at, taken away. Kept at once: it belongs to no 保存."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models.disk_words import disk_words
from models.failures import BadInput
from models.rows.changes import Changes
from models.rows.paper import Seal
from models.services.seals import MOST_BYTES, load_seal, remove_seal, save_seal

WHERE = (
    "只印在正式印发的文件上，并且每次都要勾选“盖章”；草稿不印。请用白底或透明底的正方形 PNG、JPEG 图片，每边 600 像素以上为好，"
    "按 42 毫米印出。"
)
_SIDE = 112


def keep_picture(session: Any, place: str) -> Changes:
    """Read the file and keep it as the seal; raises BadInput with a sentence."""
    file = Path(place)
    try:
        # One byte more than may be kept: a huge file is refused without being read.
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(
            f"“{file.name}”读不出来（{disk_words(error)}），没有保存，原来的印章不变；请另选图片。"
        ) from error
    return save_seal(session, file.name, content)


class SealPart(QWidget):
    """`told` when something was kept or taken away; `failed` with what went wrong."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        px = look().px
        self._desk = desk
        self._seal: Seal | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(px(_SIDE), px(_SIDE))
        # Paper is white in every theme.
        self.picture.setStyleSheet("background: white; color: #666666; border: 1px solid #b8b8b8;")
        self.picture.setAccessibleName("印章图片")
        beside = QVBoxLayout()
        beside.setSpacing(px(8))
        self.name = label("", "second", wrap=True)
        self.choose_button = plain_button("选择图片…", "folder_open")
        self.remove_button = quiet_button("移除", "delete")
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        beside.addWidget(self.name)
        beside.addLayout(buttons)
        beside.addWidget(label(WHERE, "hint", wrap=True))
        beside.addStretch(1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self._show(None)
        self._read()

    def _read(self) -> None:
        self._desk.tasks.read(load_seal, then=self._show, failed=self._not_done)

    def _show(self, seal: Seal | None) -> None:
        self._seal = seal
        self.remove_button.setVisible(seal is not None)
        self.choose_button.setText("更换图片…" if seal is not None else "选择图片…")
        self.name.setText(seal.file_name if seal is not None else "还没有印章图片")
        picture = QImage.fromData(seal.picture) if seal is not None else QImage()
        if picture.isNull():
            self.picture.setText("无")
            return
        ratio = self.devicePixelRatioF()
        side = round((look().px(_SIDE) - look().px(12)) * ratio)
        shown = QPixmap.fromImage(
            picture.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    @Slot()
    def _choose(self) -> None:
        files = QFileDialog(self, "选择印章图片", "", "图片 (*.png *.jpg *.jpeg)")
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self.take)
        files.open()

    @Slot(str)
    def take(self, place: str) -> None:
        """Keep this file's picture."""
        self._desk.tasks.write(keep_picture, place, then=self._kept, failed=self._not_done)

    def _kept(self, _changes: Changes) -> None:
        self._read()
        self.told.emit("印章图片已保存；印发或打印时勾选“盖章”才会印上。")

    @Slot()
    def _remove(self) -> None:
        question = "移除印章图片？以后的文件不再能盖章，已印发的不变。"
        if agrees(self, "移除印章图片", question, "移除", "不移除"):
            self._desk.tasks.write(remove_seal, then=self._removed, failed=self._not_done)

    def _removed(self, _changes: Changes) -> None:
        self._read()
        self.told.emit("印章图片已移除。")

    def _not_done(self, error: Exception) -> None:
        self.failed.emit(error)
