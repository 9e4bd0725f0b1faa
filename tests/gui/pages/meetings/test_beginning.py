"""A meeting begun: after an earlier one, as the list is narrowed, and asked for what its kind asks for."""

from dataclasses import replace

from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.meeting import AgendaItem, Vote
from models.rules.terms import AgendaKind, AttendanceState, BallotMethod, MeetingKind, VoteKind
from models.services.roster import expected_attendance
from tests.gui.pages.acting import Wait, begin, editor_of
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting

S = AttendanceState


def test_repeat_takes_the_head_and_never_what_happened(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        sheet = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        vote = Vote(VoteKind.RESOLUTION, BallotMethod.SECRET_BALLOT, 9, 1, 0)
        number = add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.BRANCH_ASSEMBLY,
            held_on=DAY,
            place="二楼会议室",
            host="甲一",
            recorder="甲二",
            minutes="上次的记录",
            attendance=tuple(replace(row, state=S.PRESENT) for row in sheet),
            agenda=(AgendaItem("通报情况", AgendaKind.REPORT, resolution="同意", vote=vote),),
        )
    page.refresh()
    settled()
    page.view.table.choose(number)
    page.repeat_record()
    settled()
    editor = editor_of(page)
    assert editor.record_id is None
    assert (editor.place.value(), editor.host.value(), editor.recorder.value()) == (
        "二楼会议室",
        "甲一",
        "甲二",
    )
    assert editor.held_on.value() is None
    assert editor.minutes.value() == ""
    assert editor.attendance.rows() == ()
    assert editor.agenda.items() == (AgendaItem("通报情况", AgendaKind.REPORT),)
    assert not editor.is_edited()


def test_nothing_to_repeat_is_said(page: MeetingsPage, window: FakeWindow, settled: Wait) -> None:
    page.repeat_record()
    settled()
    assert "还没有可以照着写的记录" in window.said[0]


def test_new_takes_what_the_list_is_narrowed_to(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    page.view.filters.set_value("kind", MeetingKind.PARTY_LECTURE)
    page.view.filters.set_value("organization", bureau.ids.first)
    settled()
    page.new_record()
    editor = editor_of(page)
    assert editor.chosen_kind() is MeetingKind.PARTY_LECTURE
    assert editor.organization.value() == bureau.ids.first
    assert editor.held_on.value() is None


def test_lecturer_is_asked_only_for_lectures(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.show_section("head")
    assert not editor.lecturer.isVisible()
    editor.counts_as.set_value((MeetingKind.PARTY_LECTURE,))
    editor.counts_as.edited.emit()
    assert editor.lecturer.isVisible()


def test_group_meetings_belong_to_groups(page: MeetingsPage, bureau: Bureau, settled: Wait) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.kind.set_value(MeetingKind.GROUP_MEETING)
    editor.kind.edited.emit()
    offered = [editor.organization.box.itemText(at) for at in range(editor.organization.box.count())]
    assert offered == ["第一党支部·第一党小组", "第一党支部·第二党小组"]
