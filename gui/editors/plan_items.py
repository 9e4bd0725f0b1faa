"""The topics of a plan of study: a list by quarter, and the form of the one chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot

from gui.editors.parts.items import ItemsPart, ItemWords, RawItem
from gui.editors.parts.part import Part
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.person import Person, PersonField
from models.rows.study_plan import PlanItem
from models.rules.periods import QUARTER_LABELS
from models.rules.study_plans import months_of

WORDS = ItemWords("学习专题", "还没有学习专题。", "添加专题", "这个专题", "个专题")
_QUARTERS = [(str(number), name) for number, name in enumerate(QUARTER_LABELS, start=1)]


def raw_of(item: PlanItem) -> RawItem:
    """The topic as its form would hold it; its number and sessions go along unseen."""
    return {
        "quarter": str(item.quarter),
        "month": "" if item.month is None else str(item.month),
        "topic": item.topic,
        "materials": item.materials,
        "speakers": item.speakers,
        "id": item.id,
        "sessions": list(item.sessions),
    }


def read_topic(raw: RawItem) -> PlanItem:
    """The topic as typed. Raises ValueError with the sentence for the clerk."""
    if not str(raw["topic"]).strip():
        raise ValueError("请填写学习专题")
    if not raw["quarter"]:
        raise ValueError("请选择季度")
    quarter = int(raw["quarter"])
    month = int(raw["month"]) if raw["month"] else None
    if month is not None and month not in months_of(quarter):
        raise ValueError("月份不在所选季度里")
    return PlanItem(
        raw["id"],
        quarter,
        str(raw["topic"]).strip(),
        month,
        str(raw["materials"]).strip(),
        str(raw["speakers"]).strip(),
        tuple(raw["sessions"]),
    )


def topic_line(number: int, raw: RawItem) -> str:
    """1. 一季度2月　深入学习……　已开展1次."""
    when = QUARTER_LABELS[int(raw["quarter"]) - 1] if raw["quarter"] else "季度待补"
    month = f"{raw['month']}月" if raw["month"] else ""
    topic = " ".join(str(raw["topic"]).split()) or "（未填写专题）"
    held = f"已开展{len(raw['sessions'])}次" if raw["sessions"] else "未开展"
    return f"{number}. {when}{month}　{topic}　【{held}】"


class TopicForm(Part):
    """Shows one topic at a time; `state` is its part of a RawItem."""

    def __init__(self) -> None:
        super().__init__()
        self.quarter = ChoiceField("季度", _QUARTERS, required=True)
        self.month = ChoiceField("月份", [("", "不定月份")])
        self.topic = TextArea("学习专题", required=True, least=2, most=5)
        self.materials = TextArea("学习材料", hint="一行一篇", least=2, most=8)
        self.speakers = PersonField("重点发言人", several=True, hint="姓名，可写几个，用顿号隔开")
        self._fields: dict[str, Field] = {
            "quarter": self.quarter,
            "month": self.month,
            "topic": self.topic,
            "materials": self.materials,
            "speakers": self.speakers,
        }
        grid = FieldGrid(2)
        grid.add(self.quarter, self.month)
        self.column.addWidget(grid)
        for key in ("topic", "materials", "speakers"):
            self.column.addWidget(self._fields[key])
        self.quarter.edited.connect(self._offer_months)
        for field in self._fields.values():
            field.edited.connect(self.edited)
        self.setFocusProxy(self.topic)

    @Slot()
    def _offer_months(self) -> None:
        number = self.quarter.value()
        months = months_of(int(number)) if number else ()
        chosen = self.month.value()
        self.month.set_choices([("", "不定月份"), *((str(month), f"{month}月") for month in months)])
        if chosen and int(chosen) not in months:
            self.month.set_value("")

    def state(self) -> Any:
        return {key: field.state() for key, field in self._fields.items()}

    def restore(self, state: Any) -> None:
        self.quarter.restore(str(state["quarter"]))
        self._offer_months()
        for key, field in self._fields.items():
            field.restore(str(state[key]))
            field.set_error(None)

    def problem(self) -> str | None:
        wrong = [field for field in self._fields.values() if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return wrong[0].error
        return None


class TopicsPart(ItemsPart):
    """Every topic of a plan. One that held sessions carry out can be changed and moved, not taken away."""

    MOST_LINES = 8

    def __init__(self) -> None:
        self._form_of_topic = TopicForm()
        super().__init__(WORDS, self._form_of_topic, topic_line, read_topic, self._blank_topic)

    def _blank_topic(self) -> RawItem:
        """A topic of the quarter that the last one is of."""
        last = self.raws()[-1]["quarter"] if self.raws() else "1"
        return {**raw_of(PlanItem(None, 1, "")), "quarter": last}

    def set_people(self, people: list[Person]) -> None:
        """Whom to propose as speakers."""
        self._form_of_topic.speakers.set_people(people)

    def show_items(self, items: Sequence[PlanItem]) -> None:
        """Show these topics."""
        self.show_raws([raw_of(item) for item in items])

    def items(self) -> tuple[PlanItem, ...]:
        """What was typed."""
        return tuple(self.read_items())

    def chosen(self) -> RawItem | None:
        """The topic in the form, as typed."""
        place = self.list.currentRow()
        return self.raws()[place] if place >= 0 else None

    @Slot()
    def remove_item(self) -> None:
        chosen = self.chosen()
        if chosen is None or not chosen["sessions"]:
            super().remove_item()
