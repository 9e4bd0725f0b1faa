"""What stands behind a proposed problem: the whole of it, and the records it comes from."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.tables.behind import RECORD_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.buttons import quiet_button
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models.rows.inspection import Proposal
from models.rows.overview import Behind, CountedRecord
from models.rules.inspection_terms import FindingOrigin
from models.services.behind import behind_records

# Arrow keys held down must not read what is behind every line they pass.
_FOLLOW_MS = 120
_TITLES = {FindingOrigin.VERDICT: "这一时段已登记的", FindingOrigin.CHECKUP: "涉及的记录"}
_NONE = {FindingOrigin.VERDICT: "这一时段没有登记过。", FindingOrigin.CHECKUP: ""}


class ProposalRecords(QWidget):
    """Enter, a double click or the button opens a record in the main window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self._desk = desk
        self._proposal: Proposal | None = None
        self._asked: Proposal | None = None
        self.words = label("", wrap=True)
        self.words.setMinimumHeight(px(62))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heading = label("", "second")
        self.model = RowsModel(RECORD_COLUMNS, self)
        self.table = RecordTable(self.model, "相关的记录")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(px(32))
        self.table.setMinimumHeight(px(116))
        self.open_button = quiet_button("打开记录", "folder_open")
        self.open_button.setToolTip("在主窗口里打开这条记录；这里勾选的都留着")
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._lay_out()
        self._follow.timeout.connect(self._ask)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._offer_opening)
        self.open_button.clicked.connect(self._open_current)
        self.show_proposal(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show this one, or nothing; its records follow a moment later."""
        if proposal is not None and proposal == self._proposal:
            return
        self._proposal = proposal
        self.model.replace(())
        self._offer_opening()
        if proposal is None:
            self._follow.stop()
            self.words.setText("")
            self.heading.setText("")
            return
        self.words.setText(
            f"{proposal.organization_name}：{proposal.fact}。\n依据：{proposal.clause or '待补'}"
        )
        if proposal.records:
            self.heading.setText("正在读取……")
            self._follow.start()
        else:
            self._follow.stop()
            self.heading.setText(_NONE.get(proposal.origin, ""))

    @Slot()
    def _ask(self) -> None:
        proposal = self._asked = self._proposal
        if proposal is not None:
            title = _TITLES.get(proposal.origin, "")
            read = self._desk.tasks.read
            read(behind_records, proposal.records, title, proposal.clause, then=self._came)

    def _came(self, behind: Behind) -> None:
        if self._asked is not self._proposal:
            # The cursor went on meanwhile; what is behind the next one is on its way.
            return
        self.heading.setText(f"{behind.heading}：{len(behind.records)}条")
        self.model.replace(behind.records)
        if behind.records:
            self.table.choose(behind.records[0].id)

    @Slot()
    def _offer_opening(self) -> None:
        self.open_button.setEnabled(self.table.current_row() is not None)

    @Slot(object)
    def _open(self, record: CountedRecord) -> None:
        self._desk.window.go(record.target)

    @Slot()
    def _open_current(self) -> None:
        record: CountedRecord | None = self.table.current_row()
        if record is not None:
            self._open(record)
