"""What the page 组织名册 opens besides the roster, in the order of its menu."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.leading_works import LEADING
from gui.pages.works import Work


def _roster(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.printing import PrintDialog, matter

    return PrintDialog(desk, page, matter.of_roster(desk.today()))


ROSTER = Work("党员名册…", "打印今天的党员名册，按党支部排列", _roster)

BUREAU_WORKS: tuple[Work, ...] = (LEADING, ROSTER)
