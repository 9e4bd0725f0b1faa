"""Parts of a person's history: lines that can be added, filled in and taken away."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from gui.editors.bureau_dates import HistoricDateField
from gui.look.look import look
from gui.widgets.buttons import icon_button, quiet_button
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.bureau import MembershipSpell, OrganizationRow, PostSpell, StandingChange
from models.rules.attendance import COMMITTEE_TITLES
from models.rules.terms import OrganizationKind, Standing

V = TypeVar("V")


class HistoryLine(QFrame):
    """One line: fields in two columns and a cross. `value()` is None while the line is not filled in."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = FieldGrid(2)
        column.addWidget(self._grid)
        self._drop_button = icon_button("dismiss", f"删除这条{name}")
        # No higher than a label: beside one it must not push the fields of its row apart.
        side = look().px(18)
        self._drop_button.setStyleSheet(f"padding: 0; icon-size: {side - 4}px;")
        self._drop_button.setFixedSize(side, side)
        self._drop_button.clicked.connect(self._drop)

    def _put(self, *fields: Field) -> None:
        for field in fields:
            self._fields.append(field)
            field.edited.connect(self.edited)
        self._grid.add(*fields)
        fields[1].head.addWidget(self._drop_button)

    def show_value(self, value: Any) -> None:
        """Say this from now on."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the line says."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether every field of the line is right; mistakes are explained."""
        return all([field.check() for field in self._fields])  # noqa: C419 - all are explained, not only the first

    def first(self) -> Field:
        """The field to begin with."""
        return self._fields[0]

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self)


class HistoryPart(QWidget, Generic[V]):
    """A heading, the lines, and the way to another. `make(value)` builds a line, None an empty one."""

    edited = Signal()

    def __init__(
        self, title: str, make: Callable[[V | None], HistoryLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._lines: list[HistoryLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, look().px(6), 0, 0)
        self._column.setSpacing(look().px(8))
        head = QHBoxLayout()
        head.addWidget(label(title, "title"))
        head.addStretch(1)
        self.add_button = quiet_button("添加", "add")
        self.add_button.setAccessibleName(f"添加{title}")
        self.add_button.clicked.connect(self.add_empty)
        head.addWidget(self.add_button)
        self._column.addLayout(head)

    def lines(self) -> list[HistoryLine]:
        """The lines in order."""
        return list(self._lines)

    def set_values(self, values: Iterable[V]) -> None:
        """Show these lines and no others."""
        for line in self.lines():
            self._forget(line)
        for value in values:
            self._append(self._make(value))

    def update_values(self, values: Sequence[V]) -> None:
        """Show these lines in those that are there: the keyboard, or a click on its way, may be in one of them."""
        for line, value in zip(self._lines, values, strict=False):
            if line.value() != value:
                line.show_value(value)
        for line in self._lines[len(values) :]:
            self._forget(line)
        for value in values[len(self._lines) :]:
            self._append(self._make(value))

    def values(self) -> tuple[V, ...]:
        """What the filled lines say, in order."""
        return tuple(value for value in (line.value() for line in self._lines) if value is not None)

    def check(self) -> bool:
        """Whether every line is right; goes to the first that is not."""
        wrong = [line for line in self._lines if not line.check()]
        if wrong:
            wrong[0].first().setFocus()
        return not wrong

    @Slot()
    def add_empty(self) -> None:
        """One more line, ready to be filled in."""
        line = self._make(None)
        self._append(line)
        line.first().setFocus()
        self.edited.emit()

    def _append(self, line: HistoryLine) -> None:
        line.edited.connect(self.edited)
        line.dropped.connect(self._dropped)
        self._lines.append(line)
        self._column.addWidget(line)

    @Slot(object)
    def _dropped(self, line: HistoryLine) -> None:
        self._forget(line)
        self.add_button.setFocus()
        self.edited.emit()

    def _forget(self, line: HistoryLine) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()


class StandingLine(HistoryLine):
    """From which day a person is 积极分子, 预备党员 or 正式党员."""

    def __init__(self, value: StandingChange | None) -> None:
        super().__init__("身份变化")
        self._standing = ChoiceField("身份", [(term, term.label) for term in Standing], required=True)
        self._from_on = HistoricDateField("起始日期")
        self._from_on.line.setPlaceholderText("待补")
        self._put(self._standing, self._from_on)
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
        self._put(self._branch, self._group, self._from_on, self._to_on, self._came_from, self._went_to)
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
        self._put(self._organization, self._title, self._from_on, self._to_on)
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


def choices_of(
    organizations: Iterable[OrganizationRow], kind: OrganizationKind
) -> list[tuple[int | None, str]]:
    """The organisations of a kind as (id, name)."""
    return [(row.id, row.name) for row in organizations if row.kind is kind]
