"""The agenda: items begun, moved, taken away; everything typed goes there and back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts.agenda import AgendaPart
from gui.editors.parts.agenda_item import raw_of, read_item
from models.rows.meeting import AgendaItem, Speech, Vote
from models.rules.quorum import result_of
from models.rules.terms import AgendaKind, BallotMethod, VoteKind

Compose = Callable[[QWidget, str], None]
words = st.text("甲乙，。<&>“”", min_size=1, max_size=8)
counts = st.none() | st.integers(0, 99)
votes = st.builds(Vote, st.sampled_from(VoteKind), st.sampled_from(BallotMethod), counts, counts, counts)
items = st.builds(
    AgendaItem,
    words,
    st.sampled_from(AgendaKind),
    st.booleans(),
    st.lists(st.builds(Speech, words, words), max_size=3).map(tuple),
    words | st.just(""),
    st.none() | votes,
)


@pytest.fixture
def agenda(qtbot: QtBot) -> AgendaPart:
    """Three items."""
    made = AgendaPart()
    qtbot.addWidget(made)
    made.show_items([AgendaItem("一"), AgendaItem("二"), AgendaItem("三")])
    made.show()
    return made


def titles(agenda: AgendaPart) -> list[str]:
    """The headings in order."""
    return [item.title for item in agenda.items()]


@given(items)
def test_items_go_through_their_raw_form(item: AgendaItem) -> None:
    assert read_item(raw_of(item)) == item


def test_moved_with_alt_and_arrows(agenda: AgendaPart) -> None:
    agenda.list.setCurrentRow(2)
    QTest.keyClick(agenda.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(agenda) == ["一", "三", "二"]
    assert agenda.list.currentRow() == 1
    assert agenda.form.title.value() == "三"
    agenda.down_button.click()
    agenda.down_button.click()
    assert titles(agenda) == ["一", "二", "三"]


def test_delete_takes_the_chosen_item(agenda: AgendaPart) -> None:
    agenda.list.setCurrentRow(1)
    QTest.keyClick(agenda.list, Qt.Key.Key_Delete)
    assert titles(agenda) == ["一", "三"]


def test_each_item_keeps_its_own_words(agenda: AgendaPart, compose: Compose) -> None:
    compose(agenda.form.resolution.text, "同意")
    agenda.form.speeches.add_line()
    compose(agenda.form.speeches.lines[0].fields["speaker"].editor, "甲一")
    agenda.list.setCurrentRow(1)
    assert agenda.form.resolution.value() == ""
    assert agenda.form.speeches.rows() == ()
    agenda.list.setCurrentRow(0)
    assert agenda.form.resolution.value() == "同意"
    assert agenda.items()[0].speeches == (Speech("甲一"),)


def test_a_count_that_is_none_leads_to_its_item(agenda: AgendaPart) -> None:
    agenda.list.setCurrentRow(1)
    agenda.form.vote.set_value(VoteKind.RESOLUTION)
    agenda.form.in_favour.line.setText("全体")
    agenda.form.vote.edited.emit()
    agenda.list.setCurrentRow(0)
    assert agenda.problem() == "第2项议题：请填写整数"
    assert agenda.list.currentRow() == 1
    assert agenda.form.in_favour.error == "请填写整数"


def test_an_unknown_count_stays_unknown(agenda: AgendaPart) -> None:
    agenda.form.vote.set_value(VoteKind.ELECTION)
    agenda.form.method.set_value(BallotMethod.SECRET_BALLOT)
    agenda.form.against.line.setText("0")
    agenda.form.vote.edited.emit()
    assert agenda.items()[0].vote == Vote(VoteKind.ELECTION, BallotMethod.SECRET_BALLOT, None, 0, None)
    assert agenda.votes() == (VoteKind.ELECTION,)


def test_state_goes_there_and_back(agenda: AgendaPart, qtbot: QtBot) -> None:
    agenda.form.vote.set_value(VoteKind.ADMISSION)
    agenda.form.in_favour.line.setText("八")
    agenda.form.vote.edited.emit()
    other = AgendaPart()
    qtbot.addWidget(other)
    other.restore(agenda.state())
    assert other.state() == agenda.state()
    assert other.form.in_favour.state() == "八"


def test_a_ballot_on_people_is_secret_and_deliberated(agenda: AgendaPart) -> None:
    agenda.add_item()
    form = agenda.form
    assert form.kind.value() == AgendaKind.STUDY
    form.vote.set_value(VoteKind.ADMISSION)
    form.vote.edited.emit()
    assert form.method.value() == BallotMethod.SECRET_BALLOT
    assert form.kind.value() == AgendaKind.DELIBERATION
    agenda.set_judge(lambda vote: result_of(vote.kind, expected=10, present=10, in_favour=10))
    form.method.set_value(BallotMethod.SIGNED_BALLOT)
    form.method.edited.emit()
    assert "应采取无记名投票方式" in form.result.sentence
    form.vote.set_value(VoteKind.RESOLUTION)
    form.vote.edited.emit()
    assert "无记名" not in form.result.sentence
    assert form.method.value() == BallotMethod.SIGNED_BALLOT, "what the clerk chose stays"
