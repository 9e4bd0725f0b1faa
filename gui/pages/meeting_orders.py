"""What is ordered from the form of a meeting: 重新召开, 列入整改, and the way to the records it is tied to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gui.editors.criticisms import CriticismsPart
from gui.editors.halt import HaltPart
from gui.editors.kind_part import KindPart
from gui.editors.meeting import MeetingEditor
from gui.look.tokens import Tone
from models.failures import BadInput
from models.rows.changes import Subject
from models.rows.meeting import MeetingDetail
from models.rows.target import Target
from models.services.criticisms import refuse_unheld
from models.services.meetings import load_meeting
from models.services.reholding import to_be_held_again

if TYPE_CHECKING:
    from gui.pages.register_editing import RegisterEditing


class MeetingOrders(QObject):
    """Carries the orders of the parts out; what was typed is saved first, by the clerk."""

    def __init__(self, page: "RegisterEditing", editor: MeetingEditor) -> None:
        super().__init__(page)
        self._page, self._editor, self._desk = page, editor, page.desk
        self._asking: KindPart | None = None
        halt, criticisms = editor.kind_parts["halt"], editor.kind_parts["criticisms"]
        assert isinstance(halt, HaltPart)
        assert isinstance(criticisms, CriticismsPart)
        self._halt, self._criticisms = halt, criticisms
        halt.again_wanted.connect(self.hold_again)
        halt.opened.connect(self.open_meeting)
        criticisms.listing_wanted.connect(self.put_on_list)
        criticisms.opened.connect(self.open_item)

    def _saved(self, part: KindPart, order: str) -> int | None:
        """The number of the record in the form when it is saved as it stands; otherwise the part that orders says what to do
        first."""
        self._asking = part
        part.objection.clear()
        if self._editor.record_id is None or self._editor.is_edited():
            self._tell(f"有内容还没有保存，请先保存这条会议记录，再{order}。")
            return None
        return self._editor.record_id

    def _tell(self, sentence: str) -> None:
        """Say what stands in the way beside the button that was pressed, and bring it into sight."""
        assert self._asking is not None
        self._asking.tell(Tone.WARN, sentence)
        self._editor.reveal(self._asking.objection)

    # Held again

    @Slot()
    def hold_again(self) -> None:
        """Begin the meeting in place of the halted one."""
        record_id = self._saved(self._halt, "重新召开")
        if record_id is not None:
            self._desk.tasks.read(to_be_held_again, record_id, then=self._begin_again, failed=self._explain)

    def _begin_again(self, begun: MeetingDetail) -> None:
        self._page.repeat(begun)
        if self._editor.record_id is None:
            self._editor.banner.say(
                Tone.INFO, "这是重新召开的会议：请填写日期，开过以后把状态改为“已召开”并登记到会情况。"
            )

    # Rectification

    @Slot()
    def put_on_list(self) -> None:
        """Choose the criticisms that become items."""
        record_id = self._saved(self._criticisms, "列入整改")
        if record_id is not None:
            self._desk.tasks.read(load_meeting, record_id, then=self._choose, failed=self._explain)

    def _choose(self, detail: MeetingDetail) -> None:
        from gui.dialogs.list_criticisms import ListCriticismsDialog

        try:
            refuse_unheld(detail)
        except BadInput as error:
            self._explain(error)
            return
        ListCriticismsDialog(self._desk, detail, self._page).open()

    def _explain(self, error: Exception) -> None:
        from gui.failures import sentence_of

        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self._tell(sentence)

    # Ways

    @Slot(int)
    def open_meeting(self, record_id: int) -> None:
        """Show another meeting."""
        self._desk.window.go(Target(Subject.MEETING, record_id))

    @Slot(int)
    def open_item(self, item_id: int) -> None:
        """Show a rectification item."""
        self._desk.window.go(Target(Subject.RECTIFICATION, item_id))
