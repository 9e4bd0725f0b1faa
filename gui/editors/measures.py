"""贯彻落实措施 of a first topic or another study: who does what by when, and what came of it (domain L2)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from gui.editors.kind_part import KindPart, Setting
from gui.editors.parts.lines import Line, LinesPart, LineSpec
from gui.editors.tools import EditorTools
from gui.formats import date_text
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.fields.suggested import SuggestedField
from models.rows.bureau import OrganizationRow
from models.rows.following import Measure
from models.rules.terms import RecordStatus, StudyKind
from models.services.organizations import list_organizations

FOLLOWED = frozenset({StudyKind.FIRST_TOPIC, StudyKind.CENTRE_GROUP})
"""Study whose measures are followed; besides it the first topics of meetings."""


def _text() -> Field:
    return TextArea("贯彻落实措施", required=True, hint="措施：做什么", least=1, most=8)


def _topic() -> Field:
    return SuggestedField("对应的学习内容", hint="对应的学习内容，只有一项时不用填")


def _department() -> Field:
    return SuggestedField("责任科室", hint="责任科室")


def _person() -> Field:
    return PersonField("责任人", several=True, hint="责任人")


def _due_on() -> Field:
    return DateField("完成时限", hint="完成时限")


def _done_on() -> Field:
    return DateField("完成日期", hint="完成日期")


def _progress() -> Field:
    return TextArea("落实情况", hint="落实情况", least=1, most=8)


class _Lines(LinesPart):
    """Knows what may be chosen for the topics and the departments."""

    def __init__(self) -> None:
        fields = (
            LineSpec("text", _text, 0, 0, 12),
            LineSpec("department", _department, 1, 0, 6),
            LineSpec("person", _person, 1, 6, 6),
            LineSpec("due_on", _due_on, 2, 0, 6),
            LineSpec("done_on", _done_on, 2, 6, 6),
            LineSpec("progress", _progress, 3, 0, 12),
            LineSpec("topic", _topic, 4, 0, 12),
        )
        self._suggested: dict[str, tuple[str, ...]] = {}
        super().__init__("贯彻落实措施", fields, "添加措施")

    def suggest(self, key: str, texts: Iterable[str]) -> None:
        """Propose these in a field of every line."""
        self._suggested[key] = tuple(dict.fromkeys(texts))
        for line in self.lines:
            self._propose(line)

    def _propose(self, line: Line) -> None:
        super()._propose(line)
        for key, texts in self._suggested.items():
            field = line.fields[key]
            assert isinstance(field, SuggestedField)
            field.set_suggestions(texts)


class MeasuresPart(KindPart):
    """The measures, each followed to its end."""

    SECTION = "after"

    def __init__(self, tools: EditorTools) -> None:
        super().__init__()
        self._setting: Setting | None = None
        self.lines = _Lines()
        self.column.addWidget(self.lines)
        self.lines.edited.connect(self.edited)
        tools.tasks.read(list_organizations, then=self._organizations_came)

    def _organizations_came(self, rows: Sequence[OrganizationRow]) -> None:
        self.lines.suggest("department", [row.name for row in rows if not row.kind.is_party])

    def concerns(self, setting: Setting) -> bool:
        if setting.status not in (RecordStatus.HELD, None):
            return bool(self.lines.lines)
        return setting.own in FOLLOWED or bool(setting.topics) or bool(self.lines.lines)

    def set_setting(self, setting: Setting) -> None:
        if self._setting is None or self._setting.topics != setting.topics:
            self.lines.suggest("topic", setting.topics)
        self._setting = setting

    def set_people(self, people: list[Person]) -> None:
        self.lines.set_people(people)

    # Contents

    def show_detail(self, detail: Any) -> None:
        self.lines.show_lines([_texts(row) for row in detail.measures] if detail is not None else ())

    def into(self, detail: Any) -> Any:
        return replace(detail, measures=tuple(Measure(**line) for line in self.lines.filled()))

    def state(self) -> Any:
        return self.lines.state()

    def restore(self, state: Any) -> None:
        self.lines.restore(state)

    def problem(self) -> str | None:
        wrong = self.lines.problem()
        if wrong is not None or self._setting is None or self._setting.day is None:
            return wrong
        for number, line in enumerate(self.lines.filled(), 1):
            if line["done_on"] is not None and line["done_on"] < self._setting.day:
                return f"第{number}条贯彻落实措施的完成日期早于学习（会议）当天，请核对。"
        return None


def _texts(row: Measure) -> dict[str, str]:
    return {
        "text": row.text,
        "department": row.department,
        "person": row.person,
        "due_on": date_text(row.due_on) if row.due_on else "",
        "done_on": date_text(row.done_on) if row.done_on else "",
        "progress": row.progress,
        "topic": row.topic,
    }
