"""发现问题: the list of findings, and below it the form of the one chosen."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.editors.organizations import organization_choices
from gui.editors.parts.finding_form import FindingForm, empty_finding, raw_of, read_finding
from gui.editors.parts.items import ItemsPart, ItemWords, RawItem
from gui.widgets.fields.person import Person
from models.rows.attachment import AttachmentRow
from models.rows.bureau import OrganizationRow
from models.rows.inspection import Finding, Manifestation
from models.rules.terms import OrganizationKind

WORDS = ItemWords("发现的问题", "还没有登记问题。", "添加问题", "这个问题", "个问题")
ANSWERABLE = tuple(kind for kind in OrganizationKind if kind is not OrganizationKind.GROUP)
"""Whose problem it may be; a group's is its branch's."""


class FindingsPart(ItemsPart):
    """What a notice has named stays as it is, before the others. `item_opened` carries the id of a rectification item."""

    item_opened = Signal(int)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self.form = FindingForm(today())
        self._today = today
        self._organizations: Sequence[OrganizationRow] = ()
        self._visited: Collection[int] = ()
        self._files: frozenset[str] = frozenset()
        super().__init__(WORDS, self.form, line_of, self._read_raw, empty_finding, parent)
        self.form.item_opened.connect(self.item_opened)

    # What may be chosen

    def set_organizations(self, rows: Sequence[OrganizationRow], visited: Collection[int]) -> None:
        """The tree in tree order; the visited ones are offered first."""
        self._organizations, self._visited = rows, visited
        choices = organization_choices(rows, ANSWERABLE)
        choices.sort(key=self._was_not_visited)
        self.form.set_organizations(choices)
        self._show_current()

    def _was_not_visited(self, choice: tuple[int, str]) -> bool:
        return choice[0] not in self._visited

    def set_people(self, people: list[Person]) -> None:
        """Propose these people where one is asked for."""
        self.form.set_people(people)

    def set_manifestations(self, rows: Iterable[Manifestation]) -> None:
        """The bureau's dictionary."""
        self.form.set_manifestations(rows)
        self._show_current()

    def set_files(self, rows: Sequence[AttachmentRow]) -> None:
        """The inspection's files."""
        self._files = frozenset(row.sha256 for row in rows)
        self.form.set_files(rows)

    # Contents

    def show_rows(self, rows: Iterable[Finding], *, stay: bool = False) -> None:
        """Show what was found; with `stay` the same place stays chosen."""
        self.show_raws((raw_of(row) for row in rows), stay=stay)

    def rows(self) -> tuple[Finding, ...]:
        """What was typed; only to be asked once `problem` found nothing."""
        return self.read_items()

    def adopt(self, rows: Iterable[Finding]) -> None:
        """Add findings the inspector took over, and show the first of them."""
        self.append_raws([raw_of(row) for row in rows])

    def keys(self) -> frozenset[str]:
        """The proposals already taken over."""
        return frozenset(str(raw["origin_key"]) for raw in self.raws() if raw["origin_key"])

    def waiting(self) -> int:
        """How many are meant for a notice that has not named them yet."""
        return sum(bool(raw["in_notice"]) and raw["notice_id"] is None for raw in self.raws())

    def are_named(self) -> bool:
        """Whether a notice has named some of them and no other waits for one."""
        return not self.waiting() and any(self.is_fixed(raw) for raw in self.raws())

    def can_be_read(self) -> bool:
        """Whether every finding has what it must have."""
        try:
            self.rows()
        except ValueError:
            return False
        return True

    def focus_new(self) -> None:
        self.form.organization.setFocus()

    def is_fixed(self, raw: RawItem) -> bool:
        return raw["notice_id"] is not None

    def _read_raw(self, raw: RawItem) -> Finding:
        finding = read_finding(raw, self._today())
        if finding.evidence_file and finding.evidence_file not in self._files:
            raise ValueError("证据文件已不在附件里，请补上附件或者重新选择")
        return finding


def line_of(number: int, raw: RawItem) -> str:
    """1. 第一党支部：会议记录不规范（已通报）."""
    name = str(raw["organization_name"]) or "（支部待选）"
    fact = " ".join(str(raw["fact"]).split()) or "（问题待填）"
    named = raw["notice_id"] is not None
    end = "（已通报）" if named else "" if raw["in_notice"] else "（不列入通报）"
    return f"{number}. {end}{name}：{fact}"
