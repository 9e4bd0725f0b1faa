"""What stands where in 到会情况月表."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.explaining import ExplainingDialog
from gui.editors.organizations import Choice
from gui.look.look import look
from gui.tables.attendance_month import AttendanceMonthModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.marking_grid import MarkingGrid
from models.rules.periods import Month

TITLE = "到会情况月表"
MONTHS_BACK = 24
HINT = "按键：空格或1出席　2请假　3缺席　0待补　Ctrl+D往下填　Ctrl+V从 WPS、Excel 粘贴　Ctrl+Z撤销　打拼音首字母找人"


class AttendanceMonthLayout(ExplainingDialog):
    """Organisation and month, the grid with its tools, the counts of the gathering one is at, and the ways out."""

    def __init__(
        self,
        desk: Desk,
        organizations: list[Choice],
        organization_id: int | None,
        month: Month,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, TITLE, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1280), round(room.width() * 0.96)), min(px(820), round(room.height() * 0.94)))
        self.model = AttendanceMonthModel(self)
        self.grid = MarkingGrid(self.model, TITLE)
        self.organization = DropDown("党组织")
        self.organization.set_choices(organizations)
        known = [choice for choice, _ in organizations]
        self.organization.set_value(organization_id if organization_id in known else next(iter(known), None))
        self.month = DropDown("月份")
        self.month.set_choices(_months(Month.of(desk.today()), month))
        self.month.set_value(month)
        self._build()

    def choose(self, organization_id: int | None, month: Month) -> None:
        """Choose an organisation that is offered, and any month, without a word to anybody."""
        boxes = (self.organization, self.month)
        before = [box.blockSignals(True) for box in boxes]
        if month not in self.month.values():
            self.month.set_choices(_months(Month.of(self._desk.today()), month))
        self.organization.set_value(organization_id)
        self.month.set_value(month)
        for box, blocked in zip(boxes, before, strict=True):
            box.blockSignals(blocked)

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(14))
        column.setSpacing(px(8))
        column.addLayout(self._build_head())
        self.banner = Banner()
        column.addWidget(self.banner)
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        card.body.addLayout(self._build_tools())
        card.body.addWidget(rule())
        self.empty = EmptyState(
            "people", "这个月没有已经开过的会", "换一个月份或党组织，或先登记会议、学习。"
        )
        self.empty.button.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        card.body.addWidget(self._stack, 1)
        column.addWidget(card, 1)
        self.counts = label("", "second", wrap=True)
        self.counts.setAccessibleName("这一次的到会人数")
        column.addWidget(self.counts)
        column.addWidget(label(HINT, "hint", wrap=True))
        column.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        px, head = look().px, QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(TITLE, "title"))
        head.addStretch(1)
        self.organization.setMinimumWidth(px(220))
        self.month.setMinimumWidth(px(130))
        head.addWidget(self.organization)
        head.addWidget(self.month)
        return head

    def _build_tools(self) -> QHBoxLayout:
        px, row = look().px, QHBoxLayout()
        row.setContentsMargins(px(10), px(6), px(10), px(6))
        row.setSpacing(px(4))
        self.all_present = quiet_button("本次全部出席", "checkmark")
        self.all_present.setToolTip(
            "光标所在这一次，名单上每个人都记为出席；已记的请假、缺席也会改成出席（Ctrl+1）"
        )
        self.rest_present = quiet_button("本次其余出席")
        self.rest_present.setToolTip("光标所在这一次，还没有记的都记为出席；已记的不变（Ctrl+2）")
        self.fill_button = quiet_button("往下填")
        self.fill_button.setToolTip("所选各列，照最上面一格往下填（Ctrl+D）")
        self.paste_button = quiet_button("粘贴…")
        self.paste_button.setToolTip("从 WPS、Excel 复制的表格：先看预览再写入（Ctrl+V）")
        self.undo_button = quiet_button("撤销", "arrow_undo")
        self.undo_button.setToolTip("撤销上一步标记（Ctrl+Z）")
        for button in (
            self.all_present,
            self.rest_present,
            self.fill_button,
            self.paste_button,
            self.undo_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(look().px(8))
        self.told = label("", "status")
        self.close_button = plain_button("关闭")
        self.save_button = primary_button("保存")
        self.save_button.setToolTip("保存全部标记（Ctrl+S）")
        foot.addWidget(self.told, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        return foot


def _months(today: Month, wanted: Month) -> list[tuple[Month, str]]:
    """The last two years, newest first, and the wanted month wherever it lies."""
    found = {wanted, *(today.shifted(-back) for back in range(MONTHS_BACK))}
    return [(month, month.label) for month in sorted(found, key=str, reverse=True)]
