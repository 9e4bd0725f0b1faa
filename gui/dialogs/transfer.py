"""组织关系转接: to another branch of the bureau, or out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QRadioButton, QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind


@dataclass(frozen=True)
class Transfer:
    """Where a person goes. `to_branch_id` None: out of the bureau, to `place`."""

    member_id: int
    to_branch_id: int | None
    on: date
    place: str


class TransferDialog(FormDialog):
    """Asks where to, from which day on, and what the other side is called."""

    def __init__(
        self,
        person: RosterEntry,
        organizations: Sequence[OrganizationRow],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "组织关系转接",
            "确认转接",
            parent,
            intro=f"{person.name}，现在{person.branch_name}。转接之日起不再计入原支部应到人数，以前的会议记录不变。",
        )
        self.about = (person.id,)
        self._person = person
        self.within = QRadioButton("转到本单位其他支部")
        self.out = QRadioButton("转出本单位")
        self.within.setChecked(True)
        self.within.toggled.connect(self._choose)
        self.body.addWidget(self.within)
        self.body.addWidget(self.out)
        branches = [
            (row.id, row.name)
            for row in organizations
            if row.kind is OrganizationKind.BRANCH and row.id != person.branch_id and row.existed_on(today)
        ]
        self.branch = ChoiceField("转入支部", branches, required=True)
        self.place = TextField("去向", required=True, hint="接收党组织全称")
        self.on = DateField("转接日期", today=today, required=True)
        self.on.set_value(today)
        self.put(self.branch, self.place, self.on)
        self._choose()
        self.within.setFocus()

    @Slot()
    def _choose(self) -> None:
        self.branch.setVisible(self.within.isChecked())
        self.place.setVisible(not self.within.isChecked())

    def answer(self) -> Transfer:
        """What was chosen; only after `confirmed`."""
        day = self.on.value()
        assert day is not None
        within = self.within.isChecked()
        return Transfer(
            self._person.id,
            self.branch.value() if within else None,
            day,
            "" if within else self.place.value(),
        )
