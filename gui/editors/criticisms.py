"""批评和意见: 自我批评、相互批评、征求到的意见 of 民主生活会 and 组织生活会, and which of them are on the list of rectification."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from gui.editors.criticism_form import (
    CriticismForm,
    empty_raw,
    line_words,
    raw_of,
    read_criticism,
)
from gui.editors.kind_part import KindPart, Setting
from gui.editors.parts.items import ItemsPart, ItemWords, RawItem
from gui.editors.tools import EditorTools
from gui.widgets.buttons import plain_button
from gui.widgets.fields.person import Person
from gui.widgets.labels import label
from models.rows.changes import Changes, Subject
from models.rules.terms import MeetingKind, RecordStatus
from models.services.criticisms import ItemState, items_of

WORDS = ItemWords("批评和意见", "还没有登记批评和意见。", "添加一条", "这条意见", "条意见")
KINDS = frozenset({MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE})
_INTRO = "内容涉及个人，默认不印在会议记录里；需要整改的可以一次列入整改清单。"


class CriticismItems(ItemsPart):
    """The list and the form of the one chosen; one that is on the list of rectification stays where it is."""

    def __init__(self) -> None:
        self.form = CriticismForm()
        self.items: dict[int, str] | None = None
        super().__init__(WORDS, self.form, self.say_line, read_criticism, empty_raw)

    def say_line(self, number: int, raw: RawItem) -> str:
        """A criticism as its line in the list."""
        return line_words(number, raw, self.items)

    def is_fixed(self, raw: RawItem) -> bool:
        if not raw["item"]:
            return False
        return self.items is None or int(raw["item"]) in self.items

    def focus_new(self) -> None:
        self.form.kind.setFocus()

    def set_items(self, items: dict[int, str] | None) -> None:
        """The items that are on the list of rectification, in words; None: not read yet."""
        self.items = items
        self.form.set_items(items)
        self.show_raws(self.raws(), stay=True)


class CriticismsPart(KindPart):
    """`listing_wanted`: chosen lines are to be put on the list of rectification; `opened` carries the number of an item to be
    shown.
    """

    listing_wanted = Signal()
    opened = Signal(int)

    def __init__(self, tools: EditorTools) -> None:
        super().__init__()
        self._tools = tools
        self._asked: frozenset[int] = frozenset()
        self.lines = CriticismItems()
        self.summary = label("", "second", wrap=True)
        self.list_button = plain_button("列入整改…", "clipboard_task_list_ltr")
        self.list_button.setToolTip("把勾选的意见列入整改清单，来源注明是哪次会议")
        # The items are records of their own: it may be pressed beside a closed meeting too.
        self.list_button.setProperty("reads", True)
        self.list_button.clicked.connect(self.listing_wanted)
        self.column.addWidget(label("批评和意见", "second"))
        self.column.addWidget(label(_INTRO, "hint", wrap=True))
        self.column.addWidget(self.lines)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.list_button)
        self.column.addLayout(foot)
        self.column.addWidget(self.build_objection())
        self.lines.edited.connect(self._touched)
        self.lines.form.opened.connect(self.opened)
        tools.tasks.changed.connect(self._changed)
        self._retell()

    # What the frame asks

    def concerns(self, setting: Setting) -> bool:
        return bool(setting.kinds & KINDS) and setting.status is not RecordStatus.CANCELLED

    def set_people(self, people: list[Person]) -> None:
        self.lines.form.set_people(people)

    def show_detail(self, detail: Any) -> None:
        criticisms = () if detail is None else detail.criticisms
        self.lines.show_raws(raw_of(line) for line in criticisms)
        self.objection.clear()
        self._ask_items()
        self._retell()

    def into(self, detail: Any) -> Any:
        return replace(detail, criticisms=self.lines.read_items())

    # The items made of them

    def _ask_items(self) -> None:
        wanted = frozenset(int(raw["item"]) for raw in self.lines.raws() if raw["item"])
        self._asked = wanted
        self.lines.set_items(None if wanted else {})
        if wanted:
            self._tools.tasks.read(items_of, sorted(wanted), then=self._items_came)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        """An item may have been taken off the list or have gone on, also by an undo, without the meeting being another."""
        if Subject.RECTIFICATION in changes.subjects and self._asked:
            self._tools.tasks.read(items_of, sorted(self._asked), then=self._items_came)

    def _items_came(self, items: Mapping[int, ItemState]) -> None:
        if items.keys() <= self._asked:
            self.lines.set_items(
                {id_: f"{item.year}年第{item.number}号（{item.status}）" for id_, item in items.items()}
            )
            self._retell()

    # Typed state

    @Slot()
    def _touched(self) -> None:
        self._retell()
        self.edited.emit()

    def _retell(self) -> None:
        raws = self.lines.raws()
        listed = sum(self.lines.is_fixed(raw) for raw in raws)
        self.summary.setText(f"共{len(raws)}条，已列入整改{listed}条。" if raws else "")
        self.list_button.setVisible(bool(raws))

    def state(self) -> Any:
        return self.lines.state()

    def restore(self, state: Any) -> None:
        self.lines.restore(state)
        self._ask_items()
        self._retell()

    def problem(self) -> str | None:
        return None if self.isHidden() else self.lines.problem()
