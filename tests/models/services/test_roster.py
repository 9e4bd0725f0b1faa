"""The roster as of a day: the denominators of every meeting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput
from models.rows.attendance import AttendanceRow, count_attendance
from models.rows.bureau import BranchHeadcount, MembershipSpell, OrganizationRow, StandingChange
from models.rules.roster import covers, standing_on
from models.rules.terms import AttendanceState, MeetingKind, OrganizationKind, Standing, StudyKind
from models.services.meetings import load_meeting, save_meeting
from models.services.members import load_member, save_member, transfer_member
from models.services.organizations import save_organization
from models.services.roster import expected_attendance, headcounts_on, members_on
from tests.models.services.making import (
    DAY,
    Ids,
    add_organization,
    add_person,
    count_statements,
    meeting,
    person,
    post,
    saved,
    undone,
)
from tests.models.services.strategies import fewest

K = MeetingKind
FULL, PROBATIONARY, ACTIVIST = Standing.FULL, Standing.PROBATIONARY, Standing.ACTIVIST
EVE, MORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


def names(
    session: Session, kind: MeetingKind | StudyKind, organization_id: int, day: date = DAY
) -> list[str]:
    return [row.name for row in expected_attendance(session, kind, organization_id, day)]


def test_a_branch_expects_its_members_and_never_activists(session: Session, ids: Ids) -> None:
    add_person(session, "正式", ids.first)
    add_person(session, "预备", ids.first, standings=((PROBATIONARY, DAY),))
    add_person(session, "积极分子", ids.first, standings=((ACTIVIST, None),))
    add_person(session, "无记载", ids.first, standings=())
    add_person(session, "别的支部", ids.second)

    rows = expected_attendance(session, K.BRANCH_ASSEMBLY, ids.first, DAY)

    assert [(row.name, row.standing, row.state) for row in rows] == [
        ("正式", FULL, AttendanceState.UNMARKED),
        ("预备", PROBATIONARY, AttendanceState.UNMARKED),
    ]
    assert names(session, StudyKind.BRANCH_STUDY, ids.first, EVE) == ["正式"]
    counts = count_attendance(rows)
    assert (counts.expected, counts.voters_expected, counts.present) == (2, 1, None)


@pytest.mark.parametrize(("day", "voters"), [(EVE, 1), (DAY, 2)])
def test_a_probationary_member_votes_from_the_day_of_turning_full(
    session: Session, ids: Ids, day: date, voters: int
) -> None:
    add_person(session, "转正者", ids.first, standings=((PROBATIONARY, date(2025, 10, 15)), (FULL, DAY)))
    add_person(session, "正式", ids.first)

    counts = count_attendance(expected_attendance(session, K.BRANCH_ASSEMBLY, ids.first, day))

    assert (counts.expected, counts.voters_expected) == (2, voters)


def test_who_is_transferred_counts_where_they_are_on_that_day(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "王芳", ids.first)
    transfer_member(session, member_id, 1, to_branch_id=ids.second, on=DAY, place="")

    for day, here, there in ((EVE, ["王芳"], []), (DAY, [], ["王芳"]), (MORROW, [], ["王芳"])):
        assert names(session, K.THEME_DAY, ids.first, day) == here
        assert names(session, K.THEME_DAY, ids.second, day) == there
        assert names(session, K.ALL_MEMBERS, ids.committee, day) == ["王芳"]


def test_the_committee_is_who_held_a_post_on_that_day(session: Session, ids: Ids) -> None:
    add_person(session, "书记", ids.first, posts=(post(ids.first, "书记", from_on=DAY),))
    add_person(session, "前书记", ids.first, posts=(post(ids.first, "党支部书记", to_on=DAY),))
    add_person(session, "组长", ids.first, group_id=ids.group, posts=(post(ids.group, "组长"),))
    add_person(session, "邻支部书记", ids.first, posts=(post(ids.second, "书记"),))
    add_person(session, "党委委员", ids.first, posts=(post(ids.first, "机关党委委员"),))

    assert names(session, K.BRANCH_COMMITTEE, ids.first, EVE) == ["前书记"]
    assert names(session, K.BRANCH_COMMITTEE, ids.first, DAY) == ["书记"]
    assert headcounts_on(session, DAY)[ids.first].committee == 1
    (row,) = expected_attendance(session, K.BRANCH_COMMITTEE, ids.first, DAY)
    assert row.in_committee
    assert names(session, K.BRANCH_ASSEMBLY, ids.first)[0] == "书记"


def test_the_party_committee_is_counted_by_its_own_posts(session: Session, ids: Ids) -> None:
    add_person(session, "机关党委书记", ids.first, posts=(post(ids.committee, "机关党委书记"),))
    add_person(
        session, "机关党委委员", ids.second, posts=(post(ids.committee, "委员"), post(ids.second, "书记"))
    )
    add_person(session, "支部书记", ids.first, posts=(post(ids.first, "书记"),))

    rows = expected_attendance(session, K.PARTY_COMMITTEE, ids.committee, DAY)

    assert {row.name for row in rows} == {"机关党委书记", "机关党委委员"}
    counts = count_attendance(rows, committee=True)
    assert (counts.expected, counts.voters_expected) == (2, 2)


def test_a_group_expects_its_own_people(session: Session, ids: Ids) -> None:
    add_person(session, "一组", ids.first, group_id=ids.group)
    add_person(session, "二组", ids.first, group_id=ids.other_group)
    add_person(session, "无组", ids.first)

    assert names(session, K.GROUP_MEETING, ids.group) == ["一组"]
    assert names(session, K.GROUP_MEETING, ids.other_group) == ["二组"]
    assert set(names(session, K.BRANCH_ASSEMBLY, ids.first)) == {"一组", "二组", "无组"}


@pytest.mark.parametrize(
    "kind", [K.HEART_TALK, K.DEMOCRATIC_LIFE, StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP]
)
def test_where_the_clerk_names_the_people_nobody_is_brought_in(
    session: Session, ids: Ids, kind: MeetingKind | StudyKind
) -> None:
    add_person(session, "王芳", ids.first)

    assert names(session, kind, ids.first) == []


def test_an_organisation_that_was_not_there_says_so(session: Session, ids: Ids) -> None:
    made = OrganizationRow(None, OrganizationKind.BRANCH, "新支部", founded_on=DAY, dissolved_on=MORROW)
    new = saved(save_organization(session, made))
    add_person(session, "王芳", new)

    assert names(session, K.THEME_DAY, new) == ["王芳"]
    for day, words in (
        (EVE, "新支部在2026年10月14日尚未成立"),
        (MORROW, "新支部在2026年10月16日尚未成立或已撤销"),
    ):
        with pytest.raises(BadInput, match=words):
            names(session, K.THEME_DAY, new, day)
    with pytest.raises(BadInput, match="所选组织"):
        names(session, K.THEME_DAY, 999)


def test_a_sheet_keeps_the_people_of_its_day(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "王芳", ids.first, standings=((PROBATIONARY, None),))
    sheet = expected_attendance(session, K.BRANCH_ASSEMBLY, ids.first, DAY)
    marked = tuple(replace(row, state=AttendanceState.PRESENT) for row in sheet)
    typed = meeting(ids.first, K.BRANCH_ASSEMBLY, attendance=marked)
    record_id = saved(save_meeting(session, typed))

    detail = load_member(session, member_id)
    save_member(session, replace(detail, name="王方", standings=(StandingChange(FULL, None),)))
    version = load_member(session, member_id).version
    transfer_member(session, member_id, version, to_branch_id=ids.second, on=date(2020, 1, 1), place="")
    session.expunge_all()

    assert load_meeting(session, record_id).attendance == (
        AttendanceRow(member_id, "王芳", PROBATIONARY, AttendanceState.PRESENT),
    )


def test_the_roll_is_listed_by_branch_committee_first(session: Session, ids: Ids) -> None:
    add_person(session, "丁", ids.second)
    add_person(session, "丙", ids.first, group_id=ids.group)
    add_person(session, "乙", ids.first, standings=((ACTIVIST, None),))
    add_person(session, "甲", ids.first, posts=(post(ids.first, "书记"), post(ids.committee, "委员")))

    entries = members_on(session, DAY)

    assert [entry.name for entry in entries] == ["甲", "丙", "乙", "丁"]
    first, second = entries[:2]
    assert (first.posts, first.in_committee, first.branch_name) == (("书记",), True, "第一党支部")
    assert (second.group_id, second.group_name, second.in_committee) == (ids.group, "第一党小组", False)
    assert [entry.name for entry in members_on(session, DAY, organization_id=ids.group)] == ["丙"]
    assert len(members_on(session, DAY, organization_id=ids.committee)) == 4
    assert members_on(session, DAY, organization_id=ids.department) == ()


def test_a_part_of_the_name_means_itself(session: Session, ids: Ids) -> None:
    for name in ("王芳", "王小芳", "李%明"):
        add_person(session, name, ids.first)

    assert [entry.name for entry in members_on(session, DAY, text=" 芳 ")] == ["王芳", "王小芳"]
    assert [entry.name for entry in members_on(session, DAY, text="%")] == ["李%明"]
    assert members_on(session, DAY, text="王_芳") == ()


def test_a_headcount(session: Session, ids: Ids) -> None:
    for number in range(3):
        add_person(session, f"正式{number}", ids.first)
    add_person(session, "预备", ids.first, standings=((PROBATIONARY, None),))
    add_person(session, "积极", ids.first, standings=((ACTIVIST, None),))
    add_organization(session, OrganizationKind.GROUP, "已撤小组", parent_id=ids.first, dissolved_on=DAY)

    assert headcounts_on(session, DAY)[ids.first] == BranchHeadcount(ids.first, 3, 1, 1, 0, groups=2)
    assert headcounts_on(session, EVE)[ids.first].groups == 3
    assert headcounts_on(session, DAY)[ids.second] == BranchHeadcount(ids.second, 0, 0, 0, 0, 0)


moves = st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=2, unique=True).map(sorted)


@fewest
@given(st.lists(st.tuples(moves, moves), max_size=6), st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_the_roll_is_what_each_history_says(
    store: Store, kept: Ids, people: list[tuple[list[date], list[date]]], day: date
) -> None:
    expected: dict[int, list[Standing]] = {kept.first: [], kept.second: []}
    with undone(store) as session:
        for number, (moved, promoted) in enumerate(people):
            changes = tuple(
                StandingChange(standing, from_on)
                for standing, from_on in zip((PROBATIONARY, FULL), [None, *promoted], strict=False)
            )
            spells = tuple(
                MembershipSpell(branch, "", from_on=from_on, to_on=to_on)
                for branch, from_on, to_on in zip(
                    (kept.first, kept.second, kept.first), [None, *moved], [*moved, None], strict=False
                )
            )
            save_member(session, replace(person(f"甲{number}", kept.first), standings=changes, spells=spells))
            for spell in spells:
                if covers(spell.from_on, spell.to_on, day):
                    expected[spell.branch_id].append(standing_on(changes, day))
        heads = headcounts_on(session, day)
        for branch_id, standings in expected.items():
            assert heads[branch_id].full == standings.count(FULL)
            assert heads[branch_id].probationary == standings.count(PROBATIONARY)
            rows = expected_attendance(session, K.BRANCH_ASSEMBLY, branch_id, day)
            assert sorted(row.standing for row in rows) == sorted(standings)


def test_the_roll_sends_as_many_statements_for_forty_people_as_for_three(session: Session, ids: Ids) -> None:
    asked: list[int] = []
    for people in (3, 37):
        for number in range(people):
            add_person(
                session, f"{number}号", (ids.first, ids.second)[number % 2], posts=(post(ids.first, "委员"),)
            )
        session.expunge_all()
        asked += [
            count_statements(session, lambda s: members_on(s, DAY)),
            count_statements(session, lambda s: headcounts_on(s, DAY)),
            count_statements(
                session, lambda s: expected_attendance(s, K.PARTY_COMMITTEE, ids.committee, DAY)
            ),
        ]

    assert asked[:3] == asked[3:]
    assert max(asked) <= 6
