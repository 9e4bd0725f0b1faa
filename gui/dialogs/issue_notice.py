"""Issuing a notice: its day, its number, and a last look at what is missing. There is no way back from here."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.printing.faces_line import faces_line
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.papers import Shop, issue, make
from gui.papers.making import Made
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperOrder
from models.rules.notice_remarks import items_entered, remarks_on
from models.rules.papers import PaperKind
from models.services.notice_issuing import NextNumber, next_number
from models.services.notices import load_notice, save_notice
from models.services.seals import load_seal

_FINAL = "印发后文字、数字和文号全部固定，不能修改，不能撤回，文号不会重复使用；发现差错只能另发更正通报。"


SEAL, NO_SEAL = "盖章（设置里的印章图片）", "盖章（还没有印章图片，可以在“设置”里添加）"
SEAL_UNKNOWN = "盖章"


def has_seal(session: Any) -> bool:
    """Whether there is a seal for it."""
    return load_seal(session) is not None


def try_out(session: Any, shop: Shop, notice: NoticeDetail, today: date) -> Made:
    """Print it once for trying: what no face can draw is told before a number is given."""
    return make(session, shop, PaperOrder(PaperKind.INSPECTION_NOTICE, notice=notice), today)


def issue_sealed(
    session: Any,
    shop: Shop,
    notice: NoticeDetail,
    sealed: bool,
    issued_on: date,
    number: int,
) -> Changes:
    """Issue with the seal or without, as ticked, in one transaction; raises what `gui.papers.issue` raises."""
    assert notice.id is not None
    version = notice.version
    if sealed != notice.sealed:
        save_notice(session, replace(notice, sealed=sealed))
        version = load_notice(session, notice.id).version
    return issue(session, shop, notice.id, version, issued_on, number)


class IssueDialog(QDialog):
    """`issued` fires once the notice is issued and its file kept; the dialog is freed when closed."""

    issued = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget, notice: NoticeDetail) -> None:
        super().__init__(parent)
        assert notice.id is not None
        self._desk, self._notice = desk, notice
        self._following: NextNumber | None = None
        self._asked_year: int | None = None
        self._has_seal = False
        correction = "的更正" if notice.corrects_id is not None else ""
        self.setWindowTitle(f"印发{notice.month.label}督察通报{correction}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFixedWidth(look().px(540))
        today = desk.today()
        self.banner = Banner()
        self.warning = Banner(closable=False)
        self.day = DateField("成文日期", today=today, required=True)
        self.number = CountField("文号", required=True, hint="如 10")
        self.preview = label("", "title", wrap=True)
        self.explanation = label("", "hint", wrap=True)
        self.remarks = label("", wrap=True)
        self.pushes = label(items_entered(notice), wrap=True)
        self.sealed = QCheckBox(SEAL_UNKNOWN)
        self.sealed.setEnabled(False)
        self.faces = label("", "hint", wrap=True)
        self.issue_button = primary_button("印发", "megaphone")
        self.cancel_button = plain_button("取消")
        self._build()
        self._connect()
        self.day.set_value(today)
        self._remark()
        self._ask_number()
        desk.tasks.read(has_seal, then=self._seal_known, failed=self._explain)
        desk.tasks.read(try_out, desk.shop, notice, today, then=self._looked, failed=self._explain)

    def _build(self) -> None:
        px = look().px
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(18))
        column.setSpacing(px(12))
        fields = FieldGrid(2)
        fields.add(self.day, self.number)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.issue_button)
        widgets: tuple[QWidget, ...] = (
            label(self._notice.title, "title", wrap=True),
            fields,
            self.preview,
            self.explanation,
            self.pushes,
            self.sealed,
            self.faces,
            self.remarks,
            # Below everything, one in the other's place: what went wrong moves no field and asks for no higher screen.
            self.warning,
            self.banner,
        )
        for each in widgets:
            column.addWidget(each)
        column.addStretch(1)
        column.addLayout(foot)
        self.pushes.setVisible(bool(self.pushes.text()))
        self._warn()

    def _connect(self) -> None:
        self.day.edited.connect(self._ask_number)
        self.number.edited.connect(self._preview)
        for field in (self.day, self.number):
            # What was wrong with it is being put right.
            field.edited.connect(self._warn)
        self.issue_button.clicked.connect(self.issue)
        self.cancel_button.clicked.connect(self.reject)
        self.banner.dismissed.connect(self._warn)
        # Enter issues nothing: a slip of the finger would be final.
        self.cancel_button.setAutoDefault(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        # Its height is known only now; left to itself it would stand where a lower dialog was to stand.
        parent = self.parentWidget()
        assert parent is not None
        over = parent.window().frameGeometry()
        place = over.center() - self.rect().center()
        self.move(max(place.x(), over.left()), max(place.y(), over.top()))

    def _fit(self) -> None:
        """As high as the wrapped sentences are at this width; a dialog does not see to that by itself."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    @Slot()
    def _warn(self) -> None:
        """Say that there is no way back."""
        self.banner.clear()
        self.warning.say(Tone.WARN, _FINAL)
        self._fit()

    def _say(self, sentence: str) -> None:
        self.warning.hide()
        self.banner.say(Tone.BAD, sentence)
        self._fit()

    def _remark(self) -> None:
        remarks = remarks_on(self._notice, self._desk.today())
        self.remarks.setText("请核对：" + "；".join(remarks) + "。" if remarks else "")
        self.remarks.setVisible(bool(remarks))

    def _seal_known(self, has_seal: bool) -> None:
        self.sealed.setText(SEAL if has_seal else NO_SEAL)
        self.sealed.setEnabled(has_seal and self.cancel_button.isEnabled())
        self.sealed.setChecked(has_seal and self._notice.sealed)
        self._has_seal = has_seal
        self._fit()

    def _looked(self, made: Made) -> None:
        self.faces.setText(faces_line(made.faces))
        self._fit()

    # The number

    @Slot()
    def _ask_number(self) -> None:
        day = self.day.value()
        if day is None:
            self._preview()
            return
        if day.year == self._asked_year:
            self._preview()
            return
        self._asked_year = day.year
        self._following = None
        self.issue_button.setEnabled(False)
        self._desk.tasks.read(
            next_number, self._notice.document_word, day.year, then=self._numbered, failed=self._explain
        )

    def _numbered(self, following: NextNumber) -> None:
        self._following = following
        self.number.set_value(following.number)
        self.number.set_read_only(not following.may_choose)
        self.issue_button.setEnabled(True)
        if following.may_choose:
            self.explanation.setText(
                "这是本年度的第一份，可以填写起始文号（例如本年已有通报印发在纸上）；以后按顺序接续。"
            )
        else:
            self.explanation.setText("文号按本年度已印发的顺序接续，不用填写。")
        self._preview()

    @Slot()
    def _preview(self) -> None:
        number, day = self.number.value(), self.day.value()
        if number is None or day is None:
            self.preview.setText("")
            self._fit()
            return
        word = self._notice.document_word
        self.preview.setText(f"{word}〔{day.year}〕{number}号" if word else f"第{number}期")
        self._fit()

    # Issuing

    @Slot()
    def issue(self) -> None:
        """Issue it; a failure is explained here and issues nothing."""
        right = [self.day.check(), self.number.check()]
        self._fit()
        day, number = self.day.value(), self.number.value()
        if not all(right) or day is None or number is None or self._following is None:
            return
        self._warn()
        self._enable(False)
        self.issue_button.setText("正在印发……")
        notice = self._notice
        self._desk.tasks.write(
            issue_sealed,
            self._desk.shop,
            notice,
            self.sealed.isChecked(),
            day,
            number,
            then=self._issued,
            failed=self._not_issued,
        )

    def _enable(self, enabled: bool) -> None:
        for widget in (self.issue_button, self.cancel_button, self.day, self.number):
            widget.setEnabled(enabled)
        self.sealed.setEnabled(enabled and self._has_seal)

    def _issued(self, changes: Changes) -> None:
        self._enable(True)
        self.issued.emit(changes.record_id or 0)
        self.accept()

    def _not_issued(self, error: Exception) -> None:
        self._enable(True)
        self.issue_button.setText("印发")
        self._explain(error)
        # The number may have been taken meanwhile.
        self._asked_year = None
        self._ask_number()

    def _explain(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        self._say(sentence or "程序出错，通报没有印发，文号没有占用；草稿完好。")

    def reject(self) -> None:
        # While it is being issued there is nothing to call off.
        if self.cancel_button.isEnabled():
            super().reject()
