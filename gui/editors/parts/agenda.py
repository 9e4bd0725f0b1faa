"""The agenda: the list of items, and below it the form of the one chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.editors.parts.agenda_item import AgendaItemForm, Judge, empty_item, raw_of, read_item
from gui.editors.parts.items import ItemsPart, ItemWords, RawItem
from gui.widgets.fields.person import Person
from models.rows.meeting import AgendaItem
from models.rules.terms import VoteKind

WORDS = ItemWords("议题", "还没有议题。", "添加议题", "这项议题", "项议题")


class AgendaPart(ItemsPart):
    """议题."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = AgendaItemForm()
        super().__init__(WORDS, self.form, _line, read_item, empty_item, parent)

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


def _line(number: int, raw: RawItem) -> str:
    title = str(raw["title"]).strip() or "（题目待填）"
    first = "【第一议题】" if raw["first"] else ""
    vote = "（表决）" if raw["vote"] else ""
    return f"{number}. {first}{vote}{title}"
