"""Where other pages lead: a record, a new one with what is known of it, the list narrowed."""

from collections.abc import Callable
from datetime import date, datetime

from pytestqt.qtbot import QtBot

from gui.editors.periods import Period
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rows.changes import Subject
from models.rows.meeting import MeetingDetail
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.meetings import save_meeting
from tests.gui.pages.acting import editor_of
from tests.gui.pages.conftest import DAY, Bureau

Wait = Callable[[], None]


def test_a_record_is_opened(page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait) -> None:
    with store.write() as session:
        meeting = MeetingDetail(None, MeetingKind.THEME_DAY, bureau.ids.first, "参观展览", DAY)
        record_id = save_meeting(session, meeting).record_id
    page.show_target(Target(Subject.MEETING, record_id=record_id))
    settled()
    editor = editor_of(page)
    assert (editor.record_id, editor.title.value()) == (record_id, "参观展览")


def test_a_file_of_a_record_is_seen_and_has_the_keyboard(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait
) -> None:
    files = tuple(
        AttachmentRow(f"{number:064x}", f"{number}.docx", 3, datetime(2026, 1, 1)) for number in range(20)
    )
    with store.write() as session:
        meeting = MeetingDetail(
            None, MeetingKind.THEME_DAY, bureau.ids.first, "参观展览", DAY, attachments=files
        )
        record_id = save_meeting(session, meeting).record_id
    # From elsewhere, then from the record itself; what is gone leaves it as it is.
    for file in (files[19], files[2]):
        page.show_target(Target(Subject.MEETING, record_id=record_id, file=file.sha256))
        settled()
        line = editor_of(page).files.line_of(file.sha256)
        assert line is not None
        assert line.window().focusWidget() is line.look_button
        assert not line.visibleRegion().isEmpty()
    page.show_target(Target(Subject.MEETING, record_id=record_id, file="f" * 64))
    settled()
    assert editor_of(page).record_id == record_id


def test_a_record_that_the_filter_hides_is_seen_in_the_list_too(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait, qtbot: QtBot
) -> None:
    with store.write() as session:
        meeting = MeetingDetail(
            None, MeetingKind.THEME_DAY, bureau.ids.first, "从前的展览", date(2020, 3, 12)
        )
        record_id = save_meeting(session, meeting).record_id
    page.view.filters.search.setText("没有这样的")
    settled()
    page.show_target(Target(Subject.MEETING, record_id=record_id))
    settled()
    assert editor_of(page).record_id == record_id
    qtbot.waitUntil(lambda: [row.id for row in page.view.table.selected_rows()] == [record_id])


def test_a_record_is_seen_though_lists_asked_for_before_are_still_on_their_way(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        meeting = MeetingDetail(
            None, MeetingKind.THEME_DAY, bureau.ids.first, "从前的展览", date(2020, 3, 12)
        )
        record_id = save_meeting(session, meeting).record_id
    assert record_id is not None
    page.view.filters.search.setText("没有这样的")
    # Two lists are asked for with the filter; the first that comes takes it off, the second comes after that.
    page.see(record_id)
    page.refresh()
    settled()
    assert [row.id for row in page.view.table.selected_rows()] == [record_id]


def test_a_new_record_begins_with_what_is_known(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    day = date(2026, 9, 10)
    page.show_target(
        Target(Subject.MEETING, new=True, kind="branch_assembly", organization_id=bureau.ids.second, day=day)
    )
    settled()
    editor = editor_of(page)
    assert editor.record_id is None
    assert editor.kind.value() is MeetingKind.BRANCH_ASSEMBLY
    assert editor.organization.value() == bureau.ids.second
    assert editor.held_on.value() == day


def test_the_list_is_narrowed(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    page.show_target(
        Target(Subject.MEETING, kind="theme_day", organization_id=bureau.ids.first, month=Month(2026, 3))
    )
    settled()
    assert page.view.filters.values() == {
        "kind": MeetingKind.THEME_DAY,
        "organization": bureau.ids.first,
        "period": Period(2026, 3),
        "status": None,
        "label": None,
    }
