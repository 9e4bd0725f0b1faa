"""Parts of an editor that belong to some kinds of records only, or to what follows a record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from gui.editors.parts.part import Part
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.fields.person import Person
from models.rows.attendance import AttendanceRow
from models.rows.bureau import OrganizationRow
from models.rules.terms import MeetingKind, RecordStatus, StudyKind


@dataclass(frozen=True)
class Setting:
    """What the head of the form says now; None is not chosen yet."""

    kinds: frozenset[MeetingKind | StudyKind]
    """Its own kind and those it also counts as."""
    status: RecordStatus | None
    organization_id: int | None
    day: date | None
    is_new: bool
    sheet: tuple[AttendanceRow, ...] = ()
    own: MeetingKind | StudyKind | None = None
    """Its own kind."""
    organization: OrganizationRow | None = None
    """The organisation chosen, as the tree has it."""
    topics: tuple[str, ...] = ()
    """What is studied as a first topic: titles of the agenda, or of the materials of a session that is followed."""


class KindPart(Part):
    """A part that is there for some kinds only. A hidden one keeps what it was shown, and gives it back.

    `proposed`: a field of the head, by its name, and what it might say; the editor fills it while it is empty or still says
    what was proposed before. `counted`: the record is to count as a kind too, or no longer.
    """

    proposed = Signal(str, object)
    counted = Signal(object, bool)

    SECTION = "life"
    """The section it stands in: ``life`` (what the kind is made of) or ``after`` (what follows the record)."""
    STAYS_OPEN = False
    """Whether a part of ``life`` may be filled in when the record is closed (定稿), as those of ``after`` may."""

    objection: Banner
    """Beside the buttons of a part that orders something: what stood in the way, said where the clerk looks."""

    def build_objection(self) -> Banner:
        """The place of `objection`, for the part to lay out; it goes with the first edit."""
        self.objection = Banner()
        self.edited.connect(self.objection.clear)
        return self.objection

    def tell(self, tone: Tone, sentence: str) -> None:
        """Say it beside the buttons; only for a part that built its `objection`."""
        self.objection.say(tone, sentence)

    def concerns(self, setting: Setting) -> bool:
        """Whether it is there."""
        raise NotImplementedError

    def set_setting(self, setting: Setting) -> None:
        """The head, the status or the sheet changed; asked of every part, there or not."""

    def set_people(self, people: list[Person]) -> None:
        """Whom to propose where a name is asked for."""

    def begin_with(self, people: tuple[int, ...]) -> None:
        """A new record is begun of these members, by id; where their names are asked for they are filled in."""

    def show_detail(self, detail: Any) -> None:
        """Show what a `MeetingDetail` or `StudyDetail` holds of it; None is an empty form."""
        raise NotImplementedError

    def into(self, detail: Any) -> Any:
        """The detail with what this part holds; only to be asked once `problem` found nothing."""
        raise NotImplementedError
