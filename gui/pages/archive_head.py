"""Above the year's list: which year and how it stands, its figures, and the way a year goes: 收集, 制作归档件, 封存, 归档包."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.formats import long_date_text
from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.archive import ArchiveState, is_of
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.drop_down import DropDown
from gui.widgets.elided import ElidedLabel
from gui.widgets.pill_label import PillLabel
from models.rows.archive import ArchiveRow, YearRow

_FIGURES: tuple[tuple[ArchiveState | None, str], ...] = (
    (None, "件"),
    (ArchiveState.LACKING, "缺项"),
    (ArchiveState.UNMADE, "未制作"),
    (ArchiveState.LEFT_OUT, "不归档"),
)


def due_words(row: YearRow, today: date) -> str:
    """By when a year is to be archived, or that it is late, or since when it is closed; in words."""
    if row.closed:
        last = row.acts[-1] if row.acts else None
        since = f"{long_date_text(last.made_at.date())}封存" if last is not None else "已封存"
        return f"{since}，只读；要改请先重新打开。"
    if row.due_on is None:
        return "这一年没有登记过会议、学习等记录；有文件要归档的，用“登记文件”添加。"
    due = long_date_text(row.due_on)
    if row.acts:
        # Opened again: what was numbered then is numbered for good.
        return f"已重新打开，改完请再封存；已编的件号不变，新收的暂编。应于{due}前归档。"
    if today > row.due_on:
        return f"应于{due}前归档，已超期{(today - row.due_on).days}天；件号暂编。"
    return f"应于{due}前归档；件号暂编，封存后固定。"


def year_pill(row: YearRow, today: date) -> Pill:
    """Whether a year is closed, open, open and late, or without anything."""
    if row.closed:
        return Pill("已封存", Tone.OK, "lock_closed")
    if row.due_on is None:
        return Pill("没有记录", Tone.NEUTRAL)
    return Pill("未封存，已超期", Tone.BAD) if today > row.due_on else Pill("未封存", Tone.WARN, "lock_open")


class ArchiveHead(QWidget):
    """`year_chosen(year)`; `narrowed(state)`: a figure was pressed (None: all)."""

    year_chosen = Signal(int)
    narrowed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = DropDown("归档年度")
        self.pill = PillLabel()
        self.told = ElidedLabel("second")
        self.gather_button = plain_button("收集", "arrow_import")
        self.gather_button.setToolTip(
            "照保管期限表，把这一年的记录、通报和台账收进来；改过的地方不动（Ctrl+G）"
        )
        self.make_button = plain_button("制作归档件", "document_multiple")
        self.make_button.setToolTip("把每一件的正文、附件合成一个 PDF/A 文件，数好页数（Ctrl+M）")
        self.close_button = plain_button("封存…", "lock_closed")
        self.close_button.setToolTip("先列出还缺什么；封存后件号固定、内容只读")
        self.package_button = plain_button("归档包…", "archive")
        self.package_button.setToolTip("把这一年写成不用本程序也能看的文件夹、光盘映像，并核验")
        self._figures: dict[ArchiveState | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._build()
        self.year.activated.connect(self._year_chosen)
        self._group.buttonClicked.connect(self._figure_pressed)
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        self._column.addLayout(self._upper)
        self._column.addLayout(self._lower)
        self._upper.addWidget(self.year)
        self._upper.addWidget(self.pill)
        self._upper.addStretch(1)
        for button in (self.gather_button, self.make_button, self.close_button, self.package_button):
            self._upper.addWidget(button)
        for state, words in _FIGURES:
            button = quiet_button(words)
            button.setCheckable(True)
            button.setChecked(state is None)
            self._group.addButton(button)
            self._figures[state] = button
            self._lower.addWidget(button)
        self._lower.addWidget(self.told, 1)

    # Showing

    def show_years(self, years: Sequence[YearRow], chosen: int) -> None:
        """Offer the years, the latest first."""
        self.year.set_choices([(row.year, _offered(row)) for row in years])
        self.year.set_value(chosen)

    def show_year(self, row: YearRow, today: date, rows: Sequence[ArchiveRow]) -> None:
        """How the year and its 件, left out ones too, stand."""
        self.pill.set_pill(year_pill(row, today))
        self.told.set_text(due_words(row, today))
        for state, words in _FIGURES:
            number = sum(is_of(each, state) for each in rows)
            button = self._figures[state]
            button.setText(f"{words} {number}")
            button.setAccessibleName(f"{words}{number}")
            button.setToolTip(f"只看{words}的" if state is not None else "这一年归档的全部文件")
        self.close_button.setText("重新打开…" if row.closed else "封存…")
        self.close_button.setToolTip(
            "已封存的年度要改，先写明理由重新打开；已编的件号不变"
            if row.closed
            else "先列出还缺什么；封存后件号固定、内容只读"
        )
        for button in (self.gather_button, self.make_button):
            button.setEnabled(not row.closed)
        any_taken = not all(each.left_out for each in rows)
        self.package_button.setEnabled(any_taken)
        if not row.closed:
            self.close_button.setEnabled(any_taken)

    def show_narrowed(self, state: ArchiveState | None) -> None:
        """Which figure the list shows; of a narrowing that has no figure none is pressed."""
        self._group.setExclusive(False)
        for own, button in self._figures.items():
            button.setChecked(own is state)
        self._group.setExclusive(True)

    def figure(self, state: ArchiveState | None) -> QPushButton:
        """The button of a figure."""
        return self._figures[state]

    # What is pressed

    @Slot(int)
    def _year_chosen(self, _index: int) -> None:
        self.year_chosen.emit(self.year.value())

    @Slot(QAbstractButton)
    def _figure_pressed(self, button: QAbstractButton) -> None:
        state = next(own for own, each in self._figures.items() if each is button)
        self.narrowed.emit(state)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(20), px(14), px(20), 0)
        self._column.setSpacing(px(4))
        self._upper.setSpacing(px(10))
        self._lower.setSpacing(px(4))
        self.told.setContentsMargins(px(12), 0, 0, 0)
        self.year.setMinimumWidth(max(self.year.width_for("2026年（没有记录）"), px(150)))


def _offered(row: YearRow) -> str:
    return f"{row.year}年（{'已封存' if row.closed else '没有记录' if row.due_on is None else '未封存'}）"
