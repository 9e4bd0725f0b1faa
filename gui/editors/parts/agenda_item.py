"""The form of one item of the agenda: heading, speeches, resolution, vote."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.editors.parts.items import RawItem
from gui.editors.parts.line_kinds import SpeechesPart
from gui.editors.parts.part import Part
from gui.formats import read_count
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from models.rows.meeting import AgendaItem, Speech, Vote
from models.rules.quorum import CANDIDATES, VoteResult
from models.rules.terms import AgendaKind, BallotMethod, VoteKind

# 《中国共产党发展党员工作细则》 and 《中国共产党基层组织选举工作条例》 ask for it.
_SECRET = {
    VoteKind.ADMISSION: "接收预备党员、转正应采取无记名投票方式，请核对表决方式。",
    VoteKind.ELECTION: "选举应采取无记名投票方式，请核对表决方式。",
}
Judge = Callable[[Vote], VoteResult]
"""How a vote is judged."""


def raw_of(item: AgendaItem) -> RawItem:
    """The item as its form would hold it: texts by field, 第一议题 as bool, speeches as lines."""
    vote = item.vote
    return {
        "kind": item.kind.label,
        "title": item.title,
        "first": item.is_first_topic,
        "speeches": [{"speaker": speech.speaker, "text": speech.text} for speech in item.speeches],
        "resolution": item.resolution,
        "vote": vote.kind.label if vote else "",
        "method": vote.method.label if vote else "",
        "in_favour": _count(vote.in_favour if vote else None),
        "against": _count(vote.against if vote else None),
        "abstained": _count(vote.abstained if vote else None),
    }


def empty_item() -> RawItem:
    """An item in which nothing was typed."""
    return raw_of(AgendaItem("", AgendaKind.STUDY))


def read_item(raw: RawItem) -> AgendaItem:
    """The item as typed. Raises ValueError with the sentence for the clerk."""
    title = str(raw["title"]).strip()
    if not title:
        raise ValueError("请填写议题题目")
    return AgendaItem(
        title,
        AgendaKind.of_label(raw["kind"]) if raw["kind"] else AgendaKind.OTHER,
        bool(raw["first"]),
        tuple(_read_speeches(raw["speeches"])),
        str(raw["resolution"]).strip(),
        _read_vote(raw),
    )


def _read_speeches(lines: Iterable[Mapping[str, str]]) -> Iterator[Speech]:
    for line in lines:
        speaker, text = line.get("speaker", "").strip(), line.get("text", "").strip()
        if text and not speaker:
            raise ValueError("有一条发言没有发言人")
        if speaker:
            yield Speech(speaker, text)


def _read_vote(raw: RawItem) -> Vote | None:
    if not raw["vote"]:
        return None
    method = BallotMethod.of_label(raw["method"]) if raw["method"] else BallotMethod.SHOW_OF_HANDS
    counts = (read_count(str(raw[key])) for key in ("in_favour", "against", "abstained"))
    return Vote(VoteKind.of_label(raw["vote"]), method, *counts)


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


class AgendaItemForm(Part):
    """Shows one item at a time; `state` is a RawItem. `set_judge` gives the live result of a vote."""

    title_finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge: Judge | None = None
        self.kind = ChoiceField("议题类别", [(kind, kind.label) for kind in AgendaKind])
        self.title = TextField("议题题目", required=True)
        self.first = QCheckBox("第一议题")
        self.first.setToolTip("学习贯彻习近平总书记重要讲话和重要指示批示精神，排在议题第1项")
        self.speeches = SpeechesPart()
        self.resolution = TextArea("决议或议定事项", least=2, most=10)
        votes = [("", "不表决"), *((kind, kind.label) for kind in VoteKind)]
        self.vote = ChoiceField("表决", votes)
        self.method = ChoiceField("表决方式", [(method, method.label) for method in BallotMethod])
        self.in_favour = CountField("赞成")
        self.against = CountField("反对")
        self.abstained = CountField("弃权")
        self.result = Banner(closable=False)
        self._lay_out()
        self._fields: dict[str, Field] = {
            "kind": self.kind,
            "title": self.title,
            "resolution": self.resolution,
            "vote": self.vote,
            "method": self.method,
            "in_favour": self.in_favour,
            "against": self.against,
            "abstained": self.abstained,
        }
        self.vote.edited.connect(self._vote_chosen)
        for field in self._fields.values():
            field.edited.connect(self._touched)
        self.first.clicked.connect(self._touched)
        self.speeches.edited.connect(self._touched)

    def _lay_out(self) -> None:
        self.column.setSpacing(look().px(10))
        self.column.addWidget(self.title)
        head = FieldGrid(2)
        head.add(self.kind, self.first)
        self.column.addWidget(head)
        self.column.addWidget(self.speeches)
        self.column.addWidget(self.resolution)
        ballot = FieldGrid(2)
        ballot.add(self.vote, self.method)
        self.column.addWidget(ballot)
        self._counts = FieldGrid(3)
        self._counts.add(self.in_favour, self.against, self.abstained)
        self.column.addWidget(self._counts)
        self.column.addWidget(self.result)

    def set_judge(self, judge: Judge) -> None:
        """How a vote is judged; a bound method."""
        self._judge = judge

    def state(self) -> RawItem:
        return {
            **{key: field.state() for key, field in self._fields.items()},
            "first": self.first.isChecked(),
            "speeches": self.speeches.state(),
        }

    def restore(self, state: RawItem) -> None:
        for key, field in self._fields.items():
            field.restore(str(state[key]))
            field.set_error(None)
        self.first.setChecked(bool(state["first"]))
        self.speeches.restore(state["speeches"])
        self.refresh()

    def problem(self) -> str | None:
        fields = (self.title, self.in_favour, self.against, self.abstained)
        for field in fields:
            if not field.check():
                field.setFocus()
                return field.error
        return self.speeches.problem()

    @Slot()
    def _vote_chosen(self) -> None:
        """A ballot on people is secret, and what is voted on is deliberated."""
        vote = self.vote.value()
        if vote in _SECRET and self.method.value() in (None, BallotMethod.SHOW_OF_HANDS):
            self.method.set_value(BallotMethod.SECRET_BALLOT)
        if vote and self.kind.value() == AgendaKind.STUDY:
            self.kind.set_value(AgendaKind.DELIBERATION)

    @Slot()
    def _touched(self) -> None:
        self.refresh()
        self.edited.emit()

    def _vote(self) -> Vote | None:
        """The vote as far as it can be read; a count that cannot is not there yet."""
        kind = self.vote.value()
        if not kind:
            return None
        method = self.method.value() or BallotMethod.SHOW_OF_HANDS
        counts = (self.in_favour.value(), self.against.value(), self.abstained.value())
        return Vote(VoteKind(kind), BallotMethod(method), *counts)

    def refresh(self) -> None:
        """Judge the vote anew: its counts or the attendance have changed."""
        vote = self._vote()
        self.method.setVisible(vote is not None)
        self._counts.setVisible(vote is not None)
        if vote is None or self._judge is None:
            self.result.clear()
            return
        judged = self._judge(vote)
        open_vote = vote.kind in _SECRET and vote.method is not BallotMethod.SECRET_BALLOT
        tone = Tone.WARN if open_vote else _tone(judged)
        asked = CANDIDATES if vote.kind is VoteKind.ELECTION else ""
        secret = _SECRET[vote.kind] if open_vote else ""
        self.result.say(tone, judged.sentence + judged.warning + secret + asked)
        self.result.setToolTip(judged.basis)


def _tone(judged: VoteResult) -> Tone:
    if judged.warning or judged.passed is None:
        return Tone.WARN
    return Tone.OK if judged.passed else Tone.BAD
