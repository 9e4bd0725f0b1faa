"""The editor of inspections (domain N4, N5, R11): how it was made, who went where, what was found."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.editors import people
from gui.editors.inspection_beginning import begun, is_proposed, like, title_of
from gui.editors.inspection_layout import InspectionLayout
from gui.editors.organizations import organization_choices
from gui.editors.tools import EditorTools
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.inspection import InspectionDetail, Manifestation, Proposal
from models.rules.inspection_terms import InspectionMethod
from models.rules.inspections import doubts, goes_into, notice_month
from models.rules.periods import Month
from models.rules.proposals import accepted
from models.rules.terms import OrganizationKind, RecordStatus

INSPECTORS = (
    OrganizationKind.PARTY_COMMITTEE,
    OrganizationKind.GENERAL_BRANCH,
    OrganizationKind.DEPARTMENT,
)
"""Who inspects: 机关党委 itself, or a department such as 督察处 (domain N5)."""


class InspectionEditor(InspectionLayout):
    """Shows an `InspectionDetail` and gives back the one typed.

    `proposals_pressed` carries the Month of which the clerk wants to see what the registers show, `notice_pressed` the Month
    whose notice is to be written, `item_pressed` the id of a rectification item.
    """

    proposals_pressed = Signal(object)
    notice_pressed = Signal(object)
    item_pressed = Signal(int)

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._organizations: Sequence[OrganizationRow] = ()
        self._kept: int | None = None
        self._month_given = False
        self._notified: frozenset[Month] = frozenset()
        self.turn = 0
        """Grows when another record is shown: what was begun for the one before does not belong to this one."""
        self._connect()

    def _connect(self) -> None:
        self.first_on.edited.connect(self._day_typed)
        self.month.edited.connect(self._month_typed)
        self.visits.edited.connect(self._offer_branches)
        self.files.edited.connect(self._offer_files)
        self.edited.connect(self._review)
        self.proposals_button.clicked.connect(self._press_proposals)
        self.notice_button.clicked.connect(self._press_notice)
        self.findings.item_opened.connect(self.item_pressed)

    # What may be chosen

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        self._organizations = rows
        self.organization.set_choices(organization_choices(rows, INSPECTORS, self._kept))
        if self.organization.value() is None and self._kept is not None:
            self.organization.set_value(self._kept)
        self.visits.set_organizations(rows)
        self._offer_branches()

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        """Propose names from the roster."""
        names = people.proposals(roll)
        self.team.set_people(names)
        self.findings.set_people(names)

    def set_manifestations(self, rows: Iterable[Manifestation]) -> None:
        """The bureau's dictionary of 22."""
        self.findings.set_manifestations(rows)

    @Slot()
    def _offer_branches(self) -> None:
        self.findings.set_organizations(self._organizations, self.visits.ticked())

    @Slot()
    def _offer_files(self) -> None:
        self.findings.set_files(self.files.rows())

    # A new record

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        """A branch is one to be visited; any other organisation the one that inspects."""
        if kind is not None:
            self.method.set_value(kind)
        if organization_id is not None and self.visits.offers(organization_id):
            self.visits.tick(organization_id)
            self._offer_branches()
        elif organization_id in self.organization.box.values():
            self.organization.set_value(organization_id)
        if day is not None:
            self.first_on.set_value(day)
            self._day_typed()
        self._review()

    def prefill_month(self, month: Month) -> None:
        """The month a new inspection is to be of."""
        self._month_given = True
        self._propose(month)
        self._review()

    def _propose(self, month: Month) -> None:
        """A month, and its title where the clerk has not written another."""
        if is_proposed(self.title.value()):
            self.title.set_value(title_of(month))
        self.month.set_value(month)

    @Slot()
    def _day_typed(self) -> None:
        day = self.first_on.value()
        if day is None:
            return
        self.visits.set_day(day)
        if self.record_id is None and not self._month_given:
            self._propose(Month.of(day))

    @Slot()
    def _month_typed(self) -> None:
        self._month_given = True
        month = self.month.value()
        if month is not None and self.record_id is None and is_proposed(self.title.value()):
            self.title.set_value(title_of(month))

    def focus_first(self) -> None:
        """A new one has its title; its day is asked for."""
        (self.first_on if self.record_id is None else self.title).setFocus()

    # What the inspector is told

    @Slot()
    def _review(self) -> None:
        """What a reader would ask about, and what waits for a notice."""
        waiting, month = self.findings.waiting(), self.month.value()
        goes_to = self._goes_to(waiting)
        verb = "打开" if self.findings.are_named() and not waiting else "起草"
        self.notice_button.setText(f"{verb}{goes_to.month}月通报" if goes_to else "起草通报")
        self.notice_button.setEnabled(month is not None)
        self.proposals_button.setEnabled(month is not None)
        self.waiting.setText(self._waiting_in_words(waiting, month))
        self.waiting.setVisible(bool(waiting))
        asked = doubts(self.detail()) if self._can_be_read() else ()
        self.doubts.setText("\n".join(asked))
        self.doubts.setVisible(bool(asked))

    def set_notified(self, months: frozenset[Month]) -> None:
        """The months whose notice is issued: what is found of them goes into a later one."""
        self._notified = months
        self._review()

    def _goes_to(self, waiting: int) -> Month | None:
        """The month whose notice names the findings; that of the named ones when nothing waits."""
        month = self.month.value()
        return notice_month(month, self._notified) if month is not None and waiting else month

    def _waiting_in_words(self, waiting: int, month: Month | None) -> str:
        if not waiting:
            return ""
        where = goes_into(month, self._notified) if month is not None else ""
        return f"列入通报而还没有通报的{waiting}个{'：' if where else ''}{where}。"

    def _can_be_read(self) -> bool:
        values = (self.first_on.value(), self.month.value(), self.organization.value(), self.method.value())
        return None not in values and self.findings.can_be_read()

    @Slot()
    def _press_proposals(self) -> None:
        self.proposals_pressed.emit(self.month.value())

    @Slot()
    def _press_notice(self) -> None:
        """A notice reads what is saved."""
        if self.is_edited() or self.record_id is None:
            self.refuse("督察记录还没有保存，通报里看不到；请先保存再起草通报。")
        else:
            self.notice_pressed.emit(self._goes_to(self.findings.waiting()))

    def adopt(self, proposals: Iterable[Proposal]) -> None:
        """What the inspector took over of what the registers show; it is saved with the record."""
        self.show_section("findings")
        self.findings.adopt(accepted(proposal) for proposal in proposals)
        self.findings.list.setFocus()

    # Rows in, rows out

    def show_detail(self, detail: InspectionDetail) -> None:
        """Show a saved inspection."""
        again = self.record_id is not None and self.record_id == detail.id
        self.turn += not again
        self.begin(detail.id, detail.version)
        self._month_given = True
        self._fill(detail, stay=again)

    def show_new(self, template: InspectionDetail | None) -> None:
        """Begin an inspection of this month; with a template, one made as that was."""
        self.turn += 1
        self.begin(None, 0)
        self._month_given = False
        for field in self.fields.values():
            field.restore("")
            field.set_error(None)
        today = self.tools.today()
        self._fill(like(template, today) if template is not None else self._begun(today))
        self.first_on.set_value(None)
        self.show_section("head")

    def _begun(self, today: date) -> InspectionDetail:
        """The committee inspects, unless somebody else does."""
        inspectors = organization_choices(self._organizations, INSPECTORS[:1])
        return begun(today, inspectors[0][0] if inspectors else 0)

    def _fill(self, detail: InspectionDetail, *, stay: bool = False) -> None:
        self._kept = detail.organization_id or None
        self.title.set_value(detail.title)
        self.first_on.today = self.last_on.today = self.tools.today()
        self.first_on.set_value(detail.first_on)
        self.last_on.set_value(detail.last_on)
        self.month.set_value(detail.month)
        self.method.set_value(detail.method)
        self.status.set_value(detail.status)
        self.basis.set_value(detail.basis)
        self.looked_at.set_value(detail.looked_at)
        self.remarks.set_value(detail.remarks)
        self.team.show_rows(detail.team)
        self.visits.set_day(detail.first_on)
        self.visits.show_rows(detail.branches)
        self.set_organizations(self._organizations)
        self.organization.set_value(self._kept)
        self.files.show_rows(detail.attachments)
        self.findings.set_files(detail.attachments)
        self.findings.show_rows(detail.findings, stay=stay)
        self.set_clean()
        self._review()

    def detail(self) -> InspectionDetail:
        """The inspection as typed; only after `check`."""
        first_on, month = self.first_on.value(), self.month.value()
        assert first_on is not None
        assert month is not None
        return InspectionDetail(
            id=self.record_id,
            organization_id=int(self.organization.value()),
            title=self.title.value(),
            first_on=first_on,
            month=month,
            method=InspectionMethod(self.method.value()),
            status=RecordStatus(self.status.value() or RecordStatus.HELD),
            last_on=self.last_on.value(),
            team=self.team.rows(),
            branches=self.visits.rows(),
            basis=self.basis.value(),
            looked_at=self.looked_at.value(),
            remarks=self.remarks.value(),
            findings=self.findings.rows(),
            attachments=self.files.rows(),
            version=self.version,
        )

    def restore(self, state: Mapping[str, str]) -> None:
        super().restore(state)
        self._month_given = True

    def draft_restored(self) -> None:
        day = self.first_on.value()
        if day is not None:
            self.visits.set_day(day)
        self._offer_branches()
        self._offer_files()
        self._review()

    def headline(self) -> str:
        day: date | None = self.first_on.value()
        when = f"{day.month}月{day.day}日" if day else "日期待补"
        return f"{when} 督察《{self.title.value()}》" if self.title.value() else f"{when} 督察"
