"""The lines of a person's history: standings, stays in branches, posts."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCompleter, QListView

from gui.editors.bureau_dates import HistoricDateField
from gui.editors.bureau_history import HistoryLine
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.line import TextField
from models.rows.bureau import MembershipSpell, OrganizationRow, PostSpell, StandingChange
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.attendance import COMMITTEE_TITLES
from models.rules.terms import OrganizationKind, Standing


class StandingLine(HistoryLine):
    """From which day a person is 积极分子, 预备党员 or 正式党员."""

    def __init__(self, value: StandingChange | None) -> None:
        super().__init__("身份变化")
        self._standing = ChoiceField("身份", [(term, term.label) for term in Standing], required=True)
        self._from_on = HistoricDateField("起始日期")
        self._from_on.line.setPlaceholderText("待补")
        self._put(standing=self._standing, from_on=self._from_on)
        if value is not None:
            self.show_value(value)

    def show_value(self, value: StandingChange) -> None:
        self._standing.set_value(value.standing)
        self._from_on.set_value(value.from_on)

    def value(self) -> StandingChange | None:
        standing = self._standing.value()
        return None if standing is None else StandingChange(standing, self._from_on.value())


class SpellLine(HistoryLine):
    """A stay in a branch."""

    def __init__(self, value: MembershipSpell | None, organizations: Sequence[OrganizationRow]) -> None:
        super().__init__("组织关系")
        self._organizations = organizations
        self._branch = ChoiceField(
            "党支部", choices_of(organizations, OrganizationKind.BRANCH), required=True
        )
        self._group = ChoiceField("党小组", [(None, "未编组")])
        self._from_on, self._to_on = HistoricDateField("转入日期"), HistoricDateField("转出日期")
        self._from_on.line.setPlaceholderText("不详")
        self._to_on.line.setPlaceholderText("至今")
        self._came_from, self._went_to = TextField("转入自"), TextField("转出至")
        self._put(
            branch=self._branch,
            group=self._group,
            from_on=self._from_on,
            to_on=self._to_on,
            came_from=self._came_from,
            went_to=self._went_to,
        )
        self._branch.edited.connect(self._offer_groups)
        if value is not None:
            self.show_value(value)

    def show_value(self, value: MembershipSpell) -> None:
        self._branch.set_value(value.branch_id)
        self._offer_groups()
        self._group.set_value(value.group_id)
        self._from_on.set_value(value.from_on)
        self._to_on.set_value(value.to_on)
        self._came_from.set_value(value.came_from)
        self._went_to.set_value(value.went_to)

    def restore(self, state: Mapping[str, str]) -> None:
        # The branch first: it decides which groups there are to choose from.
        self._branch.restore(state.get("branch", ""))
        self._offer_groups()
        super().restore(state)

    @Slot()
    def _offer_groups(self) -> None:
        here = [row for row in self._organizations if row.parent_id == self._branch.value()]
        self._group.set_choices([(None, "未编组"), *choices_of(here, OrganizationKind.GROUP)])
        if self._group.box.currentIndex() < 0:
            self._group.set_value(None)

    def value(self) -> MembershipSpell | None:
        branch = self._branch.value()
        if branch is None:
            return None
        return MembershipSpell(
            branch_id=branch,
            branch_name=self._branch.box.currentText(),
            group_id=self._group.value(),
            group_name=self._group.box.currentText() if self._group.value() is not None else "",
            from_on=self._from_on.value(),
            to_on=self._to_on.value(),
            came_from=self._came_from.value(),
            went_to=self._went_to.value(),
        )


class PostLine(HistoryLine):
    """A post in a party organisation."""

    def __init__(self, value: PostSpell | None, organizations: Sequence[OrganizationRow]) -> None:
        super().__init__("党内职务")
        party = [(row.id, row.name) for row in organizations if row.kind.is_party]
        self._organization = ChoiceField("党组织", party, required=True)
        self._title = TextField("职务", required=True, hint="如 书记、组织委员")
        completer = QCompleter(list(COMMITTEE_TITLES), self._title.line)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        self._title.line.setCompleter(completer)
        self._from_on, self._to_on = HistoricDateField("任职日期"), HistoricDateField("免职日期")
        self._from_on.line.setPlaceholderText("不详")
        self._to_on.line.setPlaceholderText("至今")
        self._put(
            organization=self._organization, title=self._title, from_on=self._from_on, to_on=self._to_on
        )
        if value is not None:
            self.show_value(value)

    def show_value(self, value: PostSpell) -> None:
        self._organization.set_value(value.organization_id)
        self._title.set_value(value.title)
        self._from_on.set_value(value.from_on)
        self._to_on.set_value(value.to_on)

    def value(self) -> PostSpell | None:
        organization = self._organization.value()
        if organization is None:
            return None
        return PostSpell(
            organization_id=organization,
            organization_name=self._organization.box.currentText(),
            title=self._title.value(),
            from_on=self._from_on.value(),
            to_on=self._to_on.value(),
        )


class LeadingLine(HistoryLine):
    """From when to when a person is 党员领导干部, and in which duty."""

    def __init__(self, value: LeadingSpell | None) -> None:
        super().__init__("党员领导干部")
        self._duty = TextField("领导职务", required=True, hint="如 党组成员、副局长")
        self._from_on, self._to_on = HistoricDateField("起始日期"), HistoricDateField("截止日期")
        self._from_on.line.setPlaceholderText("不详")
        self._to_on.line.setPlaceholderText("至今")
        self._put(duty=self._duty, from_on=self._from_on, to_on=self._to_on)
        if value is not None:
            self.show_value(value)

    def show_value(self, value: LeadingSpell) -> None:
        self._duty.set_value(value.duty)
        self._from_on.set_value(value.from_on)
        self._to_on.set_value(value.to_on)

    def value(self) -> LeadingSpell | None:
        duty = self._duty.value()
        return LeadingSpell(duty, self._from_on.value(), self._to_on.value()) if duty else None


class ContactLine(HistoryLine):
    """A branch that is the person's 联系点."""

    def __init__(self, value: ContactSpell | None, organizations: Sequence[OrganizationRow]) -> None:
        super().__init__("联系点")
        self._branch = ChoiceField(
            "联系支部", choices_of(organizations, OrganizationKind.BRANCH), required=True
        )
        self._from_on, self._to_on = HistoricDateField("起始日期"), HistoricDateField("截止日期")
        self._from_on.line.setPlaceholderText("不详")
        self._to_on.line.setPlaceholderText("至今")
        self._put(branch=self._branch, from_on=self._from_on, to_on=self._to_on)
        if value is not None:
            self.show_value(value)

    def show_value(self, value: ContactSpell) -> None:
        self._branch.set_value(value.organization_id)
        self._from_on.set_value(value.from_on)
        self._to_on.set_value(value.to_on)

    def value(self) -> ContactSpell | None:
        branch = self._branch.value()
        if branch is None:
            return None
        return ContactSpell(
            branch, self._branch.box.currentText(), self._from_on.value(), self._to_on.value()
        )


def choices_of(
    organizations: Iterable[OrganizationRow], kind: OrganizationKind
) -> list[tuple[int | None, str]]:
    """The organisations of a kind as (id, name)."""
    return [(row.id, row.name) for row in organizations if row.kind is kind]
