"""装盒: the boxes of a year, filled by number and thickness or by hand, each with its 备考表 and label."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.archive_box_forms import BoxDialog, FillDialog, Filling, Group
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.look.tokens import Tone
from gui.tables.archive_boxes import BOX_COLUMNS
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from models.rows.archive import ArchiveQuery, ArchiveRow, ArchiveScope, BoxRow
from models.rows.changes import Changes, Subject
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.archive_boxes import fill_boxes, list_boxes, put_in_box, remove_box, save_box
from models.services.archive_items import list_items

_INTRO = (
    "按保管期限、机构代码分别装盒，盒号从1起。先“自动装盒”，再照实物调整；"
    "在列表里选中几件再打开这里，可以把它们放进某一盒。"
)
_PAPERS = (PaperKind.BOX_SPINE, PaperKind.BOX_NOTE)


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    boxes: tuple[BoxRow, ...]
    rows: tuple[ArchiveRow, ...]


def read_shelf(session: Any, year: int) -> Shelf:
    """Runs on the database thread."""
    return Shelf(list_boxes(session, year), list_items(session, ArchiveQuery(year)))


def fill(session: Any, filling: Filling) -> Changes:
    """Put groups into boxes, all or none."""
    for retention, code in filling.groups:
        fill_boxes(session, filling.year, retention, code, filling.spine_mm)
    return Changes.of(Subject.ARCHIVE)


def take_apart(session: Any, boxes: Sequence[BoxRow]) -> Changes:
    """Take boxes off, all or none."""
    for box in boxes:
        remove_box(session, box.id or 0, box.version)
    return Changes.of(Subject.ARCHIVE)


class ArchiveBoxesDialog(ListedDialog):
    """``chosen``: the 件 that were chosen in the list, which may be put into a box here."""

    def __init__(self, desk: Desk, year: int, chosen: Sequence[int], parent: QWidget) -> None:
        empty = EmptyState("box", "还没有装盒", "按“自动装盒”，照件号和盒脊厚度装好。", "自动装盒…")
        super().__init__(
            desk, f"{year}年装盒", _INTRO, BOX_COLUMNS, empty, frozenset({Subject.ARCHIVE}), parent
        )
        self._year, self._chosen = year, tuple(chosen)
        self._rows: tuple[ArchiveRow, ...] = ()
        self._begun = False
        self.fill_button = primary_button("自动装盒…", "box")
        self.note_button = plain_button("备考表…", "edit")
        self.put_button = plain_button(f"把所选{len(self._chosen)}件放进这一盒", "arrow_import")
        self.put_button.setVisible(bool(self._chosen))
        self.remove_button = plain_button("拆盒", "delete")
        self.remove_button.setToolTip("盒里的文件重新算作没有装盒，档号不变")
        self.print_button = plain_button("打印盒脊、备考表…", "print")
        self.add_button(self.fill_button, self.ask_fill)
        self.add_button(self.note_button, self.change, for_row=True)
        self.add_button(self.put_button, self.put_chosen, for_row=True)
        self.add_button(self.remove_button, self.take_apart, for_row=True)
        self.add_button(self.print_button, self.print_boxes)
        self.empty.action.connect(self.ask_fill)
        self.table.opened.connect(self._opened)
        self.table.delete_pressed.connect(self.take_apart)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_boxes)
        self.refresh()

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the boxes again."""
        self._desk.tasks.read(read_shelf, self._year, then=self._show, failed=self._explain)

    def _show(self, shelf: Shelf) -> None:
        self._rows = shelf.rows
        self.summary.setText(summary_of(shelf))
        self.print_button.setEnabled(bool(shelf.boxes))
        self.fill_button.setVisible(bool(shelf.boxes))
        self.show_rows(shelf.boxes)
        if not self._begun and shelf.boxes:
            self._begun = True
            choose_row(self.table, 0)
            self.table.setFocus()

    def loose(self) -> dict[Group, int]:
        """How many of each group lie in no box, in the order of the directory; groups that are numbered apart are boxed apart."""
        return Counter((row.retention, row.organization_code) for row in self._rows if row.box_number is None)

    # Filling

    @Slot()
    def ask_fill(self) -> None:
        """Ask which of what lies in no box is to be put into boxes."""
        if loose := self.loose():
            self.open_form(FillDialog(self._year, loose, self), fill)
        elif self._rows:
            self.banner.say(Tone.INFO, "这一年的都已装盒，没有要再装的。")
        else:
            self.banner.say(Tone.WARN, "这一年还没有归档文件，没有可以装盒的；请先收集。")

    @Slot()
    def put_chosen(self) -> None:
        """Put what was chosen in the list into the chosen box."""
        box: BoxRow | None = self.table.current_row()
        if box is not None and self._chosen:
            self._desk.tasks.write(put_in_box, self._chosen, box.id, then=self._put, failed=self.refused)

    def _put(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, f"已把{len(self._chosen)}件放进所选的盒。")

    # One box

    @Slot(object)
    def _opened(self, box: BoxRow) -> None:
        boxes: list[BoxRow] = self.model.rows()
        names = dict.fromkeys(name for each in boxes for name in (each.arranged_by, each.checked_by) if name)
        self.open_form(BoxDialog(box, list(names), self._desk.today(), self), save_box)

    @Slot()
    def change(self) -> None:
        """Change the chosen box and its 备考表."""
        box: BoxRow | None = self.table.current_row()
        if box is not None:
            self._opened(box)

    @Slot()
    def take_apart(self) -> None:
        """Take the chosen boxes off, after asking; what lay in them lies in none."""
        boxes: list[BoxRow] = self.table.selected_rows()
        if not boxes:
            return
        kept = "，写好的备考表也一起去掉" if any(box.situation or box.arranged_by for box in boxes) else ""
        question = f"拆掉所选的{len(boxes)}盒？盒里的{sum(box.items for box in boxes)}件重新算作没有装盒，档号不变{kept}。"
        if agrees(self, "拆盒", question, "拆盒", "不拆"):
            self._desk.tasks.write(take_apart, tuple(boxes), then=self._taken_apart, failed=self.refused)

    def _taken_apart(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已拆盒，盒里的文件可以重新装。")

    # Paper

    @Slot()
    def print_boxes(self) -> None:
        """Labels and 备考表 of the chosen boxes, or of all when only one or none is chosen."""
        chosen: list[BoxRow] = self.table.selected_rows()
        boxes = chosen if len(chosen) > 1 else self.model.rows()
        if not boxes:
            return
        from gui.dialogs.printing import open_print_dialog

        items = tuple(
            Item(
                f"{box.retention.label}{box.organization_code}第{box.number}盒",
                PaperOrder(_PAPERS[0], archive=ArchiveScope(self._year, box_id=box.id)),
                _PAPERS,
            )
            for box in boxes
        )
        open_print_dialog(
            self._desk, self, Matter(f"打印：{len(items)}盒的盒脊和备考表", "archive-boxes", items)
        )


def summary_of(shelf: Shelf) -> str:
    """How many boxes there are, and how much is not in any."""
    loose = sum(1 for row in shelf.rows if row.box_number is None)
    told = f"共{len(shelf.boxes)}盒。" if shelf.boxes else ""
    return f"{told}还有{loose}件没有装盒。" if loose else f"{told}全部装盒。" if shelf.rows else ""
