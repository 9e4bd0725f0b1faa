"""The tree of organisations with the headcount of each, as of one day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from gui.look.icons import icon
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind, Standing
from models.services.organizations import with_descendants

# What the tree can stand on besides an organisation's own id.
WHOLE_BUREAU = 0
FORMER_MEMBERS = -1
NODE_ROLE = Qt.ItemDataRole.UserRole + 1

_ICONS = {
    OrganizationKind.PARTY_COMMITTEE: "organization",
    OrganizationKind.GENERAL_BRANCH: "organization",
    OrganizationKind.BRANCH: "people_team",
    OrganizationKind.GROUP: "people",
    OrganizationKind.DEPARTMENT: "home",
    OrganizationKind.SUBORDINATE_UNIT: "home",
}


@dataclass(frozen=True)
class Headcount:
    """How many people stand on a roll, by standing."""

    full: int = 0
    probationary: int = 0
    activists: int = 0

    @property
    def members(self) -> int:
        """正式 and 预备 together."""
        return self.full + self.probationary

    @property
    def words(self) -> str:
        """正式党员8名，预备党员1名，入党积极分子2名."""
        counts = ((Standing.FULL, self.full), (Standing.PROBATIONARY, self.probationary))
        parts = [f"{standing.label}{count}名" for standing, count in counts]
        if self.activists:
            parts.append(f"{Standing.ACTIVIST.label}{self.activists}名")
        return "，".join(parts)


def headcount(entries: Iterable[RosterEntry]) -> Headcount:
    """The people counted by standing."""
    standings = [entry.standing for entry in entries]
    return Headcount(
        standings.count(Standing.FULL),
        standings.count(Standing.PROBATIONARY),
        standings.count(Standing.ACTIVIST),
    )


def people_of(
    rows: Sequence[OrganizationRow], entries: Iterable[RosterEntry], node: int
) -> list[RosterEntry]:
    """Those of `entries` that belong to a node or anything below it; 处室 and 直属单位 go by the department written
    for a person. `rows` come in tree order.
    """
    if node == WHOLE_BUREAU:
        return list(entries)
    ids = with_descendants(rows, node)
    units = {
        name
        for row in rows
        if row.id in ids and not row.kind.is_party
        for name in (row.name, row.short_name)
        if name
    }
    return [
        entry
        for entry in entries
        if entry.branch_id in ids or entry.group_id in ids or entry.department in units
    ]


def headcounts(rows: Sequence[OrganizationRow], entries: Iterable[RosterEntry]) -> dict[int, Headcount]:
    """What `headcount(people_of(…))` says of every node, in one pass over the people."""
    above = _nodes_above(rows)
    units: dict[str, set[int]] = {}
    for row in rows:
        if not row.kind.is_party and row.id is not None:
            for name in filter(None, (row.name, row.short_name)):
                units.setdefault(name, set()).update(above[row.id])
    counts: dict[int, Counter[Standing]] = {node: Counter() for node in above}
    for entry in entries:
        nodes = {*above.get(entry.branch_id, ()), *above.get(entry.group_id or 0, ())}
        for node in nodes | units.get(entry.department, set()):
            counts[node][entry.standing] += 1
    return {
        node: Headcount(count[Standing.FULL], count[Standing.PROBATIONARY], count[Standing.ACTIVIST])
        for node, count in counts.items()
    }


def _nodes_above(rows: Sequence[OrganizationRow]) -> dict[int, frozenset[int]]:
    """Each organisation with all above it, itself among them. Parents come before their children."""
    above: dict[int, frozenset[int]] = {}
    for row in rows:
        if row.id is not None:
            above[row.id] = above.get(row.parent_id or 0, frozenset()) | {row.id}
    return above


class OrganizationsModel(QStandardItemModel):
    """Two columns: name and number of members. Every item carries its node under NODE_ROLE."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setHorizontalHeaderLabels(["组织", "党员"])
        self._shown: object = None

    def replace(
        self,
        bureau: str,
        rows: Sequence[OrganizationRow],
        entries: Sequence[RosterEntry],
        former: int,
        day: date,
    ) -> bool:
        """Show the tree as of `day`; False when nothing differs from what is shown. `former` people left the
        roll.
        """
        counts = headcounts(rows, entries)
        counted = [(row, counts.get(row.id or 0, Headcount())) for row in rows]
        wanted = (bureau, tuple(counted), headcount(entries), former, day)
        if wanted == self._shown:
            return False
        self._shown = wanted
        self.removeRows(0, self.rowCount())
        top = self.invisibleRootItem()
        self._add(top, WHOLE_BUREAU, bureau or "全单位", "home", headcount(entries))
        items: dict[int | None, QStandardItem] = {None: top}
        for row, count in counted:
            parent = items.get(row.parent_id, top)
            items[row.id] = self._add(
                parent,
                row.id or 0,
                _words(row, day),
                _ICONS[row.kind],
                count,
                f"{row.kind.label}：{row.name}",
            )
        gone = self._add(top, FORMER_MEMBERS, "不在册人员", "history", None)
        top.child(gone.row(), 1).setText(str(former))
        return True

    def item_of(self, node: int) -> QStandardItem | None:
        """The item standing for a node."""
        found = self.match(
            self.index(0, 0),
            NODE_ROLE,
            node,
            1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchWrap,
        )
        return self.itemFromIndex(found[0]) if found else None

    def _add(
        self,
        parent: QStandardItem,
        node: int,
        text: str,
        icon_name: str,
        count: Headcount | None,
        about: str = "",
    ) -> QStandardItem:
        name = QStandardItem(icon(icon_name), text)
        number = QStandardItem(str(count.members) if count else "")
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        told = f"{about or text}\n{count.words}" if count else text
        for item in (name, number):
            item.setEditable(False)
            item.setData(node, NODE_ROLE)
            item.setToolTip(told)
        name.setAccessibleText(told)
        parent.appendRow([name, number])
        return name


def _words(row: OrganizationRow, day: date) -> str:
    heads = (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)
    # Full names of committees begin alike and would all be cut to the same few characters.
    name = row.short_name if row.short_name and row.kind in heads else row.name
    if row.founded_on is not None and day < row.founded_on:
        return f"{name}（未成立）"
    if row.dissolved_on is not None and row.dissolved_on <= day:
        return f"{name}（已撤销）"
    return name
