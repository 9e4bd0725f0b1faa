"""The panel of one person: what is shown comes back, and the history follows the dates."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.editors.bureau_member import BLANK, MemberPanel, follow_dates
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow, PostSpell, StandingChange
from models.rules.roster import standing_on
from models.rules.terms import OrganizationKind, Standing

JOINED, FULL = date(2019, 7, 1), date(2020, 7, 1)
TODAY, RECENT = date(2026, 11, 5), date(2026, 3, 5)


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


ROWS = (
    OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "机关党委"),
    OrganizationRow(2, OrganizationKind.BRANCH, "第一党支部", parent_id=1),
    OrganizationRow(3, OrganizationKind.GROUP, "第一党小组", parent_id=2),
    OrganizationRow(4, OrganizationKind.BRANCH, "第二党支部", parent_id=1),
)
WHOLE = MemberDetail(
    7,
    "王建国",
    gender="男",
    ethnicity="汉族",
    born_on=date(1975, 2, 3),
    joined_on=JOINED,
    full_on=FULL,
    department="办公室",
    job_title="主任",
    phone="010-1234",
    note="两行\n备注",
    standings=(StandingChange(Standing.PROBATIONARY, JOINED), StandingChange(Standing.FULL, FULL)),
    spells=(
        MembershipSpell(4, "第二党支部", to_on=date(2024, 3, 1), went_to="第一党支部"),
        MembershipSpell(2, "第一党支部", 3, "第一党小组", from_on=date(2024, 3, 1), came_from="第二党支部"),
    ),
    posts=(PostSpell(2, "第一党支部", "书记", from_on=date(2025, 1, 1)),),
    version=4,
)


@pytest.fixture
def panel(qtbot: QtBot) -> MemberPanel:
    """The panel, shown."""
    made = MemberPanel(today)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    return made


def test_what_is_shown_comes_back_unchanged(panel: MemberPanel) -> None:
    panel.show_member(WHOLE, ROWS)
    assert panel.detail() == WHOLE
    assert not panel.is_edited()
    assert panel.check()


def test_showing_another_leaves_nothing_of_the_first(panel: MemberPanel) -> None:
    panel.show_member(WHOLE, ROWS)
    other = MemberDetail(8, "李芳", spells=(MembershipSpell(4, "第二党支部"),))
    panel.show_member(other, ROWS)
    assert panel.detail() == other


def test_a_new_person_needs_name_standing_and_branch(
    panel: MemberPanel, compose: Callable[[QWidget, str], None]
) -> None:
    panel.show_member(BLANK, ROWS)
    assert not panel.check()
    assert panel.fields["name"].error == "请填写姓名"
    compose(panel.fields["name"].editor, "钱二宝")
    assert not panel.check(), "standing and branch are still to be chosen"
    standing, branch = panel._standings.lines()[0], panel._spells.lines()[0]
    standing._fields["standing"].box.set_value(Standing.ACTIVIST)  # type: ignore[attr-defined]
    branch._fields["branch"].box.set_value(2)  # type: ignore[attr-defined]
    assert panel.check()
    assert panel.detail().standings == (StandingChange(Standing.ACTIVIST, None),)
    assert panel.detail().spells == (MembershipSpell(2, "第一党支部"),)


def test_adding_and_dropping_lines_counts_as_editing(panel: MemberPanel) -> None:
    panel.show_member(WHOLE, ROWS)
    QTest.mouseClick(panel._posts.add_button, Qt.MouseButton.LeftButton)
    assert panel.is_edited()
    assert len(panel._posts.lines()) == 2
    assert not panel.check(), "an added post must be filled in or dropped"
    panel._posts.lines()[1]._drop()
    assert panel.detail().posts == WHOLE.posts
    assert panel.check()


def test_groups_offered_are_those_of_the_branch(panel: MemberPanel) -> None:
    panel.show_member(WHOLE, ROWS)
    line = panel._spells.lines()[1]
    assert line._group.box.values() == [None, 3]  # type: ignore[attr-defined]
    line._branch.box.set_value(4)  # type: ignore[attr-defined]
    line._branch.box.activated.emit(0)  # type: ignore[attr-defined]
    assert line.value().group_id is None, "a group of the former branch does not stay"


def test_becoming_a_full_member_is_one_date(panel: MemberPanel) -> None:
    person = MemberDetail(
        9,
        "孙三省",
        joined_on=JOINED,
        standings=(StandingChange(Standing.PROBATIONARY, JOINED),),
        spells=(MembershipSpell(2, "第一党支部"),),
    )
    panel.show_member(person, ROWS)
    line = panel._full_on.line
    line.setFocus()
    QTest.keyClicks(line, "2020.7.1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert panel.detail().full_on == FULL
    assert panel.detail().standings == WHOLE.standings


def test_who_joined_this_year_is_proposed_as_a_probationary_member(panel: MemberPanel) -> None:
    panel.show_member(BLANK, ROWS)
    line = panel._joined_on.line
    line.setFocus()
    QTest.keyClicks(line, "2026.3.5")
    standing = panel._standings.lines()[0]
    standing.first().setFocus()
    assert standing.first().editor.hasFocus(), "the line the clerk was going to is still there"
    assert panel.detail().standings == (StandingChange(Standing.PROBATIONARY, RECENT),)


def test_a_full_member_within_the_year_is_doubted(panel: MemberPanel) -> None:
    full = (StandingChange(Standing.FULL, None),)
    panel.show_member(replace(WHOLE, joined_on=RECENT, full_on=None, standings=full), ROWS)
    assert panel.doubt() == "入党不满一年，身份是正式党员，请核对。"
    panel.show_member(WHOLE, ROWS)
    assert panel.doubt() == ""


def test_a_month_alone_is_told_on_leaving_the_field(
    panel: MemberPanel, compose: Callable[[QWidget, str], None]
) -> None:
    panel.show_member(BLANK, ROWS)
    line = panel._joined_on.line
    line.setFocus()
    compose(line, "2019年7月")
    panel._name.setFocus()
    assert panel._joined_on.error == "只写到月，请写到日；查不到哪一天的，按当月1日写成 2019-07-01"
    line.setText("2019-13")
    assert "只写到月" not in str(panel._joined_on.problem())


def test_what_is_stored_leaves_the_keyboard_where_it_was(panel: MemberPanel) -> None:
    panel.show_member(WHOLE, ROWS)
    place = panel._posts.lines()[0]._title.line  # type: ignore[attr-defined]
    place.setFocus()
    panel.settle(replace(WHOLE, version=5))
    assert place.hasFocus()
    assert panel.detail() == replace(WHOLE, version=5)


@pytest.mark.parametrize(
    ("before", "joined", "full", "after"),
    [
        ((), None, None, ()),
        # A day of joining alone does not say that somebody is still a probationary member.
        ((), JOINED, None, ()),
        (
            (StandingChange(Standing.FULL, None),),
            JOINED,
            None,
            (StandingChange(Standing.FULL, None),),
        ),
        ((), JOINED, FULL, WHOLE.standings),
        ((StandingChange(Standing.FULL, None),), JOINED, FULL, WHOLE.standings),
        ((), None, FULL, (StandingChange(Standing.FULL, FULL),)),
        ((), RECENT, None, (StandingChange(Standing.PROBATIONARY, RECENT),)),
        ((), date(2025, 11, 5), None, ()),
        ((), date(2026, 11, 6), None, ()),
        (
            (StandingChange(Standing.ACTIVIST, None),),
            RECENT,
            None,
            (StandingChange(Standing.ACTIVIST, None), StandingChange(Standing.PROBATIONARY, RECENT)),
        ),
        # Who was said to be a full member is not made less; the import asks about him, too, and no more.
        (
            (StandingChange(Standing.FULL, None),),
            RECENT,
            None,
            (StandingChange(Standing.FULL, None),),
        ),
        (
            (StandingChange(Standing.ACTIVIST, None), StandingChange(Standing.PROBATIONARY, None)),
            JOINED,
            FULL,
            (StandingChange(Standing.ACTIVIST, None), *WHOLE.standings),
        ),
    ],
)
def test_the_history_follows_the_dates(
    before: tuple[StandingChange, ...],
    joined: date | None,
    full: date | None,
    after: tuple[StandingChange, ...],
) -> None:
    assert follow_dates(before, joined, full, TODAY) == after


DAYS = st.dates(date(1950, 1, 1), date(2040, 1, 1))
HISTORIES = st.lists(
    st.sampled_from([StandingChange(Standing.ACTIVIST, None), StandingChange(Standing.PROBATIONARY, None)]),
    max_size=2,
    unique=True,
)


@given(HISTORIES, DAYS, st.integers(1, 2000))
def test_with_both_days_known_the_standing_of_every_day_is_certain(
    before: list[StandingChange], joined: date, probation: int
) -> None:
    full = joined + timedelta(days=probation)
    followed = follow_dates(before, joined, full, TODAY)
    assert standing_on(followed, full) is Standing.FULL
    assert standing_on(followed, joined) is Standing.PROBATIONARY
    assert standing_on(followed, joined - timedelta(days=1)) is Standing.ACTIVIST
    assert follow_dates(followed, joined, full, TODAY) == followed
