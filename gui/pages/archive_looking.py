"""Looking at what a 件 is made of: a file or a master inside the window, a paper of the program as it is printed."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.archive_item import ArchiveItemPanel
from models import clock
from models.rows.archive import ArchiveDetail, PartRow
from models.rows.attachment import AttachmentRow
from models.rows.paper import PaperOrder


class ArchiveLooking(QObject):
    """The stored file itself is never handed to another program."""

    def __init__(self, desk: Desk, panel: ArchiveItemPanel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._panel, self._page = desk, panel, page
        panel.part_opened.connect(self.show_part)
        panel.master_wanted.connect(self.show_master)

    @Slot(object)
    def show_part(self, part: PartRow) -> None:
        """A file as it came, with the other files of the 件 beside it; a paper in the print dialog, where it can be seen."""
        files = [each for each in self._panel.parts.parts() if each.source_sha256]
        if part.source_sha256:
            self._show([_file(each) for each in files], files.index(part))
        elif part.paper is not None:
            self._show_paper(part)
        else:
            self._desk.window.warn(f"“{part.name}”没有文件，也不是本程序打印的，没有可以打开的。")

    @Slot()
    def show_master(self) -> None:
        """The whole 件 as one PDF/A."""
        detail = self._panel.shown
        if detail.master_sha256:
            self._show([self._master(detail)], 0)

    def _master(self, detail: ArchiveDetail) -> AttachmentRow:
        name = detail.row.code or detail.row.title or "归档件"
        try:
            size = self._desk.attachments.path_of(detail.master_sha256).stat().st_size
        except OSError:
            # That it is missing is told where it is to be shown.
            size = 0
        return AttachmentRow(detail.master_sha256, f"{name}.pdf", size, clock.now())

    def _show(self, rows: list[AttachmentRow], at: int) -> None:
        from gui.file_preview import show_files

        show_files(self._desk.tasks, self._desk.attachments, rows, at, self._page)

    def _show_paper(self, part: PartRow) -> None:
        from gui.dialogs.printing import open_print_dialog
        from gui.dialogs.printing.matter import Item, Matter

        assert part.paper is not None
        number = part.record_id if part.record_id is not None else part.notice_id
        order = PaperOrder(part.paper, record_id=number, organization_id=part.organization_id, span=part.span)
        item = Item(part.name, order, (part.paper,))
        open_print_dialog(self._desk, self._page, Matter(f"打印：{part.name}", "archive-part", (item,)))


def _file(part: PartRow) -> AttachmentRow:
    return AttachmentRow(part.source_sha256, part.source_name or part.name, part.source_size, clock.now())
