"""归档: a year's 件 gathered, put in order, made into masters, closed, printed and written into packages."""

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from gui.desk import Desk
from gui.look.icons import icon
from gui.pages.archive_closing import ArchiveClosing
from gui.pages.archive_looking import ArchiveLooking
from gui.pages.archive_part_changing import ArchivePartChanging
from gui.pages.archive_printing import matter_of
from gui.pages.archive_works import ARCHIVE_WORKS, BORROWINGS, FIXITY
from gui.pages.works import Works
from gui.widgets.question import agrees
from models.rows.archive import ArchiveRow
from models.rows.changes import Changes, Subject
from models.rows.target import Target
from models.rules.archive_terms import ArchiveSource
from models.services.archive_items import remove_item


class ArchivePage(ArchiveClosing):
    """The tab: orders at the foot and in the menu, keys, and where other pages lead."""

    TITLE = "归档"
    ICON = "archive"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.looking = ArchiveLooking(desk, self.panel, self)
        self._changing = ArchivePartChanging(self.panel.parts, self)
        self.head.package_button.clicked.connect(self.write_package)
        add = self.view.add_action
        self.up_button = add("上移", "arrow_up", self.move_up, for_selection=True)
        self.down_button = add("下移", "arrow_down", self.move_down, for_selection=True)
        self.out_button = add("不归档…", "subtract_circle", self.ask_leave_out, for_selection=True)
        self.box_button = add("装盒…", "box", self.open_boxes)
        self.print_button = add("打印…", "print", self.print_papers)
        for button, tip in (
            (self.up_button, "上移一件，件号跟着变（Alt+↑）"),
            (self.down_button, "下移一件，件号跟着变（Alt+↓）"),
            (self.out_button, "所选的不归档，写明理由；已不归档的收回归档（Delete）"),
            (self.box_button, "装盒、盒脊标签和备考表（Ctrl+B）"),
            (self.print_button, "目录、封面、备考表、盒脊、盖归档章的首页（Ctrl+P）"),
        ):
            button.setToolTip(tip)
        self.works = Works(
            desk, self, self.view.add_menu("更多工作", "more_horizontal", "更多工作（F9）"), ARCHIVE_WORKS
        )
        table = self.view.table
        table.delete_pressed.connect(self.ask_leave_out)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        self.view.selection_changed.connect(self._suit)
        for keys, slot in (
            ("Ctrl+G", self.gather_year),
            ("Ctrl+M", self.make_year),
            ("Ctrl+B", self.open_boxes),
            ("Ctrl+P", self.print_papers),
            ("F9", self.open_works),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for keys, slot in (("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            key = QShortcut(QKeySequence(keys), table)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(slot)

    def reading_came(self) -> None:
        super().reading_came()
        self._suit()

    @Slot()
    def _suit(self) -> None:
        """A closed year is read only: what would change it is greyed."""
        rows: list[ArchiveRow] = self.view.table.selected_rows()
        is_open = self.reading is not None and not self.closed
        movable = is_open and len(rows) == 1 and not rows[0].left_out and not rows[0].fixed
        self.up_button.setEnabled(movable)
        self.down_button.setEnabled(movable)
        self.out_button.setEnabled(is_open and bool(rows))
        taking_in = bool(rows) and all(row.left_out for row in rows)
        self.view.rename(self.out_button, "收回归档" if taking_in else "不归档…")
        has_rows = self.reading is not None and any(not row.left_out for row in self.reading.rows)
        self.box_button.setEnabled(has_rows)
        self.print_button.setEnabled(has_rows)
        self.desk.window.suit_new()

    # Boxes, paper, packages

    @Slot()
    def open_boxes(self) -> None:
        """The boxes of the year; what is chosen in the list may be put into one."""
        if self.box_button.isEnabled():
            from gui.dialogs.archive_boxes import ArchiveBoxesDialog

            rows: list[ArchiveRow] = self.view.table.selected_rows()
            chosen = [row.id for row in rows if row.id is not None and not row.left_out]
            ArchiveBoxesDialog(self.desk, self.year, chosen, self).open()

    @Slot()
    def print_papers(self) -> None:
        """The papers of the year: directory and cover for each group, and the stamped 件 that are chosen."""
        if self.reading is not None and self.print_button.isEnabled():
            from gui.dialogs.printing import open_print_dialog

            chosen = [row for row in self.view.table.selected_rows() if not row.left_out]
            matter = matter_of(self.reading.year, self.reading.rows, chosen)
            open_print_dialog(self.desk, self, matter)

    @Slot()
    def write_package(self) -> None:
        """Write the closed year as a package."""
        if not self.closed:
            self.desk.window.warn(f"{self.year}年还没有封存，件号还会变，没有写归档包；请先封存这一年。")
            return
        from gui.dialogs.archive_package import ArchivePackageDialog

        ArchivePackageDialog(self.desk, self.year, self).open()

    @Slot()
    def open_works(self) -> None:
        """Drop the menu of further work, by key."""
        self.view.drop_menu()

    # The list's own menu

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        table = self.view.table
        rows: list[ArchiveRow] = table.selected_rows()
        one = rows[0] if len(rows) == 1 else None
        by_hand = one is not None and one.source is ArchiveSource.DOCUMENT
        menu = QMenu(table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon_name, slot, enabled in (
            ("打开", "folder_open", self._open_chosen, one is not None),
            ("上移", "arrow_up", self.move_up, self.up_button.isEnabled()),
            ("下移", "arrow_down", self.move_down, self.down_button.isEnabled()),
            ("移到第几件…", "table_edit", self.ask_place, self.up_button.isEnabled()),
            (
                self.out_button.accessibleName(),
                "subtract_circle",
                self.ask_leave_out,
                self.out_button.isEnabled(),
            ),
            ("删除手工登记的文件", "delete", self.remove_chosen, by_hand and self.out_button.isEnabled()),
            ("打印…", "print", self.print_papers, self.print_button.isEnabled()),
        ):
            action = menu.addAction(icon(icon_name), text)
            action.setEnabled(enabled)
            action.triggered.connect(slot)
        table.column_choice.fill(menu.addMenu("显示哪些列"), table.currentIndex().column())
        menu.popup(table.viewport().mapToGlobal(place))

    @Slot()
    def _open_chosen(self) -> None:
        rows: list[ArchiveRow] = self.view.table.selected_rows()
        if rows and rows[0].id is not None:
            self.keeping.open(rows[0].id)

    @Slot()
    def remove_chosen(self) -> None:
        """Take a document off that was entered by hand by mistake, after asking."""
        row = self._chosen()
        if row is None or not self.may_change():
            return
        question = f"删除手工登记的“{row.title}”？登记不再保留，文件本身仍留存在数据文件夹里。"
        if agrees(self, "删除登记的文件", question, "删除", "不删除"):
            self.desk.tasks.write(remove_item, row.id, row.version, then=self._removed)

    def _removed(self, _changes: Changes) -> None:
        self.view.hide_editor()

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """A 件 by its number, a year by its month or day; borrowing and the check of the files open their own dialogs."""
        if target.subject is Subject.ARCHIVE_USE:
            work = FIXITY if target.kind == "fixity" else BORROWINGS
            work.make(self.desk, self).open()
        elif target.record_id is not None:
            self.look_for(target.record_id)
        elif target.month is not None:
            self.choose_year(target.month.year)
        elif target.day is not None:
            self.choose_year(target.day.year)
