"""党费: members × months, filled in by hand or from a sheet; orders for what is chosen; the papers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.desk import Desk
from gui.pages.dues_entering import DuesEntering
from gui.pages.dues_layout import HINT, NO_MATCH, NOBODY
from gui.pages.dues_reading import DuesReading, read_dues
from gui.pages.printing import branches
from gui.tables.dues import MONTHS, DuesView, described, matching, summed
from models.rows.changes import Changes, Subject
from models.rows.dues import DuesCell
from models.rows.paper import PaperOrder
from models.rows.target import Target
from models.rules.dues_sums import added
from models.rules.money import grouped_money
from models.rules.papers import PaperKind
from models.rules.periods import Month

DUES_PAPERS = (PaperKind.DUES_SHEET, PaperKind.DUES_LEDGER, PaperKind.UNPAID_DUES)
_SHOWN = frozenset((Subject.DUES, Subject.ROSTER, Subject.BUREAU))
_PAUSE_MS = 180


class DuesPage(DuesEntering):
    """Everything that is ordered is one transaction, can be undone by name, and shows what was kept."""

    TITLE = "党费"
    ICON = "money"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reading: DuesReading | None = None
        self._wanted: tuple[int | None, Month | None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        today = desk.today()
        self.year.set_choices([(today.year, f"{today.year}年")])
        self.year.set_value(today.year)
        self.branch.set_choices([(None, "全部支部")])
        self.branch.set_value(None)
        self._connect()
        self._add_works()
        self.refresh()

    def _connect(self) -> None:
        self.year.currentIndexChanged.connect(self._other_wanted)
        self.branch.currentIndexChanged.connect(self._other_wanted)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._fill)
        self._pause.timeout.connect(self._fill)
        self.views.chosen.connect(self._fill)
        self.grid.moved.connect(self._tell)
        self.grid.chosen_changed.connect(self._count)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.print_button.clicked.connect(self.print_papers)
        self.desk.tasks.changed.connect(self._changed)

    def _add_works(self) -> None:
        works: tuple[tuple[str, str, str, Callable[[], object]] | None, ...] = (
            ("登记免交…", "", "所选的格登记为免交，并写明原因", self.exempt),
            ("取消免交", "", "所选的格不再免交", self.ask_again),
            ("按离退休标准", "", "所选的格按离退休党员的比例计算应交", self.as_retired),
            ("按在职标准", "", "所选的格按在职党员的比例计算应交", self.as_serving),
            None,
            ("粘贴", "", "从剪贴板粘贴，先预览（Ctrl+V）", self.grid.paste),
            ("复制", "", "复制所选的格（Ctrl+C）", self.grid.copy),
            ("连姓名和月份复制", "Ctrl+Shift+C", "复制所选的格，带姓名和表头", self.grid.copy_with_names),
            ("向下填充", "", "把所选最上一行的内容填到下面各行（Ctrl+D）", self.fill_down),
            None,
            ("党费标准…", "", "各档比例和施行日期", self.open_rates),
        )
        for work in works:
            if work is None:
                self.more.addSeparator()
                continue
            text, keys, tip, slot = work
            action = self.more.addAction(text)
            action.setToolTip(tip)
            self._on(action, keys, slot)
        for keys, slot in (
            ("Ctrl+J", self.pay),
            ("Ctrl+U", self.mark_unpaid),
            ("Ctrl+B", self.carry),
            ("Ctrl+P", self.print_papers),
        ):
            self._on(QAction(self), keys, slot)

    def _on(self, action: QAction, keys: str, slot: Callable[[], object]) -> None:
        if keys:
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)
        action.triggered.connect(slot)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the chosen year again."""
        year = self.year.value() or self.desk.today().year
        self.desk.tasks.read(read_dues, year, self.branch.value(), self.desk.today(), then=self._came)

    @Slot()
    def _other_wanted(self) -> None:
        """Another year or branch: nothing is entered before it has come."""
        self.shown = None
        self.refresh()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN and not self.is_saving:
            self.refresh()

    def _came(self, reading: DuesReading) -> None:
        today = self.desk.today()
        chosen = self.year.value() or today.year
        if reading.year.year != chosen or reading.organization_id != self.branch.value():
            return
        if self.is_saving:
            # It is older than what is shown; once the last order is answered everything is read again.
            return
        first = self._reading is None
        self._reading, self.shown = reading, reading.year
        years = sorted({*reading.years, today.year, today.year - 1, chosen}, reverse=True)
        self.year.set_choices((year, f"{year}年") for year in years)
        self.branch.set_choices([(None, "全部支部"), *branches(reading.organizations)])
        self._fill()
        if first and self._wanted is None:
            self.grid.choose(0, today.month - 1)
        self._follow()

    @Slot()
    def _fill(self) -> None:
        if self.shown is None:
            return
        self._pause.stop()
        people = matching(self.shown.people, self.search.text())
        view = DuesView[self.views.current]
        self.model.show(people, view, branches=self.branch.value() is None)
        self.legend.setVisible(view is DuesView.PAYMENT)
        self.empty.say(*(NO_MATCH if self.shown.people else NOBODY))
        self._stack.setCurrentIndex(0 if people else 1)
        self._say([cell for person in people for cell in person.cells])
        self._count()
        self._tell(*self.grid.cursor_place())

    def _say(self, cells: Sequence[DuesCell]) -> None:
        """What has come up to this month, and apart from it what was paid for months to come."""
        this_month = Month.of(self.desk.today())
        parts = [f"截至{this_month.month}月" if self._is_this_year() else "全年"]
        parts += summed(added(cell for cell in cells if cell.month <= this_month))
        ahead = added(cell for cell in cells if cell.month > this_month)
        if ahead.paid:
            parts.append(f"以后各月预交{grouped_money(ahead.paid)}元")
        self.summary.set_text("　".join(parts))

    def _is_this_year(self) -> bool:
        return self.shown is not None and self.shown.year == self.desk.today().year

    # The cursor and what is chosen

    @Slot(int, int)
    def _tell(self, row: int, column: int) -> None:
        found = self.model.cell(row, column)
        if found is not None:
            self.detail.set_text(described(*found))
            return
        index = self.model.index(row, column)
        self.detail.set_text(self.model.data(index, Qt.ItemDataRole.ToolTipRole) if index.isValid() else HINT)

    @Slot()
    def _count(self) -> None:
        chosen = len(self.grid.chosen())
        text = f"共 {self.model.rowCount()} 人"
        self.count.set_text(f"{text}，已选 {chosen} 格" if chosen > 1 else text)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self.more.popup(self.grid.viewport().mapToGlobal(place))

    @property
    def search_field(self) -> QLineEdit:
        """Where a name is looked for."""
        return self.search

    def to_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def open_rates(self) -> None:
        """党费标准."""
        from gui.dialogs.dues_rates import DuesRatesDialog

        DuesRatesDialog(self.desk, self).open()

    @Slot()
    def print_papers(self) -> None:
        """The papers of a month or of the year, of the branch shown."""
        if self._reading is None:
            return
        # Imported when the first paper is asked for: no part of a quick start.
        from gui.dialogs.printing import matter, open_print_dialog

        _, column = self.grid.cursor_place()
        period = matter.Period(
            self._reading.year.year,
            min(column, MONTHS - 1) + 1,
            self.branch.value(),
            self._reading.years,
            branches(self._reading.organizations),
        )
        item = matter.Item("", PaperOrder(DUES_PAPERS[0]), DUES_PAPERS)
        open_print_dialog(self.desk, self, matter.Matter("打印党费表", "dues-period", (item,), period))

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """The branch and month of a target; ``record_id`` is a member."""
        self.search.clear()
        self._wanted = (target.record_id, target.month)
        if target.month is not None:
            years = {target.month.year, *self.year.values()}
            self.year.set_choices((year, f"{year}年") for year in sorted(years, reverse=True))
            self.year.set_value(target.month.year)
        offered = self.branch.values()
        if target.organization_id is not None and target.organization_id not in offered:
            self.branch.set_choices([(None, "全部支部"), (target.organization_id, "所选支部")])
        self.branch.set_value(target.organization_id)
        self.views.choose(DuesView.PAYMENT.name)
        self.refresh()

    def _follow(self) -> None:
        """Put the cursor where a target led."""
        if self._wanted is None or self.shown is None:
            return
        member_id, month = self._wanted
        self._wanted = None
        people = self.model.people()
        row = next((at for at, person in enumerate(people) if person.member_id == member_id), 0)
        self.grid.choose(row, (month or Month.of(self.desk.today())).month - 1)
        self.grid.setFocus()
