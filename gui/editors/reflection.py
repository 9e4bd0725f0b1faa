"""The form of one piece of 心得体会."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.editors.drafted_panel import DraftedPanel
from gui.editors.organizations import organization_choices
from gui.editors.people import proposals
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.fields.suggested import SuggestedField
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.label import LabelRow
from models.rows.reflection import ReflectionRow
from models.rules.terms import OrganizationKind

PLACES = (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH, OrganizationKind.BRANCH)
SHARINGS = ("未交流", "党小组交流", "支部交流", "机关交流", "本单位刊发", "上级刊物刊发")
# A date is typed in several keys; the roster is read once it seems finished.
_PAUSE_MS = 250
_NO_CAMPAIGN = "不属于专题活动"


class ReflectionPanel(DraftedPanel[ReflectionRow]):
    """Shows a `ReflectionRow` and gives back the one typed. Whoever is on the roster that day brings branch and post
    along. `day_changed`: another day's roster is wanted, for `set_roll`.
    """

    day_changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("新增心得体会", ReflectionRow(None, 0, "", ""), parent)
        self._today = today
        self._organizations: Sequence[OrganizationRow] = ()
        self._roll: dict[int, RosterEntry] = {}
        self._filled = ""
        self._campaigns: tuple[LabelRow, ...] = ()
        self._named_here = False
        self.revision = 0
        self.author = PersonField("姓名", required=True, hint="从名册里选")
        self.submitted_on = DateField("提交日期", today=today())
        self.organization = ChoiceField("支部", required=True)
        self.position = TextField("职务", hint="待补")
        self.title = TextField("题目", required=True)
        self.topic = SuggestedField("学习主题", hint="待补")
        self.campaign = ChoiceField("专题活动", [(None, _NO_CAMPAIGN)])
        self.words = CountField("字数")
        self.reviewer = PersonField("审核人", hint="待补")
        self.shared = SuggestedField("是否交流、刊发", hint="待补")
        self.shared.set_suggestions(SHARINGS)
        self.note = TextArea("备注", least=2, most=8)
        self.add_row(author=self.author, submitted_on=self.submitted_on)
        self.add_row(organization=self.organization, position=self.position)
        self.add("title", self.title)
        self.add("campaign", self.campaign)
        self.add("topic", self.topic)
        self.add_row(words=self.words, reviewer=self.reviewer)
        self.add("shared", self.shared)
        self.add("note", self.note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.day_changed)
        self.author.edited.connect(self._named)
        self.submitted_on.edited.connect(self._pause.start)

    # What may be chosen

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        self._organizations = rows
        self._offer_places()

    def _offer_places(self) -> None:
        kept = self._shown.organization_id or None
        self.organization.set_choices(organization_choices(self._organizations, PLACES, kept))

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        """The roster of `day`."""
        self._roll = {entry.id: entry for entry in roll}
        people = proposals(roll)
        self.author.set_people(people)
        self.reviewer.set_people(people)
        if self._named_here:
            self._bring_along()

    def set_topics(self, topics: Sequence[str]) -> None:
        """The topics in use."""
        self.topic.set_suggestions(topics)

    def set_campaigns(self, campaigns: Sequence[LabelRow]) -> None:
        """The campaigns, in the order offered."""
        self._campaigns = tuple(campaigns)
        self._offer_campaigns()

    def _offer_campaigns(self) -> None:
        kept = self._shown.campaign_id
        offered = [(row.id, row.name) for row in self._campaigns if row.enabled or row.id == kept]
        if kept is not None and all(row.id != kept for row in self._campaigns):
            offered.append((kept, self._shown.campaign))
        self.campaign.set_choices([(None, _NO_CAMPAIGN), *offered])

    @property
    def day(self) -> date:
        """The day whose roster counts: that of submission, or today while it is not known."""
        return self.submitted_on.value() or self._today()

    @Slot()
    def _named(self) -> None:
        self._named_here = True
        self._bring_along()

    def _bring_along(self) -> None:
        """Branch and post of the person named. A post typed by hand stays; one brought along goes with its holder."""
        person = self.author.person()
        entry = None if person is None else self._roll.get(person.id)
        if entry is not None:
            self.organization.set_value(entry.branch_id)
        if self.position.value() == self._filled:
            self._filled = "" if entry is None else position_of(entry)
            self.position.set_value(self._filled)

    # Rows in, rows out

    def show_row(self, row: ReflectionRow) -> None:
        """Show a saved piece."""
        self._show(row)
        self.set_title(f"编辑心得体会　编号{row.id}")

    def show_new(
        self,
        like: ReflectionRow | None,
        organization_id: int | None,
        topic: str = "",
        campaign_id: int | None = None,
    ) -> None:
        """A blank form. What a pile of them has in common (topic, campaign, day, reviewer) is taken from the one saved
        before."""
        if like is None:
            row = ReflectionRow(None, organization_id or 0, "", "", topic=topic, campaign_id=campaign_id)
        else:
            row = ReflectionRow(
                None,
                organization_id or 0,
                "",
                "",
                topic=like.topic,
                submitted_on=like.submitted_on,
                reviewer=like.reviewer,
                campaign_id=like.campaign_id,
            )
        self._show(row)
        self.set_title("新增心得体会")

    def _show(self, row: ReflectionRow) -> None:
        self._pause.stop()
        self._shown, self._named_here = row, False
        self._filled = "" if row.member_id is None else row.position
        self._offer_places()
        self.submitted_on.today = self._today()
        known = row.member_id is not None
        self.author.set_person(
            Person(row.member_id or 0, row.author, row.organization_name) if known else None
        )
        self.author.set_value(row.author)
        self.submitted_on.set_value(row.submitted_on)
        self.organization.set_value(row.organization_id or None)
        self.position.set_value(row.position)
        self.title.set_value(row.title)
        self.topic.set_value(row.topic)
        self._offer_campaigns()
        self.campaign.set_value(row.campaign_id)
        self.words.set_value(row.words)
        self.reviewer.set_value(row.reviewer)
        self.shared.set_value(row.shared)
        self.note.set_value(row.note)
        self.banner.clear()
        self.told.clear()
        self.set_clean()
        self.day_changed.emit()

    def row(self) -> ReflectionRow:
        """The piece as typed; only after `check`."""
        return replace(
            self._shown,
            organization_id=self.organization.value() or 0,
            author=self.author.value(),
            title=self.title.value(),
            member_id=self._member_id(),
            position=self.position.value(),
            topic=self.topic.value(),
            campaign_id=self.campaign.value(),
            submitted_on=self.submitted_on.value(),
            words=self.words.value(),
            shared=self.shared.value(),
            reviewer=self.reviewer.value(),
            note=self.note.value(),
        )

    def _member_id(self) -> int | None:
        """Who it is. A namesake on the roll of another branch than the one chosen by hand is somebody else."""
        person = self.author.person()
        if person is None or person.id == self._shown.member_id:
            return None if person is None else person.id
        entry = self._roll.get(person.id)
        return person.id if entry is not None and entry.branch_id == self.organization.value() else None

    # Drafts

    def headline(self) -> str:
        """心得体会 王建国《学党章有感》."""
        title = self.title.value()
        return f"心得体会 {self.author.value()}" + (f"《{title}》" if title else "")

    def draft(self) -> dict[str, Any]:
        person = self.author.person()
        told = {"person": None if person is None else asdict(person), "filled": self._filled}
        return super().draft() | told

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        super().restore_draft(draft)
        person = draft.get("person")
        if person is not None:
            # The name alone would not tell namesakes apart.
            self.author.set_person(Person(**person))
        self._filled = str(draft.get("filled", ""))
        # A branch that is known was brought along, or chosen by hand; the roll of the day must not change it again.
        self._named_here = self.organization.value() is None
        self.day_changed.emit()

    def rebase(self, record_id: int | None, version: int) -> None:
        super().rebase(record_id, version)
        if record_id is not None:
            self.set_title(f"编辑心得体会　编号{record_id}")

    @Slot()
    def mark_edited(self) -> None:
        self.revision += 1
        super().mark_edited()


def position_of(entry: RosterEntry) -> str:
    """书记、处长: the posts in the branch on that day, then the office held."""
    return "、".join(part for part in (*entry.posts, entry.job_title) if part)
