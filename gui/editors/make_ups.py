"""补学: those who were away, and when each made up for it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from gui.editors.kind_part import KindPart, Setting
from gui.editors.parts.lines import LinesPart, LineSpec
from gui.formats import date_text
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.fields.suggested import SuggestedField
from gui.widgets.labels import label
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rules.make_ups import absentees, completed, count_make_ups, make_up_sentence
from models.rules.terms import MeetingKind, RecordStatus

WAYS = ("自学", "送学上门", "补课", "网络学习", "参加下次学习")
NOT_MADE_UP = frozenset({MeetingKind.HEART_TALK, MeetingKind.POLITICAL_BIRTHDAY, MeetingKind.DUES_DAY})
"""Kinds that nobody makes up for."""


def _name() -> Field:
    return PersonField("补学人员", required=True, hint="姓名")


def _done_on() -> Field:
    return DateField("补学日期", hint="补学日期")


def _way() -> Field:
    field = SuggestedField("补学方式", hint="方式，如 自学")
    field.set_suggestions(WAYS)
    return field


def _note() -> Field:
    return TextField("补学说明", hint="说明")


class _Lines(LinesPart):
    def __init__(self) -> None:
        fields = (
            LineSpec("name", _name, 0, 0, 5),
            LineSpec("done_on", _done_on, 0, 5, 7),
            LineSpec("way", _way, 1, 0, 5),
            LineSpec("note", _note, 1, 5, 7),
        )
        super().__init__("补学", fields, "添加一人")


class MakeUpPart(KindPart):
    """One click lists everybody on leave or absent; each line is closed by its day."""

    SECTION = "after"

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[MakeUp, ...] = ()
        self._setting: Setting | None = None
        self.lines = _Lines()
        self.told = label("", "second", wrap=True)
        self.list_button = plain_button("列出请假、缺席人员", "people")
        self.list_button.setToolTip("把签到名单里请假、缺席而还没有列出的人各添一行，补学日期留空")
        row = QHBoxLayout()
        row.setSpacing(look().px(8))
        row.addWidget(self.told, 1)
        row.addWidget(self.list_button)
        self.column.addLayout(row)
        self.column.addWidget(self.lines)
        self.list_button.clicked.connect(self.list_absentees)
        self.lines.edited.connect(self._edited)

    def concerns(self, setting: Setting) -> bool:
        if setting.status is not RecordStatus.HELD or setting.own in NOT_MADE_UP:
            return False
        return bool(absentees(setting.sheet)) or bool(self.lines.lines)

    def set_setting(self, setting: Setting) -> None:
        self._setting = setting
        self._tell()

    def set_people(self, people: list[Person]) -> None:
        self.lines.set_people(people)

    def _sheet(self) -> tuple[AttendanceRow, ...]:
        return self._setting.sheet if self._setting is not None else ()

    @Slot()
    def list_absentees(self) -> None:
        """A line for everybody away who has none."""
        before = self._rows()
        after = completed(self._sheet(), before)
        if len(after) > len(before):
            self._shown = after
            self.lines.show_lines([*self.lines.state(), *map(_texts, after[len(before) :])])
            self._tell()
            self.edited.emit()
        first = next((line for line in self.lines.lines if not line.fields["done_on"].state()), None)
        if first is not None:
            first.fields["done_on"].setFocus()

    @Slot()
    def _edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        sheet = self._sheet()
        counts = count_make_ups(sheet, self._rows())
        self.told.setText(make_up_sentence(counts) if sheet else "")
        self.list_button.setEnabled(len(completed(sheet, self._rows())) > len(self._rows()))

    # Contents

    def show_detail(self, detail: StudyDetail | MeetingDetail | None) -> None:
        self._shown = detail.make_ups if detail is not None else ()
        self.lines.show_lines([_texts(row) for row in self._shown])
        self._tell()

    def into(self, detail: Any) -> Any:
        return replace(detail, make_ups=self._rows())

    def _rows(self) -> tuple[MakeUp, ...]:
        """What was typed, each name with the person of the sheet it means."""
        known = self._people_by_name()
        rows = []
        for line in self.lines.lines:
            if line.is_empty():
                continue
            texts = line.values()
            name = texts["name"]
            ids = known.get(name, [])
            member_id = ids.pop(0) if ids else None
            rows.append(MakeUp(name, member_id, texts["done_on"], texts["way"], texts["note"]))
        return tuple(rows)

    def _people_by_name(self) -> dict[str, list[int | None]]:
        """Whom a name may mean: first as it was stored, then as the sheet has it; each person once."""
        found: dict[str, list[int | None]] = {}
        for row in self._shown:
            found.setdefault(row.name, []).append(row.member_id)
        for away in absentees(self._sheet()):
            ids = found.setdefault(away.name, [])
            if away.member_id not in ids:
                ids.append(away.member_id)
        return found

    def state(self) -> Any:
        return self.lines.state()

    def restore(self, state: Any) -> None:
        self.lines.restore(state)
        self._tell()

    def problem(self) -> str | None:
        wrong = self.lines.problem()
        if wrong is not None or self._setting is None or self._setting.day is None:
            return wrong
        return _too_early(self._rows(), self._setting)


def _too_early(rows: Sequence[MakeUp], setting: Setting) -> str | None:
    for row in rows:
        if row.done_on is not None and setting.day is not None and row.done_on < setting.day:
            return f"{row.name}的补学日期早于学习当天，请核对。"
    return None


def _texts(row: MakeUp) -> dict[str, str]:
    return {
        "name": row.name,
        "done_on": date_text(row.done_on) if row.done_on else "",
        "way": row.way,
        "note": row.note,
    }
