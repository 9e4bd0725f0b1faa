"""A drop-down list whose arrow follows the theme."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from gui.look.icons import paint_icon
from gui.look.look import look


class DropDown(QComboBox):
    """Choices as (value, text) pairs."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setProperty("kind", "field")
        self.setAccessibleName(name)
        # A list view of its own: the native one ignores item heights.
        self.setView(QListView(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_choices(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer these choices, keeping the chosen value where it is still offered.

        `currentIndexChanged` fires only when the chosen value is no longer the same; `activated` never.
        """
        kept = self.value()
        offered = list(choices)
        before = self.blockSignals(True)
        self.clear()
        # Kept here, for a QVariant would hand an enum member back as a plain string.
        self._values = [value for value, _ in offered]
        self.addItems([text for _, text in offered])
        self.setCurrentIndex(self._place_of(kept))
        self.blockSignals(before)
        if self.value() != kept:
            self.currentIndexChanged.emit(self.currentIndex())

    def values(self) -> list[Any]:
        """Everything offered, in order."""
        return list(self._values)

    def value(self) -> Any:
        """The chosen value; None when nothing is chosen."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose a value; one that is not offered leaves nothing chosen."""
        self.setCurrentIndex(self._place_of(value))

    def _place_of(self, value: Any) -> int:
        return self._values.index(value) if value in self._values else -1

    def width_for(self, text: str) -> int:
        """Pixels the whole box needs for this text to be read uncut, in the look in force."""
        self.ensurePolished()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, 400, 40)  # type: ignore[attr-defined]
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return 400 - room.width() + self.fontMetrics().horizontalAdvance(text) + 2

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel meant for the page must not change a value it passes over.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        option.currentText = shown  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = look().px(16)
        place = QRect(self.width() - side - look().px(8), (self.height() - side) // 2, side, side)
        role = "text_second" if self.isEnabled() else "text_hint"
        paint_icon(painter, "chevron_down", place, str(getattr(look().tokens, role)))
        painter.end()
