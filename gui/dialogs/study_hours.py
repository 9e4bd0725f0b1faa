"""学时台账: each member's hours of a year against the target, and whether they attended 集中培训 (domain L4, G15, G17, G18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.editors.organizations import organization_choices
from gui.formats import long_date_text
from gui.tables.study_hours import HOURS_COLUMNS, HoursLine
from gui.widgets.buttons import plain_button
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.search_field import search_field
from models.rows.bureau import OrganizationRow
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rows.study_statistics import PersonHours, StudyHours
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.terms import OrganizationKind, Register
from models.services.organizations import list_organizations
from models.services.registers import years_with_records
from models.services.study_hours import study_hours

TITLE = "学时台账"
_INTRO = (
    "按签到表出席的场次累计；标注“以会代训”的会议按起止时间计入。年度标准在 设置 里调整；"
    "集中培训一栏为参加次数，每人每年至少1次，网络培训不计。"
)
_SHOWN = frozenset({Subject.STUDY, Subject.MEETING, Subject.ROSTER, Subject.BUREAU, Subject.LABELS})
_BRANCHES = (OrganizationKind.GENERAL_BRANCH, OrganizationKind.BRANCH)


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    year: int
    hours: StudyHours
    organizations: tuple[OrganizationRow, ...]
    years: tuple[int, ...]


def read_shelf(session: Any, year: int, organization_id: int | None, today: date) -> Shelf:
    """Runs on the database thread."""
    return Shelf(
        year,
        study_hours(session, year_of(year), organization_id, today),
        list_organizations(session),
        years_with_records(session, Register.STUDY),
    )


class StudyHoursDialog(ListedDialog):
    """The roll with everybody's hours; a line opens the person's page."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState("people", "没有符合条件的党员", "换个年度或支部再看。")
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, HOURS_COLUMNS, empty, _SHOWN, parent)
        self._people: tuple[PersonHours, ...] = ()
        today = desk.today()
        self.year = DropDown("年度")
        self.year.set_choices([(today.year, f"{today.year}年")])
        self.year.set_value(today.year)
        self.organization = DropDown("支部")
        self.organization.set_choices([(None, "全部支部")])
        self.short_only = QCheckBox("只看不足的")
        self.short_only.setToolTip("学时不足，或者本年度没有参加集中培训")
        self.search = search_field("搜索姓名", most=200)
        for widget in (self.year, self.organization, self.short_only):
            self.top.addWidget(widget)
        self.top.addStretch(1)
        self.top.addWidget(self.search)
        self.open_button = plain_button("个人情况…", "person")
        self.print_button = plain_button("打印学时统计表…", "print")
        self.add_button(self.open_button, self.open_person, for_row=True)
        self.add_button(self.print_button, self.print_hours)
        self.year.currentIndexChanged.connect(self.refresh)
        self.organization.currentIndexChanged.connect(self.refresh)
        self.short_only.toggled.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.table.opened.connect(self.open_person)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_hours)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        self.refresh()

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Count the chosen year again."""
        self._desk.tasks.read(
            read_shelf,
            self.year.value() or self._desk.today().year,
            self.organization.value(),
            self._desk.today(),
            then=self._show,
            failed=self._explain,
        )

    def _show(self, shelf: Shelf) -> None:
        years = sorted({self._desk.today().year, shelf.year, *shelf.years}, reverse=True)
        self.year.set_choices([(year, f"{year}年") for year in years])
        self.organization.set_choices(
            [(None, "全部支部"), *organization_choices(shelf.organizations, _BRANCHES)]
        )
        if shelf.year != self.year.value():
            # Another year was asked for meanwhile.
            return
        self._people = shelf.hours.people
        self.summary.setText(summary_text(shelf.hours))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        words = self.search.text().split()
        lines = [HoursLine(person.member_id, person) for person in self._people]
        self.show_rows(
            [
                line
                for line in lines
                if (line.is_short or not self.short_only.isChecked())
                and all(word in line.person.name for word in words)
            ]
        )

    # Ways out

    @Slot()
    def open_person(self) -> None:
        """Show the page of the chosen member over the list."""
        from gui.dialogs.person_page import open_person

        line: HoursLine | None = self.table.current_row()
        if line is not None:
            open_person(self._desk, line.id, self)

    @Slot()
    def print_hours(self) -> None:
        """Preview the paper of the chosen year and branch."""
        from gui.dialogs.printing import open_print_dialog

        span = year_of(self.year.value() or self._desk.today().year)
        kind = PaperKind.STUDY_HOURS
        order = PaperOrder(kind, organization_id=self.organization.value(), span=span)
        open_print_dialog(
            self._desk, self, Matter(f"打印{kind}", kind.value, (Item(span.label, order, (kind,)),))
        )


def summary_text(hours: StudyHours) -> str:
    """统计到2026年11月20日，共168人：学时已达标120人、不足30人、待补18人；未参加集中培训25人。"""
    people: Sequence[PersonHours] = hours.people
    if not people:
        return ""
    unknown = sum(person.short is None for person in people)
    reached = sum(person.short is not None and not person.short for person in people)
    parts = [f"学时已达标{reached}人", f"不足{len(people) - reached - unknown}人"]
    if unknown:
        parts.append(f"待补{unknown}人")
    without = sum(not person.trainings for person in people)
    counted = f"统计到{long_date_text(hours.counted_on)}，共{len(people)}人：{'、'.join(parts)}；"
    return counted + (f"未参加集中培训{without}人。" if without else "都参加过集中培训。")
