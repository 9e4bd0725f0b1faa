"""心得体会台账: entered one after the other, taken off and put back, printed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.dialogs.reflection_list import TITLE, ReflectionList
from gui.dialogs.reflections_reading import DaysRoll, read_days_roll, remove_pieces, restore_pieces
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.question import agrees
from models.failures import Conflict
from models.rows.changes import Changes
from models.rows.paper import PaperOrder
from models.rows.reflection import ReflectionRow
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from models.services.reflections import load_reflection, save_reflection


class ReflectionsDialog(ReflectionList):
    """The list with its form. Nothing typed is lost without a question."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._saving: ReflectionRow | None = None
        self._revision = 0
        self._to_show: int | None = None
        self._removed: tuple[int, ...] = ()
        self.print_button = self.view.add_action("打印台账…", "print", self.print_ledger)
        self.print_button.setToolTip("按所选支部、时间和主题打印，附提交情况和未提交名单（Ctrl+P）")
        self.remove_button = self.view.add_action("移除", "delete", self.remove_chosen, for_selection=True)
        self._connect()

    def _connect(self) -> None:
        self.view.empty.action.connect(self.new_piece)
        self.banner.action.connect(self.put_back)
        self.new_button.clicked.connect(self.new_piece)
        self.close_button.clicked.connect(self.reject)
        view, panel = self.view, self.panel
        view.filter_changed.connect(self.refresh)
        view.opened.connect(self._open_row)
        view.current_changed.connect(self._cursor_moved)
        view.table.clicked.connect(self._clicked)
        view.table.delete_pressed.connect(self.remove_chosen)
        panel.saved.connect(self._save)
        panel.closed.connect(self._closed)
        panel.day_changed.connect(self._ask_roll)
        panel.banner.action.connect(self._overrule)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.new_piece),
            (QKeySequence.StandardKey.Print, self.print_ledger),
            (QKeySequence.StandardKey.Find, self.search),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def rows_shown(self, rows: Sequence[ReflectionRow]) -> None:
        """What was just saved must be seen, whatever the filter said."""
        wanted, self._to_show = self._to_show, None
        if wanted is None:
            return
        row = next((row for row in rows if row.id == wanted), None)
        if row is None:
            if self.view.filters.is_filtering():
                self._to_show = wanted
                self.view.filters.clear()
            return
        self.view.table.choose(wanted)
        if self.panel.record_id != wanted:
            return
        if self.panel.is_edited():
            # Something was typed while the piece was being written: it stays, as a change to what was saved.
            self.panel.rebase(wanted, row.version)
        else:
            told = self.panel.told.text()
            self.panel.show_row(row)
            self.panel.told.setText(told)

    # The form

    @Slot()
    def new_piece(self) -> None:
        """A blank form, narrowed as the list is."""
        if self._may_leave():
            filters = self.view.filters
            self.panel.show_new(None, filters.value("organization"), filters.value("topic") or "")
            self._open_panel()

    def _open_panel(self) -> None:
        self.view.show_editor()
        self.panel.author.setFocus()

    @Slot(object)
    def _open_row(self, row: ReflectionRow) -> None:
        if self._show_row(row):
            self.panel.author.setFocus()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._show_row(self.view.model.row(index))

    @Slot(object)
    def _cursor_moved(self, row: ReflectionRow | None) -> None:
        """The form follows the cursor while it shows saved pieces and nothing is typed in it."""
        panel = self.panel
        following = panel.isVisible() and panel.record_id is not None and not panel.is_edited()
        if row is not None and following and self._to_show is None and not panel.is_saving:
            panel.show_row(row)

    def _show_row(self, row: ReflectionRow) -> bool:
        if self.panel.isVisible() and self.panel.record_id == row.id:
            return True
        if not self._may_leave():
            self.view.table.choose(self.panel.record_id)
            return False
        self.panel.show_row(row)
        self.view.show_editor()
        return True

    def _may_leave(self) -> bool:
        """Whether the form may show something else: nothing typed, or the clerk agrees to lose it."""
        if not self.panel.isVisible():
            return True
        if not self.panel.may_be_left():
            return False
        self.panel.set_clean()
        return True

    @Slot()
    def _closed(self) -> None:
        self.view.hide_editor()

    @Slot()
    def _ask_roll(self) -> None:
        self.desk.tasks.read(read_days_roll, self.panel.day, then=self._roll_came)

    def _roll_came(self, roll: DaysRoll) -> None:
        if roll.day == self.panel.day:
            self.panel.set_roll(roll.people)

    # Saving

    @Slot()
    def _save(self) -> None:
        panel = self.panel
        self._saving, self._revision = panel.row(), panel.revision
        panel.is_saving = True
        panel.banner.clear()
        self.desk.tasks.write(save_reflection, self._saving, then=self._saved, failed=self._not_saved)

    def _saved(self, changes: Changes) -> None:
        panel, saved = self.panel, self._saving
        panel.is_saving = False
        assert saved is not None
        if panel.revision != self._revision:
            panel.rebase(changes.record_id, saved.version)
        elif saved.id is None:
            self._next_one(saved)
        else:
            panel.set_clean()
            panel.told.setText("已保存")
        self._to_show = changes.record_id

    def _next_one(self, saved: ReflectionRow) -> None:
        """The next of a pile: blank, with what it has in common with the one before."""
        panel = self.panel
        panel.show_new(saved, self.view.filters.value("organization"))
        undated = "，提交日期待补" if saved.submitted_on is None else ""
        panel.told.setText(f"已保存{saved.author}的一篇{undated}")
        panel.author.setFocus()

    def _not_saved(self, error: Exception) -> None:
        self.panel.is_saving = False
        sentence = sentence_of(error)
        if sentence is None:
            self.panel.banner.say(Tone.BAD, "没有保存成功，填写的内容都在，请稍后再保存一次。")
            self.desk.tasks.failed.emit(error)
        else:
            action = "以我填写的为准" if isinstance(error, Conflict) else ""
            self.panel.banner.say(Tone.BAD, sentence, action)

    @Slot()
    def _overrule(self) -> None:
        """The clerk has read that the piece was changed elsewhere and wants his own words kept."""
        if self.panel.record_id is not None:
            self.desk.tasks.read(
                load_reflection, self.panel.record_id, then=self._overruled, failed=self._not_saved
            )

    def _overruled(self, row: ReflectionRow) -> None:
        if self.panel.record_id == row.id:
            self.panel.rebase(row.id, row.version)
            self.panel.banner.say(Tone.INFO, "再按一次“保存”，就以您填写的内容为准。")

    # Removing

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen pieces off the register, after asking."""
        rows = self.view.table.selected_rows()
        if not rows:
            return
        what = f"{rows[0].author}的《{rows[0].title}》" if len(rows) == 1 else f"这{len(rows)}篇心得体会"
        question = f"移除{what}？移除后不再列入台账和提交情况，但仍留存在数据库里，可以撤销。"
        if not agrees(self, "移除心得体会", question, "移除", "不移除"):
            return
        self._removed = tuple(row.id for row in rows)
        if self.panel.isVisible() and self.panel.record_id in self._removed:
            self.panel.set_clean()
            self.view.hide_editor()
        pieces = tuple((row.id, row.version) for row in rows)
        self.desk.tasks.write(remove_pieces, pieces, then=self._gone, failed=self.explain)

    def _gone(self, _changes: Changes) -> None:
        self.banner.say(Tone.INFO, f"已移除{len(self._removed)}篇。", "撤销移除")

    @Slot()
    def put_back(self) -> None:
        """Take the last removal back."""
        if self._removed:
            self.desk.tasks.write(restore_pieces, self._removed, then=self._back_again, failed=self.explain)

    def _back_again(self, _changes: Changes) -> None:
        self._to_show = self._removed[0]
        self._removed = ()
        self.banner.say(Tone.OK, "已撤销移除。")

    # Paper

    @Slot()
    def print_ledger(self) -> None:
        """Preview the ledger of what the filters ask for."""
        if self.panel.isVisible() and self.panel.is_edited():
            self.panel.banner.say(Tone.WARN, "填写的内容还没有保存，请先保存或放弃，再打印台账。")
            return
        # Imported when the first paper is asked for: no part of a quick start.
        from gui.dialogs.printing import matter, open_print_dialog

        order = self.order()
        assert order.span is not None
        item = matter.Item(in_words(order.span), order, (order.kind,))
        open_print_dialog(self.desk, self, matter.Matter(f"打印{TITLE}", order.kind.value, (item,)))

    def order(self) -> PaperOrder:
        """The ledger as the filters narrow it; without a period from the first piece to today."""
        asked, today = self.asked(), self.desk.today()
        span = asked.span or self._whole_time(today)
        return PaperOrder(
            PaperKind.REFLECTION_LEDGER, organization_id=asked.organization_id, span=span, topic=asked.topic
        )

    def _whole_time(self, today: date) -> Span:
        years = self.shelf.years if self.shelf is not None else ()
        return Span(date(min(years, default=today.year), 1, 1), today, "全部")

    # Leaving

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        if self._may_leave():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
