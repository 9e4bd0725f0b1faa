"""The organisations a record may belong to, as choices."""

from collections.abc import Collection, Sequence

from models.rows.bureau import OrganizationRow
from models.rules.terms import OrganizationKind

Choice = tuple[int, str]


def organization_choices(
    rows: Sequence[OrganizationRow], kinds: Collection[OrganizationKind], kept: int | None = None
) -> list[Choice]:
    """The organisations of these kinds in tree order; a group is named with its branch. Dissolved ones are
    offered too, for late entries. `kept` is offered whatever its kind: an old record shows its own.
    """
    names = {row.id: row.name for row in rows}
    return [
        (row.id, full_name(row, names))
        for row in rows
        if row.id is not None and (row.kind in kinds or row.id == kept)
    ]


def party_choices(rows: Sequence[OrganizationRow]) -> list[Choice]:
    """All party organisations, indented as the tree is, for a filter."""
    parents = {row.id: row.parent_id for row in rows}
    return [
        (row.id, "　" * _depth(row.id, parents) + row.name)
        for row in rows
        if row.id is not None and row.kind.is_party
    ]


def full_name(row: OrganizationRow, names: dict[int | None, str]) -> str:
    """第一党支部·第二党小组; the plain name of anything but a group."""
    parent = names.get(row.parent_id, "") if row.kind is OrganizationKind.GROUP else ""
    return f"{parent}·{row.name}" if parent else row.name


def group_names(rows: Sequence[OrganizationRow]) -> dict[int, str]:
    """The full names of the groups, whose own names repeat from branch to branch."""
    names = {row.id: row.name for row in rows}
    return {
        row.id: full_name(row, names)
        for row in rows
        if row.id is not None and row.kind is OrganizationKind.GROUP
    }


def _depth(row_id: int, parents: dict[int | None, int | None]) -> int:
    depth, at = 0, parents.get(row_id)
    while at is not None and depth < 8:
        depth, at = depth + 1, parents.get(at)
    return depth
