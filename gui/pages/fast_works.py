"""What makes entering quick, for the menus of 学习 and 三会一课."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.register_fast import RegisterFast
from gui.pages.works import BATCH_TEXT, Work


def _templates(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.templates import TemplatesDialog

    assert isinstance(page, RegisterFast)
    dialog = TemplatesDialog(desk, page.SPEC.register, page)
    dialog.chosen.connect(page.begin_like)
    return dialog


def _attendance(_desk: Desk, page: QWidget) -> QDialog:
    assert isinstance(page, RegisterFast)
    return page.attendance_dialog()


def _batch(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.batch_edit import BatchEditDialog

    assert isinstance(page, RegisterFast)
    ids = [row.id for row in page.view.table.selected_rows()]
    return BatchEditDialog(desk, page.SPEC.register, ids, page.SPEC.statuses, page.opening.roll, page)


BATCH = Work(BATCH_TEXT, "给所选的记录一起改状态、地点、主持人、记录人或标签（Ctrl+E）", _batch, "Ctrl+E")
ATTENDANCE = Work(
    "到会情况月表…",
    "一个支部一个月的到会情况，在一张表里标，也可以从 WPS、Excel 粘贴（Ctrl+M）",
    _attendance,
    "Ctrl+M",
)
TEMPLATES = Work("从模板新建…", "用存下的时间、地点、主持人和议程新建一条（Ctrl+T）", _templates, "Ctrl+T")
