"""心得体会台账: entered one after the other, taken off and put back, printed."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.reflection_editing import ReflectionEditing
from gui.dialogs.reflection_list import TITLE
from gui.dialogs.reflections_reading import remove_pieces, restore_pieces
from gui.look.tokens import Tone
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.spoken_periods import in_words


class ReflectionsDialog(ReflectionEditing):
    """What is ordered of the list as a whole, and the way out."""

    def __init__(self, desk: Desk, parent: QWidget, *, resume: bool = False) -> None:
        super().__init__(desk, parent, resume=resume)
        self._removed: tuple[int, ...] = ()
        self.print_button = self.view.add_action("打印台账…", "print", self.print_ledger)
        self.print_button.setToolTip("按所选支部、时间、专题活动和主题打印，附提交情况和未提交名单（Ctrl+P）")
        self.remove_button = self.view.add_action("移除", "delete", self.remove_chosen, for_selection=True)
        self._connect()

    def _connect(self) -> None:
        self.banner.action.connect(self.put_back)
        self.close_button.clicked.connect(self.reject)
        self.view.filter_changed.connect(self.refresh)
        self.view.table.delete_pressed.connect(self.remove_chosen)
        for keys, slot in (
            (QKeySequence.StandardKey.New, self.new_piece),
            (QKeySequence.StandardKey.Print, self.print_ledger),
            (QKeySequence.StandardKey.Find, self.search),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

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
            self.drafting.hold()
            self.panel.set_clean()
            self.view.hide_editor()
        pieces = tuple((row.id, row.version) for row in rows)
        self.desk.tasks.write(remove_pieces, pieces, then=self._gone, failed=self.explain)

    def _gone(self, _changes: Changes) -> None:
        for removed in self._removed:
            self.drafting.take(removed)
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
        name = "" if order.span is None else in_words(order.span)
        if self.shelf is not None and order.campaign_id is not None:
            name = next(row.name for row in self.shelf.campaigns if row.id == order.campaign_id) + name
        item = matter.Item(name, order, (order.kind,))
        open_print_dialog(self.desk, self, matter.Matter(f"打印{TITLE}", order.kind.value, (item,)))

    def order(self) -> PaperOrder:
        """The ledger as the filters narrow it; without a period that of the whole campaign, or without one from the first
        piece to today."""
        asked, today = self.asked(), self.desk.today()
        span = asked.span if asked.campaign_id is not None else asked.span or self._whole_time(today)
        return PaperOrder(
            PaperKind.REFLECTION_LEDGER,
            organization_id=asked.organization_id,
            span=span,
            topic=asked.topic,
            campaign_id=asked.campaign_id,
        )

    def _whole_time(self, today: date) -> Span:
        years = self.shelf.years if self.shelf is not None else ()
        return Span(date(min(years, default=today.year), 1, 1), today, "全部")

    # Leaving

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        if self.may_leave():
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
