"""The rail and its late pages."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.archive import ArchivePage
from gui.pages.bureau import BureauPage
from gui.pages.daily_work import DailyWorkPage
from gui.pages.dues import DuesPage
from gui.pages.inspections import InspectionsPage
from gui.pages.meetings import MeetingsPage
from gui.pages.notices import NoticesPage
from gui.pages.overview import OverviewPage
from gui.pages.rectification import RectificationPage
from gui.pages.study import StudyPage
from gui.tabs import TABS
from gui.widgets.late_page import LatePage

PAGES = (
    OverviewPage,
    StudyPage,
    MeetingsPage,
    DuesPage,
    DailyWorkPage,
    InspectionsPage,
    NoticesPage,
    RectificationPage,
    ArchivePage,
    BureauPage,
)


class Page(QWidget):
    """A page that counts how often it was made."""

    made = 0
    new_text = "新建"

    def __init__(self) -> None:
        super().__init__()
        Page.made += 1
        self.begun = 0

    def new_record(self) -> None:
        self.begun += 1

    def may_be_left(self) -> bool:
        return self.begun == 0


def test_the_rail_says_what_the_pages_say() -> None:
    assert [(tab.title, tab.icon) for tab in TABS] == [(page.TITLE, page.ICON) for page in PAGES]


def test_a_late_page_is_made_once_when_it_is_looked_at(qtbot: QtBot) -> None:
    Page.made = 0
    window = MainWindow("0")
    qtbot.addWidget(window)
    first, late = LatePage(QWidget), LatePage(Page)
    window.add_page("一", "home", first)
    window.add_page("二", "home", late)
    window.show()
    assert Page.made == 0
    assert late.new_text == ""
    assert late.may_be_left()
    window.tabs.setCurrentWidget(late)
    window.tabs.setCurrentWidget(first)
    window.tabs.setCurrentWidget(late)
    assert Page.made == 1
    assert window.bar.new.text() == "新建"
    window.new_record()
    assert isinstance(late.page, Page)
    assert late.page.begun == 1
    assert not late.may_be_left()
