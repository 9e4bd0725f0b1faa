"""What opens from 归档 besides the list of the year."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.works import Work


def _retention(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.retention import RetentionTableDialog

    return RetentionTableDialog(desk, page)


def _verify(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.archive_verify import ArchiveVerifyDialog

    return ArchiveVerifyDialog(desk, page)


def _acts(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.archive_acts import ArchiveActsDialog

    return ArchiveActsDialog(desk, page)


def _packages(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.archive_acts import ArchivePackagesDialog

    return ArchivePackagesDialog(desk, page)


def _borrowings(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.borrowings import BorrowingsDialog

    return BorrowingsDialog(desk, page)


def _departures(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.departures import DeparturesDialog

    return DeparturesDialog(desk, page)


def _destructions(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.destructions import DestructionsDialog

    return DestructionsDialog(desk, page)


def _fixity(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.fixity import FixityDialog

    return FixityDialog(desk, page)


FIXITY = Work("核对附件…", "把存下的每个附件读一遍，损坏、缺失的从备份找回；每年一次", _fixity)
BORROWINGS = Work("借阅登记…", "谁查阅、借出、复制了归档文件，什么时候还", _borrowings)
ARCHIVE_WORKS = (
    BORROWINGS,
    Work("保管期限表…", "哪些归档、一会一件还是一年一本、保管多久，各有依据", _retention),
    Work("核验归档包…", "把归档包逐个文件读一遍，指出改动、缺少、多出的", _verify),
    Work("封存记录…", "各年度封存、重新打开的时间、经办人和理由", _acts),
    Work("归档包记录…", "写出过的归档包：写到哪里、多少件、封签", _packages),
    FIXITY,
    Work("出室登记…", "导出、打包、打印限制内容等带出本机的，什么时候、带到哪里", _departures),
    Work("销毁清册…", "保管期满的文件：列册、报批、销毁登记；本程序不删任何文件", _destructions),
)
