"""Which organisation may stand below which: 机关党委 > 党总支 > 党支部 > 党小组; 处室 and 直属单位 are a tree of their own."""

from models.rules.terms import OrganizationKind

_PARTY = (
    OrganizationKind.PARTY_COMMITTEE,
    OrganizationKind.GENERAL_BRANCH,
    OrganizationKind.BRANCH,
    OrganizationKind.GROUP,
)
_UNITS = (OrganizationKind.SUBORDINATE_UNIT, OrganizationKind.DEPARTMENT)
# The committee of a subordinate unit stands below the bureau's own, a division of a unit below another.
_MAY_NEST = (OrganizationKind.PARTY_COMMITTEE, *_UNITS)
_ENDINGS = (
    ("党小组", OrganizationKind.GROUP),
    ("总支部", OrganizationKind.GENERAL_BRANCH),
    ("总支", OrganizationKind.GENERAL_BRANCH),
    ("支部", OrganizationKind.BRANCH),
)


def may_stand_below(kind: OrganizationKind, parent: OrganizationKind | None) -> bool:
    """True when an organisation of ``kind`` may have a superior of the kind ``parent``; None is the top of the tree.

    A group is part of a branch: it stands below nothing else, nor alone.
    """
    if kind is OrganizationKind.GROUP:
        return parent is OrganizationKind.BRANCH
    if parent is None:
        return True
    line = _PARTY if kind.is_party else _UNITS
    if parent not in line:
        return False
    return line.index(parent) < line.index(kind) or (parent is kind and kind in _MAY_NEST)


def kind_named(name: str) -> OrganizationKind | None:
    """The kind that a party organisation's name ends with; None when it says none (委员会 and 委 may be several things)."""
    plain = name.strip().removesuffix("委员会")
    return next((kind for ending, kind in _ENDINGS if plain.endswith(ending)), None)
