"""The term of office of an organisation: when it began, how long it lasts, and when it therefore ends."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel

from gui.editors.bureau_dates import HistoricDateField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.rules.term_of_office import (
    LONGEST_TERM,
    TermState,
    overdue_days,
    remind_on,
    term_end,
    term_state,
    usual_years,
)
from models.rules.terms import OrganizationKind

LATE = "任期届满应按期换届；延期须报上级党组织批准，一般不超过1年。"


class TermFields:
    """Two fields and a sentence, to be added to a form. `today` gives the day the sentence is said on."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._kind: OrganizationKind | None = None
        self.began_on = HistoricDateField("本届起始日")
        self.began_on.line.setPlaceholderText("待补")
        self.years = CountField("任期（年）")
        self.told: QLabel = label("", "second", wrap=True)

    def show(self, kind: OrganizationKind | None, began_on: date | None, years: int | None) -> None:
        """Show a term."""
        self.began_on.set_value(began_on)
        self.years.set_value(years)
        self.suit(kind)

    def tell(self) -> None:
        """Say again what follows from what is typed."""
        sentence = self.sentence()
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def suit(self, kind: OrganizationKind | None) -> None:
        """Be there for a kind that has terms, and propose its usual years."""
        self._kind = kind
        usual = self._usual()
        self.began_on.setVisible(usual is not None)
        self.years.setVisible(usual is not None)
        self.years.line.setPlaceholderText(f"一般{usual}年" if usual else "")
        self.tell()

    def _usual(self) -> int | None:
        return None if self._kind is None else usual_years(self._kind)

    def values(self) -> tuple[date | None, int | None]:
        """Beginning and years as typed; nothing for a kind without terms."""
        return (None, None) if self._usual() is None else (self.began_on.value(), self.years.value())

    def sentence(self) -> str:
        """When the term ends and how that stands today; empty while it is not known."""
        began_on, typed = self.values()
        years = typed or self._usual()
        if began_on is None or years is None or years > LONGEST_TERM or typed == 0 or self.years.problem():
            return ""
        ends_on = term_end(began_on, years)
        today = self._today()
        told = f"本届任期{years}年，{_spoken(ends_on)}届满"
        state = term_state(ends_on, today)
        if state is TermState.RUNNING:
            return f"{told}，{_spoken(remind_on(ends_on))}起提醒换届。"
        if state is TermState.DUE_SOON:
            return f"{told}，距届满不到6个月，请提醒做好换届准备。"
        return f"{told}，已超过{overdue_days(ends_on, today)}天。{LATE}"


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
