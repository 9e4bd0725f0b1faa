"""What makes entering quick, for the menus of 学习 and 三会一课."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.register_fast import RegisterFast
from gui.pages.works import Work


def _templates(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.templates import TemplatesDialog

    assert isinstance(page, RegisterFast)
    dialog = TemplatesDialog(desk, page.SPEC.register, page)
    dialog.chosen.connect(page.begin_like)
    return dialog


TEMPLATES = Work("从模板新建…", "用存下的时间、地点、主持人和议程新建一条（Ctrl+T）", _templates, "Ctrl+T")
