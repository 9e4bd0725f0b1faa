"""The agenda: the list of items, and below it the form of the one chosen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.editors.parts.agenda_item import AgendaItemForm, Judge, empty_item, raw_of, read_item
from gui.editors.parts.items import ItemsPart, ItemWords, RawItem
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.person import Person
from models.rows.meeting import AgendaItem, Vote
from models.rules.agenda_patterns import AgendaPattern, PatternItem, patterns_for
from models.rules.terms import MeetingKind, VoteKind

_PATTERNS = "套用议程"
KEPT_OF_ITEM = ("kind", "title", "first", "vote", "method")
"""What a template keeps of an item."""
WORDS = ItemWords("议题", "还没有议题。", "添加议题", "这项议题", "项议题")


class AgendaPart(ItemsPart):
    """议题."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = AgendaItemForm()
        self.pattern_button = quiet_button(_PATTERNS, "notepad")
        self.pattern_button.setAccessibleName(_PATTERNS)
        self.pattern_button.setToolTip(f"{_PATTERNS}：放进这类会议常用的议程，题目空着的由您填写")
        super().__init__(WORDS, self.form, _line, read_item, empty_item, parent)
        self._patterns: dict[QAction, AgendaPattern] = {}
        self.pattern_menu = QMenu(self.pattern_button)
        self.pattern_menu.triggered.connect(self._insert_pattern)
        self.pattern_button.clicked.connect(self._drop_patterns)
        self.head.insertWidget(1, self.pattern_button)
        self.set_kinds(())

    @Slot()
    def _show_current(self) -> None:
        super()._show_current()
        # Beside the orders for the chosen item there is room for its sign only.
        self.pattern_button.setText("" if self.raws() else _PATTERNS)

    def set_kinds(self, kinds: Iterable[MeetingKind]) -> None:
        """Offer the usual orders of business of these kinds."""
        offered = patterns_for(frozenset(kinds))
        if list(self._patterns.values()) == list(offered):
            return
        self.pattern_menu.clear()
        self._patterns = {self.pattern_menu.addAction(pattern.name): pattern for pattern in offered}
        self.pattern_button.setEnabled(bool(offered))

    @Slot()
    def _drop_patterns(self) -> None:
        self.pattern_menu.popup(self.pattern_button.mapToGlobal(self.pattern_button.rect().bottomLeft()))

    @Slot(QAction)
    def _insert_pattern(self, action: QAction) -> None:
        # 第一议题 is the first item or none at all.
        first = not self.raws()
        items = self._patterns[action].items
        self.append_raws([_raw_of_pattern(item, first=first and not at) for at, item in enumerate(items)])
        self.focus_new()

    def set_judge(self, judge: Judge) -> None:
        """How a vote is judged."""
        self.form.set_judge(judge)

    def set_people(self, people: list[Person]) -> None:
        """Propose these people as speakers."""
        self.form.speeches.set_people(people)

    def refresh_votes(self) -> None:
        """The attendance has changed."""
        self.form.refresh()

    def focus_new(self) -> None:
        self.form.title.setFocus()

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show a meeting's agenda."""
        self.show_raws(raw_of(item) for item in items)

    def items(self) -> tuple[AgendaItem, ...]:
        """What was typed; only to be asked once `problem` found nothing."""
        return self.read_items()

    def votes(self) -> tuple[VoteKind, ...]:
        """The kinds of votes on the agenda, each once."""
        labels = dict.fromkeys(str(raw["vote"]) for raw in self.raws() if raw["vote"])
        return tuple(VoteKind.of_label(text) for text in labels)


def bare_raw(raw: RawItem) -> RawItem:
    """An item as a template keeps it: what is to be done, never what was said, decided or counted."""
    return {key: raw[key] if key in KEPT_OF_ITEM else empty for key, empty in empty_item().items()}


def _raw_of_pattern(item: PatternItem, *, first: bool) -> RawItem:
    vote = Vote(item.vote, item.method) if item.vote else None
    return raw_of(AgendaItem(item.title, item.kind, item.is_first_topic and first, vote=vote))


def _line(number: int, raw: RawItem) -> str:
    title = str(raw["title"]).strip() or "（题目待填）"
    first = "【第一议题】" if raw["first"] else ""
    vote = "（表决）" if raw["vote"] else ""
    return f"{number}. {first}{vote}{title}"
