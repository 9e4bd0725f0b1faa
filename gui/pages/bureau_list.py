"""The tree of organisations, and the roster of each as of a day beside it; the panel of a person or an organisation."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.bureau_editor import BureauEditor
from gui.editors.bureau_tree import BureauTree
from gui.look.look import look
from gui.pages.bureau_reading import Bureau, is_found, read_bureau
from gui.shortcuts import FIND_TIP
from gui.tables.organizations import FORMER_MEMBERS, people_of
from gui.tables.roster import ROSTER_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.empty_state import EmptyState
from gui.widgets.pressing import SecondClicks, pressed_by_enter
from gui.widgets.register_view import RegisterView
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rules.terms import Standing

_TREE_WIDTH = 252
# Below this width (at normal text size) tree, table and panel do not fit beside one another.
_ROOM_FOR_THREE = 1100


class BureauList(QWidget):
    """Filters work on the roster that was read for the day; nothing is asked again while typing. The page gives what is
    done with people and organisations.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.new_text = "新增党员"
        self._desk = desk
        self._bureau: Bureau | None = None
        self._choose_next: int | None = None
        self.tree = BureauTree(desk.today())
        self.view = RegisterView(
            RowsModel(ROSTER_COLUMNS, self),
            "党员名册",
            "搜索姓名（可打拼音首字母）、处室、职务",
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
        # Its button lies where the panel's own were.
        self._second_clicks = SecondClicks(self)
        self._second_clicks.watch(self.view.empty.button)
        self._second_clicks.kept.connect(self._keyboard_back)
        self._relayout()

    def _connect(self) -> None:
        look().changed.connect(self._relayout)
        self.search_field.setToolTip(FIND_TIP)
        self.tree.chosen.connect(self._node_chosen)
        self.tree.day_changed.connect(self.reload)
        self.view.filter_changed.connect(self._fill)
        self.editor.opened.connect(self._show_editor)
        self.editor.closed.connect(self._hide_editor)
        self.editor.member_saved.connect(self._member_saved)
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

    # For the page to give

    def bureau_came(self, bureau: Bureau) -> None:
        """The bureau has been read and stands on the screen."""
        raise NotImplementedError

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
        self._fill()
        if self._choose_next is not None and self.view.table.choose(self._choose_next):
            self._choose_next = None
        self.bureau_came(bureau)

    @property
    def search_field(self) -> QLineEdit:
        """Where people are looked for."""
        return self.view.filters.search

    def to_search(self) -> None:
        """Go to the search field."""
        self.search_field.setFocus()
        self.search_field.selectAll()

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
            and all(is_found(entry, word) for word in words)
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

    def _organization_at(self, node: int | None) -> OrganizationRow | None:
        rows = self._bureau.organizations if self._bureau is not None else ()
        return next((row for row in rows if row.id == node and node is not None), None)

    @Slot(int)
    def _member_saved(self, member_id: int) -> None:
        self._choose_next = member_id

    def may_be_left(self) -> bool:
        """Whatever was typed is kept and offered at the next start: nothing is lost."""
        self.editor.keep_now()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.editor.keep_now()
        super().hideEvent(event)
