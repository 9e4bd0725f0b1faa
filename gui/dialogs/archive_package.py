"""归档包: a closed year written as a folder or a disc image that needs no program to be read, and verified."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.place_row import PlaceRow
from gui.dialogs.working import WorkingDialog
from gui.formats import size_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.labels import label
from gui.widgets.memory import Memory, ShortMemory
from models.archive.packages import WrittenPackage
from models.progress import Progress

_INTRO = (
    "把这一年的归档件、原件、目录和说明写成一个文件夹，双击里面的 index.html 就能看，不用装本程序；"
    "每个文件都带校验值，写完自动核验一遍，以后随时可以再核验。"
)
_FOLDER, _IMAGE = "folder", "image"
_FORMS = ((_FOLDER, "文件夹（电脑、移动硬盘、U盘）"), (_IMAGE, "光盘映像（.iso，可以刻成光盘）"))
_REMEMBERED = "archive/package-place"
STOPPING = "正在停下，没有写完的部分会清掉……"


class ArchivePackageDialog(WorkingDialog):
    """Stays open until the package is written; `written` with it."""

    written = Signal(object)

    def __init__(self, desk: Desk, year: int, parent: QWidget) -> None:
        super().__init__(desk, f"写{year}年归档包", parent)
        px = look().px
        self.resize(px(640), px(480))
        self._year = year
        self._memory: Memory = desk.settings or ShortMemory()
        self._open_at: Path | None = None
        self.form = ChoiceField("写成", _FORMS, required=True)
        self.place = PlaceRow("写到哪个文件夹", hint="U盘、移动硬盘上的文件夹")
        self.write_button = primary_button("写归档包", "archive")
        self.close_button = plain_button("关闭")
        self._build()
        self.form.set_value(_FOLDER)
        self.place.set_place(self._memory.text(_REMEMBERED))
        self.place.setFocus()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(self.form)
        column.addWidget(self.place)
        column.addWidget(label("每次写出都登记在“归档包记录”和“出室登记”里。", "hint", wrap=True))
        column.addStretch(1)
        self.write_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.reject)
        self.banner.action.connect(self._open_folder)
        self._add_foot(column, right=(self.close_button, self.write_button))

    @Slot()
    def write(self) -> None:
        """Write the package where it is wanted."""
        place = self.place.place()
        if self.is_working or not self.place.check() or place is None:
            return
        self._memory.set_text(_REMEMBERED, str(place))
        self.begin(
            f"写{self._year}年归档包",
            self._write,
            place,
            self.form.value() == _IMAGE,
            then=self._written,
            stopped="已停下，没有写归档包，没有留下写了一半的文件；台账完好。",
            stopping=STOPPING,
        )

    def _write(self, place: Path, image: bool, progress: Progress) -> WrittenPackage:
        """On the database thread."""
        # Imported when the first package is written: bagit and the disc's library are no part of a quick start.
        from gui.papers.packaging import SOFTWARE, pack_year

        desk = self._desk
        return pack_year(
            desk.tasks.store,
            desk.shop,
            desk.attachments,
            self._year,
            place,
            desk.today(),
            progress,
            image=image,
            software=f"{SOFTWARE} {QCoreApplication.applicationVersion()}".rstrip(),
        )

    def _written(self, package: WrittenPackage) -> None:
        self._open_at = package.place.parent
        self.banner.say(
            Tone.OK,
            f"已写到 {package.place}，{package.items}件、{package.files}个文件、{size_text(package.size)}，"
            "写完核验无误。",
            "打开所在文件夹",
        )
        self.close_button.setFocus()
        self.written.emit(package)

    @Slot()
    def _open_folder(self) -> None:
        if self._open_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._open_at)))
