"""Everybody on the roll has handed in or is missing, and nobody is counted by a name that two have."""

from hypothesis import given
from hypothesis import strategies as st

from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.reflection import Missing, ReflectionRow
from models.rules.reflections import author_on_roll, authors_of, submissions_of
from models.rules.terms import OrganizationKind, Standing

FIRST, SECOND, GROUP = 10, 20, 30
BRANCHES = (
    OrganizationRow(FIRST, OrganizationKind.BRANCH, "第一党支部"),
    OrganizationRow(SECOND, OrganizationKind.BRANCH, "第二党支部"),
)
WITHIN = {
    1: frozenset({1, FIRST, SECOND, GROUP}),
    FIRST: frozenset({FIRST, GROUP}),
    SECOND: frozenset({SECOND}),
}


def entry(number: int, name: str, branch: int = FIRST, group: int | None = None) -> RosterEntry:
    return RosterEntry(number, name, Standing.FULL, branch, "", group)


def piece(author: str, organization: int = FIRST, member: int | None = None) -> ReflectionRow:
    return ReflectionRow(None, organization, author, "题目", member)


ROLL = (entry(1, "甲一"), entry(2, "王伟", group=GROUP), entry(3, "王伟", SECOND), entry(4, "丙一", SECOND))


def test_a_typed_name_is_the_one_person_of_that_name_in_the_branch() -> None:
    assert author_on_roll(" 王伟 ", WITHIN[FIRST], ROLL) == ROLL[1]
    assert author_on_roll("王伟", WITHIN[SECOND], ROLL) == ROLL[2]
    assert author_on_roll("王伟", {GROUP}, ROLL) == ROLL[1], "a group is enough to tell"
    assert author_on_roll("王伟", WITHIN[1], ROLL) is None, "two have it"
    assert author_on_roll("丙一", WITHIN[FIRST], ROLL) is None, "somebody of another branch"
    assert author_on_roll("", WITHIN[1], ROLL) is None


def test_authors_are_members_or_others_in_the_order_met() -> None:
    pieces = [
        piece("外单位的人"),
        piece("甲一"),
        piece("旧名字", member=4),
        piece("王伟", 1),
        piece("已转出", member=99),
        piece("外单位的人"),
    ]
    found = authors_of(pieces, ROLL, WITHIN)
    assert found.member_ids == {1, 4}
    assert found.others == ("外单位的人", "王伟", "已转出")


def test_a_branch_without_people_expects_an_unknown_number() -> None:
    first, second = submissions_of(BRANCHES, ROLL[:2], {2}, {1})
    assert (first.expected, first.submitted, first.missing) == (2, 1, (Missing(1, "甲一", undated=True),))
    assert (second.expected, second.submitted, second.missing) == (None, 0, ())


@given(
    st.lists(st.sampled_from((FIRST, SECOND)), max_size=30),
    st.sets(st.integers(0, 40)),
    st.sets(st.integers(0, 40)),
)
def test_everybody_on_the_roll_is_counted_once(
    places: list[int], submitted: set[int], undated: set[int]
) -> None:
    roll = [entry(number, f"人{number}", place) for number, place in enumerate(places)]
    branches = submissions_of(BRANCHES, roll, submitted, undated)
    for branch in branches:
        assert branch.submitted + len(branch.missing) == (branch.expected or 0)
    missing = [one.member_id for branch in branches for one in branch.missing]
    assert sorted(missing) == [one.id for one in roll if one.id not in submitted]
    assert {one.member_id for branch in branches for one in branch.missing if one.undated} == (
        {one.id for one in roll} & undated - submitted
    )
