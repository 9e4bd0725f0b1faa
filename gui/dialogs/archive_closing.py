"""封存: what stands in the way, what is lacking, what becomes frozen; asked once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.desk import Desk
from gui.dialogs.working import WorkingDialog
from gui.look.look import look
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label
from models.progress import Progress
from models.rows.archive_closing import YearStanding
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import Retention
from models.services.archive_years import close_year, standing

_FROZEN = (
    "封存以后：档号和件号固定，不再改动；题名、页数、件内文件和归档件只读；收在里面的记录定稿，更正只能写勘误。"
    "确有需要可以写明理由重新打开，已编的件号不变。"
)


class ArchiveClosingDialog(WorkingDialog):
    """`closed` once the year is closed; the dialog then goes away."""

    closed = Signal(int)

    def __init__(self, desk: Desk, year: int, parent: QWidget) -> None:
        super().__init__(desk, f"封存{year}年归档文件", parent)
        px, room = look().px, parent.window().size()
        self.resize(min(px(680), round(room.width() * 0.9)), min(px(520), round(room.height() * 0.9)))
        self._year = year
        self._is_done = False
        self.heading = label("正在核对……", "title", wrap=True)
        self.numbers = label("", wrap=True)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("还缺什么")
        self.frozen = label(_FROZEN, "second", wrap=True)
        self.close_button = primary_button("封存", "lock_closed")
        self.cancel_button = plain_button("先不封存")
        self._build()
        desk.tasks.changed.connect(self._changed)
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column("先核对这一年的归档文件；能封存的，问一次就封存。")
        column.addWidget(self.heading)
        column.addWidget(self.numbers)
        column.addWidget(self.list, 1)
        # Where nothing is lacking, the list is hidden: the room below stays empty.
        column.addStretch()
        column.addWidget(self.frozen)
        self.close_button.setEnabled(False)
        self.close_button.clicked.connect(self.close_the_year)
        self.cancel_button.clicked.connect(self.reject)
        self._add_foot(column, right=(self.cancel_button, self.close_button))
        self.cancel_button.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Look again at what is lacking."""
        self._desk.tasks.read(standing, self._year, self._desk.today(), then=self._show, failed=self._explain)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.ARCHIVE in changes.subjects and not self.is_working and not self._is_done:
            self.refresh()

    def _show(self, found: YearStanding) -> None:
        self.heading.setText(heading_of(found))
        self.numbers.setText(numbers_of(found))
        self.numbers.setVisible(bool(self.numbers.text()))
        self.list.setPlainText(text_of(found))
        self.list.setVisible(bool(found.refusals or found.doubts))
        self.close_button.setEnabled(not found.refusals)
        self.close_button.setText("缺的已知，封存" if found.doubts else "封存")

    @Slot()
    def close_the_year(self) -> None:
        """Close it."""
        self.close_button.setEnabled(False)
        self.begin(
            self.windowTitle(), self._close, then=self._done, stopped="已停下，没有封存，什么都没有改动。"
        )

    def _close(self, progress: Progress) -> Changes:
        """On the database thread: all or nothing. No step of undo: what is closed is opened again for a reason."""
        with self._desk.tasks.store.write() as session:
            return close_year(session, self._year, self._desk.today(), progress)

    def _done(self, _changes: Changes) -> None:
        # The change is announced after this: there is nothing to be asked of a closed year.
        self._is_done = True
        self.closed.emit(self._year)
        self.accept()

    def not_done(self) -> None:
        self.refresh()


def heading_of(found: YearStanding) -> str:
    """What the look at the year came to."""
    if found.refusals:
        return f"还不能封存，先解决下面{len(found.refusals)}处："
    if found.doubts:
        return f"可以封存；下面{len(found.doubts)}处还缺，请看过再定："
    return "没有缺项，可以封存。"


def numbers_of(found: YearStanding) -> str:
    """What would be fixed: a line for each 保管期限, with the first and the last 档号 of the directory; empty while it cannot be closed."""
    if found.refusals:
        return ""
    told = []
    for retention in Retention:
        codes = [each.row.code for each in found.items if each.row.retention is retention]
        if codes:
            span = codes[0] if len(codes) == 1 else f"{codes[0]} 至 {codes[-1]}"
            told.append(f"{retention}{len(codes)}件：{span}")
    return "\n".join((f"封存后固定的档号，共{len(found.items)}件：", *told)) if told else ""


def text_of(found: YearStanding) -> str:
    """The lines, those in the way first."""
    lines: Sequence[str] = (*found.refusals, *(found.doubts if not found.refusals else ()))
    told = [f"· {line}" for line in lines]
    if found.refusals and found.doubts:
        told += ["", "另外还缺（不妨碍封存）：", *(f"· {line}" for line in found.doubts)]
    return "\n".join(told)
