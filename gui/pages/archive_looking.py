"""Looking at what a 件 is made of: a paper as it is printed, a file or a master with the system's program."""

import shutil
import tempfile
import weakref
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.file_lending import lend
from models import clock
from models.rows.archive import ArchiveDetail, PartRow
from models.rows.attachment import AttachmentRow
from models.rows.paper import PaperOrder


class ArchiveLooking(QObject):
    """What another program does to what it is shown cannot hurt the stored file: it is shown a copy."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._lent: Path | None = None

    def show_part(self, part: PartRow) -> None:
        """A file as it came; a paper in the print dialog, where it can be seen."""
        if part.source_sha256:
            self._show_file(part.source_sha256, part.source_name or part.name, part.source_size)
        elif part.paper is not None:
            self._show_paper(part)
        else:
            self._desk.window.warn(f"“{part.name}”没有文件，也不是本程序打印的，没有可以打开的。")

    def show_master(self, detail: ArchiveDetail) -> None:
        """The whole 件 as one PDF/A."""
        if detail.master_sha256:
            name = f"{detail.row.code or detail.row.title or '归档件'}.pdf"
            self._show_file(detail.master_sha256, name, 0)

    def _show_paper(self, part: PartRow) -> None:
        from gui.dialogs.printing import open_print_dialog
        from gui.dialogs.printing.matter import Item, Matter

        assert part.paper is not None
        number = part.record_id if part.record_id is not None else part.notice_id
        order = PaperOrder(part.paper, record_id=number, organization_id=part.organization_id, span=part.span)
        item = Item(part.name, order, (part.paper,))
        open_print_dialog(self._desk, self._page, Matter(f"打印：{part.name}", "archive-part", (item,)))

    def _show_file(self, sha256: str, name: str, size: int) -> None:
        if self._lent is None:
            self._lent = Path(tempfile.mkdtemp(prefix="taizhang-"))
            # Gone with the page; a viewer that still holds a file (Windows) must not make that an error.
            weakref.finalize(self, shutil.rmtree, self._lent, ignore_errors=True)
        row = AttachmentRow(sha256, name, size, clock.now())
        self._desk.tasks.run(lend, self._desk.attachments, row, self._lent, then=self._open)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._desk.window.warn(f"这台电脑上没有能打开“{path.name}”的程序，文件完好。")
