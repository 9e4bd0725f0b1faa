"""The kinds of lines the registers have, from frozen rows to lines and back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from gui.editors.parts.lines import LinesPart, LineSpec
from gui.formats import date_text
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.fields.person import PersonField
from models.rows.attendance import Observer
from models.rows.meeting import Speech
from models.rows.rectification import ProgressEntry
from models.rows.study import Contribution

ROLES = ("领学", "重点发言", "交流发言")
"""What a speaker of a study session does (domain §3.2)."""


def _speaker() -> Field:
    return PersonField("发言人", required=True, hint="发言人")


def _gist() -> Field:
    return TextArea("发言要点", hint="发言要点", least=1, most=8)


class _RoleField(ChoiceField):
    """The usual roles; one that another office wrote is kept and offered."""

    def __init__(self) -> None:
        super().__init__("发言类别", self._offered())

    @staticmethod
    def _offered(*others: str) -> list[tuple[str, str]]:
        return [("", "类别"), *((role, role) for role in (*ROLES, *others))]

    def restore(self, state: str) -> None:
        if state and state not in self.box.values():
            self.set_choices(self._offered(state))
        super().restore(state)


def _observer_name() -> Field:
    return TextField("列席人", required=True, hint="列席人")


def _unit() -> Field:
    return TextField("列席人单位", hint="单位")


def _position() -> Field:
    return TextField("列席人职务", hint="职务")


def _progress_day() -> Field:
    return DateField("进展日期", required=True)


def _percent() -> Field:
    return CountField("完成百分比", hint="完成 %，不好估计的留空")


def _progress_text() -> Field:
    return TextArea("进展情况", required=True, hint="做了什么、成效如何", least=2, most=8)


class ContributionsPart(LinesPart):
    """领学和发言."""

    def __init__(self) -> None:
        fields = (
            LineSpec("speaker", _speaker, 0, 0, 6),
            LineSpec("role", _RoleField, 0, 6, 6),
            LineSpec("text", _gist, 1, 0, 12),
        )
        super().__init__("领学和发言", fields, "添加发言")

    def show_rows(self, rows: Iterable[Contribution]) -> None:
        """Show what was said."""
        self.show_lines([{"speaker": row.speaker, "role": row.role, "text": row.text} for row in rows])

    def rows(self) -> tuple[Contribution, ...]:
        """What was typed."""
        return tuple(
            Contribution(line["speaker"], line["role"] or "", line["text"]) for line in self.filled()
        )


class SpeechesPart(LinesPart):
    """发言 under an item of the agenda."""

    def __init__(self) -> None:
        fields = (LineSpec("speaker", _speaker, 0, 0, 12), LineSpec("text", _gist, 1, 0, 12))
        super().__init__("发言", fields, "添加发言")

    def rows(self) -> tuple[Speech, ...]:
        """What was typed."""
        return tuple(Speech(line["speaker"], line["text"]) for line in self.filled())


class ObserversPart(LinesPart):
    """列席人员."""

    def __init__(self) -> None:
        fields = (
            LineSpec("name", _observer_name, 0, 0, 4),
            LineSpec("unit", _unit, 0, 4, 4),
            LineSpec("position", _position, 0, 8, 4),
        )
        super().__init__("列席人员", fields, "添加列席")

    def show_rows(self, rows: Iterable[Observer]) -> None:
        """Show who sat in."""
        self.show_lines([{"name": row.name, "unit": row.unit, "position": row.position} for row in rows])

    def rows(self) -> tuple[Observer, ...]:
        """What was typed."""
        return tuple(Observer(line["name"], line["unit"], line["position"]) for line in self.filled())


class ProgressPart(LinesPart):
    """整改进展. A new entry is dated today."""

    def __init__(self, today: Callable[[], date]) -> None:
        fields = (
            LineSpec("on", _progress_day, 0, 0, 5),
            LineSpec("percent", _percent, 0, 5, 7),
            LineSpec("text", _progress_text, 1, 0, 12),
        )
        self._today = today
        super().__init__("整改进展", fields, "登记进展", prefill=self._dated_today)

    def _dated_today(self) -> Mapping[str, str]:
        return {"on": date_text(self._today())}

    def show_rows(self, rows: Iterable[ProgressEntry]) -> None:
        """Show what has been done."""
        self.show_lines(
            [
                {
                    "on": date_text(row.on),
                    "percent": "" if row.percent is None else str(row.percent),
                    "text": row.text,
                }
                for row in rows
            ]
        )

    def days(self) -> tuple[date, ...]:
        """The days of the entries, as far as they are typed."""
        fields = (line.fields["on"] for line in self.lines)
        days = (field.value() for field in fields if isinstance(field, DateField))
        return tuple(day for day in days if day is not None)

    def rows(self) -> tuple[ProgressEntry, ...]:
        """What was typed."""
        return tuple(ProgressEntry(line["on"], line["text"], line["percent"]) for line in self.filled())
