"""What did not come out of a batch, paper by paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.dialogs.printing.running import Outcome, Trouble
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label


@dataclass(frozen=True)
class Telling:
    """A sentence with its tone, and the button beside it."""

    tone: Tone
    sentence: str
    action: str = ""


OPEN_FOLDER, SEE_TROUBLES = "打开所在文件夹", "查看没有成功的"


def telling_of(outcome: Outcome, verb: str) -> Telling:
    """How it ended, in one sentence; `verb` is 保存, 打印 or 导出."""
    told = [outcome.told.rstrip("。")] if outcome.told else []
    if len(outcome.troubles) == 1 and outcome.total == 1:
        return Telling(Tone.BAD, outcome.troubles[0].sentence)
    if outcome.halted:
        return _telling_of_halt(outcome, verb, told)
    if outcome.cancelled:
        left = outcome.total - outcome.done - len(outcome.troubles)
        told.append(f"已停止，完成 {outcome.done} 份，还有 {left} 份没有{verb}")
    if outcome.troubles:
        told.append(f"有 {len(outcome.troubles)} 份没有{verb}成功")
        return Telling(Tone.BAD, "；".join(told) + "。", SEE_TROUBLES)
    tone = Tone.WARN if outcome.cancelled else Tone.OK
    return Telling(tone, "；".join(told) + "。", OPEN_FOLDER if outcome.place else "")


def _telling_of_halt(outcome: Outcome, verb: str, told: list[str]) -> Telling:
    """Why, first of all; then what came out before and what remains. Of one file for all there is nothing to count."""
    reason = outcome.halted.rstrip("。")
    if outcome.whole:
        return Telling(Tone.BAD, "；".join((*told, reason)) + "。")
    # The paper that met it is among those that remain; others may have failed on their own before.
    failed = len(outcome.troubles) - 1
    left = outcome.total - outcome.done - failed
    parts = [reason, f"已停下，完成 {outcome.done} 份，还有 {left} 份没有{verb}"]
    if failed:
        parts.append(f"另有 {failed} 份没有{verb}成功")
    return Telling(Tone.BAD, "；".join(parts) + "。", SEE_TROUBLES)


def troubles_text(troubles: Sequence[Trouble]) -> str:
    """A paragraph each: which paper, and why."""
    return "\n\n".join(
        f"{trouble.name}：{trouble.sentence}" if trouble.name else trouble.sentence for trouble in troubles
    )


class TroublesDialog(QDialog):
    """The list, to be read and copied. ``title`` is what they are, ``heading`` how many and what became of them."""

    def __init__(
        self,
        troubles: Sequence[Trouble],
        parent: QWidget,
        *,
        title: str = "没有成功的文件",
        heading: str = "",
    ) -> None:
        super().__init__(parent)
        px = look().px
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(px(640), px(380))
        self._text = troubles_text(troubles)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(18), px(22), px(16))
        column.setSpacing(px(12))
        column.addWidget(label(heading or f"{len(troubles)} 份没有成功，原因如下", "title", wrap=True))
        self.list = QPlainTextEdit(self._text)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(f"{title}和原因")
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        copy, close = plain_button("复制", "copy"), primary_button("关闭")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setAutoDefault(True)
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        column.addLayout(foot)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
