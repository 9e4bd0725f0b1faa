"""The ledgers of study, and the dictionaries of labels, for the menus of 学习 and 三会一课."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.works import Work


def _documents(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.study_documents import StudyDocumentsDialog

    return StudyDocumentsDialog(desk, page)


def _measures(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.measures import MeasuresDialog

    return MeasuresDialog(desk, page)


def _hours(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.study_hours import StudyHoursDialog

    return StudyHoursDialog(desk, page)


def _labels(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.labels import LabelsDialog

    return LabelsDialog(desk, page)


DOCUMENTS = Work("学习篇目…", "应学的讲话、文件和著作，从发布到首次学习的跟进天数", _documents)
MEASURES = Work("贯彻落实跟踪…", "第一议题、中心组学习的贯彻落实措施，逐条跟踪到完成", _measures)
HOURS = Work("学时台账…", "每名党员一年的学时、差额和集中培训", _hours)
LABELS = Work("标签…", "专题活动、教育类型和自己的标签", _labels)
