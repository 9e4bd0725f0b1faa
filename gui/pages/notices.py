"""督察通报: choose a month, look at its figures, write what they mean, issue it."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.notice import NoticeEditor
from gui.editors.notice_keeping import NoticeKeeper
from gui.editors.notice_months import MonthList, Shelf, read_shelf
from gui.look.look import look
from gui.look.tokens import Tone
from gui.pages.notice_composing import NoticeComposer
from gui.pages.notice_correcting import NoticeCorrecting
from gui.pages.notice_issuing import NoticeIssuing
from gui.pages.notice_saving import NoticeSaving, sentence_for
from gui.pages.printing import print_notice
from gui.tables.notices import NoticePlace
from gui.widgets.question import agrees
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail, NoticeSummary
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.notices import draft_for, load_notice

_COUNTED = {
    Subject.STUDY,
    Subject.MEETING,
    Subject.RECTIFICATION,
    Subject.ROSTER,
    Subject.BUREAU,
    Subject.INSPECTION,
    Subject.RULES,
}

# A first record or another rule may make a month want a notice.
_LISTED = {Subject.NOTICE, Subject.RULES, Subject.MEETING, Subject.STUDY, Subject.INSPECTION}


class NoticesPage(QWidget):
    """Shows one notice; another one is shown once everything typed is saved (`NoticeSaving`)."""

    TITLE = "督察通报"
    ICON = "megaphone"
    new_text = "起草通报"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._begun = False
        self._wanted: NoticePlace | None = None
        self._asked: NoticePlace | None = None
        self._begins_text = False
        self._shown_then: Callable[[], None] | None = None
        self.months = MonthList()
        self.editor = NoticeEditor()
        self.keeper = NoticeKeeper(desk.tasks, self.editor.text.typed, self)
        self.saving = NoticeSaving(desk, self.editor, self.keeper, self)
        self.composer = NoticeComposer(desk, self.editor, self.keeper, self)
        self.issuing = NoticeIssuing(desk, self.editor, self.keeper, self)
        self.correcting = NoticeCorrecting(desk, self.editor, self.keeper, self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.months)
        self._row.addWidget(self.editor, 1)
        self.editor.setEnabled(False)
        self._connect()
        look().changed.connect(self._relayout)
        self._relayout()

    def _connect(self) -> None:
        self.months.chosen.connect(self._choose)
        self.months.opened.connect(self.editor.begin_text)
        self.editor.edited.connect(self.keeper.touch)
        self.editor.preview_pressed.connect(self._preview)
        self.editor.issue_pressed.connect(self._ask_to_issue)
        self.issuing.changed.connect(self._reload)
        self.correcting.removed.connect(self._removed)
        self.correcting.begun.connect(self._correction_begun)
        self.correcting.failed.connect(self._say)
        self.composer.failed.connect(self._say)
        self.saving.stayed.connect(self._stayed)
        self._desk.tasks.changed.connect(self._changed)

    # Coming and going

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._list()
            self._load(NoticePlace(Month.of(self._desk.today()).previous))

    def show_target(self, target: Target) -> None:
        """Show the notice that ``target`` names, or that of its month; ``new`` goes to what is typed first."""
        self._begin()
        if target.record_id is not None:
            self._desk.tasks.read(load_notice, target.record_id, then=self._targeted, failed=self._say)
        elif target.month is not None:
            self._begins_text = target.new
            self._choose(NoticePlace(target.month))
        elif target.new:
            self.new_record()

    def _targeted(self, notice: NoticeDetail) -> None:
        self._choose(NoticePlace.of(notice))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: a proxied page is a stop of the tab key itself, and what stands before the proxy is jumped over.
        super().focusInEvent(event)
        self.months.table.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A save that was refused is not tried again behind the clerk's back.
        if self.keeper.failure is None:
            self.keeper.save()

    def may_be_left(self) -> bool:
        """Save what is pending; ask only when saving has failed and something would be lost."""
        if self.keeper.failure is None or not self.keeper.is_edited:
            self.keeper.save()
            return True
        return agrees(
            self, "还没有存上", "通报里填写的内容没有存上，关闭后不能找回。确定关闭吗？", "关闭", "继续填写"
        )

    def new_record(self) -> None:
        """Begin last month's notice, or this month's when last month's is issued."""
        month = Month.of(self._desk.today()).previous
        notice = self.months.notice_of(month)
        if notice is not None and notice.status is NoticeStatus.ISSUED:
            month = month.next
        self._begins_text = True
        self._choose(NoticePlace(month))

    # Choosing a notice

    @Slot(object)
    def _choose(self, place: NoticePlace) -> None:
        shown = self.keeper.base
        if shown is not None and NoticePlace.of(shown) == place and self._asked == place:
            if self._begins_text:
                self._begin_text()
            return
        self._wanted = place
        self.saving.first(self._load_wanted, leaving=True)

    def _load_wanted(self) -> None:
        if self._wanted is not None:
            self._load(self._wanted)

    def _load(self, place: NoticePlace) -> None:
        self._asked = place
        read, today = self._desk.tasks.read, self._desk.today()
        if place.correction is None:
            read(draft_for, place.month, today, then=self._show, failed=self._month_refused)
        else:
            read(load_notice, place.correction, then=self._show, failed=self._month_refused)

    def _show(self, notice: NoticeDetail) -> None:
        place = NoticePlace.of(notice)
        if place != self._asked:
            # Another notice was asked for meanwhile.
            return
        if self.keeper.is_edited or self.keeper.is_saving:
            # A key came before the answer: it is saved first, then the notice is read again.
            self._wanted = place
            self.saving.first(self._load_wanted, leaving=True)
            return
        self.keeper.hold(notice)
        self.editor.setEnabled(True)
        self.editor.show_notice(notice, self._corrections(notice))
        self.months.show_place(place, self._desk.today())
        self.saving.show_state()
        shown_then, self._shown_then = self._shown_then, None
        if shown_then is not None:
            shown_then()
        if self._begins_text:
            self._begin_text()

    def _begin_text(self) -> None:
        self._begins_text = False
        self.editor.begin_text()

    @Slot()
    def _stayed(self) -> None:
        self._begins_text = False
        base = self.keeper.base
        if base is not None:
            self._asked = NoticePlace.of(base)
            self.months.show_place(self._asked, self._desk.today())

    def _month_refused(self, error: Exception) -> None:
        self._begins_text = False
        base = self.keeper.base
        self._asked = NoticePlace.of(base) if base is not None else None
        self.editor.setEnabled(base is not None)
        sentence = sentence_for(self._desk, error)
        if sentence:
            self.months.refuse(sentence)

    def _list(self) -> None:
        self._desk.tasks.read(read_shelf, self._desk.today(), then=self._listed)

    def _listed(self, shelf: Shelf) -> None:
        self.months.show_notices(shelf.notices, shelf.wanting, self._desk.today())
        base = self.keeper.base
        if base is not None:
            self.editor.show_corrections(base, self._corrections(base))

    def _corrections(self, notice: NoticeDetail) -> tuple[NoticeSummary, ...]:
        return () if notice.id is None else self.months.corrections_of(notice.id)

    # What can be done

    @Slot()
    def _preview(self) -> None:
        notice = self.keeper.notice
        if notice is None:
            return
        print_notice(self._desk, self, notice)

    @Slot()
    def _ask_to_issue(self) -> None:
        self.issuing.begin()
        self.saving.first(self.issuing.open, keep_new=True)

    @Slot()
    def _reload(self) -> None:
        """Read the notice again, with no key accepted meanwhile."""
        base = self.keeper.base
        if base is not None:
            self._shown_then = self.issuing.point
            self.editor.setEnabled(False)
            self._load(NoticePlace.of(base))

    @Slot(object)
    def _removed(self, place: NoticePlace) -> None:
        self._shown_then = self.months.table.setFocus
        self._load(place)

    @Slot(object)
    def _correction_begun(self, place: NoticePlace) -> None:
        self._begins_text = True
        self._choose(place)

    # What others changed

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not self._begun:
            return
        base = self.keeper.base
        if changes.subjects & _LISTED:
            self._list()
        if Subject.NOTICE in changes.subjects:
            if changes is self.keeper.own_changes:
                if base is not None:
                    self.editor.show_standing(base)
            elif base is not None and changes.record_id == base.id and not self.keeper.is_edited:
                self._load(NoticePlace.of(base))
        if base is None or base.status is NoticeStatus.ISSUED or not changes.subjects & _COUNTED:
            return
        if base.corrects_id is not None:
            return
        if self.keeper.is_new and not self.keeper.is_edited and Subject.BUREAU in changes.subjects:
            # Nothing is typed yet: the bureau's new names come in by themselves.
            self._load(NoticePlace.of(base))
        else:
            self.editor.hint_recount()

    # Telling

    @Slot(object)
    def _say(self, error: Exception) -> None:
        self.editor.setEnabled(self.keeper.base is not None)
        sentence = sentence_for(self._desk, error)
        if sentence:
            self.editor.banner.say(Tone.BAD, sentence)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(20), px(18), px(20), px(18))
        self._row.setSpacing(px(14))
