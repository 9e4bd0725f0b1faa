"""领导指导: which leading cadres guided a 组织生活会, 民主生活会 or 民主评议党员, and what they said of it (domain N12)."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.editors.kind_part import Setting
from gui.editors.named_lines import NamedLinesPart
from gui.editors.parts.lines import LinesPart, LineSpec
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.field import Field
from gui.widgets.fields.person import Person, PersonField
from models.rows.bureau import OrganizationRow
from models.rows.dual_life import LeadingCadre
from models.rows.life import Guidance
from models.rows.meeting import MeetingDetail
from models.rules.dual_life import guidance_doubt, leads_on
from models.rules.names import person_name
from models.rules.terms import MeetingKind, OrganizationKind
from models.services.leading import leading_cadres

KINDS = frozenset({MeetingKind.ORGANIZATIONAL_LIFE, MeetingKind.DEMOCRATIC_LIFE, MeetingKind.APPRAISAL})


def _leader() -> Field:
    return PersonField("指导的领导", required=True, hint="姓名")


def _opinions() -> Field:
    return TextArea("指导意见", hint="指导意见", least=1, most=8)


class GuidancePart(NamedLinesPart):
    """Lines of leaders; one who is neither of the branch nor its contact is doubted, and kept."""

    WHERE = "领导指导里"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        fields = (LineSpec("name", _leader, 0, 0, 4), LineSpec("opinions", _opinions, 0, 4, 8))
        super().__init__(LinesPart("领导指导", fields, "添加指导"), parent)
        self._tasks = tasks
        self._leaders: tuple[LeadingCadre, ...] | None = None
        self._here: OrganizationRow | None = None
        self._day: date | None = None
        self.doubts = Banner(closable=False)
        self.column.addWidget(self.lines)
        self.column.addWidget(self.doubts)
        self.lines.edited.connect(self._touched)

    # The editor asks

    def concerns(self, setting: Setting) -> bool:
        return bool(KINDS & setting.kinds)

    def set_setting(self, setting: Setting) -> None:
        self._here, self._day = setting.organization, setting.day
        if self._leaders is None and self.concerns(setting):
            self._leaders = ()
            self._tasks.read(leading_cadres, then=self._came)
        self._propose()
        self._doubt()

    def show_detail(self, detail: MeetingDetail | None) -> None:
        shown = detail.guidance if detail is not None else ()
        self._remember(shown)
        self.lines.show_lines([{"name": line.name, "opinions": line.opinions} for line in shown])
        # Whoever was made a leading cadre since is to be proposed, too.
        self._leaders = None
        self._doubt()

    def into(self, detail: MeetingDetail) -> MeetingDetail:
        lines = tuple(
            Guidance(line["name"], self._number(line["name"]), line["opinions"])
            for line in self.lines.filled()
        )
        return replace(detail, guidance=lines)

    def _number(self, name: str) -> int | None:
        leader = self._leader(name)
        return leader.id if leader is not None else self._ids.get(name)

    def restore(self, state: Any) -> None:
        super().restore(state)
        self._doubt()

    # Leaders

    def _came(self, leaders: tuple[LeadingCadre, ...]) -> None:
        self._leaders = leaders
        self._propose()
        self._doubt()

    def _propose(self) -> None:
        leaders = self._leaders or ()
        self.lines.set_people(
            [
                Person(leader.id, leader.name, leader.leading[-1].duty)
                for leader in leaders
                if self._day is None or leads_on(leader, self._day)
            ]
        )

    def _leader(self, name: str) -> LeadingCadre | None:
        """The one of that name; of several the one shown before, else nobody."""
        found = [leader for leader in self._leaders or () if person_name(leader.name) == person_name(name)]
        if len(found) > 1:
            return next((leader for leader in found if leader.id == self._ids.get(name)), None)
        return found[0] if found else None

    @Slot()
    def _touched(self) -> None:
        self._doubt()
        self.edited.emit()

    def _doubt(self) -> None:
        """Say of each whether the branch is theirs; nothing while that is not known."""
        here, day = self._here, self._day
        if not self._leaders or here is None or here.id is None or day is None:
            self.doubts.clear()
            return
        places = {here.id}
        if here.kind is OrganizationKind.GROUP and here.parent_id is not None:
            places.add(here.parent_id)
        names = [str(line["name"]).strip() for line in self.lines.state()]
        said = [guidance_doubt(name, self._leader(name), frozenset(places), day) for name in names if name]
        doubts = "".join(dict.fromkeys(filter(None, said)))
        if doubts:
            self.doubts.say(Tone.WARN, doubts)
        else:
            self.doubts.clear()
