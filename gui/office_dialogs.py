"""The dialogs of the whole window: settings and backups, the bin, the turn of the year, the handover, the search, the manual."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from gui.desk import Desk
from gui.dialogs.help import HelpDialog
from gui.dialogs.restore import RestoreDialog
from gui.main_window import MainWindow
from gui.widgets.memory import ShortMemory

if TYPE_CHECKING:
    from gui.dialogs.bureau_settings import BureauSettingsDialog
    from gui.dialogs.searching import SearchDialog, SearchMemory


class OfficeDialogs(QObject):
    """Opened by the window's keys and buttons. ``backup_chosen``: a backup is to take the place of the database (Path)."""

    backup_chosen = Signal(object)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk: Desk | None = None
        self._settings: BureauSettingsDialog | None = None
        self._backups: RestoreDialog | None = None
        self._help: HelpDialog | None = None
        self._search: SearchDialog | None = None
        self._searches: SearchMemory | None = None
        help_key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
        help_key.activated.connect(self.show_help)
        window.settings_pressed.connect(self.show_settings)
        window.bin_pressed.connect(self.show_bin)
        window.year_pressed.connect(self.turn_year)
        window.handover_pressed.connect(self.print_handover)
        window.search_pressed.connect(self.show_search)

    def serve(self, desk: Desk | None) -> None:
        """The desk of the folder now open; None once it is given up, and what was searched in it is forgotten."""
        self._desk = desk
        self._searches = None

    @Slot()
    def show_bin(self) -> None:
        """What was removed, to be brought back; before the folder is open, nothing happens."""
        if self._desk is not None:
            from gui.dialogs.recycle_bin import RecycleBinDialog

            RecycleBinDialog(self._desk, self._window).open()

    @Slot()
    def turn_year(self) -> None:
        """What is taken over into a new year; before the folder is open, nothing happens."""
        if self._desk is not None:
            from gui.dialogs.turn_of_year import TurnOfYearDialog

            TurnOfYearDialog(self._desk, self._window).open()

    @Slot()
    def print_handover(self) -> None:
        """The list for whoever takes over the desk; before the folder is open, nothing happens."""
        if self._desk is not None:
            from gui.pages.printing import print_handover

            print_handover(self._desk, self._window)

    @Slot(str)
    def show_search(self, typed: str) -> None:
        """The search over everything, at first for what is typed; before the folder is open, nothing happens."""
        if self._desk is None or self._search is not None:
            return
        from gui.dialogs.searching import SearchMemory, open_search

        if self._searches is None:
            self._searches = SearchMemory(self._desk.settings or ShortMemory())
        self._search = open_search(self._desk, self._searches, self._window, typed)
        self._search.destroyed.connect(self._search_gone)

    @Slot()
    def _search_gone(self) -> None:
        self._search = None

    @Slot()
    def show_help(self) -> None:
        """The manual."""
        if self._help is None:
            self._help = HelpDialog(self._window)
            self._help.destroyed.connect(self._help_gone)
        self._help.show()
        self._help.raise_()

    @Slot()
    def _help_gone(self) -> None:
        self._help = None

    @Slot()
    def show_settings(self) -> None:
        """The settings; pressed before the folder is open, nothing happens."""
        if self._desk is None or self._settings is not None:
            return
        from gui.dialogs.bureau_settings import BureauSettingsDialog

        self._settings = BureauSettingsDialog(self._desk, self._window)
        self._settings.restore_asked.connect(self._offer_backups)
        self._settings.finished.connect(self._settings_closed)
        self._settings.open()

    @Slot()
    def _settings_closed(self) -> None:
        if self._settings is not None:
            self._settings.deleteLater()
            self._settings = None

    @Slot()
    def _offer_backups(self) -> None:
        assert self._desk is not None
        self._backups = RestoreDialog(self._desk.folder.backups, "", self._settings)
        self._backups.finished.connect(self._backup_chosen)
        self._backups.open()

    @Slot()
    def _backup_chosen(self) -> None:
        """Hand the one chosen on; the settings close first."""
        assert self._backups is not None
        chosen = self._backups.chosen
        self._backups.deleteLater()
        self._backups = None
        if chosen is None:
            return
        if self._settings is not None:
            self._settings.reject()
        self.backup_chosen.emit(chosen)
