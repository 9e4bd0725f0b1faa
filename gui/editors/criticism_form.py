"""One criticism or opinion: who, of whom, what; and the rectification item made of it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.editors.parts.items import RawItem
from gui.editors.parts.part import Part
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label
from models.rows.life import Criticism
from models.rules.life_terms import CriticismKind

_WHO = {
    CriticismKind.SELF: "自我批评人",
    CriticismKind.MUTUAL: "批评人",
    CriticismKind.OPINION: "意见来自",
}


def raw_of(line: Criticism) -> RawItem:
    """A criticism as its form would hold it: texts by field, the number of its item as text."""
    return {
        "kind": line.kind.label,
        "critic": line.critic,
        "target": line.target,
        "text": line.text,
        "item": "" if line.item_id is None else str(line.item_id),
    }


def empty_raw() -> RawItem:
    """A criticism in which nothing was typed."""
    return raw_of(Criticism(CriticismKind.MUTUAL, ""))


def read_criticism(raw: RawItem) -> Criticism:
    """The criticism as typed. Raises ValueError with the sentence for the clerk."""
    kind = CriticismKind.of_label(raw["kind"]) if raw["kind"] else CriticismKind.MUTUAL
    text = str(raw["text"]).strip()
    if not text:
        raise ValueError("请填写意见内容")
    return Criticism(
        kind,
        text,
        str(raw["critic"]).strip(),
        "" if kind is CriticismKind.SELF else str(raw["target"]).strip(),
        int(raw["item"]) if raw["item"] else None,
    )


class CriticismForm(Part):
    """Shows one criticism at a time; `state` is a RawItem. `opened` carries the number of the item to be shown."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ""
        self._items: Mapping[int, str] | None = None
        self.kind = ChoiceField("类别", [(kind, kind.label) for kind in CriticismKind])
        self.critic = PersonField(_WHO[CriticismKind.MUTUAL])
        self.target = PersonField("被批评人")
        self.text = TextArea("意见内容", required=True, hint="照会议记录填写", least=3, most=10)
        self.listed = label("", "second", wrap=True)
        self.open_button = plain_button("打开整改事项", "folder_open")
        self.open_button.setProperty("reads", True)
        self.open_button.clicked.connect(self._open)
        self.column.setSpacing(look().px(10))
        self.column.addWidget(self.kind)
        people = FieldGrid(2)
        people.add(self.critic, self.target)
        self.column.addWidget(people)
        self.column.addWidget(self.text)
        self.column.addWidget(self.listed)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._fields: dict[str, Field] = {
            "kind": self.kind,
            "critic": self.critic,
            "target": self.target,
            "text": self.text,
        }
        for field in self._fields.values():
            field.edited.connect(self._touched)

    def set_people(self, people: list[Person]) -> None:
        """Propose these people."""
        self.critic.set_people(people)
        self.target.set_people(people)

    def set_items(self, items: Mapping[int, str] | None) -> None:
        """The items that are on the list, in words; None: not read yet."""
        self._items = items
        self._refresh()

    def state(self) -> RawItem:
        return {key: field.state() for key, field in self._fields.items()} | {"item": self._item}

    def restore(self, state: RawItem) -> None:
        for key, field in self._fields.items():
            field.restore(str(state[key]))
            field.set_error(None)
        self._item = str(state["item"])
        self._refresh()

    def problem(self) -> str | None:
        if not self.text.check():
            self.text.setFocus()
            return self.text.error
        return None

    @Slot()
    def _touched(self) -> None:
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        kind = self.kind.value() or CriticismKind.MUTUAL
        self.critic.rename(_WHO[kind])
        self.target.rename("对谁的意见" if kind is CriticismKind.OPINION else "被批评人")
        self.target.setVisible(kind is not CriticismKind.SELF)
        number = int(self._item) if self._item else None
        gone = number is not None and self._items is not None and number not in self._items
        words = listed_words(number, self._items)
        self.listed.setText(words)
        self.listed.setVisible(bool(words))
        self.open_button.setVisible(number is not None and not gone)

    @Slot()
    def _open(self) -> None:
        if self._item:
            self.opened.emit(int(self._item))


def listed_words(number: int | None, items: Mapping[int, str] | None) -> str:
    """Which item was made of a criticism: 已列入整改：2026年第3号（整改中）; empty for none."""
    if number is None:
        return ""
    if items is None:
        return "已列入整改。"
    if number not in items:
        return "列入整改的事项已从清单删除，可以重新列入。"
    return f"已列入整改：{items[number]}。"


def line_words(number: int, raw: RawItem, items: Mapping[int, str] | None) -> str:
    """A criticism as its line in the list: 3. 相互批评　乙→甲　深入基层不够【整改2026年第3号】."""
    who = str(raw["critic"]).strip()
    target = "" if raw["kind"] == CriticismKind.SELF.label else str(raw["target"]).strip()
    people = f"{who or '待补'}→{target}" if target else who
    text = " ".join(str(raw["text"]).split()) or "（内容待填）"
    item = int(raw["item"]) if raw["item"] else None
    listed = ""
    if item is not None and (items is None or item in items):
        listed = "【已列入整改】" if items is None else f"【整改{items[item].split('（')[0]}】"
    return f"{number}. {listed}{raw['kind']}　{people + '　' if people else ''}{text}"
