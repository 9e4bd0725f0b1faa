"""政治生日: whose it is in a month, whether it was kept; the list and the cards are printed from here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.editors.organizations import organization_choices
from gui.look.look import look
from gui.tables.political_birthdays import BIRTHDAY_COLUMNS
from gui.widgets.buttons import icon_button, plain_button, primary_button
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from models.rows.birthdays import BirthdayMonth, PoliticalBirthday
from models.rows.bureau import OrganizationRow
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.rules.terms import MeetingKind, OrganizationKind
from models.services.organizations import list_organizations
from models.services.political_birthdays import birthdays_of

TITLE = "政治生日"
_INTRO = (
    "按入党日期（支部大会通过其为预备党员之日）列出当月过政治生日的在册党员；2月29日入党的，平年在2月28日。"
    "回车或双击登记活动，已登记的打开记录。"
)
_SHOWN = frozenset({Subject.MEETING, Subject.ROSTER, Subject.BUREAU})
_BRANCHES = (OrganizationKind.GENERAL_BRANCH, OrganizationKind.BRANCH)


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    organization_id: int | None
    found: BirthdayMonth
    organizations: tuple[OrganizationRow, ...]


def read_shelf(session: Any, month: Month, organization_id: int | None, today: date) -> Shelf:
    """Runs on the database thread."""
    found = birthdays_of(session, month, organization_id, today)
    return Shelf(organization_id, found, list_organizations(session))


class PoliticalBirthdaysDialog(ListedDialog):
    """One month at a time; Alt+← and Alt+→ turn to the month before and after."""

    def __init__(self, desk: Desk, parent: QWidget, organization_id: int | None = None) -> None:
        empty = EmptyState("calendar_ltr", "这个月没有党员过政治生日", "换个月份或支部再看。")
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, BIRTHDAY_COLUMNS, empty, _SHOWN, parent)
        self.month = Month.of(desk.today())
        self._first = organization_id
        self.organization = DropDown("支部")
        self.organization.set_choices([(None, "全部支部")])
        self.before_button = icon_button("chevron_left", "上个月（Alt+←）")
        self.after_button = icon_button("chevron_right", "下个月（Alt+→）")
        self.shown_month = label(self.month.label, "title")
        self.enter_button = primary_button("登记活动", "add")
        self.card_button = plain_button("打印贺卡…", "print")
        self.list_button = plain_button("打印名单…", "document_pdf")
        self._build()
        self.organization.currentIndexChanged.connect(self.refresh)
        self.before_button.clicked.connect(self.turn_back)
        self.after_button.clicked.connect(self.turn_on)
        self.table.opened.connect(self.open_person)
        for keys, slot in (
            ("Alt+Left", self.turn_back),
            ("Alt+Right", self.turn_on),
            (QKeySequence.StandardKey.Print, self.print_list),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.refresh()

    def _build(self) -> None:
        for widget in (self.before_button, self.shown_month, self.after_button):
            self.top.addWidget(widget)
        self.top.addSpacing(look().px(12))
        self.organization.setMinimumWidth(look().px(240))
        self.top.addWidget(self.organization)
        self.top.addStretch(1)
        for button in (self.before_button, self.after_button):
            button.setAutoDefault(False)
        self.enter_button.setToolTip("为所选党员登记政治生日活动；同一支部可以多选")
        self.card_button.setToolTip("打印所选党员的贺卡，一张A4纸两份；没有选的打印全部")
        self.add_button(self.enter_button, self.enter)
        self.enter_button.setEnabled(False)
        self.table.selection_changed.connect(self._selected)
        self.add_button(self.card_button, self.print_cards)
        self.add_button(self.list_button, self.print_list)

    # Reading

    @Slot()
    def turn_back(self) -> None:
        """The month before."""
        self._turn(self.month.previous)

    @Slot()
    def turn_on(self) -> None:
        """The month after."""
        self._turn(self.month.next)

    def _turn(self, month: Month) -> None:
        self.month = month
        self.shown_month.setText(month.label)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the month again."""
        self._desk.tasks.read(
            read_shelf,
            self.month,
            self._scope(),
            self._desk.today(),
            then=self._show,
            failed=self._explain,
        )

    def _scope(self) -> int | None:
        chosen: int | None = self.organization.value()
        return chosen if chosen is not None else self._first

    def _show(self, shelf: Shelf) -> None:
        if shelf.found.month != self.month or shelf.organization_id != self._scope():
            # Another month was asked for meanwhile.
            return
        self.organization.blockSignals(True)
        self.organization.set_choices(
            [(None, "全部支部"), *organization_choices(shelf.organizations, _BRANCHES)]
        )
        if self._first is not None:
            self.organization.set_value(self._first)
            self._first = None
        self.organization.blockSignals(False)
        self.summary.setText(summary_text(shelf.found))
        self.show_rows(shelf.found.people)
        for button in (self.card_button, self.list_button):
            button.setEnabled(bool(shelf.found.people))
        self._selected()

    @Slot()
    def _selected(self) -> None:
        self.enter_button.setEnabled(bool(self.table.selected_rows()))

    # Ways out

    @Slot(object)
    def open_person(self, row: PoliticalBirthday) -> None:
        """The record at which it was kept, or a new one."""
        if row.record_id is not None:
            self.accept()
            self._desk.window.go(Target(Subject.MEETING, record_id=row.record_id))
        else:
            self._enter([row])

    @Slot()
    def enter(self) -> None:
        """A new record of the chosen people of one branch."""
        rows = self.table.selected_rows()
        if rows:
            self._enter(rows)

    def _enter(self, rows: list[PoliticalBirthday]) -> None:
        branch, today = rows[0].organization_id, self._desk.today()
        own = [row for row in rows if row.organization_id == branch]
        day = max(row.day for row in own)
        self.accept()
        self._desk.window.go(
            Target(
                Subject.MEETING,
                new=True,
                kind=MeetingKind.POLITICAL_BIRTHDAY.value,
                organization_id=branch,
                day=min(day, today) if (day.year, day.month) == (today.year, today.month) else day,
                people=tuple(row.id for row in own),
            )
        )

    @Slot()
    def print_cards(self) -> None:
        """Cards of the chosen people; of everybody shown when none or one is chosen by the cursor alone."""
        rows = self.table.selected_rows()
        people = tuple(row.id for row in rows)
        self._print(PaperKind.BIRTHDAY_CARD, people)

    @Slot()
    def print_list(self) -> None:
        """The month's list."""
        self._print(PaperKind.BIRTHDAY_LIST, ())

    def _print(self, kind: PaperKind, people: tuple[int, ...]) -> None:
        if not self.model.rowCount():
            return
        from gui.dialogs.printing import open_print_dialog

        order = PaperOrder(kind, organization_id=self._scope(), span=self.month.span(), people=people)
        item = Item(self.month.label, order, (kind,))
        open_print_dialog(self._desk, self, Matter(f"打印{kind}", kind.value, (item,)))


def summary_text(found: BirthdayMonth) -> str:
    """2026年10月有12名党员过政治生日，已登记活动3人；另有5名党员入党日期待补，没有列入。"""
    kept = sum(person.record_id is not None for person in found.people)
    said = f"{found.month.label}有{len(found.people)}名党员过政治生日，已登记活动{kept}人"
    return said + (f"；另有{found.unknown}名在册党员入党日期待补，没有列入。" if found.unknown else "。")
