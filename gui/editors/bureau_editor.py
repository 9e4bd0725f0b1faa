"""The panel beside the roster: one person or one organisation, read, changed and saved."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.desk import Desk
from gui.dialogs.form import agrees
from gui.editors.bureau_member import BLANK, MemberPanel
from gui.editors.bureau_organization import OrganizationPanel
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.form_panel import FormPanel
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow
from models.rows.changes import Changes
from models.services.members import load_member, save_member
from models.services.organizations import remove_organization, save_organization


class BureauEditor(QStackedWidget):
    """`opened`: there is something to show; `closed`: it was put away; `member_saved(id)`, `organization_saved(id)`
    (0 for one that was removed).
    """

    opened = Signal()
    closed = Signal()
    member_saved = Signal(int)
    organization_saved = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._organizations: Sequence[OrganizationRow] = ()
        self.member = MemberPanel()
        self.organization = OrganizationPanel()
        self.addWidget(self.member)
        self.addWidget(self.organization)
        self.member.saved.connect(self._save_member)
        self.organization.saved.connect(self._save_organization)
        self.organization.removed.connect(self._remove_organization)
        for panel in (self.member, self.organization):
            panel.closed.connect(self.closed)

    def set_organizations(self, organizations: Sequence[OrganizationRow]) -> None:
        """What may be chosen in what is opened next."""
        self._organizations = tuple(organizations)

    def may_be_left(self) -> bool:
        """Whether what stands in the panel may give way: nothing typed, or the user agrees to lose it."""
        panel = self.currentWidget()
        if not self.isVisible() or not isinstance(panel, FormPanel):
            return True
        if not panel.may_be_left():
            return False
        panel.set_clean()
        return True

    def _show(self, panel: FormPanel) -> None:
        self.setCurrentWidget(panel)
        self.opened.emit()

    def _refused(self, panel: FormPanel, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            panel.banner.say(Tone.BAD, sentence)

    # One person

    def begin_member(self, branch: OrganizationRow | None, group: OrganizationRow | None) -> None:
        """A new person, in this branch and group where they are known."""
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
            self._desk.tasks.read(load_member, member_id, then=self._show_member)

    def _show_member(self, detail: MemberDetail) -> None:
        self._show(self.member)
        self.member.show_member(detail, self._organizations)

    @Slot()
    def _save_member(self) -> None:
        self._desk.tasks.write(
            save_member, self.member.detail(), then=self._member_saved, failed=self._member_refused
        )

    def _member_saved(self, changes: Changes) -> None:
        self.member.set_clean()
        assert changes.record_id is not None
        self.member_saved.emit(changes.record_id)
        # Read again: the next change of this person needs his new version.
        self._desk.tasks.read(load_member, changes.record_id, then=self._show_saved)

    def _show_saved(self, detail: MemberDetail) -> None:
        # Somebody else may have been opened, or a key pressed, while it was being read.
        if self.currentWidget() is self.member and not self.member.is_edited():
            self.member.show_member(detail, self._organizations)
            self.member.banner.say(Tone.OK, "已保存。")

    def _member_refused(self, error: Exception) -> None:
        self._refused(self.member, error)

    # One organisation

    def show_organization(self, row: OrganizationRow, count: str) -> None:
        """Show an organisation (without id: a new one); `count` says in words who belongs to it."""
        self._show(self.organization)
        self.organization.show_row(row, self._organizations, count)
        if row.id is None:
            self.organization.fields["name"].setFocus()

    @Slot()
    def _save_organization(self) -> None:
        self._desk.tasks.write(
            save_organization,
            self.organization.row(),
            then=self._organization_saved,
            failed=self._organization_refused,
        )

    def _organization_saved(self, changes: Changes) -> None:
        self.organization.set_clean()
        self.organization_saved.emit(changes.record_id or 0)
        self.closed.emit()

    @Slot()
    def _remove_organization(self) -> None:
        row = self.organization.shown
        question = f"删除“{row.name}”？只有录入错误、还没有用过的组织可以删除。"
        if row.id is not None and agrees(self, "删除组织", question, "删除"):
            self._desk.tasks.write(
                remove_organization,
                row.id,
                row.version,
                then=self._organization_saved,
                failed=self._organization_refused,
            )

    def _organization_refused(self, error: Exception) -> None:
        self._refused(self.organization, error)
