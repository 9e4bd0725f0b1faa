"""Quorum and votes on screen, at their edges, each with its own denominator (domain §2.3)."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gui.pages.meetings import MeetingsPage
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
    VoteKind,
)
from tests.gui.pages.acting import begin
from tests.gui.pages.conftest import Bureau

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
S = AttendanceState


@pytest.mark.parametrize(("present", "met"), [(4, "不足"), (6, "符合")])
def test_quorum_of_an_assembly_counts_those_who_vote(
    page: MeetingsPage, bureau: Bureau, settled: Wait, present: int, met: str
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.attendance.model.mark(range(11), S.ABSENT)
    # The one on probation sits at the end and counts for nothing here.
    editor.attendance.model.mark([*range(present), 10], S.PRESENT)
    sentence = editor.attendance.quorum.sentence
    assert f"应到会有表决权党员10人，表决须半数以上到会，即不少于5人；实到{present}人，{met}。" == sentence
    assert "第十一条" in editor.attendance.quorum.toolTip()


def test_quorum_of_the_committee_counts_its_members(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_COMMITTEE)
    assert [row.name for row in editor.attendance.rows()] == ["甲一", "甲二", "甲三"]
    assert "实到待补" in editor.attendance.quorum.sentence
    editor.attendance.model.mark([0, 1], S.PRESENT)
    editor.attendance.model.mark([2], S.LEAVE)
    assert "应到委员3人" in editor.attendance.quorum.sentence
    assert editor.attendance.quorum.sentence.endswith("实到2人，符合。")


@pytest.mark.parametrize(
    ("kind", "in_favour", "result"),
    [
        (VoteKind.RESOLUTION, "5", "恰为半数，没有超过半数，未通过"),
        (VoteKind.RESOLUTION, "6", "通过"),
        (VoteKind.ELECTION, "4", "恰为半数，没有超过半数，未通过"),
        (VoteKind.ELECTION, "5", "通过"),
    ],
)
def test_votes_by_their_own_denominator(
    page: MeetingsPage, bureau: Bureau, settled: Wait, kind: VoteKind, in_favour: str, result: str
) -> None:
    """Ten may vote and eight came: resolutions need 6 of 10, elections 5 of 8."""
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.attendance.model.mark(range(8), S.PRESENT)
    editor.attendance.model.mark(range(8, 11), S.LEAVE)
    editor.agenda.add_item()
    form = editor.agenda.form
    form.vote.set_value(kind)
    form.in_favour.line.setText(in_favour)
    form.in_favour.edited.emit()
    assert f"赞成{in_favour}人，{result}。" in form.result.sentence
    editor.attendance.model.mark(range(11), S.UNMARKED)
    assert ("待补" in form.result.sentence) == (kind is VoteKind.ELECTION)


def test_five_of_ten_may_begin_but_nothing_can_pass(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.attendance.model.mark(range(11), S.ABSENT)
    editor.attendance.model.mark(range(5), S.PRESENT)
    editor.agenda.add_item()
    editor.agenda.form.vote.set_value(VoteKind.RESOLUTION)
    editor.agenda.form.vote.edited.emit()
    assert "符合。实到恰为半数，可以开会，但须6人赞成才能通过" in editor.attendance.quorum.sentence
    assert "任何事项都不能通过" in editor.agenda.form.result.sentence
