"""学习小组, 学习计划, 补学情况: what the page 学习 opens to organise study. Each dialog is imported when it is asked for."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.works import Work


def _plans(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.study_plans import StudyPlansDialog

    return StudyPlansDialog(desk, page)


def _groups(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.study_groups import StudyGroupsDialog

    return StudyGroupsDialog(desk, page)


def _make_ups(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.make_ups import MakeUpsDialog

    return MakeUpsDialog(desk, page)


ORGANIZING = (
    Work("学习计划…", "按季度列出全年学习专题，看哪些已经开展", _plans),
    Work("学习小组…", "登记理论学习中心组、青年理论学习小组的成员", _groups),
    Work("补学情况…", "看谁请假、缺席还没有补学，成批登记补学日期", _make_ups),
)
