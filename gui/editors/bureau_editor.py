"""The panel beside the roster: one person or one organisation, read, changed and saved."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.bureau_member import BLANK
from gui.editors.bureau_panels import BureauPanels
from gui.widgets.question import agrees
from models.failures import NotFound
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow
from models.rows.changes import Changes
from models.rows.draft import DraftRow
from models.rules.terms import OrganizationKind
from models.services.members import load_member, save_member
from models.services.organizations import list_organizations, remove_organization, save_organization

_NOTHING = OrganizationRow(None, OrganizationKind.BRANCH, "")


class BureauEditor(BureauPanels):
    """`member_saved(id)`, `organization_saved(id)` (0 for one that was removed); `organization_wanted(id)`: the clerk goes on
    with what he typed of it.
    """

    member_saved = Signal(int)
    organization_saved = Signal(int)
    organization_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._saved_organization = 0
        self._wanted_member: int | None = None
        self.member.saved.connect(self._save_member)
        self.organization.saved.connect(self._save_organization)
        self.organization.removed.connect(self._remove_organization)
        self.members_kept.resumed.connect(self._resume_member)
        self.organizations_kept.resumed.connect(self._resume_organization)

    # One person

    def begin_member(self, branch: OrganizationRow | None, group: OrganizationRow | None) -> None:
        """A new person, in this branch and group where they are known; first comes one begun and never saved."""
        if self.members_kept.goes_on("新增党员"):
            self._resume_new_member()
            return
        spells = (
            (MembershipSpell(branch.id, branch.name, group.id if group else None),)
            if branch is not None and branch.id is not None
            else ()
        )
        self._show(self.member)
        self.member.show_member(replace(BLANK, spells=spells), self._organizations)
        self.member.fields["name"].setFocus()

    def open_member(self, member_id: int) -> None:
        """Read a person and show him."""
        if self.may_be_left():
            self._wanted_member = member_id
            self._desk.tasks.read(
                load_member, member_id, then=self._show_member, failed=self._member_not_read
            )

    def _show_member(self, detail: MemberDetail) -> None:
        self._show(self.member)
        self.member.show_member(detail, self._organizations)
        draft = self.members_kept.take(detail.id)
        if draft is not None:
            self.members_kept.put_back(draft)

    def _member_not_read(self, error: Exception) -> None:
        draft = self.members_kept.take(self._wanted_member) if isinstance(error, NotFound) else None
        if draft is None:
            self._desk.tasks.failed.emit(error)
            return
        self._show_member(BLANK)
        self.members_kept.put_into_new(draft)

    @Slot(object)
    def _resume_member(self, draft: DraftRow) -> None:
        if draft.record_id is not None:
            self.open_member(draft.record_id)
        elif self.may_be_left():
            self._resume_new_member()

    def _resume_new_member(self) -> None:
        # Takes the draft of a new person along, as it would that of a stored one.
        self._show_member(BLANK)
        self.member.fields["name"].setFocus()

    @Slot()
    def _save_member(self) -> None:
        self._save(self.member, save_member, self.member.detail(), self._member_saved, self._member_refused)

    def _member_saved(self, changes: Changes) -> None:
        self._stored(self.member)
        assert changes.record_id is not None
        self.member_saved.emit(changes.record_id)
        # Read again: the next change of this person needs his id and his new version.
        self._desk.tasks.read(
            load_member, changes.record_id, then=self._member_read, failed=self._member_refused
        )

    def _member_read(self, detail: MemberDetail) -> None:
        if self._is_still_in(self.member):
            self.member.settle(detail)
            self._keep_rest(self.member)
            self._tell_stored(self.member)
        self._saving = None

    def _member_refused(self, error: Exception) -> None:
        self._refused(self.member, error)

    # One organisation

    def show_organization(self, row: OrganizationRow, count: str) -> None:
        """Show an organisation (without id: a new one, unless one was begun and never saved); `count` says in words who
        belongs to it.
        """
        if row.id is None and self.organizations_kept.goes_on("新增组织"):
            row = _NOTHING
        self._show(self.organization)
        self.organization.show_row(row, self._organizations, count)
        draft = self.organizations_kept.take(row.id)
        if draft is not None:
            self.organizations_kept.put_back(draft)
        if row.id is None:
            self.organization.fields["name"].setFocus()

    @Slot(object)
    def _resume_organization(self, draft: DraftRow) -> None:
        if any(row.id == draft.record_id for row in self._organizations):
            # Who belongs to it is known where the whole roster is.
            self.organization_wanted.emit(draft.record_id)
        elif self.may_be_left() and self.organizations_kept.take(draft.record_id) is not None:
            self._show(self.organization)
            self.organization.show_row(_NOTHING, self._organizations, "")
            if draft.record_id is None:
                self.organizations_kept.put_back(draft)
            else:
                self.organizations_kept.put_into_new(draft)
            self.organization.fields["name"].setFocus()

    @Slot()
    def _save_organization(self) -> None:
        self._save(
            self.organization,
            save_organization,
            self.organization.row(),
            self._organization_saved,
            self._organization_refused,
        )

    def _organization_saved(self, changes: Changes) -> None:
        self._stored(self.organization)
        assert changes.record_id is not None
        self._saved_organization = changes.record_id
        self.organization_saved.emit(changes.record_id)
        self._desk.tasks.read(
            list_organizations, then=self._organizations_read, failed=self._organization_refused
        )

    def _organizations_read(self, rows: Sequence[OrganizationRow]) -> None:
        self.set_organizations(rows)
        row = next((row for row in rows if row.id == self._saved_organization), None)
        if row is not None and self._is_still_in(self.organization):
            self.organization.settle(row, rows)
            self._keep_rest(self.organization)
            self._tell_stored(self.organization)
        self._saving = None

    @Slot()
    def _remove_organization(self) -> None:
        row = self.organization.shown
        question = f"删除“{row.name}”？只有录入错误、还没有用过的组织可以删除。"
        if row.id is not None and agrees(self, "删除组织", question, "删除"):
            self._desk.tasks.write(
                remove_organization,
                row.id,
                row.version,
                then=self._organization_removed,
                failed=self._organization_refused,
            )

    def _organization_removed(self, _changes: Changes) -> None:
        self.organizations_kept.hold()
        self.organization.set_clean()
        self.organization_saved.emit(0)
        self.closed.emit()

    def _organization_refused(self, error: Exception) -> None:
        self._refused(self.organization, error)
