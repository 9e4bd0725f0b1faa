"""The editor of meetings (domain §3.1), with quorum and votes judged while typing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.editors.counts_as_field import CountsAsField
from gui.editors.gathering import GatheringEditor
from gui.editors.kind_parts import meeting_parts
from gui.editors.parts.agenda import AgendaPart, bare_raw
from gui.editors.talks import TalkPart
from gui.editors.tools import EditorTools
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.person import Person, PersonField
from models.rows.meeting import AgendaItem, MeetingDetail, Vote
from models.rules.attendance import Roll, roll_for
from models.rules.judging import judge_vote, quorum_sentences
from models.rules.quorum import VoteResult
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus

_MINUTES_HINT = "讨论情况、主持人小结、议定事项的责任人和时限等"
_EMPTY = MeetingDetail(None, MeetingKind.BRANCH_ASSEMBLY, 0, "", date.min)


class MeetingEditor(GatheringEditor):
    """Shows a `MeetingDetail` and gives back the one typed."""

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, ("新建会议记录", "编辑会议记录"), MeetingKind, "会议主题", parent)
        self.lecturer = PersonField("主讲人")
        self.counts_as = CountsAsField()
        self.agenda = AgendaPart()
        self.minutes = TextArea("会议记录", hint=_MINUTES_HINT, least=12, most=40)
        head = self.add_section("head", "基本情况")
        self.add_head(head)
        self.put(head, "counts_as", self.counts_as)
        self.put(head, "lecturer", self.lecturer)
        head.column.addStretch(1)
        self.add_people()
        agenda = self.add_section("agenda", "议题")
        self.put_part(agenda, "agenda", self.agenda)
        agenda.first = self.agenda.add_button
        agenda.column.addStretch(1)
        self._text = self.add_section("text", "记录")
        self.put(self._text, "minutes", self.minutes)
        self._text.column.addStretch(1)
        parts = meeting_parts(tools)
        self.add_kind_parts("life", "组织生活", parts)
        self.add_kind_parts("after", "后续", parts)
        self.add_files()
        self.agenda.set_judge(self._judge)
        self.agenda.edited.connect(self._judge_quorum)
        self.agenda.edited.connect(self.topics_edited)
        self.attendance.counted.connect(self._counted)
        self.counts_as.edited.connect(self.kind_changed)

    def propose(self, people: list[Person]) -> None:
        super().propose(people)
        self.lecturer.set_people(people)
        self.agenda.set_people(people)

    # Live lines

    @Slot()
    def kind_changed(self) -> None:
        kind = self.chosen_kind()
        own = kind if isinstance(kind, MeetingKind) else None
        self.counts_as.set_own(own)
        self.lecturer.setVisible(MeetingKind.PARTY_LECTURE in (own, *self.counts_as.value()))
        self.attendance.set_committee(own is not None and roll_for(own) is Roll.COMMITTEE)
        self.agenda.set_kinds(each for each in (own, *self.counts_as.value()) if each is not None)
        self.tell_parts()

    def topics(self) -> tuple[str, ...]:
        return tuple(str(raw["title"]).strip() for raw in self.agenda.raws() if raw["first"])

    def also_counts_as(self) -> tuple[MeetingKind, ...]:
        return self.counts_as.value()

    def ask_usual(self) -> None:
        """Of a talk nothing is offered: whom somebody else was talked to by says nothing of this one."""
        if self.chosen_kind() is not MeetingKind.HEART_TALK:
            super().ask_usual()
            return
        self._asked_usual = None
        self.usual.offer(None)

    @Slot()
    def tell_parts(self) -> None:
        super().tell_parts()
        self._suit_talk()

    def _suit_talk(self) -> None:
        """A talk has two people and no sheet, agenda or open minutes: what was said stands with the talk, and is hidden with
        it."""
        part = self.kind_parts.get("talk")
        if not isinstance(part, TalkPart):
            return
        talk = self.chosen_kind() is MeetingKind.HEART_TALK
        for field in (self.host, self.recorder):
            field.setVisible(not talk or bool(field.state().strip()))
        people = bool(self.attendance.rows() or self.observers.rows())
        self.sections.offer("people", offered=not talk or people)
        self.sections.offer("agenda", offered=not talk or bool(self.agenda.raws()))
        self.sections.offer("text", offered=not talk)
        if talk == part.isAncestorOf(self.minutes):
            return
        self._homes[self.minutes] = part.SECTION if talk else "text"
        self.minutes.rename("谈话主要内容" if talk else "会议记录")
        self.minutes.set_hint("思想、工作、生活等方面" if talk else _MINUTES_HINT)
        if talk:
            part.host(self.minutes)
        else:
            self._text.column.insertWidget(0, self.minutes)

    @Slot(object, bool)
    def count_as(self, kind: MeetingKind, counts: bool) -> None:
        ticked = {*self.counts_as.value(), kind} if counts else {*self.counts_as.value()} - {kind}
        self.counts_as.set_value(ticked)
        self.mark_edited()
        self.kind_changed()

    @Slot()
    def _counted(self) -> None:
        self._judge_quorum()
        self.agenda.refresh_votes()

    @Slot()
    def _judge_quorum(self) -> None:
        kind = self.chosen_kind()
        if not isinstance(kind, MeetingKind):
            self.attendance.say_quorum((), "")
            return
        quorums = quorum_sentences(kind, self.attendance.rows(), self.agenda.votes())
        self.attendance.say_quorum(quorums, "\n".join(dict.fromkeys(q.basis for q in quorums if q.basis)))

    def _judge(self, vote: Vote) -> VoteResult:
        kind = self.chosen_kind()
        own = (kind,) if isinstance(kind, MeetingKind) else ()
        return judge_vote(vote, self.attendance.rows(), (*own, *self.counts_as.value()))

    # Templates

    def template_state(self) -> dict[str, Any]:
        return super().template_state() | {"agenda": [bare_raw(raw) for raw in self.agenda.raws()]}

    def begin_like(self, state: Mapping[str, Any]) -> None:
        super().begin_like(state)
        self.agenda.restore(state.get("agenda", []))
        self._judge_quorum()

    # Rows in, rows out

    def show_detail(self, detail: MeetingDetail) -> None:
        """Show a saved meeting."""
        self._show(detail, new=False)

    def show_new(self, template: MeetingDetail | None) -> None:
        """Begin a meeting; with a template, one like that but of another day."""
        if template is None:
            self.show_nothing()
            self._show_rest((), "")
            self.show_kind_parts(None)
            self.set_clean()
        else:
            # One that was never saved was made ready to be begun.
            self._show(template if template.id is None else like(template), new=True)
            self.clear_day()
        self.show_section("head")

    def _show(self, detail: MeetingDetail, *, new: bool) -> None:
        self.show_head(detail, new=new)
        self.counts_as.set_value(detail.counts_as)
        self.lecturer.set_value(detail.lecturer)
        self._show_rest(detail.agenda, detail.minutes)
        self.show_kind_parts(detail)
        self.set_clean()
        self.ask_people()

    def _show_rest(self, agenda: tuple[AgendaItem, ...], minutes: str) -> None:
        self.agenda.show_items(agenda)
        self.minutes.set_value(minutes)
        self.kind_changed()
        self._judge_quorum()

    def detail(self) -> MeetingDetail:
        """The meeting as typed; only after `check`."""
        key = self.sheet_key()
        assert key is not None
        assert isinstance(key.kind, MeetingKind)
        typed = replace(
            self._base or _EMPTY,
            id=self.record_id,
            kind=key.kind,
            organization_id=key.organization_id,
            title=self.title.value(),
            held_on=key.day,
            status=RecordStatus(self.status.value() or RecordStatus.HELD),
            counts_as=self.counts_as.value(),
            started_at=self.started_at.value(),
            ended_at=self.ended_at.value(),
            place=self.place.value(),
            host=self.host.value(),
            recorder=self.recorder.value(),
            lecturer=self.lecturer.value(),
            agenda=self.agenda.items(),
            attendance=self.attendance.rows(),
            observers=self.observers.rows(),
            minutes=self.minutes.value(),
            attachments=self.files.rows(),
            version=self.version,
        )
        whole: MeetingDetail = self.with_kind_parts(typed)
        return whole


def like(template: MeetingDetail) -> MeetingDetail:
    """The next meeting like this one: the head, the headings of the agenda, and where the clerk names the
    people, their names unmarked. What happened then is not carried over.
    """
    people = template.attendance if roll_for(template.kind) is Roll.NOBODY else ()
    return MeetingDetail(
        id=None,
        kind=template.kind,
        organization_id=template.organization_id,
        title="",
        held_on=template.held_on,
        counts_as=template.counts_as,
        place=template.place,
        host=template.host,
        recorder=template.recorder,
        lecturer=template.lecturer,
        agenda=tuple(AgendaItem(item.title, item.kind, item.is_first_topic) for item in template.agenda),
        attendance=tuple(
            replace(row, state=AttendanceState.UNMARKED, reason="", counted=True) for row in people
        ),
    )
