"""The editor of 日常工作 (domain L8, L15, O14, O16–O18): one form whose fields follow the kind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.editors import people
from gui.editors.organizations import organization_choices
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.record_editor import RecordEditor
from gui.editors.time_field import TimeField
from gui.editors.tools import EditorTools
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import ReadField, TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.fields.person import PersonField
from gui.widgets.labels import label
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.daily_work import DailyWorkDetail
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import GATHERINGS, SENT_KINDS, doubts, words_of
from models.rules.money import grouped_money, read_money
from models.rules.terms import OrganizationKind

HOLDERS = (
    OrganizationKind.PARTY_COMMITTEE,
    OrganizationKind.GENERAL_BRANCH,
    OrganizationKind.BRANCH,
    OrganizationKind.GROUP,
    OrganizationKind.DEPARTMENT,
)
_EMPTY = DailyWorkDetail(None, DailyWorkKind.REQUEST, 0, "", date.min)


class DailyWorkEditor(RecordEditor):
    """Shows a `DailyWorkDetail` and gives back the one typed."""

    def __init__(self, tools: EditorTools, parent: QWidget | None = None) -> None:
        super().__init__("新建日常工作", "编辑日常工作", parent)
        self.tools = tools
        self._organizations: Sequence[OrganizationRow] = ()
        self._kept: int | None = None
        self._base = _EMPTY
        self._make_fields()
        self._make_head()
        self._make_sending()
        text = self.add_section("text", "内容")
        self.put(text, "content", self.content)
        self.put(text, "outcome", self.outcome)
        text.column.addStretch(1)
        files = self.add_section("files", "附件")
        self.put_part(files, "files", self.files)
        files.first = self.files.add_button
        files.column.addStretch(1)
        self.doubts = label("", "warn", wrap=True)
        self.add_widget(self.doubts)
        self.kind.edited.connect(self._kind_chosen)
        self.edited.connect(self._review)

    def _make_fields(self) -> None:
        today = self.tools.today()
        self.title = TextField("事项名称", required=True)
        self.kind = ChoiceField("类别", [(kind, kind.label) for kind in DailyWorkKind], required=True)
        self.status = ChoiceField("状态", [(status, status.label) for status in DailyWorkStatus])
        self.happened_on = DateField("日期", required=True, today=today)
        self.organization = ChoiceField("党组织", required=True)
        self.person = PersonField("人员")
        self.counterpart = TextField("主送单位")
        self.place = TextField("地点")
        self.people_count = CountField("人数")
        self.care = ChoiceField("方式", [("", "待补"), *((kind, kind.label) for kind in CareKind)])
        self.amount = ReadField("金额（元）", read_money, grouped_money, hint="没有或不知道的不填")
        self.urgency = ChoiceField("紧急程度", [("", "待补"), *((each, each.label) for each in Urgency)])
        self.document_number = TextField("文号")
        self.occurred_on = DateField("事项发生日期", today=today)
        self.occurred_time = TimeField("发生时间")
        self.sent_on = DateField("报送日期", today=today)
        self.sent_time = TimeField("报送时间")
        self.reply_due_on = DateField("答复时限", today=today)
        self.replied_on = DateField("答复日期", today=today)
        self.content = TextArea("内容", least=5, most=24)
        self.outcome = TextArea("成效", least=3, most=16)
        self.files = AttachmentsPart(self.tools.tasks, self.tools.attachments)

    def _make_head(self) -> None:
        head = self.add_section("head", "基本情况")
        self.put(head, "title", self.title)
        self.put_row(head, kind=self.kind, happened_on=self.happened_on)
        self.put_row(head, organization=self.organization, status=self.status)
        self.put_row(head, person=self.person, counterpart=self.counterpart)
        self.put_row(head, care=self.care, amount=self.amount)
        self.put_row(head, place=self.place, people=self.people_count)
        head.column.addStretch(1)

    def _make_sending(self) -> None:
        sending = self.add_section("sending", "报送")
        self.put_row(sending, urgency=self.urgency, document_number=self.document_number)
        self.put_row(sending, occurred_on=self.occurred_on, occurred_time=self.occurred_time)
        self.put_row(sending, sent_on=self.sent_on, sent_time=self.sent_time)
        self.put_row(sending, reply_due_on=self.reply_due_on, replied_on=self.replied_on)
        sending.column.addStretch(1)

    # The kind decides what is asked

    def chosen_kind(self) -> DailyWorkKind | None:
        """The kind now chosen."""
        value = self.kind.value()
        return None if value is None else DailyWorkKind(value)

    @Slot()
    def _kind_chosen(self) -> None:
        kind = self.chosen_kind()
        if kind is None:
            return
        words = words_of(kind)
        self.happened_on.rename(words.day)
        self.content.rename(words.content)
        self.outcome.rename(words.outcome)
        for field, word in (
            (self.person, words.person),
            (self.counterpart, words.counterpart),
            (self.people_count, words.people),
        ):
            field.setVisible(bool(word))
            if word:
                field.rename(word)
        self.place.setVisible(kind in GATHERINGS or kind is DailyWorkKind.CARE)
        self.care.setVisible(kind is DailyWorkKind.CARE)
        self.amount.setVisible(kind is DailyWorkKind.CARE)
        self.sections.offer("sending", offered=kind in SENT_KINDS)

    @Slot()
    def _review(self) -> None:
        """What a reader would ask about."""
        ready = None not in (self.kind.value(), self.happened_on.value(), self.organization.value())
        asked = doubts(self.detail()) if ready else ()
        self.doubts.setText("\n".join(asked))
        self.doubts.setVisible(bool(asked))

    # Whom and where

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        self._organizations = rows
        self.organization.set_choices(organization_choices(rows, HOLDERS, self._kept))
        if self.organization.value() is None and self._kept is not None:
            self.organization.set_value(self._kept)

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        self.person.set_people(people.proposals(roll))

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        if kind is not None:
            self.kind.set_value(kind)
            self._kind_chosen()
        if organization_id is not None:
            self.organization.set_value(organization_id)
        if day is not None:
            self.happened_on.set_value(day)

    # Rows in, rows out

    def show_detail(self, detail: DailyWorkDetail) -> None:
        """Show a saved entry."""
        self.begin(detail.id, detail.version)
        self._fill(detail)

    def show_new(self, template: DailyWorkDetail | None) -> None:
        """Begin an entry; with a template, one of the same kind, organisation, person and addressee."""
        self.begin(None, 0)
        for field in self.fields.values():
            field.restore("")
            field.set_error(None)
        if template is None:
            self._fill(_EMPTY, empty=True)
        else:
            self._fill(
                replace(
                    _EMPTY,
                    kind=template.kind,
                    organization_id=template.organization_id,
                    person=template.person,
                    counterpart=template.counterpart,
                    place=template.place,
                )
            )
            self.happened_on.set_value(None)
            self.set_clean()
        self.show_section("head")

    def _fill(self, detail: DailyWorkDetail, *, empty: bool = False) -> None:
        self._base = detail
        self._kept = detail.organization_id or None
        today = self.tools.today()
        for day in (self.happened_on, self.occurred_on, self.sent_on, self.reply_due_on, self.replied_on):
            day.today = today
        self.set_organizations(self._organizations)
        self.organization.set_value(self._kept)
        if not empty:
            self.kind.set_value(detail.kind)
            self.happened_on.set_value(detail.happened_on)
        self.status.set_value(detail.status)
        self.title.set_value(detail.title)
        self.person.set_value(detail.person)
        self.counterpart.set_value(detail.counterpart)
        self.place.set_value(detail.place)
        self.people_count.set_value(detail.people)
        self.care.set_value(detail.care or "")
        self.amount.set_value(detail.amount)
        self.urgency.set_value(detail.urgency or "")
        self.document_number.set_value(detail.document_number)
        _show_moment(detail.occurred_at, self.occurred_on, self.occurred_time)
        _show_moment(detail.sent_at, self.sent_on, self.sent_time)
        self.reply_due_on.set_value(detail.reply_due_on)
        self.replied_on.set_value(detail.replied_on)
        self.content.set_value(detail.content)
        self.outcome.set_value(detail.outcome)
        self.files.show_rows(detail.attachments)
        self._kind_chosen()
        self.set_clean()
        self._review()

    def detail(self) -> DailyWorkDetail:
        """The entry as typed; only after `check`. What its kind does not ask for is as it was."""
        day, care, urgency = self.happened_on.value(), self.care.value(), self.urgency.value()
        base = self._base
        assert day is not None
        kind = DailyWorkKind(self.kind.value())
        asked = words_of(kind)
        cared, sent = kind is DailyWorkKind.CARE, kind in SENT_KINDS
        return replace(
            base,
            id=self.record_id,
            kind=kind,
            organization_id=int(self.organization.value()),
            title=self.title.value(),
            happened_on=day,
            status=DailyWorkStatus(self.status.value() or DailyWorkStatus.OPEN),
            member_id=self._member_id() if cared else base.member_id,
            person=self.person.value(),
            counterpart=self.counterpart.value() if asked.counterpart else base.counterpart,
            place=self.place.value(),
            people=self.people_count.value() if asked.people else base.people,
            care=(CareKind(care) if care else None) if cared else base.care,
            amount=self.amount.value() if cared else base.amount,
            urgency=(Urgency(urgency) if urgency else None) if sent else base.urgency,
            document_number=self.document_number.value() if sent else base.document_number,
            occurred_at=_moment(self.occurred_on, self.occurred_time) if sent else base.occurred_at,
            sent_at=_moment(self.sent_on, self.sent_time) if sent else base.sent_at,
            reply_due_on=self.reply_due_on.value() if sent else base.reply_due_on,
            replied_on=self.replied_on.value() if sent else base.replied_on,
            content=self.content.value(),
            outcome=self.outcome.value(),
            attachments=self.files.rows(),
            version=self.version,
        )

    def _member_id(self) -> int | None:
        """Who is cared for: whoever the entry named, as long as the name stands; else whom the roster knows by it."""
        if self._base.member_id is not None and self.person.value() == self._base.person:
            return self._base.member_id
        person = self.person.person()
        return None if person is None else person.id

    def check(self) -> bool:
        if not super().check():
            return False
        for day, clock in ((self.occurred_on, self.occurred_time), (self.sent_on, self.sent_time)):
            if clock.value() is not None and day.value() is None:
                day.set_error("填了时间，请把日期也填上")
                self.show_section("sending")
                return False
        return True

    def draft_restored(self) -> None:
        self._kind_chosen()
        self._review()

    def headline(self) -> str:
        day, kind = self.happened_on.value(), self.chosen_kind()
        parts = [
            f"{day.month}月{day.day}日" if day else "日期待补",
            kind.label if kind else "",
            f"《{self.title.value()}》" if self.title.value() else "",
        ]
        return " ".join(part for part in parts if part)


def _show_moment(moment: datetime | None, day: DateField, clock: TimeField) -> None:
    """A moment at midnight is a day whose time nobody gave."""
    day.set_value(None if moment is None else moment.date())
    known = moment is not None and moment.time() != time.min
    clock.set_value(moment.time() if moment is not None and known else None)


def _moment(day: DateField, clock: TimeField) -> datetime | None:
    on = day.value()
    return None if on is None else datetime.combine(on, clock.value() or time.min)
