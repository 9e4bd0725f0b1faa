"""Before issuing: one deadline for the problems that have none. It goes into the draft, where the clerk sees what became of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.dates import DateField
from gui.widgets.labels import label
from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.services.notice_deadlines import set_deadline, undated

_WHERE = "填入的时限写进督察记录、附件2和“整改要求”，不会印发；核对正文、预览无误后再点“印发…”。"


class DeadlineDialog(QDialog):
    """`filled` carries what the deadline changed, once it stands in the draft; the dialog is freed when closed."""

    filled = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, notice: NoticeDetail) -> None:
        super().__init__(parent)
        self._desk, self._notice = desk, notice
        self.setWindowTitle("填入整改时限")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(look().px(480))
        self.told = label(f"本次通报新列入的问题中，有{undated(notice)}个还没有整改时限。", wrap=True)
        self.due = DateField("统一整改时限", today=desk.today(), required=True)
        self.banner = Banner()
        self.fill_button = primary_button("填入时限")
        self.cancel_button = plain_button("取消")
        self.cancel_button.setAutoDefault(False)
        self._build()
        self.fill_button.clicked.connect(self.fill)
        self.cancel_button.clicked.connect(self.reject)

    def _build(self) -> None:
        px = look().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(20), px(24), px(18))
        self._column.setSpacing(px(12))
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.fill_button)
        for each in (self.told, self.due, label(_WHERE, "hint", wrap=True), self.banner):
            self._column.addWidget(each)
        self._column.addStretch(1)
        self._column.addLayout(foot)
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped sentences are at this width; a dialog does not see to that by itself."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    @Slot()
    def fill(self) -> None:
        """Put the deadline into the draft; a failure is explained here and changes nothing."""
        self.banner.clear()
        right, due_on, notice = self.due.check(), self.due.value(), self._notice
        self._fit()
        if not right or due_on is None or notice.id is None:
            return
        self._enable(False)
        order = (notice.id, notice.version, due_on, self._desk.today())
        self._desk.tasks.write(set_deadline, *order, then=self._filled, failed=self._not_filled)

    def _enable(self, enabled: bool) -> None:
        for widget in (self.fill_button, self.cancel_button, self.due):
            widget.setEnabled(enabled)

    def _filled(self, changes: Changes) -> None:
        self._enable(True)
        self.filled.emit(changes)
        self.accept()

    def _not_filled(self, error: Exception) -> None:
        self._enable(True)
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        self.banner.say(Tone.BAD, sentence or "程序出错，时限没有填入；草稿完好。")
        self._fit()

    def reject(self) -> None:
        # While it is being filled in there is nothing to call off.
        if self.cancel_button.isEnabled():
            super().reject()
