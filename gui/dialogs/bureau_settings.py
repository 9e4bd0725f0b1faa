"""设置: the names and habits in which bureaus differ, and where the data lie."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.explaining import ExplainingDialog
from gui.dialogs.form_keeping import keep_typed
from gui.dialogs.month_part import MonthPart
from gui.dialogs.seal_part import SealPart
from gui.editors.archive_code_field import ArchiveCodeField
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label, rule
from models import backup, clock
from models.backup import BackupRow
from models.progress import Progress
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes
from models.services.settings import load_settings, save_settings

HOURS_WHY = "32学时出自《党员教育管理工作条例》，56学时沿用2019—2023年规划；有新规定的请改。"


class _DayOfMonth(CountField):
    """A day of every month, 1 to 31; empty while none is fixed."""

    def __init__(self, title: str) -> None:
        super().__init__(title, hint="如 10")

    def problem(self) -> str | None:
        value = self.value()
        if value is not None and not 1 <= value <= 31:
            return "请填1到31之间的数"
        return super().problem()


class BureauSettingsDialog(ExplainingDialog):
    """Reads and keeps the settings; ``restore_asked`` when the clerk wants a backup back."""

    restore_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "设置", parent)
        px = look().px
        self._loaded = BureauSettings()
        self.resize(px(720), px(600))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = Banner(apart=True)
        column.addWidget(self.banner)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(rule())
        column.addLayout(self._foot())
        desk.tasks.read(load_settings, then=self._show, failed=self._explain)

    def _scrolled(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        px = look().px
        column.setContentsMargins(px(24), px(18), px(24), px(18))
        column.setSpacing(px(12))
        self._add_names(column)
        self._add_archive(column)
        self._add_asked(column)
        self._add_paper(column)
        self._add_data(column)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _add_names(self, column: QVBoxLayout) -> None:
        self.fields = {
            "bureau_name": TextField("单位全称", required=True),
            "party_body": TextField("党委（党组）全称"),
            "organ_committee": TextField("机关党委全称"),
            "office": TextField("党务工作部门（印发机关）"),
            "issuer": TextField("通报署名机关", required=True),
            "red_head": TextField("发文机关标志（红头）"),
            "document_word": TextField("发文机关代字", hint="通报专用，如 云水机党督"),
            "recipients": TextField("通报主送"),
            "copies_to": TextField("通报抄送"),
            "operator": TextField("经办人", hint="使用本台账的同志"),
        }
        column.addWidget(label("单位和发文", "title"))
        grid = FieldGrid(2)
        grid.add(*self.fields.values())
        column.addWidget(grid)
        column.addWidget(
            label(
                "督察通报的文号按代字逐年连续编排，请单列一个代字（如 云水机党督），不与其他公文混编；不填则印成“督察通报 第N期”。改动只影响以后起草的通报；已起草、已印发的不变。经办人记在修改记录和勘误里，换岗后请改。",
                "hint",
                wrap=True,
            )
        )

    def _add_archive(self, column: QVBoxLayout) -> None:
        column.addWidget(label("归档", "title"))
        self.archive: dict[str, TextField] = {
            "fonds_number": ArchiveCodeField("全宗号", hint="档案馆给的编号，如 Z109"),
            "fonds_name": TextField("全宗名称", hint="不填就用单位全称"),
            "archive_code": ArchiveCodeField("机构（问题）代码", hint="字母、数字；不用的不填"),
        }
        self.by_branch = QCheckBox("各支部的文件用支部自己的机构代码")
        self.by_branch.setToolTip("支部的机构代码在“组织名册”里打开支部填写；没有填的用上面的代码")
        grid = FieldGrid(2)
        grid.add(*self.archive.values())
        column.addWidget(grid)
        column.addWidget(self.by_branch)
        column.addWidget(
            label(
                "档号由全宗号、年度、保管期限、机构代码、件号组成；没有机构代码的，档号里不写这一段。有年度封存以后，全宗号不能再改；其他改动只影响还没有封存的年度，改后请重新收集。",
                "hint",
                wrap=True,
            )
        )

    def _add_asked(self, column: QVBoxLayout) -> None:
        column.addWidget(label("本单位要求", "title"))
        self.hours = {
            "hours_member": CountField("党员每年学时", required=True, hint=""),
            "hours_leader": CountField("书记和班子成员每年学时", required=True, hint=""),
        }
        self.dues_day = _DayOfMonth("每月党费日（没有固定的不填）")
        grid = FieldGrid(2)
        grid.add(*self.hours.values(), self.dues_day)
        column.addWidget(grid)
        column.addWidget(label(HOURS_WHY, "hint", wrap=True))
        column.addWidget(label("督察、整改和迎检", "title"))
        self.month = MonthPart(self._desk)
        column.addWidget(self.month)

    def _add_paper(self, column: QVBoxLayout) -> None:
        column.addWidget(label("印章", "title"))
        self.seal = SealPart(self._desk)
        self.seal.told.connect(self._tell)
        self.seal.failed.connect(self._explain)
        column.addWidget(self.seal)
        column.addWidget(label("字体", "title"))
        row = QHBoxLayout()
        self.fonts = plain_button("字体…")
        self.fonts.clicked.connect(self._open_fonts)
        row.addWidget(self.fonts)
        row.addWidget(label("文件用哪些字体排印；先用本机装的，没有的用随程序的。", "hint", wrap=True), 1)
        column.addLayout(row)

    def _add_data(self, column: QVBoxLayout) -> None:
        column.addWidget(label("数据", "title"))
        column.addWidget(label(f"数据文件夹：{self._desk.folder.root}", "second", wrap=True))
        row = QHBoxLayout()
        self.open_folder = plain_button("打开文件夹", "folder_open")
        self.back_up = plain_button("立即备份", "save")
        self.restore = plain_button("恢复备份…", "history")
        self.index = plain_button("检索目录…", "search")
        self.index.setToolTip("核对、重建检索用的目录")
        self.check_files = plain_button("核对附件…", "document_search")
        self.check_files.setToolTip("把存下的附件逐个读出比对，损坏的从备份放回；每年一次")
        self.open_folder.clicked.connect(self._open_folder)
        self.back_up.clicked.connect(self._back_up)
        self.restore.clicked.connect(self.restore_asked)
        self.index.clicked.connect(self._open_index)
        self.check_files.clicked.connect(self._check_files)
        for button in (self.open_folder, self.back_up, self.restore, self.index, self.check_files):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(
            label(
                "每天第一次打开、导入和升级之前都会自动备份；请定期把整个文件夹拷到移动硬盘。",
                "hint",
                wrap=True,
            )
        )

    @Slot()
    def _check_files(self) -> None:
        from gui.dialogs.fixity import FixityDialog

        FixityDialog(self._desk, self).open()

    def _foot(self) -> QHBoxLayout:
        px = look().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(14))
        foot.setSpacing(px(8))
        self.cancel, self.save = plain_button("取消"), primary_button("保存")
        self.save.setEnabled(False)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        return foot

    # Reading and keeping

    def _show(self, settings: BureauSettings) -> None:
        self._loaded = settings
        for name, field in self.fields.items():
            field.set_value(getattr(settings, name))
        for name, field in self.archive.items():
            field.set_value(getattr(settings, name))
        self.by_branch.setChecked(settings.archive_by_branch)
        for name, count in self.hours.items():
            count.set_value(getattr(settings, name))
        self.dues_day.set_value(settings.dues_day)
        self.month.show_settings(settings)
        self.save.setEnabled(True)
        keep_typed(self._desk.tasks, self, self.banner)

    @Slot()
    def _save(self) -> None:
        # A list, so that every mistake is explained and not only the first.
        asked = (
            *self.fields.values(),
            *self.archive.values(),
            *self.hours.values(),
            self.dues_day,
            *self.month.counts.values(),
        )
        if not all([field.check() for field in asked]):  # noqa: C419
            return
        lines = {**self.fields, **self.archive}
        typed: dict[str, Any] = {name: field.value() for name, field in lines.items()}
        settings = replace(
            self.month.kept(self._loaded),
            **typed,
            archive_by_branch=self.by_branch.isChecked(),
            hours_member=self.hours["hours_member"].value() or 0,
            hours_leader=self.hours["hours_leader"].value() or 0,
            dues_day=self.dues_day.value(),
        )
        self._desk.tasks.write(save_settings, settings, then=self._saved, failed=self._explain)

    def _saved(self, _changes: Changes) -> None:
        self.accept()

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.banner.say(Tone.OK, sentence)

    @Slot()
    def _open_fonts(self) -> None:
        # Imported when it is asked for: it reads every font of the PC.
        from gui.dialogs.font_settings import FontSettingsDialog

        FontSettingsDialog(self._desk, self).open()

    # The data

    @Slot()
    def _open_index(self) -> None:
        from gui.dialogs.searching.index import IndexDialog

        IndexDialog(self._desk, self).open()

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.folder.root)))

    @Slot()
    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self._desk.tasks.run(self._make_backup, then=self._backed_up, failed=self._not_backed_up)

    def _make_backup(self, progress: Progress) -> BackupRow:
        """On the database thread."""
        progress.step(0, 0, "正在备份")
        folder = self._desk.folder
        return backup.make_backup(folder.database, folder.backups, backup.BY_HAND, clock.now())

    def _backed_up(self, made: BackupRow) -> None:
        self.back_up.setEnabled(True)
        self.banner.say(Tone.OK, f"已备份，核验无误：{made.path.name}")

    def _not_backed_up(self, error: Exception) -> None:
        self.back_up.setEnabled(True)
        self._explain(error)
