"""From a page to the print dialog: which records, which period, which organisations.

The dialog is imported when it is first asked for: no part of a quick start.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.widgets.register_view import RegisterView
from models.rows.bureau import OrganizationRow
from models.rows.notice import NoticeDetail
from models.rows.query import RegisterQuery
from models.rules.term_of_office import remind_on, term_end, usual_years
from models.rules.terms import OrganizationKind


class Page(Protocol):
    """What is asked of a register's page; it is a widget, over which the dialog stands."""

    SPEC: Any
    desk: Desk
    view: RegisterView

    @property
    def opening(self) -> Any:
        """Its tree and its years."""

    def query(self) -> RegisterQuery:
        """What its filters ask for."""

    def print_loaded(self, detail: Any) -> None:
        """Print a record that was read for it."""


def print_records(page: Page, rows: Sequence[Any]) -> None:
    """The papers of one record or of many."""
    from gui.dialogs.printing import matter, open_print_dialog

    open_print_dialog(page.desk, cast(QWidget, page), matter.of_records(page.SPEC.register, rows))


def print_shown(page: Page, record_id: int) -> None:
    """The papers of the record in the editor, whether or not the list shows it."""
    row = next((row for row in page.view.model.rows() if row.id == record_id), None)
    if row is not None:
        print_records(page, [row])
    else:
        page.desk.tasks.read(page.SPEC.load, record_id, then=page.print_loaded)


def print_period(page: Page) -> None:
    """The statistics and ledgers of the page's register, for the period and branch of its filters."""
    from gui.dialogs.printing import matter, open_print_dialog

    values = page.view.filters.values()
    chosen, opening = values["period"], page.opening
    period = matter.Period(
        chosen.year if chosen is not None else page.desk.today().year,
        chosen.month if chosen is not None else None,
        values["organization"],
        opening.years,
        branches(opening.organizations),
    )
    open_print_dialog(page.desk, cast(QWidget, page), matter.of_period(page.SPEC.register, period))


def print_list(page: Page) -> None:
    """The list as the page's filters leave it."""
    from gui.dialogs.printing import matter, open_print_dialog

    open_print_dialog(page.desk, cast(QWidget, page), matter.of_list(page.query()))


def print_notice(desk: Desk, page: QWidget, notice: NoticeDetail) -> None:
    """A notice as it stands, or as it was issued."""
    from gui.dialogs.printing import matter, open_print_dialog

    open_print_dialog(desk, page, matter.of_notice(notice))


def print_handover(desk: Desk, page: QWidget) -> None:
    """The list of what is open, for whoever takes the desk over."""
    from gui.dialogs.printing import matter, open_print_dialog

    open_print_dialog(desk, page, matter.of_handover(desk.today().year))


def print_reminders(
    desk: Desk,
    page: QWidget,
    organizations: Sequence[OrganizationRow],
    here: OrganizationRow | None,
) -> None:
    """The letter that reminds an organisation of its election; without one, to each whose term ends within half a year
    or has ended. When there is nobody to remind the window says so.
    """
    from gui.dialogs.printing import matter, open_print_dialog

    if here is not None and usual_years(here.kind) is None:
        desk.window.warn(f"{here.name}没有任期，没有换届提醒函；请选择党支部、党总支或机关党委。")
        return
    rows = [here] if here is not None else [row for row in organizations if _is_due(row, desk.today())]
    named = [(row.id, row.name) for row in rows if row.id is not None]
    if named:
        open_print_dialog(desk, page, matter.of_organizations(named))
    else:
        desk.window.inform(
            "半年内没有党组织任期届满，不用提醒；任期在组织的“本届起始日”里填写，也可以先选中一个组织再打印。"
        )


def _is_due(row: OrganizationRow, today: date) -> bool:
    years = row.term_years or usual_years(row.kind)
    if years is None or row.term_from is None or not row.existed_on(today):
        return False
    return remind_on(term_end(row.term_from, years)) <= today


def branches(organizations: Sequence[OrganizationRow]) -> tuple[tuple[int, str], ...]:
    """The branches a ledger may be limited to."""
    return tuple(
        (row.id, row.name)
        for row in organizations
        if row.id is not None and row.kind is OrganizationKind.BRANCH
    )
