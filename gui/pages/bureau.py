"""组织名册: the tree of organisations, the roster of each as of a day, the people and organisations themselves."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.transfer import TransferDialog
from gui.formats import long_date_text
from gui.pages.bureau_list import BureauList
from gui.pages.bureau_reading import Bureau, carry_out_transfer
from gui.pages.bureau_works import BUREAU_WORKS
from gui.pages.printing import branches, print_reminders
from gui.pages.works import Works
from gui.tables.organizations import FORMER_MEMBERS, headcount, people_of
from gui.widgets.question import agrees
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rows.target import Target
from models.rules.terms import OrganizationKind
from models.services.organizations import proposed_superior
from models.services.roster_import import undo_import


class BureauPage(BureauList):
    """The tab: what is ordered of people and organisations, and where other pages lead."""

    TITLE = "组织名册"
    ICON = "organization"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._transfer: TransferDialog | None = None
        self._batch_to_undo = 0
        self._target: Target | None = None
        self.transfer_button = self.view.add_action(
            "组织关系转接", "arrow_export", self.transfer, for_selection=True
        )
        self.page_button = self.view.add_action(
            "个人情况", "person_board", self.show_person, for_selection=True
        )
        self.page_button.setToolTip("到会、学时、心得、谈话等情况（Ctrl+I）")
        self.import_button = self.view.add_action("导入名册…", "arrow_import", self.import_roster)
        self.undo_button = self.view.add_action("撤销上次导入", "arrow_undo", self.undo_import)
        self.undo_button.hide()
        works = self.view.add_menu("更多工作", "more_horizontal")
        self.works = Works(desk, self, works, BUREAU_WORKS)
        # They lie where a panel's own buttons were.
        self._second_clicks.watch(self.transfer_button, self.import_button, self.undo_button)
        self.tree.opened.connect(self.open_organization)
        self.tree.added.connect(self.new_organization)
        self.tree.reminded.connect(self.print_reminders)
        self.tree.page_wanted.connect(self.show_branch)
        self.editor.opened.connect(self._panel_opened)
        self.editor.closed.connect(self._panel_closed)
        self.editor.member.page_wanted.connect(self.open_person)
        self.editor.organization.page_wanted.connect(self.open_branch)
        pages = QShortcut(QKeySequence("Ctrl+I"), self)
        pages.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pages.activated.connect(self.show_page)
        self.view.opened.connect(self.open_member)
        self.view.empty.action.connect(self.import_roster)
        self.editor.organization_saved.connect(self._organization_saved)
        self.editor.organization_wanted.connect(self.open_organization)

    def bureau_came(self, bureau: Bureau) -> None:
        self.undo_button.setVisible(bureau.last_import is not None)
        if bureau.last_import is not None:
            row = bureau.last_import
            self.undo_button.setToolTip(
                f"{long_date_text(row.imported_at.date())}从“{row.file_name}”导入{row.added}人"
            )
        self._follow_target()

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """A person, or an organisation in the tree and its panel; once the page has read the bureau."""
        self._target = target
        if self._bureau is not None:
            self._follow_target()

    def _follow_target(self) -> None:
        target, self._target = self._target, None
        if target is None:
            return
        organization = target.organization_id
        if target.subject is Subject.BUREAU and target.record_id is not None:
            organization = target.record_id
        elif target.record_id is not None:
            self.editor.open_member(target.record_id)
            return
        if organization is not None:
            self.tree.go_to(organization)
            self.open_organization(organization)

    # One person, one organisation

    def new_record(self) -> None:
        """Begin a new person in the branch the tree stands on."""
        if self._bureau is None or not self.editor.may_be_left():
            return
        here = self._organization_at(self.tree.node)
        above = self._organization_at(here.parent_id) if here is not None else None
        if here is not None and here.kind is OrganizationKind.GROUP:
            self.editor.begin_member(above, here)
        else:
            branch = here if here is not None and here.kind is OrganizationKind.BRANCH else None
            self.editor.begin_member(branch, None)

    @Slot(object)
    def open_member(self, entry: RosterEntry) -> None:
        """Show a person in the panel."""
        self.editor.open_member(entry.id)

    @Slot()
    def new_organization(self) -> None:
        """Begin a new organisation below the node the tree stands on."""
        if self._bureau is None or not self.editor.may_be_left():
            return
        rows = self._bureau.organizations
        here = self._organization_at(self.tree.node)
        kind = OrganizationKind.BRANCH if rows else OrganizationKind.PARTY_COMMITTEE
        if here is not None and here.kind in (OrganizationKind.BRANCH, OrganizationKind.GROUP):
            kind = OrganizationKind.GROUP
        elif here is not None and not here.kind.is_party:
            kind = OrganizationKind.DEPARTMENT
        parent_id = proposed_superior(kind, rows, here.id if here is not None else None)
        self.editor.show_organization(
            OrganizationRow(None, kind, "", parent_id=parent_id, sort_order=len(rows)), ""
        )

    @Slot(int)
    def open_organization(self, node: int) -> None:
        """Show an organisation in the panel."""
        row = self._organization_at(node)
        if row is None or self._bureau is None or not self.editor.may_be_left():
            return
        people = people_of(self._bureau.organizations, self._bureau.entries, node)
        self.editor.show_organization(
            row, f"{long_date_text(self._bureau.day)}在册：{headcount(people).words}。"
        )

    @Slot()
    def print_reminders(self) -> None:
        """The letter about its election to the organisation the tree stands on, or to all whose term ends soon."""
        if self._bureau is not None:
            here = self._organization_at(self.tree.node)
            print_reminders(self._desk, self, self._bureau.organizations, here)

    # Pages of people and branches

    @Slot()
    def _panel_opened(self) -> None:
        # The panel has a button of its own, and takes the room.
        self.page_button.hide()

    @Slot()
    def _panel_closed(self) -> None:
        self.page_button.show()

    @Slot()
    def show_page(self) -> None:
        """Of the form that is open and has the keyboard, of the branch while the tree has it, else of the person chosen."""
        panel = self.editor.currentWidget() if self.editor.isVisible() else None
        if panel is not None and not self.tree.view.hasFocus() and not self.view.table.hasFocus():
            shown = self.editor.member if panel is self.editor.member else self.editor.organization
            if shown.page_button.isVisible():
                shown.page_button.click()
        elif self.tree.view.hasFocus():
            self.show_branch()
        else:
            self.show_person()

    @Slot()
    def show_person(self) -> None:
        """The page of the person chosen."""
        entry = self.view.table.current_row() or next(iter(self.view.table.selected_rows()), None)
        if entry is not None:
            self.open_person(entry.id)

    @Slot(int)
    def open_person(self, member_id: int) -> None:
        """A person's page beside the window."""
        from gui.dialogs.person_page import open_person

        open_person(self._desk, member_id, self)

    @Slot()
    def show_branch(self) -> None:
        """The page of the branch the tree stands on, or of the branch of its group."""
        here = self._organization_at(self.tree.node)
        if here is not None and here.kind is OrganizationKind.GROUP:
            here = self._organization_at(here.parent_id)
        if here is None or here.id is None or here.kind is not OrganizationKind.BRANCH:
            self._desk.window.warn("支部情况按党支部看，没有打开；请先在左边选一个党支部。")
            return
        self.open_branch(here.id)

    @Slot(int)
    def open_branch(self, branch_id: int) -> None:
        """A branch's page beside the window."""
        from gui.dialogs.branch_page import open_branch

        if self._bureau is not None:
            open_branch(self._desk, branch_id, branches(self._bureau.organizations), self)

    @Slot(int)
    def _organization_saved(self, organization_id: int) -> None:
        self.tree.node = organization_id or self.tree.node

    # Transfer and import

    @Slot()
    def transfer(self) -> None:
        """Ask where the chosen person goes."""
        entry = self.view.table.current_row() or next(iter(self.view.table.selected_rows()), None)
        if entry is None or self._bureau is None or not self.editor.may_be_left():
            return
        if len(self.view.table.selected_rows()) > 1:
            self._desk.window.warn("组织关系转接一次办理一名，没有转接；请只选一名。")
            return
        if self.tree.node == FORMER_MEMBERS:
            self._desk.window.warn(
                f"{entry.name}已不在册，没有转接；重新转入请打开本人，在“组织关系”里添加一条。"
            )
            return
        self._transfer = TransferDialog(entry, self._bureau.organizations, self._desk.today(), self)
        self._transfer.confirmed.connect(self._carry_out)
        self._transfer.destroyed.connect(self._transfer_gone)
        self._transfer.keep_typed(self._desk.tasks)
        self._transfer.open()

    @Slot()
    def _carry_out(self) -> None:
        if self._transfer is not None:
            self._desk.tasks.write(
                carry_out_transfer,
                self._transfer.answer(),
                then=self._transferred,
                failed=self._transfer_refused,
            )

    def _transferred(self, changes: Changes) -> None:
        if self._transfer is not None:
            self._transfer.accept()
        self._choose_next = changes.record_id
        self._hide_editor()
        self._desk.window.inform("组织关系已转接。")

    def _transfer_refused(self, error: Exception) -> None:
        if self._transfer is None or self._transfer.explain(error) is None:
            self._desk.tasks.failed.emit(error)

    @Slot()
    def _transfer_gone(self) -> None:
        self._transfer = None

    @Slot()
    def import_roster(self) -> None:
        """Open the import."""
        from gui.dialogs.roster_import import RosterImportDialog

        RosterImportDialog(self._desk, self).open()

    @Slot()
    def undo_import(self) -> None:
        """Take the last import back."""
        row = self._bureau.last_import if self._bureau is not None else None
        if row is None:
            return
        day = long_date_text(row.imported_at.date())
        question = f"撤销{day}从“{row.file_name}”导入的{row.added}人，以及随名册新建的组织？"
        if agrees(self, "撤销上次导入", question, "撤销导入"):
            self._batch_to_undo = row.id
            self._desk.tasks.write(undo_import, row.id, then=self._undone)

    def _undone(self, _changes: Changes) -> None:
        self._desk.withdraw_undo(undo_import, self._batch_to_undo)
        self._hide_editor()
        # Those of people and organisations that are gone are gone, too.
        self.editor.ask_for_drafts()
        self._desk.window.inform("上次导入已撤销，名册恢复到导入之前。")
