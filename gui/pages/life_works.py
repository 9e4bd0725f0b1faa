"""What organisational life of people opens from 三会一课."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.register_page import RegisterPage
from gui.pages.works import Work
from models.rules.terms import OrganizationKind


def _branch(page: QWidget) -> int | None:
    """The branch the page is narrowed to."""
    if not isinstance(page, RegisterPage):
        return None
    chosen = page.view.filters.value("organization")
    rows = {row.id: row for row in page.opening.organizations}
    here = rows.get(chosen)
    return here.id if here is not None and here.kind is OrganizationKind.BRANCH else None


def _talks(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.talks import TalksDialog

    return TalksDialog(desk, page, _branch(page))


def _birthdays(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.political_birthdays import PoliticalBirthdaysDialog

    return PoliticalBirthdaysDialog(desk, page, _branch(page))


TALKS = Work("谈心谈话…", "一年里谁和谁谈过、还差哪些；未谈的从这里新建", _talks)
BIRTHDAYS = Work("政治生日…", "当月过政治生日的党员，登记活动，打印名单和贺卡", _birthdays)
