"""Which organisation may stand below which, and what a name says of the kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.hierarchy import kind_named, may_stand_below
from models.rules.terms import OrganizationKind

COMMITTEE, GENERAL = OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH
BRANCH, GROUP = OrganizationKind.BRANCH, OrganizationKind.GROUP
DEPARTMENT, UNIT = OrganizationKind.DEPARTMENT, OrganizationKind.SUBORDINATE_UNIT
KINDS = st.sampled_from(OrganizationKind)


@pytest.mark.parametrize(
    ("kind", "superiors"),
    [
        (COMMITTEE, {None, COMMITTEE}),
        (GENERAL, {None, COMMITTEE}),
        (BRANCH, {None, COMMITTEE, GENERAL}),
        (GROUP, {BRANCH}),
        (UNIT, {None, UNIT}),
        (DEPARTMENT, {None, UNIT, DEPARTMENT}),
    ],
)
def test_the_superiors_of_each_kind(kind: OrganizationKind, superiors: set[OrganizationKind | None]) -> None:
    assert {parent for parent in (None, *OrganizationKind) if may_stand_below(kind, parent)} == superiors


@given(KINDS, KINDS)
def test_two_kinds_never_stand_below_each_other(one: OrganizationKind, other: OrganizationKind) -> None:
    if one is not other:
        assert not (may_stand_below(one, other) and may_stand_below(other, one))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("办公室党支部", BRANCH),
        ("中共某某局第一支部委员会", BRANCH),
        ("离退休党总支", GENERAL),
        ("中共某某局机关总支部委员会", GENERAL),
        ("第一党小组 ", GROUP),
        ("中共某某局机关委员会", None),
        ("机关党委", None),
        ("青年理论学习小组", None),
        ("", None),
    ],
)
def test_what_a_name_says(name: str, kind: OrganizationKind | None) -> None:
    assert kind_named(name) is kind
