"""Who belongs to which node of the tree, and how many they are."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from gui.tables.organizations import (
    FORMER_MEMBERS,
    NODE_ROLE,
    WHOLE_BUREAU,
    Headcount,
    OrganizationsModel,
    headcount,
    headcounts,
    people_of,
)
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind, Standing

DAY = date(2026, 11, 5)
ROWS = (
    OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "中共某某局机关委员会", "机关党委"),
    OrganizationRow(2, OrganizationKind.BRANCH, "第一党支部", parent_id=1),
    OrganizationRow(3, OrganizationKind.GROUP, "第一党小组", parent_id=2),
    OrganizationRow(4, OrganizationKind.BRANCH, "第二党支部", parent_id=1, founded_on=date(2027, 1, 1)),
    OrganizationRow(5, OrganizationKind.BRANCH, "第三党支部", parent_id=1, dissolved_on=DAY),
    OrganizationRow(6, OrganizationKind.DEPARTMENT, "办公室"),
)
ENTRIES = (
    RosterEntry(1, "甲", Standing.FULL, 2, "第一党支部", 3, "第一党小组", department="办公室"),
    RosterEntry(2, "乙", Standing.PROBATIONARY, 2, "第一党支部"),
    RosterEntry(3, "丙", Standing.ACTIVIST, 2, "第一党支部", department="办公室"),
    RosterEntry(4, "丁", Standing.FULL, 5, "第三党支部", department="人事处"),
)


@pytest.mark.parametrize(
    ("node", "names"),
    [
        (WHOLE_BUREAU, "甲乙丙丁"),
        (1, "甲乙丙丁"),
        (2, "甲乙丙"),
        (3, "甲"),
        (4, ""),
        (5, "丁"),
        (6, "甲丙"),
    ],
)
def test_people_of_a_node_are_those_in_it_or_below_it(node: int, names: str) -> None:
    assert "".join(entry.name for entry in people_of(ROWS, ENTRIES, node)) == names


def test_a_headcount_counts_activists_apart() -> None:
    assert headcount(ENTRIES) == Headcount(2, 1, 1)
    assert headcount(ENTRIES).members == 3
    assert headcount(ENTRIES).words == "正式党员2名，预备党员1名，入党积极分子1名"


@given(st.lists(st.sampled_from(ENTRIES)))
def test_nobody_is_lost_in_counting(entries: list[RosterEntry]) -> None:
    count = headcount(entries)
    assert count.full + count.probationary + count.activists == len(entries)


@given(
    st.lists(
        st.builds(
            RosterEntry,
            id=st.integers(1, 99),
            name=st.just("某"),
            standing=st.sampled_from(Standing),
            branch_id=st.sampled_from([2, 4, 5, 77]),
            branch_name=st.just(""),
            group_id=st.sampled_from([None, 3]),
            department=st.sampled_from(["", "办公室", "人事处"]),
        )
    )
)
def test_counting_all_at_once_is_counting_each(entries: list[RosterEntry]) -> None:
    each = {row.id: headcount(people_of(ROWS, entries, row.id or 0)) for row in ROWS}
    assert headcounts(ROWS, entries) == each


@pytest.fixture
def model(qapp: object) -> Iterator[OrganizationsModel]:
    """The tree of ROWS with ENTRIES, watched by Qt's own tester."""
    made = OrganizationsModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.replace("某某局", ROWS, ENTRIES, 2, DAY)
    yield made
    del tester


def shown(model: OrganizationsModel, node: int) -> tuple[str, str]:
    """Name and number of a node as shown."""
    item = model.item_of(node)
    assert item is not None
    number = model.itemFromIndex(item.index().siblingAtColumn(1))
    return item.text(), number.text()


def test_every_node_shows_its_name_and_members(model: OrganizationsModel) -> None:
    assert shown(model, WHOLE_BUREAU) == ("某某局", "3")
    assert shown(model, 1) == ("机关党委", "3")
    assert shown(model, 3) == ("第一党小组", "1")
    assert shown(model, FORMER_MEMBERS) == ("不在册人员", "2")


def test_what_is_not_yet_or_no_longer_there_is_marked(model: OrganizationsModel) -> None:
    assert shown(model, 4)[0] == "第二党支部（未成立）"
    assert shown(model, 5)[0] == "第三党支部（已撤销）"


def test_children_stand_below_their_parents(model: OrganizationsModel) -> None:
    group = model.item_of(3)
    assert group is not None
    assert group.parent().data(NODE_ROLE) == 2
    assert group.parent().parent().data(NODE_ROLE) == 1


def test_the_same_tree_is_not_built_again(model: OrganizationsModel) -> None:
    before = model.item_of(2)
    assert not model.replace("某某局", ROWS, ENTRIES, 2, DAY)
    assert model.item_of(2) is before
    assert model.replace("某某局", ROWS, ENTRIES[:1], 2, DAY)
    assert shown(model, 2) == ("第一党支部", "1")
