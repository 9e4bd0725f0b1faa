"""What was typed and never saved, offered back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import quiet_button
from models.rows.draft import DraftRow
from models.rules.names import shortened

MOST_OF_NAME = 30
"""So many characters of what a draft is called are told."""


class DraftBanner(Banner):
    """`action`: go on writing the latest one. `given_up`: forget it. Putting the banner away keeps it."""

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, apart=True)
        self.give_up_button = quiet_button("放弃")
        self.give_up_button.clicked.connect(self.given_up)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self.give_up_button)

    def offer(self, drafts: Sequence[DraftRow]) -> None:
        """Offer the latest of these drafts; none takes the banner away."""
        if not drafts:
            self.clear()
            return
        self.say(Tone.INFO, offer_text(drafts), "继续填写")


def offer_text(drafts: Sequence[DraftRow]) -> str:
    """有1条未保存的内容（10月5日 党课《……》，10月6日 9:05 自动留存）."""
    latest = drafts[0]
    kept = latest.saved_at
    moment = f"{kept.month}月{kept.day}日 {kept.hour}:{kept.minute:02}"
    which = "" if len(drafts) == 1 else "最近一条："
    return f"有{len(drafts)}条未保存的内容（{which}{name_of(latest)}，{moment}自动留存）。"


def name_of(draft: DraftRow) -> str:
    """What a draft is called, in one line, however many lines its first field has."""
    return shortened(str(draft.state.get("headline", "")), MOST_OF_NAME) or "未命名"
