"""One person of the roster: basic data and the whole history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.editors.bureau_dates import HistoricDateField
from gui.editors.bureau_history import HistoryLine, HistoryPart
from gui.editors.bureau_lines import ContactLine, LeadingLine, PostLine, SpellLine, StandingLine
from gui.editors.drafted_panel import DraftedPanel
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.line import TextField
from models import clock
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow, PostSpell, StandingChange
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.roster import in_probation
from models.rules.terms import Standing

BLANK = MemberDetail(None, "")
_GENDERS = (("", "未填"), ("男", "男"), ("女", "女"))


def follow_dates(
    standings: Sequence[StandingChange], joined_on: date | None, full_on: date | None, today: date
) -> tuple[StandingChange, ...]:
    """The history of standings after 入党日期 or 转正日期 was typed: the dated lines follow the dates. A day of
    joining alone makes somebody a probationary member only while the year runs; later the day of becoming a full one
    may only be unknown.
    """
    found = {change.standing for change in standings}
    followed = [
        replace(change, from_on=joined_on)
        if change.standing is Standing.PROBATIONARY and joined_on
        else replace(change, from_on=full_on)
        if change.standing is Standing.FULL and full_on
        else change
        for change in standings
    ]
    if full_on is not None and Standing.FULL not in found:
        followed.append(StandingChange(Standing.FULL, full_on))
    if full_on is not None and joined_on is not None and Standing.PROBATIONARY not in found:
        place = next(at for at, change in enumerate(followed) if change.standing is Standing.FULL)
        followed.insert(place, StandingChange(Standing.PROBATIONARY, joined_on))
    recent = joined_on is not None and joined_on <= today and in_probation(joined_on, today)
    if recent and full_on is None and found <= {Standing.ACTIVIST}:
        followed.append(StandingChange(Standing.PROBATIONARY, joined_on))
    return tuple(followed)


class MemberPanel(DraftedPanel[MemberDetail]):
    """Shows one person; `detail()` is what is typed. `page_wanted`: the page of the person of that number."""

    page_wanted = Signal(int)

    def __init__(self, today: Callable[[], date] = clock.today, parent: QWidget | None = None) -> None:
        super().__init__("新增党员", BLANK, parent)
        self._today = today
        self._organizations: Sequence[OrganizationRow] = ()
        self._name = TextField("姓名", required=True)
        self._gender = ChoiceField("性别", _GENDERS)
        self._born_on, self._ethnicity = HistoricDateField("出生日期"), TextField("民族")
        self._joined_on, self._full_on = HistoricDateField("入党日期"), HistoricDateField("转正日期")
        self._department, self._job_title = TextField("处室"), TextField("职务")
        self._phone = TextField("联系电话")
        self._note = TextArea("备注", least=2)
        self._standings = HistoryPart[StandingChange]("身份变化", StandingLine)
        self._spells = HistoryPart[MembershipSpell]("组织关系", self._spell_line)
        self._posts = HistoryPart[PostSpell]("党内职务", self._post_line)
        self._leading = HistoryPart[LeadingSpell]("党员领导干部", LeadingLine)
        self._contacts = HistoryPart[ContactSpell]("联系点", self._contact_line)
        self.add_row(name=self._name, gender=self._gender)
        self.add_row(joined_on=self._joined_on, full_on=self._full_on)
        self._parts: dict[str, HistoryPart[Any]] = {
            "standings": self._standings,
            "spells": self._spells,
            "posts": self._posts,
            "leading": self._leading,
            "contacts": self._contacts,
        }
        for part in self._parts.values():
            self.add_widget(part)
            part.edited.connect(self.mark_edited)
        self.add_row(department=self._department, job_title=self._job_title)
        self.add_row(born_on=self._born_on, ethnicity=self._ethnicity)
        self.add("phone", self._phone)
        self.add("note", self._note)
        self.page_button = quiet_button("个人情况", "person_board")
        self.page_button.setToolTip("到会、学时、心得、谈话等情况（Ctrl+I）")
        self.page_button.clicked.connect(self._want_page)
        self.foot.insertWidget(0, self.page_button)
        for field in (self._joined_on, self._full_on):
            field.line.editingFinished.connect(self._follow)

    def _spell_line(self, value: MembershipSpell | None) -> HistoryLine:
        return SpellLine(value, self._organizations)

    def _post_line(self, value: PostSpell | None) -> HistoryLine:
        return PostLine(value, self._organizations)

    def _contact_line(self, value: ContactSpell | None) -> HistoryLine:
        return ContactLine(value, self._organizations)

    def show_member(self, detail: MemberDetail, organizations: Sequence[OrganizationRow]) -> None:
        """Show a person (without id: somebody new); the organisations are what may be chosen."""
        self._shown, self._organizations = detail, tuple(organizations)
        self.set_title(detail.name or "新增党员")
        self.save_button.setText("保存")
        self.page_button.setVisible(detail.id is not None)
        self._name.set_value(detail.name)
        self._gender.set_value(detail.gender)
        self._born_on.set_value(detail.born_on)
        self._ethnicity.set_value(detail.ethnicity)
        self._joined_on.set_value(detail.joined_on)
        self._full_on.set_value(detail.full_on)
        self._department.set_value(detail.department)
        self._job_title.set_value(detail.job_title)
        self._phone.set_value(detail.phone)
        self._note.set_value(detail.note)
        self._standings.set_values(detail.standings)
        self._spells.set_values(detail.spells)
        self._posts.set_values(detail.posts)
        self._leading.set_values(detail.leading)
        self._contacts.set_values(detail.contacts)
        if detail.id is None:
            self._begin()
        self.banner.clear()
        self.set_clean()

    @Slot()
    def _want_page(self) -> None:
        if self._shown.id is not None:
            self.page_wanted.emit(self._shown.id)

    def settle(self, detail: MemberDetail) -> None:
        """Know the person shown as stored; what was typed since, and the keyboard, stay where they are."""
        self._shown = detail
        self.set_title(detail.name)
        self.page_button.setVisible(detail.id is not None)

    def doubt(self) -> str:
        """What the days and the standing have against each other though both may be right, as a sentence."""
        joined, full = self._joined_on.value(), self._full_on.value()
        says_full = any(change.standing is Standing.FULL for change in self._standings.values())
        if says_full and joined is not None and full is None and in_probation(joined, self._today()):
            return "入党不满一年，身份是正式党员，请核对。"
        return ""

    def _begin(self) -> None:
        """A new person needs one line of each that cannot do without."""
        if not self._standings.lines():
            self._standings.add_empty()
        if not self._spells.lines():
            self._spells.add_empty()

    def detail(self) -> MemberDetail:
        """The person as typed."""
        return replace(
            self._shown,
            name=self._name.value(),
            gender=self._gender.value() or "",
            born_on=self._born_on.value(),
            ethnicity=self._ethnicity.value(),
            joined_on=self._joined_on.value(),
            full_on=self._full_on.value(),
            department=self._department.value(),
            job_title=self._job_title.value(),
            phone=self._phone.value(),
            note=self._note.value(),
            standings=self._standings.values(),
            spells=self._spells.values(),
            posts=self._posts.values(),
            leading=self._leading.values(),
            contacts=self._contacts.values(),
        )

    def check(self) -> bool:
        """Whether every field and every line of the history is right."""
        right = super().check()
        # A list, so that all are explained and not only the first.
        parts = [part.check() for part in self._parts.values()]
        return right and all(parts)

    # Drafts

    def headline(self) -> str:
        return f"党员 {self._name.value()}"

    def draft(self) -> dict[str, Any]:
        return super().draft() | {"parts": {key: part.state() for key, part in self._parts.items()}}

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        super().restore_draft(draft)
        for key, states in draft.get("parts", {}).items():
            if key in self._parts:
                self._parts[key].restore(states)

    @Slot()
    def _follow(self) -> None:
        before = self._standings.values()
        followed = follow_dates(before, self._joined_on.value(), self._full_on.value(), self._today())
        if self.is_edited() and followed != before:
            self._standings.update_values(followed)
