"""Who came: the sheet, its counts, whether the meeting may start, and how the roster has moved since."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gui.editors.parts import roll_changes
from gui.editors.parts.attendance_model import SheetModel
from gui.editors.parts.attendance_table import SheetTable
from gui.editors.parts.bare import bare
from gui.editors.parts.part import Part
from gui.editors.people import People, SheetKey, proposals
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.fields.person import PersonField
from gui.widgets.labels import label
from models.rows.attendance import AttendanceCounts, AttendanceRow, count_attendance
from models.rows.bureau import RosterEntry
from models.rules.attendance_words import counts_text
from models.rules.quorum import Quorum
from models.rules.terms import AttendanceState

HINT = "按键：1出席　2请假　3缺席　4不计入　回车下一人"


class AttendancePart(Part):
    """The roster of the day comes by itself into a new record; a saved sheet is only ever changed by the
    clerk. `counted` fires whenever the counts may have changed.
    """

    counted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SheetModel(self)
        self.table = SheetTable(self.model)
        self._people: People | None = None
        self._filled_for: SheetKey | None = None
        self._follows = False
        self._committee = False
        self._votes = True
        self._added: set[int] = set()
        self._left: dict[int, AttendanceRow] = {}
        self._restored_for: list[Any] | None = None
        self.notice = Banner(closable=False)
        self.notice.action.connect(self._complete)
        self.counts = label("", "second", wrap=True)
        self.quorum = Banner(closable=False)
        self.column.addWidget(self.notice)
        self.column.addLayout(self._build_bulk())
        self.column.addWidget(self.table, 1)
        self.column.addWidget(label(HINT, "hint", wrap=True))
        self.column.addWidget(self.counts)
        self.column.addWidget(self.quorum)
        self.column.addLayout(self._build_adding())
        self.table.setMinimumHeight(look().px(300))
        self.table.removal_wanted.connect(self._remove_chosen)
        self.model.edited.connect(self._touched)
        self._recount()

    def _build_bulk(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().px(6))
        self.all_present = plain_button("全部出席")
        self.all_present.setToolTip("名单上每个人都记为出席；已记的请假、缺席也会改成出席")
        self.all_present.clicked.connect(self._mark_all)
        self.rest_present = plain_button("其余出席")
        self.rest_present.setToolTip("还没有记的人都记为出席；已记的不变")
        self.rest_present.clicked.connect(self._mark_rest)
        self.more = quiet_button("选中者", "chevron_down")
        self.more.clicked.connect(self._open_menu)
        for button in (self.all_present, self.rest_present, self.more):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().px(6))
        self.adding = _AddingField(self)
        bare(self.adding)
        self.add_button = plain_button("添加", "person_add")
        self.add_button.clicked.connect(self.add_typed)
        row.addWidget(self.adding, 1)
        row.addWidget(self.add_button)
        return row

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.table.read_only = self.model.read_only = read_only
        self._recount()

    # Showing

    def show_sheet(self, rows: Sequence[AttendanceRow], *, follows: bool) -> None:
        """Show a record's sheet; `follows`: a new record, whose sheet follows organisation, kind and day."""
        self._follows = follows
        self._filled_for = None
        self._people = None
        self._restored_for = None
        self._left = {}
        # In a new record whoever is there at the start was put there on purpose.
        self._added = {row.member_id for row in rows if row.member_id is not None} if follows else set()
        self.adding.set_value("")
        self.notice.clear()
        self._show(rows)

    def _show(self, rows: Sequence[AttendanceRow]) -> None:
        # After saving the same sheet comes back: the cursor stays on the person it was on.
        if tuple(rows) != self.model.rows():
            self.model.show_rows(rows)
        self._recount()

    def set_committee(self, committee: bool) -> None:
        """Whether the voters are the committee's members."""
        self._committee = committee
        self._recount()

    def set_votes(self, votes: bool) -> None:
        """Whether those with a vote are counted apart; at a study session nobody votes."""
        self._votes = votes
        self._recount()

    def people_came(self, people: People) -> None:
        """The roster of the day has been read."""
        self._people = people
        self.adding.set_people(proposals(people.roll))
        if self._follows and people.key != self._filled_for and not people.objection:
            self._refill(people)
        self._compare()

    def _refill(self, people: People) -> None:
        rows = [self._as_of_day(row, people.roll) for row in self.model.rows()]
        filled = roll_changes.refilled(rows, people.expected, self._added, tuple(self._left.values()))
        here = {row.member_id for row in filled}
        for row in rows:
            if row.member_id is not None and row.member_id not in here and roll_changes.is_marked(row):
                self._left[row.member_id] = row
        self._filled_for = people.key
        if filled != self.model.rows():
            self._show(filled)

    @staticmethod
    def _as_of_day(row: AttendanceRow, roll: Sequence[RosterEntry]) -> AttendanceRow:
        """The row with the standing of the day, for somebody the clerk added."""
        entry = next((entry for entry in roll if entry.id == row.member_id), None)
        if entry is None:
            return row
        return replace(row, standing=entry.standing, in_committee=entry.in_committee)

    def _compare(self) -> None:
        people = self._people
        if people is None:
            self.notice.clear()
        elif people.objection:
            self.notice.say(Tone.WARN, people.objection)
        elif not people.expected:
            # Kinds whose people the clerk names have no roster to differ from.
            self.notice.clear()
        else:
            found = roll_changes.difference(self.model.rows(), people.expected, self._added)
            if found:
                self.notice.say(Tone.INFO, found.sentence, "按名册补齐" if found.missing else "")
            else:
                self.notice.clear()

    # Contents

    def problem(self) -> str | None:
        """Marks typed on into the reason of the person before: the others would stay unmarked, and paper would say it."""
        for place, row in enumerate(self.rows()):
            if row.reason.strip().isdecimal():
                self.table.go_to(place)
                return (
                    f"{row.name}的原因只写了数字“{row.reason.strip()}”，请核对；要给下一个人记到会，先按回车"
                )
        return None

    def rows(self) -> tuple[AttendanceRow, ...]:
        """The sheet."""
        return self.model.rows()

    def tally(self, *, committee: bool | None = None) -> AttendanceCounts:
        """The counts; of the committee as voters when asked so, else as the meeting has it."""
        return count_attendance(
            self.model.rows(), committee=self._committee if committee is None else committee
        )

    def say_quorum(self, quorums: Sequence[Quorum], basis: str) -> None:
        """Show whether the meeting may start; the articles are in the tool tip."""
        if not quorums:
            self.quorum.clear()
            return
        met = [quorum.met for quorum in quorums]
        tone = Tone.BAD if False in met else Tone.WARN if None in met else Tone.OK
        if all(quorum.required is None and quorum.met for quorum in quorums):
            tone = Tone.NEUTRAL
        self.quorum.say(tone, "\n".join(quorum.sentence for quorum in quorums))
        self.quorum.setToolTip(basis)

    def state(self) -> Any:
        key = self._filled_for
        return {
            "rows": [roll_changes.row_state(row) for row in self.model.rows()],
            "added": sorted(self._added),
            "left": [roll_changes.row_state(row) for row in self._left.values()],
            "filled": [str(key.kind.value), key.organization_id, key.day.isoformat()] if key else None,
            "typed": self.adding.state(),
        }

    def restore(self, state: Any) -> None:
        rows = [roll_changes.row_of(row) for row in state["rows"]]
        left = [roll_changes.row_of(row) for row in state["left"]]
        self._added = set(state["added"])
        self._left = {row.member_id: row for row in left if row.member_id is not None}
        self._restored_for = state["filled"]
        self.adding.restore(str(state["typed"]))
        self._show(rows)

    def expect(self, key: SheetKey) -> None:
        """The key now asked for; a restored sheet that was filled for it stays as it was left."""
        if self._restored_for == [str(key.kind.value), key.organization_id, key.day.isoformat()]:
            self._filled_for = key
        self._restored_for = None

    # Orders of the clerk

    @Slot()
    def _mark_all(self) -> None:
        counted = [at for at, row in enumerate(self.rows()) if row.counted]
        self.model.mark(counted, AttendanceState.PRESENT)

    @Slot()
    def _mark_rest(self) -> None:
        unmarked = AttendanceState.UNMARKED
        rest = [at for at, row in enumerate(self.rows()) if row.counted and row.state is unmarked]
        self.model.mark(rest, AttendanceState.PRESENT)

    @Slot()
    def _open_menu(self) -> None:
        menu: QMenu = self.table.marking_menu
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _complete(self) -> None:
        if self._people is not None:
            found = roll_changes.difference(self.rows(), self._people.expected, self._added)
            self.model.append(found.missing)

    @Slot()
    def _remove_chosen(self) -> None:
        places = self.table.chosen()
        if places:
            gone = {self.model.row(place).member_id for place in places}
            self._added -= {member_id for member_id in gone if member_id is not None}
            self.model.remove(places)
            self.table.go_to(min(places[0], self.model.rowCount() - 1))

    @Slot()
    def add_typed(self) -> None:
        """Put the typed people at the end of the sheet; somebody who is there already is shown instead."""
        roll = self._people.roll if self._people else ()
        picked = self.adding.person()
        for name in self.adding.names():
            entry = self._entry_of(name, picked.id if picked else None, roll)
            place = self._place_of(name, entry)
            if place is not None:
                self.table.go_to(place)
                continue
            if entry is None:
                self.model.append([AttendanceRow(None, name)])
            else:
                self._added.add(entry.id)
                self.model.append(
                    [AttendanceRow(entry.id, name, entry.standing, in_committee=entry.in_committee)]
                )
            self.table.go_to(self.model.rowCount() - 1)
        self.adding.set_value("")

    @staticmethod
    def _entry_of(name: str, picked: int | None, roll: Sequence[RosterEntry]) -> RosterEntry | None:
        named = [entry for entry in roll if entry.name == name]
        chosen = [entry for entry in named if entry.id == picked]
        # Two of one name and none picked: nobody is guessed.
        return chosen[0] if chosen else named[0] if len(named) == 1 else None

    def _place_of(self, name: str, entry: RosterEntry | None) -> int | None:
        for at, row in enumerate(self.rows()):
            same = row.member_id == entry.id if entry else row.member_id is None and row.name == name
            if same:
                return at
        return None

    # Keeping things right

    @Slot()
    def _touched(self) -> None:
        self._recount()
        self._compare()
        self.edited.emit()

    def _recount(self) -> None:
        self.counts.setText(
            counts_text(self.tally(), committee=self._committee, votes=self._votes)
            if self.rows()
            else "签到名单还是空的，人数待补。"
        )
        for button in (self.all_present, self.rest_present, self.more):
            button.setEnabled(bool(self.rows()) and not self.read_only)
        self.counted.emit()


class _AddingField(PersonField):
    """Enter adds instead of going on to the next field."""

    def __init__(self, part: AttendancePart) -> None:
        super().__init__("添加人员", several=True, hint="姓名，可写几个，用顿号隔开")
        self._part = part

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.names():
            self._part.add_typed()
        else:
            super().keyPressEvent(event)
