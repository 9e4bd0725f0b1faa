"""粘贴预览: what of a copied table goes where in a grid, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.pasting import PASTE_COLUMNS, PasteFate, PasteLine, Read, counted, lines_of
from gui.tables.rows import RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.drop_down import DropDown
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.record_table import RecordTable
from models.rules.pasted_table import Table
from models.rules.pasting import Arrangement, Landing, Namesake, RowName, arrange

TITLE = "粘贴预览"
_UNASKED, _LEFT_OUT = -2, -1
_ASKED_IN_SIGHT = 4


class PastePreview(QDialog):
    """`confirmed` when the clerk agrees; whoever writes it then calls `accept`, or `explain` with what went wrong.

    ``heads`` are all the spellings of each column of the grid, the first the one on screen; ``read`` says what a copied
    text means in the cell at a row and column."""

    confirmed = Signal()

    def __init__(
        self,
        table: Table,
        names: Sequence[RowName],
        heads: Sequence[Sequence[str]],
        at: tuple[int, int],
        read: Read,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._names, self._heads, self._at, self._read = table, names, heads, at, read
        self._boxes: list[tuple[Namesake, DropDown]] = []
        self.lines: list[PasteLine] = []
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1000), round(room.width() * 0.92)), min(px(640), round(room.height() * 0.92)))
        self._build()
        first = self._arranged()
        if first.namesakes:
            self._ask(first.namesakes)
        self._show()
        (self._boxes[0][1] if self._boxes else self.confirm_button).setFocus()

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(16), px(22), px(14))
        column.setSpacing(px(10))
        column.addWidget(label(TITLE, "title"))
        self.banner = Banner()
        column.addWidget(self.banner)
        self.summary = label("", "", wrap=True)
        self.summary.setAccessibleName("粘贴结果")
        self.unused = label("", "hint", wrap=True)
        column.addWidget(self.summary)
        column.addWidget(self.unused)
        self.asked = QScrollArea()
        self.asked.setWidgetResizable(True)
        self.asked.hide()
        column.addWidget(self.asked)
        self.model: RowsModel[PasteLine] = RowsModel(PASTE_COLUMNS, self)
        self.table = RecordTable(self.model, "粘贴的每一格")
        column.addWidget(self.table, 1)
        self.rest = QCheckBox()
        self.rest.toggled.connect(self._allow)
        column.addWidget(self.rest)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        self.cancel_button = plain_button("取消")
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button = primary_button("写入")
        self.confirm_button.clicked.connect(self.confirm)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.confirm_button)
        column.addLayout(foot)

    def _ask(self, namesakes: Sequence[Namesake]) -> None:
        """Who is meant, for each row whose name several bear."""
        px, inside = look().px, QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for namesake in namesakes:
            title = f"第{namesake.source_row + 1}行 {namesake.name}"
            box = DropDown(f"{title}是哪一位")
            choices = [
                (row, "　".join((self._names[row].name, *self._names[row].tells))) for row in namesake.rows
            ]
            box.set_choices([(_UNASKED, "请选择是哪一位"), *choices, (_LEFT_OUT, "这一行不写入")])
            box.set_value(_UNASKED)
            box.currentIndexChanged.connect(self._show)
            row_layout = QHBoxLayout()
            row_layout.addWidget(label(f"{title}（有同名的人）", "warn"))
            row_layout.addWidget(box, 1)
            column.addLayout(row_layout)
            self._boxes.append((namesake, box))
        column.addStretch(1)
        self.asked.setWidget(inside)
        height = inside.sizeHint().height()
        self.asked.setFixedHeight(min(height + px(4), px(40) * _ASKED_IN_SIGHT))
        self.asked.show()

    # What it comes to

    def _arranged(self) -> Arrangement:
        answers: dict[int, int | None] = {
            namesake.source_row: None if box.value() == _LEFT_OUT else int(box.value())
            for namesake, box in self._boxes
            if box.value() != _UNASKED
        }
        return arrange(self._table, self._names, self._heads, self._at, answers=answers)

    @Slot()
    def _show(self) -> None:
        arrangement = self._arranged()
        self.lines = lines_of(arrangement, self._names, [words[0] for words in self._heads], self._read)
        self.model.replace(self.lines)
        counts = counted(self.lines)
        written = counts[PasteFate.NEW] + counts[PasteFate.CHANGED]
        parts = [f"填入{counts[PasteFate.NEW]}格", f"改动{counts[PasteFate.CHANGED]}格"]
        if counts[PasteFate.SAME]:
            parts.append(f"与原来相同{counts[PasteFate.SAME]}格")
        if counts[PasteFate.REFUSED]:
            parts.append(f"不能写入{counts[PasteFate.REFUSED]}处")
        how = "按姓名对应" if arrangement.by_name else "从光标所在的格起"
        how += "、按表头对应各列" if arrangement.by_head else ""
        self.summary.setText(f"{how}：{'，'.join(parts)}。空白的格不写，也不清除原有内容。")
        self.unused.setText(f"没有用到的列：{'、'.join(arrangement.unused)}" if arrangement.unused else "")
        self.unused.setVisible(bool(arrangement.unused))
        refused = counts[PasteFate.REFUSED]
        self.rest.setText(f"不能写入的{refused}处不写，其余的写入")
        self.rest.setVisible(bool(refused) and bool(written))
        self.confirm_button.setText(f"写入{written}格" if written else "没有可写入的")
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Everything is decided, and something is left to be written."""
        counts = counted(self.lines)
        undecided = any(box.value() == _UNASKED for _, box in self._boxes)
        agreed = not counts[PasteFate.REFUSED] or self.rest.isChecked()
        written = counts[PasteFate.NEW] + counts[PasteFate.CHANGED]
        self.confirm_button.setEnabled(bool(written) and agreed and not undecided)

    def answer(self) -> tuple[Landing, ...]:
        """The cells to be written."""
        return tuple(
            line.landing
            for line in self.lines
            if line.landing is not None and line.fate in (PasteFate.NEW, PasteFate.CHANGED)
        )

    # Confirming

    @Slot()
    def confirm(self) -> None:
        """As if the red button was pressed. It stays pressed until the order is answered."""
        if self.confirm_button.isEnabled():
            self.banner.clear()
            self.confirm_button.setEnabled(False)
            self.confirmed.emit()

    def explain(self, error: Exception) -> str | None:
        """Say what went wrong and let the clerk try again; None for a mistake of the program."""
        sentence = sentence_of(error)
        if sentence is not None:
            self.banner.say(Tone.BAD, sentence)
            self._allow()
        return sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
