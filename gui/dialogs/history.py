"""修改记录: who did what to one thing when, what each time changed, and the way back to an earlier version."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.formats import moment_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.revisions import VERSION_COLUMNS, is_before, who
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.choosing import choose_row
from gui.widgets.labels import label
from gui.widgets.question import agrees
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes
from models.rows.revision import Difference, Version
from models.rules.differences import KEPT_BACK, REORDERED
from models.rules.life_terms import RevisionAction
from models.rules.order_words import NOUNS
from models.rules.terms import DraftOf
from models.services.putting_back import restore_revision
from models.services.revisions import versions_of

TITLE = "修改记录"
_INTRO = "每次保存、删除、恢复、定稿和勘误都记在这里，不能改动。"
_EMPTY = "（空）"
_NOTHING = "还没有修改记录：这一条在启用修改记录之前录入，以后每次保存都会记下来。"


class HistoryDialog(SettingsTableDialog):
    """The list of orders, and what the chosen one changed. `restored`: the thing stands as in an earlier version."""

    restored = Signal()

    def __init__(self, desk: Desk, of: DraftOf, key: int, parent: QWidget) -> None:
        super().__init__(desk, f"{NOUNS[of]}的{TITLE}", parent)
        self._of, self._key = of, key
        px, room = look().px, parent.window().size()
        self.resize(min(px(980), round(room.width() * 0.94)), min(px(640), round(room.height() * 0.92)))
        self.model: RowsModel[Version] = RowsModel(VERSION_COLUMNS, self)
        self.table = RecordTable(self.model, TITLE)
        self.heading = label("", "title", wrap=True)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName("这一次改动的内容")
        self._build()
        self.table.current_changed.connect(self._chosen)
        desk.tasks.changed.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.heading)
        below.addWidget(self.changes, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(lower)
        splitter.setSizes([50, 50])
        column.addWidget(splitter, 1)
        self.restore_button = primary_button("恢复到这一版", "arrow_undo")
        self.restore_button.setEnabled(False)
        self.close_button = plain_button("关闭")
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.reject)
        self._add_foot(column, right=(self.restore_button, self.close_button))

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the history again."""
        self._desk.tasks.read(versions_of, self._of, self._key, then=self._show, failed=self._explain)

    def _show(self, versions: Sequence[Version]) -> None:
        self.model.replace(versions)
        if not versions:
            self.changes.setPlainText(_NOTHING)
            self.close_button.setFocus()
            return
        choose_row(self.table, 0)
        self.table.setFocus()

    @Slot(object)
    def _chosen(self, version: Version | None) -> None:
        self.restore_button.setEnabled(version is not None and version.may_return)
        if version is None:
            self.heading.setText("")
            self.changes.setPlainText("")
            return
        done = version.revision
        if is_before(version):
            self.heading.setText("此前的内容：没有留下是谁、什么时候写的")
        else:
            self.heading.setText(f"{moment_text(done.made_at)}　{who(done.made_by)}　{done.action.label}")
        self.changes.setPlainText(changes_text(version))

    # Going back

    @Slot()
    def restore(self) -> None:
        """Put the thing back to the chosen version, after asking."""
        version = self.table.current_row()
        if version is None or not version.may_return:
            return
        when = "此前的内容" if is_before(version) else f"{moment_text(version.revision.made_at)}的样子"
        question = f"恢复到{when}？现在的内容不会丢，仍留在修改记录里。"
        if agrees(self, "恢复到这一版", question, "恢复", "不恢复"):
            self.restore_button.setEnabled(False)
            self._desk.tasks.write(restore_revision, version.id, then=self._restored, failed=self._explain)

    def _restored(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已恢复到这一版。")
        self.restored.emit()


def changes_text(version: Version) -> str:
    """What an order changed, a paragraph for each field."""
    if not version.differences:
        return _whole_text(version)
    return "\n\n".join(f"【{each.name}】\n{_change_text(each)}" for each in version.differences)


def _whole_text(version: Version) -> str:
    """What an order was that changed no field."""
    if version.revision.state is None:
        return "整条记录移入回收站，可以在回收站里恢复。"
    if version.revision.action in (RevisionAction.UNDONE, RevisionAction.RESTORED):
        return "整条记录恢复到名册、台账里，内容与删除以前相同。"
    return ""


def _change_text(change: Difference) -> str:
    if change.after in (KEPT_BACK, REORDERED):
        return change.after
    return f"原来：{change.before or _EMPTY}\n改为：{change.after or _EMPTY}"
