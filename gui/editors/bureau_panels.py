"""The two panels beside the roster, one shown at a time: leaving, saving, and keeping what is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.desk import Desk
from gui.editors.bureau_member import MemberPanel
from gui.editors.bureau_organization import OrganizationPanel
from gui.editors.drafting import Drafting
from gui.failures import sentence_of
from gui.look.tokens import Tone
from models.rows.bureau import MemberDetail, OrganizationRow
from models.rows.changes import Changes
from models.rules.terms import DraftOf
from models.services.drafts import save_and_forget

Panel = MemberPanel | OrganizationPanel
Service = Callable[..., Changes]
Then = Callable[[Changes], object]
Failed = Callable[[Exception], object]


class BureauPanels(QStackedWidget):
    """`opened`: there is something to show; `closed`: it was put away. A subclass says what is opened and saved."""

    opened = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._organizations: Sequence[OrganizationRow] = ()
        # What a panel showed when it ordered a save that is not yet answered.
        self._saving: MemberDetail | OrganizationRow | None = None
        self._changes_typed = self._saved_after = 0
        self.member = MemberPanel(desk.today)
        self.organization = OrganizationPanel(desk.today)
        self.members_kept = Drafting(desk.tasks, DraftOf.MEMBER, self)
        self.organizations_kept = Drafting(desk.tasks, DraftOf.ORGANIZATION, self)
        for panel in (self.member, self.organization):
            self.addWidget(panel)
            self._kept(panel).watch(panel)
            panel.closed.connect(self._put_away)
            panel.edited.connect(self._typed)

    def set_organizations(self, organizations: Sequence[OrganizationRow]) -> None:
        """What may be chosen in what is opened next."""
        self._organizations = tuple(organizations)

    def may_be_left(self) -> bool:
        """Whether what stands in the panel may give way: nothing typed, or the user agrees to lose it."""
        panel = self.currentWidget()
        if not self.isVisible() or not isinstance(panel, Panel) or not panel.is_edited():
            return True
        if not panel.may_be_left():
            return False
        self._kept(panel).forget(panel.record_id)
        panel.set_clean()
        return True

    def _kept(self, panel: Panel) -> Drafting:
        return self.members_kept if panel is self.member else self.organizations_kept

    def ask_for_drafts(self) -> None:
        """Offer what was typed and never saved; call once the organisations are known."""
        for kept in (self.members_kept, self.organizations_kept):
            kept.ask()

    def keep_now(self) -> None:
        """Keep what is typed without waiting for a pause."""
        for kept in (self.members_kept, self.organizations_kept):
            kept.keep_now()

    @Slot()
    def _put_away(self) -> None:
        panel = self.currentWidget()
        assert isinstance(panel, Panel)
        self._kept(panel).forget(panel.record_id)
        self.closed.emit()

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
        kept = DraftOf.MEMBER if panel is self.member else DraftOf.ORGANIZATION
        self._kept(panel).hold()
        self._desk.tasks.write(save_and_forget, service, row, kept, then=then, failed=failed)

    def _stored(self, panel: Panel) -> None:
        """What stood in the panel when it was ordered is stored; what was typed since is not."""
        if self._is_still_in(panel) and self._saved_after == self._changes_typed:
            panel.set_clean()

    def _keep_rest(self, panel: Panel) -> None:
        """What was typed while it was being saved is a change to what is stored, no longer a new one."""
        if panel.is_edited():
            if self._saving is not None and self._saving.id is None:
                self._kept(panel).forget(None)
            panel.mark_edited()

    def _tell_stored(self, panel: Panel) -> None:
        doubt = panel.doubt()
        panel.banner.say(Tone.WARN if doubt else Tone.OK, f"已保存。{doubt}")

    def _is_still_in(self, panel: Panel) -> bool:
        """Whether nothing else was opened since the save was ordered."""
        return panel.shown is self._saving

    def _show(self, panel: Panel) -> None:
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
        if not gone and panel.is_edited():
            # It is kept again: while it was being saved it was not.
            panel.mark_edited()
