"""How a hit is painted: an icon, the title with its day and organisation, and the piece of text with the words marked."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextLine
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.search_hits import HIT_ROLE, FoundLine
from models.rows.search import Snippet
from models.rules.archive_terms import SearchOwner

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    SearchOwner.RECORD: "notepad",
    SearchOwner.NOTICE: "megaphone",
    SearchOwner.REFLECTION: "edit",
    SearchOwner.ATTACHMENT: "attach",
    SearchOwner.STUDY_DOCUMENT: "book_open",
    SearchOwner.MEMBER: "person",
    SearchOwner.ORGANIZATION: "organization",
    SearchOwner.ARCHIVE_ITEM: "archive",
}
_HIGH, _ICON, _PAD, _GAP = 64, 20, 14, 10
_SEEN, _BEFORE = 0.92, 0.3
"""The first hit ends within so much of the width, else so much stands before it."""
_MOST_ASIDE = 0.42
"""So much of the width the day and the organisation may take."""


def marked(text: Snippet, font: QFont, colour: str) -> QTextLayout:
    """One line of it, every hit bold, underlined and in ``colour``: to be told apart without seeing colours, too."""
    layout = QTextLayout(text.text.replace("\n", " "), font)
    sign = QTextCharFormat()
    sign.setFontWeight(QFont.Weight.Bold)
    sign.setFontUnderline(True)
    sign.setForeground(QColor(colour))
    ranges = []
    for start, end in text.hits:
        # Qt counts in UTF-16: what lies beyond its first plane counts twice.
        begin, width = _units(text.text[:start]), _units(text.text[start:end])
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = begin, width, sign  # type: ignore[attr-defined]
        ranges.append(found)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text.text) * 2 + 1)
    layout.endLayout()
    return layout


def fitted(text: Snippet, font: QFont, colour: str, room: float) -> QTextLayout:
    """The same, begun later where the first hit would not be seen in so many pixels."""
    layout = marked(text, font, colour)
    if not text.hits:
        return layout
    start, end = text.hits[0]
    line = layout.lineAt(0)
    if _x(line, _units(text.text[:end])) <= room * _SEEN:
        return layout
    place, begin = _x(line, _units(text.text[:start])), start
    while begin > 0 and place - _x(line, _units(text.text[: begin - 1])) < room * _BEFORE:
        begin -= 1
    shift = 1 - begin
    hits = tuple((first + shift, last + shift) for first, last in text.hits)
    return marked(Snippet("…" + text.text[begin:], hits), font, colour)


def _x(line: QTextLine, units: int) -> float:
    """How far right the character stands."""
    found: Any = line.cursorToX(units)
    # PySide gives the place back with the number it was asked for.
    return float(found[0] if isinstance(found, tuple) else found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class HitDelegate(QStyledItemDelegate):
    """Every hit as high as the other; what does not fit is cut at the right, behind the first hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(look().px(200), look().px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: FoundLine = index.data(HIT_ROLE)
        place: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, chosen, bool(state & QStyle.StateFlag.State_MouseOver))
        px = look().px
        inner = place.adjusted(px(_PAD), px(8), -px(_PAD), -px(8))
        icon = QRect(inner.left(), inner.top() + px(1), px(_ICON), px(_ICON))
        paint_icon(painter, _ICONS[line.hit.owner], icon, look().tokens.text_second)
        words = inner.adjusted(px(_ICON + _GAP), 0, 0, 0)
        half = words.height() // 2
        upper = QRect(words.left(), words.top(), words.width(), half)
        lower = QRect(words.left(), words.top() + half, words.width(), half)
        self._paint_upper(painter, upper, line, font, chosen)
        self._paint_lower(painter, lower, line, font, chosen)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, place: QRect, chosen: bool, over: bool) -> None:
        tokens, px = look().tokens, look().px
        if chosen or over:
            painter.fillRect(place, QColor(tokens.selected if chosen else tokens.hover))
        if chosen:
            painter.fillRect(QRect(place.left(), place.top(), px(3), place.height()), QColor(tokens.accent))
        below = QRect(place.left(), place.bottom(), place.width(), tokens.line_width)
        painter.fillRect(below, QColor(tokens.line))

    def _paint_upper(
        self, painter: QPainter, place: QRect, line: FoundLine, font: QFont, chosen: bool
    ) -> None:
        """The title at the left; organisation and day at the right."""
        tokens, metrics, px = look().tokens, QFontMetrics(font), look().px
        aside = "　".join(part for part in (line.hit.organization_name, line.day) if part)
        room = min(metrics.horizontalAdvance(aside), round(place.width() * _MOST_ASIDE))
        painter.setFont(font)
        painter.setPen(QColor(tokens.selected_text if chosen else tokens.text_second))
        right = QRect(place.right() - room, place.top(), room + 1, place.height())
        said = metrics.elidedText(aside, Qt.TextElideMode.ElideLeft, right.width())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
        left = place.adjusted(0, 0, -(room + px(_GAP)), 0)
        colour = tokens.selected_text if chosen else tokens.text
        self._paint_marked(painter, left, line.title, _heavier(font), colour)

    def _paint_lower(
        self, painter: QPainter, place: QRect, line: FoundLine, font: QFont, chosen: bool
    ) -> None:
        """What it is, and the piece of text."""
        px, tint = look().px, look().tokens.tint(Tone.NEUTRAL)
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(line.hit.kind_label) + px(14)
        tag = QRect(place.left(), place.center().y() - px(11), width, px(22))
        painter.setPen(QColor(tint.line))
        painter.setBrush(QColor(tint.ground))
        painter.drawRoundedRect(tag, px(4), px(4))
        painter.setPen(QColor(tint.text))
        painter.setFont(font)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, line.hit.kind_label)
        rest = place.adjusted(width + px(_GAP), 0, 0, 0)
        tokens = look().tokens
        colour = tokens.selected_text if chosen else tokens.text_second
        self._paint_marked(painter, rest, line.hit.snippet, font, colour)

    @staticmethod
    def _paint_marked(painter: QPainter, place: QRect, text: Snippet, font: QFont, colour: str) -> None:
        layout = fitted(text, font, look().tokens.accent, place.width())
        line = layout.lineAt(0)
        dots = QFontMetrics(font).horizontalAdvance("…") + look().px(2)
        cut = line.naturalTextWidth() > place.width()
        shown = place.adjusted(0, 0, -dots, 0) if cut else place
        painter.save()
        painter.setPen(QColor(colour))
        painter.setFont(font)
        if cut:
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "…")
        painter.setClipRect(shown)
        top = place.top() + (place.height() - line.height()) / 2
        layout.draw(painter, QPointF(place.left(), top))
        painter.restore()


def _heavier(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


class HitList(QListView):
    """The list of hits; opening one is the dialog's affair."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("检索结果")
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("frame", "none")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
