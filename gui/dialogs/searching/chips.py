"""How what was typed is understood: one chip for each filter and phrase. A chip of a filter takes it away when pressed; one of a word that
names a kind or an organisation makes a filter of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.dialogs.searching.names import Names
from gui.dialogs.searching.offered import Offered
from gui.look.icons import icon
from gui.look.look import look
from gui.widgets.labels import label
from models.rules.search_box import Filter, Meant, filters, quoted, without
from models.rules.searching import Piece

_ICONS = {
    Filter.BRANCH: "organization",
    Filter.KIND: "tag",
    Filter.YEAR: "calendar_ltr",
    Filter.PERSON: "person",
}
_TIPS = {
    Filter.KIND: "列出类型是“{}”的全部记录，不管文字里有没有写到这个词",
    Filter.BRANCH: "列出“{}”（连同下级组织）的全部记录，不管文字里有没有写到这个名称",
}
_MOST = 5
_WIDEST = 190


def only(wanted: Filter) -> str:
    """只看支部：."""
    return f"只看{wanted.value}："


class Chips(Offered):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QHBoxLayout(), parent)
        self.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().px(6))
        self._said: tuple[str, Names] | None = None
        self.hide()

    def show_typed(self, typed: str, names: Names) -> None:
        """Say how this is understood; nothing where there is nothing but words."""
        if (typed, names) == self._said:
            return
        self._said = (typed, names)
        self._clear()
        pieces, phrases = filters(typed), tuple(quoted(typed))
        for piece in pieces[:_MOST]:
            self._add(self._chip(piece, names), without(typed, piece))
        if len(pieces) > _MOST:
            self._row.addWidget(label(f"等{len(pieces)}项", "hint"))
        for phrase in phrases[: max(0, _MOST - len(pieces))]:
            self._row.addWidget(label(f"整句“{self._short(phrase)}”", "hint"))
        for found in names.meant(typed)[: max(0, _MOST - len(pieces) - len(phrases))]:
            self._add(self._offer(found), found.typed)
        self.setVisible(self._row.count() > 0)
        self._row.addStretch(1)

    def _add(self, chip: QPushButton, text: str) -> None:
        chip.setProperty("kind", "chip")
        chip.setAutoDefault(False)
        self._stands_for(chip, text)
        self._row.addWidget(chip)

    def _chip(self, piece: Piece, names: Names) -> QPushButton:
        wanted = Filter(piece.name)
        value = " ".join(piece.value.split())
        known = names.knows(wanted, value)
        doubt = "" if known else "（没有这样的名称）"
        meant = f"带“{self._short(value)}”的" if names.is_part(wanted, value) else self._short(value)
        chip = QPushButton(f"{wanted.value}：{meant}{doubt}　×")
        chip.setProperty("known", "true" if known else "false")
        chip.setIcon(icon(_ICONS[wanted]) if known else icon("warning"))
        chip.setToolTip("点一下去掉这项筛选")
        chip.setAccessibleName(f"筛选，{wanted.value}：{meant}{doubt}，按下去掉")
        return chip

    def _offer(self, found: Meant) -> QPushButton:
        chip = QPushButton(f"{only(found.filter)}{self._short(found.name)}")
        chip.setIcon(icon("filter"))
        chip.setToolTip(_TIPS[found.filter].format(found.name))
        chip.setAccessibleName(f"改为{only(found.filter)}{found.name}")
        return chip

    def _short(self, text: str) -> str:
        return QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, look().px(_WIDEST))
