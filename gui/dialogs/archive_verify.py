"""核验归档包: every file of a package read back, and each one named that is not as it was written."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.place_row import PlaceRow
from gui.dialogs.printing.matter import Item, Matter
from gui.dialogs.working import WorkingDialog
from gui.formats import size_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.archive_faults import FAULT_COLUMNS, FaultLine
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.record_table import RecordTable
from models import clock
from models.progress import Progress
from models.rows.archive import PackageFault, PackageReport
from models.rows.paper import PaperOrder
from models.rules.archive_terms import SealStanding
from models.rules.package_seal import verdict
from models.rules.papers import PaperKind
from models.services.archive_packages import list_packages

TITLE = "核验归档包"
WHOLE = "（整个归档包）"
_INTRO = "把归档包里的每个文件读一遍，和写出时的校验值比对；改动过的、缺少的、多出的，逐个指出。只读不写。"


class ArchiveVerifyDialog(WorkingDialog):
    """A place, and the report of what was found there."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, room = look().px, parent.window().size()
        self.resize(min(px(860), round(room.width() * 0.92)), min(px(640), round(room.height() * 0.92)))
        self._report: PackageReport | None = None
        self.place = PlaceRow(
            "归档包在哪里", hint="归档包文件夹，或 .iso 映像文件", files="光盘映像 (*.iso);;全部文件 (*)"
        )
        self.told = label("", "second", wrap=True)
        self.model: RowsModel[FaultLine] = RowsModel(FAULT_COLUMNS, self)
        self.table = RecordTable(self.model, "核验发现的问题")
        self.empty = EmptyState("shield_checkmark", "还没有核验", "选好归档包，按“核验”。")
        self.verify_button = primary_button("核验", "shield_checkmark")
        self.print_button = plain_button("打印报告…", "print")
        self.close_button = plain_button("关闭")
        self._build()
        self.place.setFocus()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(self.place)
        column.addWidget(self.told)
        column.addWidget(Card.framing(self._table_or_empty(self.table, self.empty)), 1)
        self._stack.setCurrentWidget(self.empty)
        self.print_button.setEnabled(False)
        self.verify_button.clicked.connect(self.verify)
        self.print_button.clicked.connect(self.print_report)
        self.close_button.clicked.connect(self.reject)
        self._add_foot(column, (self.print_button,), (self.close_button, self.verify_button))

    @Slot()
    def verify(self) -> None:
        """Read the whole package."""
        place = self.place.place()
        if self.is_working or not self.place.check() or place is None:
            return
        self.begin(
            TITLE,
            self._verify,
            place,
            then=self._verified,
            stopped="已停下，没有核验完；归档包没有动。",
            stopping="正在停下，归档包没有动……",
        )

    def _verify(self, place: Path, progress: Progress) -> PackageReport:
        """On the database thread."""
        # Imported when the first package is read: the disc's library is no part of a quick start.
        from models.archive.verifying import verify_package

        with self._desk.tasks.store.read() as session:
            noted = list_packages(session)
        return verify_package(place, progress, now=clock.now(), noted=noted)

    def _verified(self, report: PackageReport) -> None:
        self._report = report
        self.told.setText(about(report))
        self.model.replace([FaultLine(number, fault) for number, fault in enumerate(faults_of(report))])
        self.empty.say("没有发现问题", "每个文件都和写出时一样，一个不多、一个不少。")
        self._stack.setCurrentWidget(self.empty if report.is_whole else self.table)
        good = Tone.OK if report.reopened_on is None else Tone.WARN
        self.banner.say(good if report.is_whole else Tone.BAD, verdict(report))
        self.print_button.setEnabled(True)

    @Slot()
    def print_report(self) -> None:
        """The report as paper or file."""
        if self._report is None:
            return
        from gui.dialogs.printing import open_print_dialog

        kind = PaperKind.PACKAGE_REPORT
        item = Item("归档包核验报告", PaperOrder(kind, shown=self._report), (kind,))
        open_print_dialog(self._desk, self, Matter("打印：归档包核验报告", "package-report", (item,)))


def faults_of(report: PackageReport) -> list[PackageFault]:
    """What is wrong: the package as a whole first, then its files."""
    other = report.seal_standing is SealStanding.DIFFERENT
    whole = [PackageFault(WHOLE, f"封签{report.seal_standing}")] if other else []
    return [*whole, *report.faults]


def about(report: PackageReport) -> str:
    """Which package it is, in words."""
    year = f"{report.year}年" if report.year is not None else ""
    items = "" if report.items is None else f"，{report.items}件"
    return f"{report.name or report.place}：{year}归档包{items}，{report.files}个文件，{size_text(report.size)}。"
