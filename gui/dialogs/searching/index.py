"""检索目录: whether the index of the search agrees with the ledgers, made anew by order, and the text of files read again."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.working import WorkingDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.buttons import plain_button
from gui.widgets.labels import label
from models.progress import Progress
from models.rows.changes import Changes
from models.rows.search import IndexState
from models.rules.archive_terms import TextState
from models.services.search import check_index, index_state, rebuild_index
from models.services.texts import forget_texts, known_texts

TITLE = "检索目录"
_INTRO = (
    "检索靠一份目录，随每次保存更新，平时不用管。检索不到应该有的内容时，在这里核对；对不上就重建。"
    "目录只是从台账抄出来的，重建不会改动台账。"
)
_GOOD = "目录完好，按现在的版本建立。"
_OLD = "目录还没有建好，检索结果可能不全；请重建。"


def read_state(session: Any) -> tuple[IndexState, dict[TextState, int]]:
    """On the database thread: of the index, and how many files were read with what success."""
    return index_state(session), known_texts(session)


def read_again(session: Any) -> Changes:
    """On the database thread: every file is to be read again."""
    forget_texts(session)
    return Changes(frozenset())


class IndexDialog(WorkingDialog):
    """Three orders and how things stand; what takes long can be stopped."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        self.resize(look().px(640), look().px(320))
        column = self._headed_column(_INTRO)
        self.state = label("正在查看……", wrap=True)
        self.state.setAccessibleName("目录情况")
        column.addWidget(self.state)
        self.files = label("", "second", wrap=True)
        self.files.setAccessibleName("附件文字")
        column.addWidget(self.files)
        column.addStretch(1)
        self.check_button = plain_button("核对", "checkmark_circle")
        self.check_button.setToolTip("逐条核对目录和台账是否一致，不改动")
        self.rebuild_button = plain_button("重建", "arrow_sync")
        self.rebuild_button.setToolTip("从台账重新建立目录；停止或中断时原来的目录还在用")
        self.again_button = plain_button("重读附件文字", "attach")
        self.again_button.setToolTip("把全部附件的文字重新读一遍，在后台逐个进行")
        self.close_button = plain_button("关闭")
        orders = (self.check_button, self.rebuild_button, self.again_button)
        self._add_foot(column, orders, (self.close_button,))
        self.check_button.clicked.connect(self.check)
        self.rebuild_button.clicked.connect(self.rebuild)
        self.again_button.clicked.connect(self.read_files_again)
        self.close_button.clicked.connect(self.reject)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read how things stand."""
        self._desk.tasks.read(read_state, then=self._came, failed=self._explain)

    def _came(self, state: tuple[IndexState, dict[TextState, int]]) -> None:
        index, texts = state
        self.state.setText(f"目录里有{index.documents}条内容。{_GOOD if index.current else _OLD}")
        self.files.setText(described(texts))

    # Orders

    @Slot()
    def check(self) -> None:
        """Compare the index with the ledgers."""
        self._run("正在核对检索目录", self._check, self._checked)

    def _check(self, progress: Progress) -> tuple[str, ...]:
        """On the database thread."""
        with self._desk.tasks.store.read() as session:
            return check_index(session, progress)

    def _checked(self, told: tuple[str, ...]) -> None:
        if told:
            self.banner.say(Tone.WARN, told[0])
        else:
            self.banner.say(Tone.OK, "核对完毕：目录与台账一致。")

    @Slot()
    def rebuild(self) -> None:
        """Make the index anew."""
        self._run("正在重建检索目录", self._rebuild, self._rebuilt)

    def _rebuild(self, progress: Progress) -> int:
        """On the database thread."""
        with self._desk.tasks.store.write() as session:
            return rebuild_index(session, progress)

    def _rebuilt(self, number: int) -> None:
        self.banner.say(Tone.OK, f"已重建，目录里有{number}条内容。")
        self.refresh()

    @Slot()
    def read_files_again(self) -> None:
        """Let the text of every file be read again."""
        self._desk.tasks.write(read_again, then=self._forgotten, failed=self._explain)

    def _forgotten(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "附件的文字将在后台逐个重读；读完以前，原来读出的照样检索得到。")

    def _run(self, title: str, work: Any, then: Any) -> None:
        """``work`` and ``then`` are bound methods."""
        self.begin(
            title,
            work,
            then=then,
            stopped="已停止，原来的目录不受影响。",
            stopping="正在停止，原来的目录不受影响……",
        )


def described(texts: dict[TextState, int]) -> str:
    """How far the files could be read, in one sentence."""
    if not texts:
        return "还没有读过附件的文字；有附件时在后台逐个读取。"
    parts = [f"{state.label}{texts[state]}个" for state in TextState if texts.get(state)]
    return f"附件文字：{'、'.join(parts)}。Word、PDF（有文字层的）、表格和纯文本里的字检索得到，照片和扫描件里的字检索不到。"
