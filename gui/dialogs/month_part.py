"""What a bureau sets for the month: its rules and what they spare, terms of days, and what a notice names."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.rows.bureau import BureauSettings

_RULES_WHY = "要求的周期、次数、依据和自何时起执行，放假免予统计的时间，会前会后报送的时限，以及“慵懒散浮拖”22个方面具体表现的文字。"


class _Limited(CountField):
    """A count from 1 to ``most``."""

    def __init__(self, title: str, most: int) -> None:
        super().__init__(title, required=True, hint="")
        self._most = most

    def problem(self) -> str | None:
        value = self.value()
        if value is not None and not 1 <= value <= self._most:
            return f"请填1到{self._most}之间的数"
        return super().problem()


class MonthPart(QWidget):
    """Fields of the settings, and buttons to what is kept apart from them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        column.addLayout(self._build_buttons())
        column.addWidget(label(_RULES_WHY, "hint", wrap=True))
        self.counts: dict[str, CountField] = {
            "look_back_months": _Limited("销号后几个月回头看", 24),
            "record_within_days": _Limited("活动后几个工作日内登记", 60),
        }
        grid = FieldGrid(2)
        grid.add(*self.counts.values())
        column.addWidget(grid)
        self.boxes = {
            "files_expected": QCheckBox("本单位要求会议、学习附签到表或照片（体检时提示缺少的）"),
            "names_in_notice": QCheckBox("督察通报点名责任人（新起草的通报默认勾选“写明责任人”）"),
        }
        for box in self.boxes.values():
            column.addWidget(box)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().px(8))
        self.rules = plain_button("督察规则…", "gavel")
        self.exemptions = plain_button("免予统计…", "calendar_ltr")
        self.deadlines = plain_button("时限提醒…", "clock")
        self.manifestations = plain_button("表现字典…", "book_open")
        self.labels = plain_button("标签…", "tag")
        self.labels.setToolTip("专题活动、教育类型和自己的标签")
        self.labels.clicked.connect(self._open_labels)
        self.rules.clicked.connect(self._open_rules)
        self.exemptions.clicked.connect(self._open_exemptions)
        self.deadlines.clicked.connect(self._open_deadlines)
        self.manifestations.clicked.connect(self._open_manifestations)
        for button in (self.rules, self.exemptions, self.deadlines, self.manifestations, self.labels):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_settings(self, settings: BureauSettings) -> None:
        """Show what is kept."""
        for name, count in self.counts.items():
            count.set_value(getattr(settings, name))
        for name, box in self.boxes.items():
            box.setChecked(getattr(settings, name))

    def kept(self, settings: BureauSettings) -> BureauSettings:
        """``settings`` with what stands here; after the fields were checked."""
        return replace(
            settings,
            look_back_months=self.counts["look_back_months"].value() or 0,
            record_within_days=self.counts["record_within_days"].value() or 0,
            files_expected=self.boxes["files_expected"].isChecked(),
            names_in_notice=self.boxes["names_in_notice"].isChecked(),
        )

    @Slot()
    def _open_rules(self) -> None:
        from gui.dialogs.rules import RulesDialog

        RulesDialog(self._desk, self).open()

    @Slot()
    def _open_exemptions(self) -> None:
        from gui.dialogs.exemptions import ExemptionsDialog

        ExemptionsDialog(self._desk, self).open()

    @Slot()
    def _open_deadlines(self) -> None:
        from gui.dialogs.deadlines import DeadlinesDialog

        DeadlinesDialog(self._desk, self).open()

    @Slot()
    def _open_manifestations(self) -> None:
        from gui.dialogs.manifestations import ManifestationsDialog

        ManifestationsDialog(self._desk, self).open()

    @Slot()
    def _open_labels(self) -> None:
        from gui.dialogs.labels import LabelsDialog

        LabelsDialog(self._desk, self).open()
