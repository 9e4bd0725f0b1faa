"""民主评议党员 in the editor: the ballots counted aloud, and the members' votes and grades."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.editors.kind_part import KindPart, Setting
from gui.editors.votes_model import GRADE_KEYS, NAME, SELF, VotesModel
from gui.editors.votes_table import VotesTable
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.rows.attendance import AttendanceRow
from models.rows.life import Appraisal
from models.rows.meeting import MeetingDetail
from models.rules.appraisal import BASIS, ballots_in_words, distribution, hints, problems
from models.rules.terms import MeetingKind, Standing

NO_SHEET = "签到名单还是空的，没有带出党员；请先在“到会”里带出名册。"
NOBODY_NEW = "签到名单上的党员都已在评议名单里。"


class AppraisalPart(KindPart):
    """Counts that contradict one another are refused, all else is said and left to the clerk."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: tuple[AttendanceRow, ...] = ()
        self.issued, self.returned, self.valid = (
            CountField(title) for title in ("发出测评票", "收回测评票", "有效测评票")
        )
        self.aloud = label("", "second", wrap=True)
        self.model = VotesModel(today, self)
        self.table = VotesTable(self.model)
        self.fill_button = plain_button("带出党员", "people")
        self.fill_button.setToolTip("把签到名单上的党员列入评议名单，已有的不动")
        self.drop_button = quiet_button("删去所选人员", "delete")
        self.drop_button.setToolTip("从评议名单上删去（Shift+Delete）")
        self.none = label("还没有评议名单，点“带出党员”从签到名单列入。", "hint", wrap=True)
        self.counted_words = label("", "second", wrap=True)
        self.how = label(f"{GRADE_KEYS}；回车到下一人，可从表格里整列粘贴（Ctrl+V）。", "hint", wrap=True)
        self.notice = Banner()
        self._build()
        for field in (self.issued, self.returned, self.valid):
            field.edited.connect(self._touched)
        self.fill_button.clicked.connect(self.fill)
        self.drop_button.clicked.connect(self._drop)
        self.table.removal_wanted.connect(self._drop)
        self.table.told.connect(self._tell)
        self.model.edited.connect(self._touched)
        self._say()

    def _build(self) -> None:
        self.column.addWidget(label("民主评议党员", "title"))
        ballots = FieldGrid(3)
        ballots.add(self.issued, self.returned, self.valid)
        self.column.addWidget(ballots)
        self.column.addWidget(self.aloud)
        row = QHBoxLayout()
        row.addWidget(self.fill_button)
        row.addStretch(1)
        row.addWidget(self.drop_button)
        self.column.addLayout(row)
        for widget in (self.none, self.table, self.how, self.counted_words, self.notice):
            self.column.addWidget(widget)
        self.notice.setToolTip(BASIS)

    # The editor asks

    def concerns(self, setting: Setting) -> bool:
        return MeetingKind.APPRAISAL in setting.kinds

    def set_setting(self, setting: Setting) -> None:
        self._sheet = setting.sheet

    def show_detail(self, detail: MeetingDetail | None) -> None:
        kept = detail.appraisal if detail is not None else None
        ballots = kept or Appraisal()
        self.issued.set_value(ballots.issued)
        self.returned.set_value(ballots.returned)
        self.valid.set_value(ballots.valid)
        self.model.show_results(ballots.results)
        self._say()

    def into(self, detail: MeetingDetail) -> MeetingDetail:
        typed = self.typed()
        return replace(detail, appraisal=None if typed == Appraisal() else typed)

    def typed(self) -> Appraisal:
        """What is typed; raises ValueError(sentence) for the first thing that cannot be read."""
        return Appraisal(self.issued.value(), self.returned.value(), self.valid.value(), self.model.results())

    def state(self) -> Any:
        return {
            "ballots": [field.state() for field in (self.issued, self.returned, self.valid)],
            "lines": self.model.lines(),
        }

    def restore(self, state: Any) -> None:
        self.model.show_lines(state["lines"])
        for field, typed in zip((self.issued, self.returned, self.valid), state["ballots"], strict=True):
            field.restore(str(typed))
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.model.read_only = read_only

    def problem(self) -> str | None:
        fields = (self.issued, self.returned, self.valid)
        wrong = next((field for field in fields if not field.check()), None)
        if wrong is not None:
            wrong.setFocus()
            return f"{wrong.title}：{wrong.error}"
        try:
            found = problems(self.typed())
        except ValueError as mistake:
            place = self.model.wrong_place()
            if place is not None:
                self.table.go_to(*place)
            return str(mistake)
        return found[0] if found else None

    # Orders of the clerk

    @Slot()
    def fill(self) -> None:
        """List the members of the sheet that are not listed yet."""
        members = [row for row in self._sheet if row.standing.is_member]
        if not members:
            self.notice.say(Tone.WARN, NO_SHEET)
            return
        there = {(line["member_id"], line["name"]) for line in self.model.lines()}
        new = [
            (row.name, row.standing, row.member_id)
            for row in members
            if (row.member_id, row.name) not in there
        ]
        if not new:
            self._tell(NOBODY_NEW)
            return
        first = self.model.rowCount()
        self.model.append(new)
        self.table.go_to(first, SELF)
        self.table.setFocus()

    @Slot()
    def _drop(self) -> None:
        places = self.table.places()
        if places and not self.model.read_only:
            self.model.remove(places)
            if self.model.rowCount():
                self.table.go_to(min(places[0], self.model.rowCount() - 1), NAME)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._say()
        if sentence:
            self.notice.say(Tone.INFO, sentence)

    # What is said

    @Slot()
    def _touched(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        """The ballots as read out, how many have which grade, and what is worth a second look."""
        seen = Appraisal(
            self.issued.value(), self.returned.value(), self.valid.value(), self.model.readable()
        )
        aloud = ballots_in_words(seen)
        self.aloud.setText(
            f"{aloud}。" if aloud else "发出、收回、有效票数当场清点宣布后填写，不知道的留空。"
        )
        some = bool(seen.results)
        self.none.setVisible(not some)
        for widget in (self.table, self.how, self.drop_button, self.counted_words):
            widget.setVisible(some)
        self.counted_words.setText(self._distribution_words(seen))
        wrong, doubts = problems(seen), hints(seen)
        if wrong:
            self.notice.say(Tone.BAD, "；".join(wrong[:3]) + "。")
        elif doubts:
            self.notice.say(Tone.WARN, "\n".join(doubts[:4]))
        else:
            self.notice.clear()

    @staticmethod
    def _distribution_words(seen: Appraisal) -> str:
        found = distribution(seen.results)
        said = [f"{grade}{number}人" for grade, number in found.graded if number]
        if found.ungraded:
            said.append(f"等次待补{found.ungraded}人")
        if found.probationary:
            said.append(f"{Standing.PROBATIONARY}{found.probationary}人不评定等次")
        share = f"，优秀占{found.share}" if found.share else ""
        return f"党员{found.members}人：{'，'.join(said)}{share}。" if said else ""
