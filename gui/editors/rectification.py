"""The editor of rectification items (domain §3.8): contents, progress, the moves of the status machine."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.editors.rectification_fields import ItemFields
from gui.editors.rectification_status import ItemStatus
from gui.editors.rectification_words import like, step_text
from gui.editors.tools import EditorTools
from gui.formats import UNKNOWN, date_text
from gui.look.tokens import Tone
from gui.tables.rectification import Standing
from gui.widgets.labels import label
from models.rows.rectification import RectificationDetail, StatusStep
from models.rules.terms import (
    RectificationMode,
    RectificationStatus,
)

STILL_OPEN = ("extended_check", "note")
"""The fields of a closed item that may still be filled in."""
NAMED = ("problem", "source", "organization", "found_on")
"""The fields that say what an issued notice has said of the item."""


class RectificationEditor(ItemFields):
    """Shows a `RectificationDetail` and gives back the one typed. `action_pressed` carries the Action the
    clerk wants to order; the status never changes by saving. `notice_pressed` carries the notice to be opened.
    """

    action_pressed = Signal(object)
    notice_pressed = Signal(int)

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._shown: RectificationDetail | None = None
        self._make_head()
        measures = self.add_section("measures", "措施")
        for key, area in (
            ("cause", self.cause),
            ("goal", self.goal),
            ("measures", self.measures),
            ("extended_check", self.extended_check),
        ):
            self.put(measures, key, area)
        measures.column.addStretch(1)
        progress = self.add_section("progress", "进展")
        self.put_part(progress, "progress", self.progress)
        progress.first = self.progress.add_button
        progress.column.addWidget(label("办理过程", "second"))
        self.steps = label("", "", wrap=True)
        progress.column.addWidget(self.steps)
        self.put(progress, "note", self.note)
        progress.column.addStretch(1)
        files = self.add_section("files", "佐证")
        self.put(files, "evidence", self.evidence)
        self.put_part(files, "files", self.files)
        files.column.addStretch(1)
        self.mode.edited.connect(self._judge_deadline)
        self.due_on.edited.connect(self._judge_deadline)
        self.progress.edited.connect(self._judge_deadline)
        for field in (self.leader, self.supervisor, self.department, self.person):
            field.edited.connect(self._judge_chain)
        self.status.action_pressed.connect(self.action_pressed)
        self.status.notice_pressed.connect(self.notice_pressed)

    def _make_head(self) -> None:
        head = self.add_section("head", "基本情况")
        self.status = ItemStatus()
        head.column.addWidget(self.status)
        self.put(head, "problem", self.problem)
        self.put_row(head, source=self.source, found_on=self.found_on)
        self.put(head, "organization", self.organization)
        self.put_row(head, mode=self.mode, due_on=self.due_on)
        self.put_row(head, leader=self.leader, person=self.person)
        self.put_row(head, supervisor=self.supervisor, department=self.department)
        self.chain = label("", "warn", wrap=True)
        head.column.addWidget(self.chain)
        self.put_row(head, manifestation=self.manifestation, tag=self.tag)
        self.put(head, "source_document", self.source_document)
        head.column.addStretch(1)

    # Status, deadline, responsibility

    @Slot()
    def _judge_deadline(self) -> None:
        mode = self.mode.value()
        self.due_on.set_required(mode == RectificationMode.BY_DATE)
        shown = self._shown
        standing = None
        if mode is not None:
            standing = Standing(
                shown.status if shown else RectificationStatus.UNCLAIMED,
                RectificationMode(mode),
                self.due_on.value(),
                shown.look_back_on if shown else None,
                self.progress.days(),
            )
        self.status.judge(standing, self.tools.today())

    @Slot()
    def _judge_chain(self) -> None:
        """责任链: what nobody is named for is flagged, and not refused."""
        chain = (self.leader, self.supervisor, self.department, self.person)
        missing = [field.title for field in chain if not field.state().strip()]
        self.chain.setText(f"责任链还缺：{'、'.join(missing)}。" if missing else "")
        self.chain.setVisible(bool(missing))

    def _hold_settled(self) -> None:
        """What was struck off is read only but for what may be added to it; so is what a notice has said."""
        shown = self._shown
        closed = shown is not None and shown.status.is_closed
        named = shown is not None and shown.notice_id is not None
        for key, field in self.fields.items():
            field.set_read_only((closed and key not in STILL_OPEN) or (named and key in NAMED))
        self.progress.setEnabled(not closed)
        self.files.hold(shown.attachments if shown is not None and closed else ())
        if shown is not None and closed:
            self.banner.say(
                Tone.INFO,
                f"这一项已于{date_text(shown.closed_on)}销号（审核人{shown.verifier or UNKNOWN}），销号时的内容不能再改；"
                "可以补充举一反三、备注和附件。",
            )

    @property
    def deadline(self) -> QLabel:
        """How the item stands to its days, in words."""
        return self.status.deadline

    @property
    def action_buttons(self) -> tuple[QPushButton, ...]:
        """The moves now offered."""
        return self.status.buttons

    @property
    def shown(self) -> RectificationDetail | None:
        """The saved item now shown; None for a new one."""
        return self._shown

    # Rows in, rows out

    def show_detail(self, detail: RectificationDetail) -> None:
        """Show a saved item."""
        self._shown = detail
        self.begin(detail.id, detail.version)
        self.set_title(f"整改事项　{detail.found_on.year}年第{detail.number}号")
        self.heading.setToolTip(f"记录编号{detail.id}")
        self._fill(detail)

    def show_new(self, template: RectificationDetail | None) -> None:
        """Begin an item; with a template, one found on the same occasion."""
        self._shown = None
        self.begin(None, 0)
        if template is None:
            for field in self.fields.values():
                field.restore("")
                field.set_error(None)
            self.kept = None
            self.mode.set_value(RectificationMode.BY_DATE)
            self.progress.show_rows(())
            self.files.hold(())
            self.files.show_rows(())
            self._finish(())
        else:
            self._fill(like(template))
        self.show_section("head")

    def _fill(self, detail: RectificationDetail) -> None:
        self.fill_fields(detail)
        self._finish(detail.steps)

    def _finish(self, steps: Sequence[StatusStep]) -> None:
        self.steps.setText("\n".join(step_text(step) for step in steps) or "还没有办理过。")
        self.status.show_item(self._shown, self.problem.editor)
        self._hold_settled()
        self._judge_deadline()
        self._judge_chain()
        self.set_clean()

    def restore(self, state: Mapping[str, str]) -> None:
        super().restore(state)
        self._judge_deadline()
        self._judge_chain()
