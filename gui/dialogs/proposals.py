"""从台账提取问题: what the registers show of a month, offered branch by branch; the inspector ticks what he takes over."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.proposal_records import ProposalRecords
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.changes import Changes, Subject
from models.rows.inspection import Proposal
from models.rules.periods import Month
from models.services.proposals import proposals_for

INTRO = "{month}台账里没有落实的，和台账体检提示的。是不是问题由督察人员认定：勾选的放进督察记录，可以再改，随督察记录保存。"
NOT_OVER = "{month}还没有结束，没有到期的不列。"


class ProposalsDialog(FormDialog):
    """`adopted` carries the Proposals ticked, in the order listed; nothing is written here. It stands beside the window, so
    that the records behind a problem can be opened and read: whoever adopts calls `accept`, or `explain`.
    """

    adopted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        month: Month,
        visited: Collection[int],
        taken: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        intro = INTRO.format(month=month.label)
        if desk.today() <= month.last:
            intro += NOT_OVER.format(month=month.label)
        super().__init__("从台账提取问题", "采纳所选", parent, intro=intro)
        self._desk = desk
        self._visited, self._taken = frozenset(visited), frozenset(taken)
        self._proposals: Sequence[Proposal] = ()
        self._begun = False
        self._headings: list[QTreeWidgetItem] = []
        self._lines: list[QTreeWidgetItem] = []
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setMinimumWidth(look().px(980))
        # Enter in the filter or in the list takes nothing over.
        self.confirm_button.setDefault(False)
        self.search = TextField("筛选", hint="支部或问题里的字")
        self.only_visited = QCheckBox("只看被督察支部")
        self.only_visited.setChecked(bool(self._visited))
        self.only_visited.setEnabled(bool(self._visited))
        self.tree = QTreeWidget()
        self.count = label("正在查找……", "hint")
        self.behind = ProposalRecords(desk)
        self._dress_tree()
        self._lay_out()
        self.search.edited.connect(self._narrow)
        self.only_visited.clicked.connect(self._narrow)
        self.tree.itemChanged.connect(self._count)
        self.tree.currentItemChanged.connect(self._show_current)
        self.confirmed.connect(self._answer)
        self.confirm_button.setEnabled(False)
        self._month = month
        desk.tasks.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        today = self._desk.today()
        self._desk.tasks.read(proposals_for, self._month, today, then=self._came, failed=self._failed)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        # What the office has explained is offered no more.
        if Subject.CHECKUP in changes.subjects:
            self._read()

    def _dress_tree(self) -> None:
        px = look().px
        self.tree.setAccessibleName("可采纳的问题，空格勾选")
        self.tree.setHeaderLabels(["问题", "性质", "来源"])
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(px(16))
        self.tree.setMinimumHeight(px(330))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(look().px(12))
        first.addWidget(self.search, 1)
        first.addWidget(self.only_visited, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(first)
        both = QHBoxLayout()
        both.setSpacing(look().px(16))
        both.addWidget(self.tree, 5)
        both.addWidget(self.behind, 3)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.count)
        # Where the window is made larger, the lists take the room.
        self._column.setStretchFactor(self.body, 100)

    # What is offered

    def _came(self, proposals: Sequence[Proposal]) -> None:
        ticked, current = {proposal.key for proposal in self.ticked()}, self.current()
        self._forget()
        self._proposals = proposals
        before: int | None = None
        for proposal in proposals:
            if proposal.organization_id != before:
                self._headings.append(self._heading(proposal.organization_name))
            before = proposal.organization_id
            self._lines.append(self._line(self._headings[-1], proposal))
        self.tree.expandAll()
        for line, proposal in zip(self._lines, proposals, strict=True):
            if proposal.key in ticked and not self.is_taken(proposal):
                line.setCheckState(0, Qt.CheckState.Checked)
            if current is not None and proposal.key == current.key:
                self.tree.setCurrentItem(line)
        self._narrow()
        if not self._begun:
            self._begun = True
            self.tree.setFocus()

    def _forget(self) -> None:
        self._proposals = ()
        self._lines.clear()
        self._headings.clear()
        self.tree.clear()

    def _failed(self, error: Exception) -> None:
        self.count.clear()
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)

    def _heading(self, name: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self.tree, [name])
        heading.setFirstColumnSpanned(True)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = self.tree.font()
        font.setBold(True)
        heading.setFont(0, font)
        return heading

    def _line(self, heading: QTreeWidgetItem, proposal: Proposal) -> QTreeWidgetItem:
        taken = self.is_taken(proposal)
        text = ("（已列入督察）" if taken else "") + proposal.fact
        line = QTreeWidgetItem(heading, [text, proposal.severity.label, proposal.origin.label])
        line.setToolTip(0, text)
        line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if not taken:
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(0, Qt.CheckState.Unchecked)
        return line

    def is_taken(self, proposal: Proposal) -> bool:
        """Whether it stands on an inspection already, the one being written too."""
        return proposal.taken or proposal.key in self._taken

    @Slot()
    def _narrow(self) -> None:
        words = self.search.value().split()
        only = self._visited if self.only_visited.isChecked() else None
        for line, proposal in zip(self._lines, self._proposals, strict=True):
            text = f"{proposal.organization_name} {proposal.fact} {proposal.clause}"
            shown = all(word in text for word in words)
            line.setHidden(not shown or (only is not None and proposal.organization_id not in only))
        for heading in self._headings:
            heading.setHidden(all(heading.child(at).isHidden() for at in range(heading.childCount())))
        self._choose_shown()
        self._count()

    def _choose_shown(self) -> None:
        """Keep the cursor on a line that can be seen."""
        if self.current() is None:
            first = next((line for line in self._lines if not line.isHidden()), None)
            if first is not None:
                self.tree.setCurrentItem(first)
        self._show_current()

    def ticked(self) -> tuple[Proposal, ...]:
        """What is ticked, hidden lines too."""
        return tuple(
            proposal
            for line, proposal in zip(self._lines, self._proposals, strict=True)
            if not self.is_taken(proposal) and line.checkState(0) is Qt.CheckState.Checked
        )

    @Slot()
    def _count(self) -> None:
        if len(self._lines) < len(self._proposals):
            return
        chosen, shown = len(self.ticked()), sum(not line.isHidden() for line in self._lines)
        text = (
            f"列出{shown}条，已选{chosen}条"
            if self._lines
            else "没有可采纳的：到期的都已落实，体检也没有提示。"
        )
        self.count.setText(text)
        self.confirm_button.setEnabled(chosen > 0)

    # The one the cursor is on

    def current(self) -> Proposal | None:
        """The proposal the cursor is on; None on a branch's heading, and where it cannot be seen."""
        item = self.tree.currentItem()
        pairs = zip(self._lines, self._proposals, strict=False)
        return next((one for line, one in pairs if line is item and not line.isHidden()), None)

    @Slot()
    def _show_current(self) -> None:
        self.behind.show_proposal(self.current())

    @Slot()
    def _answer(self) -> None:
        self.adopted.emit(self.ticked())
