"""One month's notice: its figures, its words, its list of items, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.editors.notice_figures import FiguresSection
from gui.editors.notice_text import NoticeText
from gui.editors.section_bar import SectionBar
from gui.formats import long_date_text
from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.notices import ITEM_COLUMNS, NOT_BEGUN, item_lines, short_number
from gui.tables.rows import RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.pill_label import PillLabel
from gui.widgets.record_table import RecordTable
from models.rows.notice import NoticeDetail, NoticeItem, NoticeSummary
from models.rules.notice_parts import NoticePart
from models.rules.terms import NoticeStatus

FIGURES, TEXT, ITEMS = "figures", "text", "items"


def _corrected(corrections: Sequence[NoticeSummary]) -> str:
    """What corrects a notice, in a sentence; what to do about a mistake when nothing does."""
    issued = [short_number(each.document_number) for each in corrections if each.issued_on is not None]
    told = f"已由{'、'.join(issued)}更正。" if issued else ""
    if len(issued) < len(corrections):
        return f"{told}另有一份更正通报还是草稿。"
    return told or "如有差错，请起草更正通报。"


class NoticeEditor(Card):
    """Shows a notice in three sections; the page is told what was pressed and does it.

    `note` says how the notice stands, `banner` what has just happened.
    """

    recount_pressed = Signal()
    preview_pressed = Signal()
    issue_pressed = Signal()
    remove_pressed = Signal()
    correct_pressed = Signal()
    save_pressed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=4)
        self.month = label("", "title")
        self.pill = PillLabel()
        self.state = label("", "hint")
        self.note = Banner(closable=False)
        self.banner = Banner()
        self.sections = SectionBar()
        self.figures = FiguresSection()
        self.text = NoticeText()
        self.items_model = RowsModel(ITEM_COLUMNS, self)
        self.items = RecordTable(self.items_model, "附件2 整改清单")
        self._stack = QStackedWidget()
        self.remove_button = quiet_button("删除草稿", "delete")
        self.correct_button = plain_button("起草更正通报", "edit")
        self.recount_button = plain_button("重新统计", "arrow_sync")
        self.preview_button = plain_button("预览", "eye")
        self.issue_button = primary_button("印发…", "megaphone")
        self.paper_button = primary_button("打印、保存 PDF", "print")
        self._build()
        self._connect()
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        head = QWidget()
        self._head = QHBoxLayout(head)
        self._head.addWidget(self.month)
        self._head.addWidget(self.sections)
        self._head.addStretch(1)
        self._head.addWidget(self.pill)
        self._banners = QVBoxLayout()
        self._banners.addWidget(self.note)
        self._banners.addWidget(self.banner)
        for key, title, page in (
            (FIGURES, "统计数字", self.figures),
            (TEXT, "通报正文", self.text),
            (ITEMS, "整改清单", self._items_page()),
        ):
            self.sections.add(key, title)
            self._stack.addWidget(page)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addLayout(self._banners)
        self._inside.addWidget(self._stack, 1)
        self.body.addWidget(head)
        self.body.addWidget(rule())
        self.body.addWidget(inside, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self._build_foot())

    def _items_page(self) -> QStackedWidget:
        self._items_stack = QStackedWidget()
        self._items_stack.addWidget(self.items)
        self._items_stack.addWidget(
            EmptyState("clipboard_task_list_ltr", "没有在册的整改事项", "通报只印统计表，不印整改清单。")
        )
        return self._items_stack

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(self.state)
        self._foot.addWidget(self.remove_button)
        self._foot.addStretch(1)
        for button in (
            self.correct_button,
            self.recount_button,
            self.preview_button,
            self.issue_button,
            self.paper_button,
        ):
            self._foot.addWidget(button)
        # Only some of them belong to any one notice: all together would ask for a wider window.
        for button in (self.remove_button, self.correct_button, self.paper_button):
            button.hide()
        self.correct_button.setToolTip("另起一份通报更正这一份，单独编号；这一份的定稿不变")
        self.recount_button.setToolTip("数字、台账生成的文字和整改清单重新生成，填写和改过的文字不动（F5）")
        self.preview_button.setToolTip("看印出来的样子（Ctrl+P）")
        self.paper_button.setToolTip("打开定稿（Ctrl+P）")
        return foot

    def _connect(self) -> None:
        self.sections.chosen.connect(self.show_section)
        self.text.edited.connect(self.edited)
        self.remove_button.clicked.connect(self.remove_pressed)
        self.recount_button.clicked.connect(self.recount_pressed)
        self.preview_button.clicked.connect(self.preview_pressed)
        self.paper_button.clicked.connect(self.preview_pressed)
        self.issue_button.clicked.connect(self.issue_pressed)
        self.correct_button.clicked.connect(self.correct_pressed)
        self.note.action.connect(self.recount_pressed)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_pressed),
            (QKeySequence(QKeySequence.StandardKey.Print), self.preview_pressed),
            (QKeySequence(Qt.Key.Key_F5), self.recount_pressed),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    # Contents

    def show_notice(self, notice: NoticeDetail, corrections: Sequence[NoticeSummary] = ()) -> None:
        """Show a notice and say what corrects it; the section chosen before stays, where it has one."""
        issued, correction = notice.status is NoticeStatus.ISSUED, notice.corrects_id is not None
        self.month.setText(f"{notice.month.label}督察通报" + ("的更正" if correction else ""))
        self.banner.clear()
        self.figures.show_figures(notice.figures)
        self._show_items(notice.items)
        self.text.show_notice(notice, read_only=issued)
        self.show_standing(notice)
        self._show_note(notice, corrections)
        for key in (FIGURES, ITEMS):
            self.sections.button(key).setVisible(not correction)
        if correction:
            self.show_section(TEXT)
        for button in (self.preview_button, self.issue_button):
            button.setVisible(not issued)
        self.recount_button.setVisible(not issued and not correction)
        self.correct_button.setVisible(issued)
        self.paper_button.setVisible(issued)

    def show_standing(self, notice: NoticeDetail) -> None:
        """Say whether it is begun, a draft or issued."""
        issued = notice.status is NoticeStatus.ISSUED
        if issued:
            self.pill.set_pill(Pill(notice.status.label, Tone.OK))
        elif notice.id is None:
            self.pill.set_pill(Pill(NOT_BEGUN, Tone.NEUTRAL))
        else:
            self.pill.set_pill(Pill(notice.status.label, Tone.WARN, "edit"))
        self.remove_button.setVisible(notice.id is not None and not issued)

    def _show_note(self, notice: NoticeDetail, corrections: Sequence[NoticeSummary]) -> None:
        corrects = f"更正{notice.corrects_number}" if notice.corrects_id is not None else ""
        if notice.status is not NoticeStatus.ISSUED:
            if corrects:
                self.note.say(Tone.INFO, f"这份通报{corrects}；单独编号，不带附件，原通报的定稿不变。")
            else:
                self.note.clear()
            return
        told = f"已印发：{notice.document_number}，成文日期{long_date_text(notice.issued_on)}"
        told += f"，{corrects}。" if corrects else "。"
        self.note.say(Tone.OK, f"{told}文字和数字已经固定。{_corrected(corrections)}")

    def show_corrections(self, notice: NoticeDetail, corrections: Sequence[NoticeSummary]) -> None:
        """Say anew what corrects the issued notice that is shown."""
        if notice.status is NoticeStatus.ISSUED:
            self._show_note(notice, corrections)

    def show_counted(self, notice: NoticeDetail) -> None:
        """Show figures, annex 2 and the words composed from them; nothing typed is touched."""
        self.figures.show_figures(notice.figures)
        self.text.take_counted(notice)
        self._show_items(notice.items)

    def _show_items(self, items: tuple[NoticeItem, ...]) -> None:
        self.items_model.replace(item_lines(items))
        self._items_stack.setCurrentIndex(0 if items else 1)
        self.sections.button(ITEMS).setText(f"整改清单 {len(items)}" if items else "整改清单")
        # A new text takes the shortcut away.
        self.sections.button(ITEMS).setShortcut("Alt+3")

    def hint_recount(self) -> None:
        """Say that the registers have changed since the figures were counted."""
        self.note.say(Tone.INFO, "台账有变动，可重新统计；填写和改过的文字不会改动。", "重新统计")

    # Sections

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Show one section."""
        self._stack.setCurrentIndex((FIGURES, TEXT, ITEMS).index(key))
        if self.sections.current != key:
            self.sections.button(key).setChecked(True)

    def begin_text(self) -> None:
        """Go to what a clerk types first."""
        self.show_section(TEXT)
        self.text.begin()

    def begin_part(self, which: NoticePart) -> None:
        """Go to what one part says."""
        self.show_section(TEXT)
        self.text.begin_part(which)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(18), px(9), px(14), px(7))
        self._head.setSpacing(px(10))
        self._banners.setContentsMargins(0, 0, px(8), 0)
        self._banners.setSpacing(px(6))
        self._inside.setContentsMargins(px(16), px(8), px(8), px(4))
        self._inside.setSpacing(px(8))
        self._foot.setContentsMargins(px(18), px(9), px(14), px(9))
        self._foot.setSpacing(px(8))
