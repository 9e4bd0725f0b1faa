"""The list of 心得体会 in its dialog: filters, rows, and who of the roll has handed in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.reflections_reading import Asked, Shelf, read_shelf, submissions_line
from gui.editors.organizations import organization_choices
from gui.editors.periods import Period, period_choices
from gui.editors.reflection import PLACES, ReflectionPanel
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.reflections import REFLECTION_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.register_view import RegisterView
from models.rows.changes import Changes, Subject
from models.rows.reflection import ReflectionRow
from models.rules.periods import Month, Span, year_of

TITLE = "心得体会台账"
_NONE_YET = "还没有登记心得体会", "一人一篇登记；姓名从名册里选，支部和职务自动带出。"
_SHOWN = {Subject.REFLECTION, Subject.BUREAU, Subject.ROSTER, Subject.LABELS}


class ReflectionList(QDialog):
    """A subclass gives what the buttons order, and fills the form beside the list."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shelf: Shelf | None = None
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1360), round(room.width() * 0.96)), min(px(860), round(room.height() * 0.94)))
        self._build()
        desk.tasks.changed.connect(self._changed)
        self.refresh()

    # Building

    def _build(self) -> None:
        empty = EmptyState("edit", *_NONE_YET, "新增心得体会")
        model = RowsModel(REFLECTION_COLUMNS, self)
        self.view = RegisterView(model, TITLE, "搜索题目、主题、姓名", empty)
        self.view.set_unit("篇")
        filters = self.view.filters
        filters.add_choice("organization", "全部支部", width=140)
        filters.add_choice("period", "全部时间", width=118)
        campaign = filters.add_choice("campaign", "全部专题活动", width=170)
        filters.add_choice("topic", "全部主题", width=150)
        today = self.desk.today()
        filters.set_choices("period", period_choices((), today))
        filters.set_value("period", Period(today.year))
        campaign.currentIndexChanged.connect(self._campaign_chosen)
        self.panel = ReflectionPanel(self.desk.today)
        self.view.set_editor(self.panel)
        self.banner = Banner(apart=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(self.banner)
        column.addWidget(self.view, 1)

    def _build_head(self) -> QHBoxLayout:
        px = look().px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(14), px(20), 0)
        head.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(TITLE, "title"))
        self.submissions = label("", "second", wrap=True)
        self.submissions.setAccessibleName("提交情况")
        words.addWidget(self.submissions)
        self.new_button = primary_button("新增心得体会", "add")
        self.new_button.setToolTip("新增心得体会（Ctrl+N）")
        self.close_button = plain_button("关闭")
        head.addLayout(words, 1)
        for button in (self.new_button, self.close_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    @Slot()
    def _campaign_chosen(self) -> None:
        """A campaign has days of its own: the whole of it is asked for, until the clerk narrows it."""
        if self.view.filters.value("campaign") is not None:
            self.view.filters.set_value("period", None)

    # For the dialog to give

    on_their_way = 0
    """How many lists were asked for and have not come."""

    def rows_shown(self, rows: Sequence[ReflectionRow]) -> None:
        """The list has come and stands on the screen."""
        raise NotImplementedError

    # The list

    def asked(self) -> Asked:
        """What the filters ask for."""
        filters = self.view.filters
        period = filters.value("period")
        return Asked(
            None if period is None else span_of(period),
            filters.value("organization"),
            filters.value("topic") or "",
            filters.text(),
            filters.value("campaign"),
        )

    @Slot()
    def refresh(self) -> None:
        """Read the list and who has handed in."""
        self.on_their_way += 1
        self.desk.tasks.read(
            read_shelf, self.asked(), self.desk.today(), then=self.shelf_came, failed=self.explain
        )

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()

    def shelf_came(self, shelf: Shelf) -> None:
        """Everything the dialog shows has come."""
        self.on_their_way = max(0, self.on_their_way - 1)
        first, self.shelf = self.shelf is None, shelf
        filters = self.view.filters
        filters.set_choices("organization", organization_choices(shelf.organizations, PLACES))
        filters.set_choices("period", period_choices(shelf.years, self.desk.today()))
        filters.set_choices("topic", [(topic, topic) for topic in shelf.topics])
        filters.set_choices("campaign", [(row.id, row.name) for row in shelf.campaigns])
        self.panel.set_campaigns(shelf.campaigns)
        self.panel.set_organizations(shelf.organizations)
        self.panel.set_topics(shelf.topics)
        if filters.is_filtering():
            self.view.empty.say("没有符合条件的心得体会", "换个条件再试，或新增一篇。")
        else:
            self.view.empty.say(*_NONE_YET)
        self.view.set_rows(shelf.rows)
        self._tell_submissions(shelf)
        self.rows_shown(shelf.rows)
        if first and shelf.years and filters.value("period") == Period(self.desk.today().year):
            # As every list: the latest year that has any, so that January does not begin with an empty page.
            filters.set_value("period", Period(shelf.years[0]))
        if first and not self.panel.isVisible():
            self.view.table.setFocus() if shelf.rows else self.view.empty.button.setFocus()

    def _tell_submissions(self, shelf: Shelf) -> None:
        ledger = shelf.ledger
        self.submissions.setText(
            "选定年度、月份或专题活动后显示提交情况。" if ledger is None else submissions_line(ledger)
        )
        names = "" if ledger is None else "、".join(one.name for one in ledger.missing)
        self.submissions.setToolTip(f"未提交：{names}" if names else "")

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    def explain(self, error: Exception) -> None:
        """Say what went wrong; a mistake of the program goes to the crash dialog."""
        sentence = sentence_of(error)
        if sentence is None:
            self.desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)


def span_of(period: Period) -> Span:
    """The days of a year or a month chosen in the filter."""
    return year_of(period.year) if period.month is None else Month(period.year, period.month).span()
