"""What makes entering quick, for the menus of 学习 and 三会一课."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.editors.organizations import organization_choices
from gui.pages.register_fast import RegisterFast
from gui.pages.works import BATCH_TEXT, Work
from models.rules.periods import Month
from models.rules.terms import OrganizationKind


def _templates(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.templates import TemplatesDialog

    assert isinstance(page, RegisterFast)
    dialog = TemplatesDialog(desk, page.SPEC.register, page)
    dialog.chosen.connect(page.begin_like)
    return dialog


def _attendance(desk: Desk, page: QWidget) -> QDialog:
    from gui.dialogs.attendance_month import AttendanceMonthDialog

    assert isinstance(page, RegisterFast)
    filters, today = page.view.filters, desk.today()
    period, chosen = filters.value("period"), page.view.table.selected_rows()
    month = Month.of(today)
    if period is not None and period.month is not None:
        month = Month(period.year, period.month)
    elif chosen:
        month = Month.of(chosen[0].held_on)
    organization_id = filters.value("organization")
    if organization_id is None and chosen:
        organization_id = chosen[0].organization_id
    kinds = (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH, OrganizationKind.PARTY_COMMITTEE)
    if organization_id is None:
        # A committee seldom holds gatherings of its own.
        branches = (row.id for row in page.opening.organizations if row.kind is OrganizationKind.BRANCH)
        organization_id = next(branches, None)
    choices = organization_choices(page.opening.organizations, kinds)
    dialog = AttendanceMonthDialog(
        desk, page.SPEC.register, choices, _not_a_group(page, organization_id), month, page
    )
    if page.attendance_kept is not None:
        dialog.finished.connect(page.attendance_kept.ask)
    return dialog


def _not_a_group(page: RegisterFast, organization_id: int | None) -> int | None:
    """The branch a group belongs to, for the grid of a branch holds its groups too."""
    rows = {row.id: row for row in page.opening.organizations}
    here = rows.get(organization_id)
    return here.parent_id if here is not None and here.kind is OrganizationKind.GROUP else organization_id


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
