"""The panel beside the roster: one person or one organisation, read, changed and saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.desk import Desk
from gui.editors.bureau_member import BLANK, MemberPanel
from gui.editors.bureau_organization import OrganizationPanel
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.form_panel import FormPanel
from gui.widgets.question import agrees
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow
from models.rows.changes import Changes
from models.services.members import load_member, save_member
from models.services.organizations import list_organizations, remove_organization, save_organization

Panel = MemberPanel | OrganizationPanel
Service = Callable[..., Changes]
Then = Callable[[Changes], object]
Failed = Callable[[Exception], object]


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
        # What a panel showed when it ordered a save that is not yet answered.
        self._saving: MemberDetail | OrganizationRow | None = None
        self._changes_typed = self._saved_after = 0
        self._saved_organization = 0
        self.member = MemberPanel(desk.today)
        self.organization = OrganizationPanel(desk.today)
        self.addWidget(self.member)
        self.addWidget(self.organization)
        self.member.saved.connect(self._save_member)
        self.organization.saved.connect(self._save_organization)
        self.organization.removed.connect(self._remove_organization)
        for panel in (self.member, self.organization):
            panel.closed.connect(self.closed)
            panel.edited.connect(self._typed)

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

    @Slot()
    def _typed(self) -> None:
        self._changes_typed += 1

    def _save(self, panel: Panel, service: Service, row: object, then: Then, failed: Failed) -> None:
        """Order a save. Until it is answered another one is not taken: the second click of a double click would
        otherwise enter a new person twice.
        """
        if self._saving is not None:
            if self._saving is not panel.shown:
                panel.banner.say(Tone.INFO, "上一次保存还没有完成，这一次还没有保存；请稍候再按“保存”。")
            return
        self._saving = panel.shown
        self._saved_after = self._changes_typed
        panel.banner.clear()
        self._desk.tasks.write(service, row, then=then, failed=failed)

    def _stored(self, panel: Panel) -> None:
        """What stood in the panel when it was ordered is stored; what was typed since is not."""
        if self._is_still_in(panel) and self._saved_after == self._changes_typed:
            panel.set_clean()

    def _tell_stored(self, panel: Panel) -> None:
        doubt = panel.doubt()
        panel.banner.say(Tone.WARN if doubt else Tone.OK, f"已保存。{doubt}")

    def _is_still_in(self, panel: Panel) -> bool:
        """Whether nothing else was opened since the save was ordered."""
        return panel.shown is self._saving

    def _show(self, panel: FormPanel) -> None:
        self.setCurrentWidget(panel)
        self.opened.emit()

    def _refused(self, panel: Panel, error: Exception) -> None:
        gone = self._saving is not None and not self._is_still_in(panel)
        self._saving = None
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        elif gone:
            self._desk.window.warn(sentence)
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
            self._tell_stored(self.member)
        self._saving = None

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
        self.organization.set_clean()
        self.organization_saved.emit(0)
        self.closed.emit()

    def _organization_refused(self, error: Exception) -> None:
        self._refused(self.organization, error)
