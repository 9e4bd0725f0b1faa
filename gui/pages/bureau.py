"""组织名册: the tree of organisations, the roster of each as of a day, the people and organisations themselves."""

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.transfer import TransferDialog
from gui.editors.bureau_editor import BureauEditor
from gui.editors.bureau_tree import BureauTree
from gui.formats import long_date_text
from gui.look.look import look
from gui.pages.bureau_reading import Bureau, carry_out_transfer, read_bureau, searched_text
from gui.pages.printing import print_reminders
from gui.tables.organizations import FORMER_MEMBERS, headcount, people_of
from gui.tables.roster import ROSTER_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.empty_state import EmptyState
from gui.widgets.pressing import SecondClicks, pressed_by_enter
from gui.widgets.question import agrees
from gui.widgets.register_view import RegisterView
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rows.target import Target
from models.rules.terms import OrganizationKind, Standing
from models.services.organizations import proposed_superior
from models.services.roster_import import undo_import

_TREE_WIDTH = 252
# Below this width (at normal text size) tree, table and panel do not fit beside one another.
_ROOM_FOR_THREE = 1100


class BureauPage(QWidget):
    """The tab. Filters work on the roster that was read for the day; nothing is asked again while typing."""

    TITLE = "组织名册"
    ICON = "organization"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.new_text = "新增党员"
        self._desk = desk
        self._bureau: Bureau | None = None
        self._transfer: TransferDialog | None = None
        self._choose_next: int | None = None
        self._target: Target | None = None
        self.tree = BureauTree(desk.today())
        self.view = RegisterView(
            RowsModel(ROSTER_COLUMNS, self),
            "党员名册",
            "搜索姓名、处室、职务",
            EmptyState("people", "名册里还没有人", "可以新增党员，或导入 Excel 名册。", "导入名册…"),
        )
        self.view.set_unit("名")
        self.view.filters.add_choice(
            "standing", "全部身份", [(standing, standing.label) for standing in Standing], width=130
        )
        self.editor = BureauEditor(desk)
        self.view.set_editor(self.editor)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self._left = QWidget()
        self._left_margins = QVBoxLayout(self._left)
        self._left_margins.addWidget(self.tree)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.view)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor.members_kept.banner)
        column.addWidget(self.editor.organizations_kept.banner)
        column.addWidget(self._splitter, 1)
        self.transfer_button = self.view.add_action(
            "组织关系转接", "arrow_export", self.transfer, for_selection=True
        )
        self.import_button = self.view.add_action("导入名册…", "arrow_import", self.import_roster)
        self.undo_button = self.view.add_action("撤销上次导入", "arrow_undo", self.undo_import)
        self.undo_button.hide()
        # They lie where a panel's own buttons were.
        self._second_clicks = SecondClicks(self)
        self._second_clicks.watch(self.transfer_button, self.import_button, self.undo_button)
        self._second_clicks.watch(self.view.empty.button)
        self._second_clicks.kept.connect(self._keyboard_back)
        self._relayout()

    def _connect(self) -> None:
        look().changed.connect(self._relayout)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search)
        self.tree.chosen.connect(self._node_chosen)
        self.tree.opened.connect(self.open_organization)
        self.tree.day_changed.connect(self.reload)
        self.tree.added.connect(self.new_organization)
        self.tree.reminded.connect(self.print_reminders)
        self.view.filter_changed.connect(self._fill)
        self.view.opened.connect(self.open_member)
        self.view.empty.action.connect(self.import_roster)
        self.editor.opened.connect(self._show_editor)
        self.editor.closed.connect(self._hide_editor)
        self.editor.member_saved.connect(self._member_saved)
        self.editor.organization_saved.connect(self._organization_saved)
        self.editor.organization_wanted.connect(self.open_organization)
        self._desk.tasks.changed.connect(self._changed)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._left_margins.setContentsMargins(px(20), px(18), 0, px(18))
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes([px(_TREE_WIDTH + 20), 10_000])
        self.tree.setMinimumWidth(px(200))

    @Slot()
    def _show_editor(self) -> None:
        self.view.show_editor()
        self._make_room()

    @Slot()
    def _hide_editor(self) -> None:
        """Put the panel away; the keyboard goes back to where it was opened from."""
        self.view.hide_editor()
        self._make_room()
        self._keyboard_back()

    @Slot()
    def _keyboard_back(self) -> None:
        from_tree = self.editor.currentWidget() is self.editor.organization
        if from_tree or not self.view.table.isVisible():
            self.tree.view.setFocus()
        else:
            self.view.table.setFocus()

    def _make_room(self) -> None:
        """Let the tree give way while a person is open and there is no room for three; while an organisation is, the
        table, for the tree shows where it stands.
        """
        crowded = not self.editor.isHidden() and self.width() < look().px(_ROOM_FOR_THREE)
        in_tree = self.editor.currentWidget() is self.editor.organization
        self._left.setVisible(not crowded or in_tree)
        self.view.set_expanded(crowded and in_tree)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    # Reading

    @Slot()
    def reload(self) -> None:
        """Read the bureau again, as of the day chosen."""
        self._desk.tasks.read(read_bureau, self.tree.as_of(), then=self._show)

    def _show(self, bureau: Bureau) -> None:
        first, self._bureau = self._bureau is None, bureau
        self.editor.set_organizations(bureau.organizations)
        if first:
            self.editor.ask_for_drafts()
        self.tree.show_bureau(bureau.name, bureau.organizations, bureau.entries, len(bureau.former))
        self.undo_button.setVisible(bureau.last_import is not None)
        if bureau.last_import is not None:
            row = bureau.last_import
            self.undo_button.setToolTip(
                f"{long_date_text(row.imported_at.date())}从“{row.file_name}”导入{row.added}人"
            )
        self._fill()
        if self._choose_next is not None and self._choose_only(self._choose_next):
            self._choose_next = None
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
        if target.record_id is not None:
            self.editor.open_member(target.record_id)
        elif target.organization_id is not None:
            self.tree.go_to(target.organization_id)
            self.open_organization(target.organization_id)

    def _choose_only(self, member_id: int) -> bool:
        """Put cursor and selection on one person; False when he is not shown. Whatever keys are held: with Ctrl, as of
        Ctrl+S, the view's own way of choosing a row would add it to those chosen before.
        """
        place = self.view.model.position(member_id)
        if place is None:
            return False
        index = self.view.model.index(place, 0)
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.table.selectionModel().setCurrentIndex(index, only)
        self.view.table.scrollTo(index)
        return True

    @Slot()
    def _search(self) -> None:
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    @Slot(int)
    def _node_chosen(self, _node: int) -> None:
        self._fill()

    @Slot()
    def _fill(self) -> None:
        if self._bureau is None:
            return
        everybody = self._people()
        words = self.view.filters.text().split()
        standing = self.view.filters.value("standing")
        shown = [
            entry
            for entry in everybody
            if (standing is None or entry.standing is standing)
            and all(word in searched_text(entry) for word in words)
        ]
        self._tell_empty(bool(everybody))
        self.view.set_rows(shown)

    def _people(self) -> list[RosterEntry]:
        assert self._bureau is not None
        if self.tree.node == FORMER_MEMBERS:
            return list(self._bureau.former)
        return people_of(self._bureau.organizations, self._bureau.entries, self.tree.node)

    def _tell_empty(self, any_here: bool) -> None:
        assert self._bureau is not None
        self.view.empty.button.setVisible(not self._bureau.entries)
        if any_here:
            self.view.empty.say("没有符合条件的人员", "换个关键字，或把身份改回“全部身份”。")
        elif self.tree.node == FORMER_MEMBERS:
            self.view.empty.say("没有不在册人员", "转出的党员会列在这里，历史记录不丢失。")
        elif self._bureau.entries:
            self.view.empty.say("这里没有人", "可以新增党员，或从其他支部转入。")
        else:
            self.view.empty.say("名册里还没有人", "可以新增党员，或导入 Excel 名册。")

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & {Subject.BUREAU, Subject.ROSTER}:
            self.reload()

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

    def _organization_at(self, node: int | None) -> OrganizationRow | None:
        rows = self._bureau.organizations if self._bureau is not None else ()
        return next((row for row in rows if row.id == node and node is not None), None)

    @Slot()
    def print_reminders(self) -> None:
        """The letter about its election to the organisation the tree stands on, or to all whose term ends soon."""
        if self._bureau is not None:
            here = self._organization_at(self.tree.node)
            print_reminders(self._desk, self, self._bureau.organizations, here)

    @Slot(int)
    def _member_saved(self, member_id: int) -> None:
        self._choose_next = member_id

    @Slot(int)
    def _organization_saved(self, organization_id: int) -> None:
        self.tree.node = organization_id or self.tree.node

    def may_be_left(self) -> bool:
        """Whatever was typed is kept and offered at the next start: nothing is lost."""
        self.editor.keep_now()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.editor.keep_now()
        super().hideEvent(event)

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
            self._desk.tasks.write(undo_import, row.id, then=self._undone)

    def _undone(self, _changes: Changes) -> None:
        self._hide_editor()
        # Those of people and organisations that are gone are gone, too.
        self.editor.ask_for_drafts()
        self._desk.window.inform("上次导入已撤销，名册恢复到导入之前。")
