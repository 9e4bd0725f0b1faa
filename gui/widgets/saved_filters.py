"""Filters that are kept by name, on this PC."""

import json

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QMenu

from gui.widgets.buttons import icon_button
from gui.widgets.filter_bar import FilterBar
from gui.widgets.memory import Memory

MOST = 20
LONGEST = 20
KEYS = "Ctrl+L"


class SavedFilters(QObject):
    """A button at the end of a filter bar: what was kept, keeping what is chosen now, giving up, taking every filter off."""

    def __init__(self, bar: FilterBar, memory: Memory, key: str) -> None:
        super().__init__(bar)
        self._bar, self._memory, self._key = bar, memory, key
        self.button = icon_button("filter", f"已存筛选（{KEYS}）")
        self.menu = QMenu(self.button)
        self.gone = QMenu("删去已存的筛选", self.menu)
        self.button.clicked.connect(self._drop)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._chosen)
        bar.add_widget(self.button)
        QShortcut(QKeySequence(KEYS), bar).activated.connect(self._drop)
        self._fill()

    # What is kept

    def kept(self) -> dict[str, dict[str, str]]:
        """The states by name; what cannot be read counts as nothing."""
        try:
            read = json.loads(self._memory.text(self._key) or "{}")
            return {
                str(name): {str(key): str(text) for key, text in state.items()}
                for name, state in read.items()
            }
        except (ValueError, AttributeError):
            return {}

    def keep(self, name: str) -> None:
        """Keep what narrows the list now under a name; the same name again keeps the new one."""
        name = " ".join(name.split())[:LONGEST]
        if name:
            kept = {each: state for each, state in self.kept().items() if each != name}
            self._write({**kept, name: self._bar.state()})

    def forget(self, name: str) -> None:
        """Give a name up."""
        self._write({each: state for each, state in self.kept().items() if each != name})

    def _write(self, kept: dict[str, dict[str, str]]) -> None:
        self._memory.set_text(self._key, json.dumps(kept, ensure_ascii=False))

    # The menu

    @Slot()
    def _drop(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        actions = self.menu.actions()
        if actions:
            self.menu.setActiveAction(actions[0])

    @Slot()
    def _fill(self) -> None:
        menu, kept = self.menu, self.kept()
        menu.clear()
        now = self._bar.state()
        for name, state in kept.items():
            action = self._add(menu, name, "apply", name)
            action.setCheckable(True)
            action.setChecked(state == now)
        if kept:
            menu.addSeparator()
        keep = self._add(menu, "存为筛选…", "keep", "")
        keep.setEnabled(bool(now) and len(kept) < MOST)
        if kept:
            self.gone.clear()
            menu.addMenu(self.gone)
            for name in kept:
                self._add(self.gone, name, "forget", name)
        self._add(menu, "清除筛选", "clear", "").setEnabled(bool(now))

    @staticmethod
    def _add(menu: QMenu, text: str, order: str, name: str) -> QAction:
        # An ampersand of the clerk's own is no mark of a key.
        action = menu.addAction(text.replace("&", "&&"))
        action.setData((order, name))
        return action

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        order, name = action.data()
        if order == "apply":
            self._bar.apply(self.kept()[name])
        elif order == "forget":
            self.forget(name)
        elif order == "clear":
            self._bar.apply({})
        else:
            self.ask_name()

    @Slot()
    def ask_name(self) -> None:
        """Ask what the present filter is to be called."""
        dialog = QInputDialog(self._bar)
        dialog.setWindowTitle("存为筛选")
        dialog.setLabelText("给现在的筛选起个名称，下次从这里直接选：")
        dialog.setOkButtonText("保存")
        dialog.setCancelButtonText("取消")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self.keep)
        dialog.open()
