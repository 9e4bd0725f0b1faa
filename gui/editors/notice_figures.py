"""The figures on screen: tiles that say count, word and sign; the 口径 of the chosen one in words below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.figures import CELL_ROLE, FigureCell, FiguresModel, summary_of
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from models.rows.notice import NoticeFigures

_Index = QModelIndex | QPersistentModelIndex
_NAME_WIDTH = (112, 260)
_CHOOSE = "用方向键或鼠标选一个数字，这里说明它的统计口径；只统计台账里已召开的记录。"


class TileDelegate(QStyledItemDelegate):
    """Paints a `FigureCell`: a tinted tile with sign and count, the word under it; plain text without a tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: FigureCell = index.data(CELL_ROLE)
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, QColor(look().tokens.surface))
        tile = place.adjusted(look().px(2), look().px(2), -look().px(2), -look().px(2))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        _paint_tile(painter, tile, cell, chosen=chosen)
        if index.column() == 0:
            tile.adjust(look().px(3), 0, 0, 0)
        _paint_words(painter, tile, cell, centred=index.column() > 0)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(72), look().px(43))


def _paint_tile(painter: QPainter, tile: QRect, cell: FigureCell, *, chosen: bool) -> None:
    tokens = look().tokens
    if cell.tone is not None:
        tint = tokens.tint(cell.tone)
        painter.setPen(QPen(QColor(tint.line)) if tint.line != tint.ground else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(tile, look().px(5), look().px(5))
    if chosen:
        painter.setPen(QPen(QColor(tokens.accent), look().px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile, look().px(5), look().px(5))


def _paint_words(painter: QPainter, tile: QRect, cell: FigureCell, *, centred: bool) -> None:
    tokens, px = look().tokens, look().px
    colour = tokens.tint(cell.tone).text if cell.tone is not None else tokens.text
    font = QFont(painter.font())
    font.setBold(cell.tone is Tone.BAD)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    side = px(15) if cell.icon else 0
    gap = px(4) if cell.icon else 0
    text = metrics.elidedText(cell.count, Qt.TextElideMode.ElideRight, tile.width() - side - gap)
    upper = QRect(tile.left(), tile.top(), tile.width(), tile.height() // 2 + px(2)) if cell.word else tile
    width = side + gap + metrics.horizontalAdvance(text)
    left = upper.left() + (upper.width() - width) // 2 if centred else upper.left()
    if cell.icon:
        paint_icon(painter, cell.icon, QRect(left, upper.top() + px(1), side, upper.height()), colour)
    words = QRect(left + side + gap, upper.top(), upper.right() - left - side - gap + 1, upper.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    if cell.word:
        if cell.tone is None:
            painter.setPen(QColor(tokens.text_second))
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        lower = QRect(tile.left(), upper.bottom() - px(1), tile.width(), tile.bottom() - upper.bottom())
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | across, cell.word)


class FiguresTable(QTableView):
    """One cell is chosen at a time; `explained` carries its 口径."""

    explained = Signal(str)

    def __init__(self, model: FiguresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = model
        self.setModel(model)
        self.setAccessibleName("各支部落实情况")
        self.setItemDelegate(TileDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(self._explain)
        model.modelReset.connect(self.fit)
        look().changed.connect(self.fit)
        self.fit()

    @Slot(QModelIndex, QModelIndex)
    def _explain(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.explained.emit(self._figures.cell(current).explanation if current.isValid() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns as wide as their headings ask; the names take what is left, then all share the rest."""
        px, count = look().px, self._figures.columnCount()
        self.verticalHeader().setDefaultSectionSize(px(43))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        if not count:
            return
        # The sheet's own padding is for headings of one line over wide columns.
        sheet = f"QHeaderView::section {{ padding: {px(5)}px {px(4)}px {px(5)}px {px(4)}px; }}"
        if self.horizontalHeader().styleSheet() != sheet:
            self.horizontalHeader().setStyleSheet(sheet)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widths = [
            max(px(62), px(12) + max(metrics.horizontalAdvance(line) for line in self._figures.head(column)))
            for column in range(1, count)
        ]
        room = self.viewport().width() - sum(widths)
        least, most = (px(width) for width in _NAME_WIDTH)
        name = min(max(room, least), most)
        share = max(0, room - name) // max(1, len(widths))
        self.setColumnWidth(0, name)
        for column, width in enumerate(widths, 1):
            self.setColumnWidth(column, width + min(share, px(90)))


class FiguresSection(QWidget):
    """The summary, the table, and what the chosen figure means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FiguresModel(self)
        self.table = FiguresTable(self.model)
        self.table.explained.connect(self._explain)
        self.summary = label("", "second", wrap=True)
        self.explanation = label(_CHOOSE, "hint", wrap=True)
        self.explanation.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState("organization", "没有可统计的党支部", "请先在“组织名册”里建立党支部，再点“重新统计”。")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self._stack, 1)
        column.addWidget(self.explanation)
        self.setFocusProxy(self.table)
        look().changed.connect(self._relayout)
        self._relayout()

    def show_figures(self, figures: NoticeFigures | None) -> None:
        """Show these figures."""
        self.model.show(figures)
        self.summary.setText(
            summary_of(figures) if figures is not None else "还没有统计数字，请点“重新统计”。"
        )
        self._stack.setCurrentIndex(0 if figures is not None and figures.branches else 1)
        self.explanation.setText(_CHOOSE)

    @Slot(str)
    def _explain(self, explanation: str) -> None:
        self.explanation.setText(f"{explanation}。" if explanation else _CHOOSE)

    @Slot()
    def _relayout(self) -> None:
        # Two lines always, so that the table does not jump when a long 口径 comes.
        self.explanation.setFixedHeight(
            2 * QFontMetrics(self.explanation.font()).lineSpacing() + look().px(4)
        )
