"""谈心谈话 of a year: the committee as a matrix, the other members as a list; a missing talk is begun from its place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.editors.organizations import organization_choices
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.talks import MEMBER_COLUMNS, Between, CommitteeModel, MemberLine
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.tile_grid import TileGrid
from models.rows.bureau import OrganizationRow
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rows.talks import Coverage, NeedOfCare, TalkCoverage
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.spoken_periods import day_in_words
from models.rules.talks import BASIS
from models.rules.terms import MeetingKind, OrganizationKind, Register
from models.services.organizations import branches_of, list_organizations
from models.services.registers import years_with_records
from models.services.talks import talk_coverage

TITLE = "谈心谈话"
_INTRO = f"{BASIS}这里只看谁和谁谈过，不显示谈话内容；回车或双击“未谈”新建谈话，已谈的打开最近一次。"
_SHOWN = frozenset({Subject.MEETING, Subject.ROSTER, Subject.BUREAU})
_GRIDS_PART = 0.31


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    asked: tuple[int | None, int]
    """The branch and the year it was read for."""
    found: TalkCoverage | None
    organizations: tuple[OrganizationRow, ...]
    years: tuple[int, ...]


def read_shelf(session: Any, branch_id: int | None, year: int, today: date) -> Shelf:
    """Runs on the database thread. Without a branch the first one of the tree."""
    organizations = list_organizations(session)
    there = [row.id for row in branches_of(organizations) if row.id is not None and row.existed_on(today)]
    branch = branch_id if branch_id is not None else next(iter(there), None)
    found = None if branch is None else talk_coverage(session, branch, year, today)
    years = years_with_records(session, Register.MEETING)
    return Shelf((branch_id, year), found, organizations, years)


class TalksDialog(ListedDialog):
    """``branch_id`` is shown first; None takes the first branch."""

    def __init__(self, desk: Desk, parent: QWidget, branch_id: int | None = None) -> None:
        empty = EmptyState("people", "没有要列出的党员", "名册上没有支委以外的党员，或者都已谈过。")
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, MEMBER_COLUMNS, empty, _SHOWN, parent)
        self._first = branch_id
        self._coverage: TalkCoverage | None = None
        self.year, self.branch = DropDown("年度"), DropDown("支部")
        self.year.set_choices([(desk.today().year, f"{desk.today().year}年")])
        self.missing_only = QCheckBox("只看未谈的")
        self.committee = CommitteeModel(self)
        self.grid = TileGrid(self.committee, "支委之间谈心谈话", 64)
        self.pairs_heading, self.members_heading = label("支委之间", "title"), label("其他党员", "title")
        self.care = label("", "warn", wrap=True)
        self.talk_button = primary_button("新建谈话", "add")
        self.print_button = plain_button("打印统计表…", "print")
        self._build()
        self.year.currentIndexChanged.connect(self.refresh)
        self.branch.currentIndexChanged.connect(self.refresh)
        self.missing_only.toggled.connect(self._fill)
        self.grid.opened.connect(self.open_pair)
        self.table.opened.connect(self.open_member)
        self.banner.action.connect(self._open_unnamed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_table)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.begin_talk)
        self.refresh()

    def _build(self) -> None:
        self.branch.setMinimumWidth(look().px(240))
        for widget in (self.branch, self.year, self.missing_only):
            self.top.addWidget(widget)
        self.top.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        # Between the line of sums and the list of members.
        first = column.indexOf(self.summary) + 1
        shown: tuple[QWidget, ...] = (self.pairs_heading, self.grid, self.care, self.members_heading)
        for place, each in enumerate(shown, first):
            column.insertWidget(place, each)
        self.add_button(self.talk_button, self.begin_talk)
        self.add_button(self.print_button, self.print_table)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Count the chosen branch and year again."""
        year = self.year.value() or self._desk.today().year
        self._desk.tasks.read(
            read_shelf, self._branch(), year, self._desk.today(), then=self._show, failed=self._explain
        )

    def _branch(self) -> int | None:
        chosen: int | None = self.branch.value()
        return chosen if chosen is not None else self._first

    def _show(self, shelf: Shelf) -> None:
        if shelf.asked != (self._branch(), self.year.value() or self._desk.today().year):
            # Something else was asked for meanwhile.
            return
        found = self._coverage = shelf.found
        years = sorted({self._desk.today().year, *shelf.years}, reverse=True)
        for box in (self.year, self.branch):
            box.blockSignals(True)
        self.year.set_choices([(year, f"{year}年") for year in years])
        self.branch.set_choices(organization_choices(shelf.organizations, (OrganizationKind.BRANCH,)))
        self.year.set_value(shelf.asked[1])
        if found is not None:
            self.branch.set_value(found.organization_id)
        for box in (self.year, self.branch):
            box.blockSignals(False)
        coverage = found.coverage if found is not None else None
        self.committee.show(coverage)
        self._fit_grid(coverage)
        self.summary.setText(summary_text(found) if found is not None else "名录里还没有党支部。")
        self._say_care(coverage)
        if found is not None and found.unnamed:
            self.banner.say(
                Tone.INFO, f"有{len(found.unnamed)}条谈心谈话没有填写双方，没有计入。", "打开一条"
            )
        else:
            self.banner.clear()
        self._fill()

    def _fit_grid(self, coverage: Coverage | None) -> None:
        lines = len(coverage.committee) if coverage is not None else 0
        for widget in (self.pairs_heading, self.grid):
            widget.setVisible(lines > 1)
        head, row = (
            self.grid.horizontalHeader().sizeHint().height(),
            self.grid.verticalHeader().defaultSectionSize(),
        )
        # The list of members keeps the greater part of the room.
        most = max(2, int(self.height() * _GRIDS_PART - head) // row)
        self.grid.setFixedHeight(head + min(lines, most) * row + look().px(6))
        if lines > 1 and not self.grid.currentIndex().isValid():
            self.grid.choose(0, 1)

    def _say_care(self, coverage: Coverage | None) -> None:
        needs = coverage.care if coverage is not None else ()
        self.care.setText("\n".join(care_text(need) for need in needs if need.secretary_on is None))
        self.care.setVisible(bool(self.care.text()))

    @Slot()
    def _fill(self) -> None:
        coverage = self._coverage.coverage if self._coverage is not None else None
        members = coverage.members if coverage is not None else ()
        committee = coverage.committee if coverage is not None else ()
        leader = committee[0].id if committee else None
        lines = [MemberLine(member.person.id, member, leader) for member in members]
        wanted = [line for line in lines if line.is_missing or not self.missing_only.isChecked()]
        self.show_rows(wanted)

    # Ways out

    @Slot()
    def open_pair(self) -> None:
        """The talk of the two in the chosen cell: the last one, or a new one."""
        index = self.grid.currentIndex()
        between = self.committee.between(index.row(), index.column())
        if between is not None:
            self._go(between)

    @Slot(object)
    def open_member(self, line: MemberLine) -> None:
        """The talk of the chosen member: the missing one first."""
        self._go(line.between)

    @Slot()
    def begin_talk(self) -> None:
        """A new talk of those the cursor is on, whether or not they talked before."""
        line: MemberLine | None = self.table.current_row()
        index = self.grid.currentIndex()
        between = self.committee.between(index.row(), index.column())
        if line is not None and not self.grid.hasFocus():
            self._begin(line.between.people)
        else:
            self._begin(between.people if between is not None else ())

    def _go(self, between: Between) -> None:
        if between.records:
            self.accept()
            self._desk.window.go(Target(Subject.MEETING, record_id=between.records[-1]))
        else:
            self._begin(between.people)

    def _begin(self, people: tuple[int, ...]) -> None:
        found = self._coverage
        if found is None:
            return
        # This year's talk is taken to be of today; an earlier year's day is for the clerk to say.
        today = self._desk.today()
        self.accept()
        self._desk.window.go(
            Target(
                Subject.MEETING,
                new=True,
                kind=MeetingKind.HEART_TALK.value,
                organization_id=found.organization_id,
                day=today if found.year == today.year else None,
                people=people,
            )
        )

    @Slot()
    def _open_unnamed(self) -> None:
        if self._coverage is not None and self._coverage.unnamed:
            self.accept()
            self._desk.window.go(Target(Subject.MEETING, record_id=self._coverage.unnamed[0]))

    @Slot()
    def print_table(self) -> None:
        """Preview the table of the chosen year, of all branches."""
        from gui.dialogs.printing import open_print_dialog

        kind, span = PaperKind.TALK_STATISTICS, year_of(self.year.value() or self._desk.today().year)
        item = Item(span.label, PaperOrder(kind, span=span), (kind,))
        open_print_dialog(self._desk, self, Matter(f"打印{kind}", kind.value, (item,)))


def summary_text(found: TalkCoverage) -> str:
    """截至2026年11月5日，党员11人、支委3人，应谈19项，已谈4项，还有15项未谈；本年共记录谈心谈话6次。"""
    coverage = found.coverage
    left = f"还有{coverage.missing}项未谈" if coverage.missing else "都已谈过"
    asked = (
        f"应谈{coverage.required}项，已谈{coverage.held}项，{left}" if coverage.required else "没有应谈的项"
    )
    return (
        f"截至{day_in_words(found.as_of)}，党员{len(coverage.people)}人、支委{len(coverage.committee)}人，"
        f"{asked}；本年共记录谈心谈话{found.talks}次。"
    )


def care_text(need: NeedOfCare) -> str:
    """王芳3月2日因家庭变故谈过，书记还没有谈，请书记帮助做好心理疏导（支部工作条例第十九条）。"""
    reasons = "、".join(reason.label for reason in need.reasons)
    return (
        f"{need.person.name}{need.since.month}月{need.since.day}日因{reasons}谈过，书记还没有谈；"
        "请书记关心，帮助做好心理疏导（《支部工作条例》第十九条）。"
    )
