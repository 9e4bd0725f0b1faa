"""The first start: set the bureau up, look at a sample, or bring a backup back."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.bureau import BureauSettings
from models.rules.naming import branch_names, proposed_names

WELCOME, NAMES, BRANCHES = range(3)
PROPOSED = ("party_body", "organ_committee", "office", "issuer", "red_head")


class Beginning(Enum):
    """What the clerk begins with."""

    SET_UP = "set_up"
    SAMPLE = "sample"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class AssistantAnswer:
    """How to begin; settings and branches count for SET_UP alone."""

    beginning: Beginning
    settings: BureauSettings = field(default_factory=BureauSettings)
    branches: tuple[str, ...] = ()
    import_roster: bool = False


class Assistant(QDialog):
    """Three steps. ``answer`` is None when the clerk closed it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look().px
        self.answer: AssistantAnswer | None = None
        self._proposed = BureauSettings()
        self.setWindowTitle("开始使用机关党务台账")
        self.setMinimumSize(px(640), px(590))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(14))
        self._heading = label("", "title")
        self._explained = label("", "second", wrap=True)
        self._steps = QStackedWidget()
        for build in (self._welcome, self._names, self._branches):
            self._steps.addWidget(build())
        column.addWidget(self._heading)
        column.addWidget(self._explained)
        column.addWidget(self._steps, 1)
        column.addLayout(self._foot())
        self._go(WELCOME)

    # Steps

    def _welcome(self) -> QWidget:
        step, column = _column()
        for text, icon_name, explained, slot in (
            ("开始建账", "add", "填写单位名称，列出党支部，随后可以导入党员名册。", self._begin),
            (
                "打开示例数据",
                "book_open",
                "先看一个虚构单位两年的台账，随意试用；示例在单独的文件夹里，不影响正式台账。",
                self._sample,
            ),
            ("恢复备份…", "archive", "换了电脑或重装系统，用以前的备份接着记。", self._restore),
        ):
            button = primary_button(text, icon_name) if slot == self._begin else plain_button(text, icon_name)
            button.setMinimumHeight(look().px(44))
            button.clicked.connect(slot)
            column.addWidget(button)
            column.addWidget(label(explained, "hint", wrap=True))
        column.addStretch(1)
        return step

    def _names(self) -> QWidget:
        step, column = _column()
        self.bureau = TextField("单位全称", required=True, hint="如 云溪市水务局")
        self.bureau.edited.connect(self._propose)
        self.fields = {
            "party_body": TextField("党委（党组）全称"),
            "organ_committee": TextField("机关党委全称"),
            "office": TextField("党务工作部门"),
            "issuer": TextField("通报署名机关"),
            "red_head": TextField("发文机关标志（红头）"),
            "document_word": TextField("发文机关代字", hint="通报专用，如 云水机党督"),
            "fonds_number": TextField("全宗号", hint="档案馆给的四位编号，可以以后再填"),
        }
        column.addWidget(self.bureau)
        grid = FieldGrid(2)
        grid.add(*self.fields.values())
        column.addWidget(grid)
        column.addStretch(1)
        return step

    def _branches(self) -> QWidget:
        step, column = _column()
        self.branches = TextArea("党支部名称，一行一个", hint="办公室党支部\n人事处党支部", least=9, most=12)
        self.operator = TextField("经办人", hint="使用本台账的同志，记在修改记录里；可以以后再填")
        self.roster = QCheckBox("接着导入党员名册（.xlsx）；名册里的支部会自动建立，上面可以不填")
        column.addWidget(self.branches)
        column.addWidget(self.roster)
        column.addWidget(self.operator)
        column.addStretch(1)
        return step

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.back = plain_button("上一步")
        self.next = primary_button("下一步")
        self.back.clicked.connect(self._back)
        self.next.clicked.connect(self._next)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        return foot

    # Moving

    def _go(self, step: int) -> None:
        heading, explained = (
            ("欢迎使用机关党务台账", "数据只存在这台电脑上，不联网。请选择怎样开始："),
            (
                "第一步：单位和署名",
                "只有单位全称必填，其余按通常的叫法预填，请按本单位实际修改；以后随时能在“设置”里改。",
            ),
            ("第二步：党支部", "可以从别处整列粘贴；党总支、党小组、处室以后在“组织名册”里添加。"),
        )[step]
        self._heading.setText(heading)
        self._explained.setText(explained)
        self._steps.setCurrentIndex(step)
        self.back.setVisible(step != WELCOME)
        self.next.setVisible(step != WELCOME)
        self.next.setText("完成" if step == BRANCHES else "下一步")
        if step == NAMES:
            self.bureau.setFocus()
        elif step == BRANCHES:
            self.branches.setFocus()

    @Slot()
    def _begin(self) -> None:
        self._go(NAMES)

    @Slot()
    def _back(self) -> None:
        self._go(self._steps.currentIndex() - 1)

    @Slot()
    def _next(self) -> None:
        if self._steps.currentIndex() == NAMES:
            if self.bureau.check():
                self._go(BRANCHES)
            return
        names: dict[str, Any] = {key: field.value() for key, field in self.fields.items()}
        self._finish(
            AssistantAnswer(
                Beginning.SET_UP,
                replace(
                    BureauSettings(bureau_name=self.bureau.value(), operator=self.operator.value()), **names
                ),
                branch_names(self.branches.value()),
                self.roster.isChecked(),
            )
        )

    @Slot()
    def _sample(self) -> None:
        self._finish(AssistantAnswer(Beginning.SAMPLE))

    @Slot()
    def _restore(self) -> None:
        self._finish(AssistantAnswer(Beginning.RESTORE))

    def _finish(self, answer: AssistantAnswer) -> None:
        self.answer = answer
        self.accept()

    @Slot()
    def _propose(self) -> None:
        """Follow the bureau's name with the usual names, but leave what was typed over."""
        proposed = proposed_names(self.bureau.value())
        for name in PROPOSED:
            field = self.fields[name]
            if field.value() == getattr(self._proposed, name):
                field.set_value(getattr(proposed, name))
        self._proposed = proposed


def _column() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().px(8))
    return step, column
