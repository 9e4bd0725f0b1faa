"""学习小组, 学习计划, 补学情况: what the page 学习 opens to organise study. Each dialog is imported when it is asked for."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.works import Work


@runtime_checkable
class OrganizesStudy(Protocol):
    """The page that keeps what was typed of plans and groups, and opens them."""

    def plans_dialog(self) -> QDialog:
        """学习计划."""

    def groups_dialog(self) -> QDialog:
        """学习小组."""


def _plans(_desk: Desk, page: QWidget) -> QDialog:
    assert isinstance(page, OrganizesStudy)
    return page.plans_dialog()


def _groups(_desk: Desk, page: QWidget) -> QDialog:
    assert isinstance(page, OrganizesStudy)
    return page.groups_dialog()


def _make_ups(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.make_ups import MakeUpsDialog

    return MakeUpsDialog(desk, page)


ORGANIZING = (
    Work("学习计划…", "按季度列出全年学习专题，看哪些已经开展", _plans),
    Work("学习小组…", "登记理论学习中心组、青年理论学习小组的成员", _groups),
    Work("补学情况…", "看谁请假、缺席还没有补学，成批登记补学日期", _make_ups),
)
