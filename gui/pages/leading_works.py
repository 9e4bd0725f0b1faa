"""What 组织名册 and 三会一课 open of the leading cadres."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.works import Work


def _leading(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.leading import leading_dialog

    return leading_dialog(desk, page)


def _dual_life(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.leading import dual_life_dialog

    return dual_life_dialog(desk, page)


LEADING = Work("党员领导干部…", "名单、联系点、双重组织生活和指导组织生活会", _leading)
DUAL_LIFE = Work(
    "双重组织生活…", "党员领导干部各季度参加所在支部、联系点组织生活的情况，可打印上报", _dual_life
)
