"""党费标准: the tables of rates, each in force from a day on; a change of the rules is a new day, never a rewritten one."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.dues_rates import PAYER, RATE, UPPER, RatesModel
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.labels import label
from models.rows.changes import Changes
from models.rows.dues import DuesRate
from models.services.dues import load_rates, save_rates

TITLE = "党费标准"
_INTRO = (
    "按月收入所在的一档，以全部收入乘这一档的比例，收入正好等于上限的算这一档"
    "（《关于中国共产党党费收缴、使用和管理的规定》，中组发〔2008〕3号）。"
    "规定有变时，在下面写上新标准的施行日期再保存；以前登记的月份不变。"
)


class DuesRatesDialog(SettingsTableDialog):
    """Shows the table of a day; saving under another day keeps both."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, room = look().px, parent.window().size()
        self.resize(min(px(620), round(room.width() * 0.9)), min(px(640), round(room.height() * 0.92)))
        self._rates: tuple[DuesRate, ...] = ()
        self.model = RatesModel(self)
        self.table = QTableView()
        self._build()
        self.model.refused.connect(self._refuse)
        self.model.edited.connect(self._edited)
        self.version.edited.connect(self._show)
        desk.tasks.read(load_rates, then=self._came, failed=self._explain)

    def _build(self) -> None:
        px = look().px
        column = self._headed_column(_INTRO)
        self.version = ChoiceField("标准")
        column.addWidget(self.version)
        self.table.setModel(self.model)
        self.table.setAccessibleName(TITLE)
        self.table.setProperty("records", "true")
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(36))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(UPPER, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(PAYER, px(130))
        self.table.setColumnWidth(RATE, px(130))
        column.addWidget(self.table, 1)
        self.valid_from = DateField("施行日期", today=self._desk.today(), required=True)
        column.addWidget(self.valid_from)
        column.addWidget(
            label("施行日期与上面选的相同，就是更正那一份；不同，就是新增一份。", "hint", wrap=True)
        )
        self.close_button = plain_button("关闭")
        self.close_button.clicked.connect(self.reject)
        self.save_button = primary_button("保存", "save")
        self.save_button.clicked.connect(self.save)
        self.save_button.setEnabled(False)
        self._add_foot(column, right=(self.close_button, self.save_button))

    def _came(self, rates: tuple[DuesRate, ...]) -> None:
        self._rates = rates
        days = sorted({rate.valid_from for rate in rates}, reverse=True)
        self.version.set_choices((day, f"{day.isoformat()}起施行") for day in days)
        if self.version.value() is None and days:
            self.version.set_value(days[0])
        self._show()
        self.table.setFocus()

    @Slot()
    def _show(self) -> None:
        day: date | None = self.version.value()
        self.model.show(rate for rate in self._rates if rate.valid_from == day)
        self.valid_from.set_value(day)
        self.save_button.setEnabled(bool(self.model.rowCount()))
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, RATE))

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self.banner.say(Tone.BAD, sentence)

    @Slot()
    def _edited(self) -> None:
        self.banner.clear()

    @Slot()
    def save(self) -> None:
        """Keep the table for the day written."""
        day = self.valid_from.value()
        if not self.valid_from.check() or day is None:
            self.valid_from.setFocus()
            return
        self.save_button.setEnabled(False)
        self._desk.tasks.write(
            save_rates, day, self.model.rates(day), then=self._saved, failed=self._not_saved
        )

    def _saved(self, _changes: Changes) -> None:
        self._desk.window.inform("党费标准已保存；以后填写的基数按它计算，以前登记的月份不变。")
        self.accept()

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self._explain(error)
