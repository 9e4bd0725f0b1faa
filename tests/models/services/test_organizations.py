"""The tree of organisations."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Conflict, NotFound
from models.rows.bureau import OrganizationRow
from models.rows.changes import Changes, Subject
from models.rows.compliance import Exemption
from models.rows.inspection import VisitedBranch
from models.rows.life import ContactSpell
from models.rules.terms import MeetingKind, OrganizationKind
from models.services.meetings import remove_meeting
from models.services.members import save_member
from models.services.organizations import (
    branches_of,
    list_organizations,
    proposed_superior,
    remove_organization,
    save_organization,
    superiors_for,
    with_descendants,
)
from models.services.rulebook import save_exemption
from tests.models.services import making
from tests.models.services.making import (
    Ids,
    add_organization,
    add_person,
    nothing_written,
    person,
    post,
    undone,
)
from tests.models.services.strategies import few

BRANCH, GROUP, DEPARTMENT = OrganizationKind.BRANCH, OrganizationKind.GROUP, OrganizationKind.DEPARTMENT
GENERAL, COMMITTEE = OrganizationKind.GENERAL_BRANCH, OrganizationKind.PARTY_COMMITTEE


def row_of(session: Session, organization_id: int) -> OrganizationRow:
    return next(row for row in list_organizations(session) if row.id == organization_id)


def test_an_organisation_is_read_as_it_was_saved(session: Session, ids: Ids) -> None:
    typed = OrganizationRow(
        None,
        BRANCH,
        " 第三党支部 ",
        " 三支部 ",
        ids.committee,
        date(2020, 1, 1),
        date(2027, 1, 1),
        sort_order=9,
        theme_day_nth=5,
        theme_day_weekday=3,
        creation_theme=" 模范创建 ",
        feature=" 一线服务 ",
    )

    changes = save_organization(session, typed)

    assert changes == Changes.of(Subject.BUREAU, Subject.ROSTER, record_id=changes.record_id)
    assert changes.record_id is not None
    session.expunge_all()
    expected = replace(
        typed,
        id=changes.record_id,
        name="第三党支部",
        short_name="三支部",
        creation_theme="模范创建",
        feature="一线服务",
        version=1,
    )
    assert row_of(session, changes.record_id) == expected


def test_parents_come_before_children_and_siblings_by_their_order(session: Session) -> None:
    second = add_organization(session, OrganizationKind.GENERAL_BRANCH, "乙总支", sort_order=2)
    first = add_organization(session, OrganizationKind.GENERAL_BRANCH, "甲总支", sort_order=1)
    add_organization(session, BRANCH, "乙二支部", parent_id=second, sort_order=2)
    add_organization(session, BRANCH, "乙一支部", parent_id=second, sort_order=1)
    add_organization(session, BRANCH, "甲一支部", parent_id=first)
    add_organization(session, BRANCH, "甲二支部", parent_id=first)

    names = [row.name for row in list_organizations(session)]

    assert names == ["甲总支", "甲一支部", "甲二支部", "乙总支", "乙一支部", "乙二支部"]
    assert [row.name for row in branches_of(list_organizations(session))] == [
        names[1],
        names[2],
        names[4],
        names[5],
    ]


@few
@given(st.lists(st.integers(0, 12), max_size=12), st.randoms(use_true_random=False))
def test_any_tree_is_listed_whole_with_parents_first(
    store: Store, parents: list[int], chance: object
) -> None:
    with undone(store) as session:
        made: list[int] = []
        for place, choice in enumerate(parents):
            parent = made[choice % (len(made) + 1) - 1] if made and choice % (len(made) + 1) else None
            made.append(
                add_organization(session, DEPARTMENT, f"{place}处", parent_id=parent, sort_order=choice % 3)
            )
        rows = list_organizations(session)

        assert sorted(row.id or 0 for row in rows) == sorted(made)
        seen: set[int | None] = {None}
        for row in rows:
            assert row.parent_id in seen
            seen.add(row.id)
        for root in made:
            above = {row.id: row.parent_id for row in rows}
            below = {id_ for id_ in above if _is_below(id_, root, above)}
            assert with_descendants(rows, root) == below


def _is_below(organization_id: int | None, root: int, above: dict[int | None, int | None]) -> bool:
    while organization_id is not None:
        if organization_id == root:
            return True
        organization_id = above[organization_id]
    return False


def test_names_may_be_doubled_only_under_different_parents(session: Session, ids: Ids) -> None:
    with nothing_written(session), pytest.raises(BadInput, match="已经有“第一党支部”"):
        add_organization(session, BRANCH, " 第一党支部 ", parent_id=ids.committee)

    add_organization(session, GROUP, "第一党小组", parent_id=ids.second)
    save_organization(session, row_of(session, ids.first))


@pytest.mark.parametrize("below", ["committee", "first", "group"])
def test_no_organisation_stands_below_itself(session: Session, ids: Ids, below: str) -> None:
    row = row_of(session, ids.committee)

    with nothing_written(session), pytest.raises(BadInput, match="下级"):
        save_organization(session, replace(row, parent_id=getattr(ids, below)))


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"name": " 　"}, "名称"),
        ({"founded_on": date(2026, 1, 1), "dissolved_on": date(2026, 1, 1)}, "撤销日期"),
        ({"founded_on": date(2026, 1, 2), "dissolved_on": date(2026, 1, 1)}, "撤销日期"),
        ({"kind": GROUP, "parent_id": None}, "党支部"),
    ],
)
def test_an_organisation_that_cannot_be(
    session: Session, ids: Ids, wrong: dict[str, object], word: str
) -> None:
    row = replace(OrganizationRow(None, BRANCH, "新支部", parent_id=ids.committee), **wrong)  # type: ignore[arg-type]

    with nothing_written(session), pytest.raises(BadInput, match=word):
        save_organization(session, row)


def test_a_group_belongs_to_a_branch_and_to_nothing_else(session: Session, ids: Ids) -> None:
    for parent_id in (ids.committee, ids.group, ids.department):
        with nothing_written(session), pytest.raises(BadInput, match="党小组须归属一个党支部"):
            add_organization(session, GROUP, "第九党小组", parent_id=parent_id)


@pytest.mark.parametrize(
    ("kind", "below", "word"),
    [
        (GENERAL, "first", "党总支不能设在党支部“第一党支部”下面"),
        (BRANCH, "second", "党支部不能设在党支部“第二党支部”下面"),
        (BRANCH, "department", "党组织和处室、直属单位分开列"),
        (DEPARTMENT, "committee", "党组织和处室、直属单位分开列"),
        (COMMITTEE, "group", "机关党委不能设在党小组“第一党小组”下面"),
    ],
)
def test_nothing_stands_below_what_is_lower(
    session: Session, ids: Ids, kind: OrganizationKind, below: str, word: str
) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        add_organization(session, kind, "新组织", parent_id=getattr(ids, below))

    assert "还没有保存" in caught.value.sentence


def test_another_kind_must_fit_those_below_and_the_people(session: Session, ids: Ids) -> None:
    first, second = row_of(session, ids.first), row_of(session, ids.second)
    with nothing_written(session), pytest.raises(BadInput, match="下面还有党小组“第一党小组”"):
        save_organization(session, replace(first, kind=GENERAL))
    save_organization(session, replace(second, kind=GENERAL))
    save_organization(session, replace(row_of(session, ids.second), kind=BRANCH))
    add_person(session, "王芳", ids.second)
    with nothing_written(session), pytest.raises(BadInput, match="名册上有（或有过）人员"):
        save_organization(session, replace(row_of(session, ids.second), kind=GENERAL))
    save_organization(session, replace(row_of(session, ids.second), short_name="二支部"))


def test_the_superior_proposed_is_the_nearest_that_may_be_one(session: Session, ids: Ids) -> None:
    general = add_organization(session, GENERAL, "离退休党总支", parent_id=ids.committee)
    below = add_organization(session, BRANCH, "离退休第一党支部", parent_id=general)
    rows = list_organizations(session)

    assert proposed_superior(GROUP, rows, ids.group) == ids.first
    assert proposed_superior(BRANCH, rows, below) == general
    assert proposed_superior(GENERAL, rows, ids.group) == ids.committee
    assert proposed_superior(BRANCH, rows, None) == ids.committee
    assert proposed_superior(BRANCH, rows, ids.department) == ids.committee
    assert proposed_superior(GROUP, rows, ids.committee) is None
    assert proposed_superior(DEPARTMENT, rows, ids.first) is None
    assert proposed_superior(COMMITTEE, rows, ids.first, own_id=ids.committee) is None


def test_the_superiors_offered_are_those_that_would_be_accepted(session: Session, ids: Ids) -> None:
    rows = list_organizations(session)
    for kind in OrganizationKind:
        offered = {row.id for row in superiors_for(kind, rows)}
        for place in rows:
            with session.begin_nested() as attempt:
                try:
                    add_organization(session, kind, "新组织", parent_id=place.id)
                    accepted = True
                except BadInput:
                    accepted = False
                attempt.rollback()
            assert (place.id in offered) is accepted
    assert {row.id for row in superiors_for(BRANCH, rows, ids.first)} == {ids.committee}


def test_an_organisation_changed_elsewhere_is_not_overwritten(store: Store, kept: Ids) -> None:
    with store.read() as session:
        row = row_of(session, kept.first)
    with store.write() as session:
        save_organization(session, replace(row, name="机关第一党支部"))

    with pytest.raises(Conflict), store.write() as session:
        save_organization(session, row)
    with pytest.raises(Conflict), store.write() as session:
        remove_organization(session, kept.first, row.version)

    with store.read() as session:
        assert row_of(session, kept.first) == replace(row, name="机关第一党支部", version=2)


def test_an_organisation_entered_by_mistake_can_be_removed(session: Session, ids: Ids) -> None:
    remove_organization(session, ids.second, 1)

    assert ids.second not in {row.id for row in list_organizations(session)}
    with pytest.raises(NotFound):
        remove_organization(session, ids.second, 1)
    with pytest.raises(NotFound):
        save_organization(session, OrganizationRow(ids.second, BRANCH, "再来", version=1))


@pytest.mark.parametrize(
    "use",
    [
        "child",
        "member",
        "group member",
        "post",
        "record",
        "removed record",
        "visit",
        "finding",
        "exemption",
        "contact point",
    ],
)
def test_an_organisation_in_use_is_dissolved_not_removed(session: Session, ids: Ids, use: str) -> None:
    target = ids.group if use == "group member" else ids.second
    if use == "child":
        add_organization(session, GROUP, "新小组", parent_id=ids.second)
    elif use == "member":
        add_person(session, "王芳", ids.second)
    elif use == "group member":
        add_person(session, "王芳", ids.first, group_id=ids.group)
    elif use == "post":
        add_person(session, "王芳", ids.first, posts=(post(ids.second, "联络员"),))
    elif use == "visit":
        making.add_inspection(session, ids.committee, branches=(VisitedBranch(ids.second),))
    elif use == "finding":
        making.add_inspection(session, ids.committee, findings=(making.finding(ids.second),))
    elif use == "exemption":
        days = date(2026, 10, 1), date(2026, 10, 7)
        save_exemption(session, Exemption(None, *days, "放假", ids.second))
    elif use == "contact point":
        save_member(session, replace(person("王芳", ids.first), contacts=(ContactSpell(ids.second),)))
    else:
        record_id = making.add_meeting(session, ids.second, MeetingKind.PARTY_LECTURE)
        if use == "removed record":
            take_off(session, record_id)

    with nothing_written(session), pytest.raises(BadInput, match="撤销日期"):
        remove_organization(session, target, row_of(session, target).version)


def take_off(session: Session, record_id: int) -> None:
    remove_meeting(session, record_id, 1)
