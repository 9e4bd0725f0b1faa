"""What the tests of the page 督察 do again and again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.editors.inspection import InspectionEditor
from gui.pages.inspections import InspectionsPage
from models.db.store import Store
from models.rows.changes import Changes
from models.rows.inspection import InspectionDetail
from models.services.inspections import load_inspection, save_inspection
from models.services.settings import save_settings
from tests.gui.pages.conftest import DAY, Bureau
from tests.models.services.making import finding, inspection, saved
from tests.models.services.noticing import SETTINGS, draft, issue

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
Press = Callable[..., None]


def editor_of(page: InspectionsPage) -> InspectionEditor:
    """The form now shown."""
    assert isinstance(page.editor, InspectionEditor)
    return page.editor


def stored(store: Store, record_id: int | None) -> InspectionDetail:
    """The inspection as the database has it."""
    assert record_id is not None
    with store.read() as session:
        return load_inspection(session, record_id)


def opened(page: InspectionsPage, store: Store, bureau: Bureau, settled: Wait, **given: Any) -> int:
    """An inspection of DAY by the committee with one finding, stored and open in the editor; its id."""
    settings: dict[str, Any] = {"first_on": DAY, "findings": (finding(bureau.ids.first),)} | given
    with store.write() as session:
        number = saved(save_inspection(session, inspection(bureau.ids.committee, **settings)))
    page.refresh()
    page.open_record(number)
    settled()
    return number


def issue_october(page: InspectionsPage, store: Store, settled: Wait) -> None:
    """October's notice is issued, naming all that is meant for it, as if on its own page."""
    with store.write() as session:
        save_settings(session, SETTINGS)
        number = draft(session, lead="督察组开展了督察。")
    page.desk.tasks.write(issue_due, number)
    settled()


def issue_due(session: Any, notice_id: int) -> Changes:
    """Issue a draft; what it names is due in a month."""
    return issue(session, notice_id, due_on=date(2026, 12, 5))
