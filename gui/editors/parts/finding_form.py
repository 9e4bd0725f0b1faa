"""The form of one problem found: branch, fact, clause, dictionary, evidence, who and until when."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gui.editors.parts.items import RawItem
from gui.editors.parts.part import Part
from gui.formats import date_text, read_date
from gui.look.look import look
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label
from models.rows.attachment import AttachmentRow
from models.rows.inspection import Finding, Manifestation
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import MANIFESTATIONS, FindingOrigin, ShirkingTag

Choice = tuple[int, str]


def raw_of(finding: Finding) -> RawItem:
    """The finding as its form would hold it, with what the form does not show."""
    return {
        "organization": str(finding.organization_id or ""),
        "fact": finding.fact,
        "clause": finding.clause,
        "manifestation": "" if finding.manifestation is None else str(finding.manifestation),
        "tag": finding.tag.label if finding.tag else "",
        "severity": finding.severity.label,
        "evidence": finding.evidence,
        "evidence_file": finding.evidence_file,
        "person": finding.person,
        "due_on": date_text(finding.due_on) if finding.due_on else "",
        "in_notice": finding.in_notice,
        "id": finding.id,
        "organization_name": finding.organization_name,
        "origin": finding.origin.value,
        "origin_key": finding.origin_key,
        "notice_id": finding.notice_id,
        "notice_number": finding.notice_number,
        "item_id": finding.item_id,
    }


def empty_finding() -> RawItem:
    """A finding in which nothing was typed."""
    return raw_of(Finding(None, 0, ""))


def read_finding(raw: RawItem, today: date) -> Finding:
    """The finding as typed; a day without a year lies in that of ``today``. Raises ValueError with the sentence for the
    clerk."""
    fact = str(raw["fact"]).strip()
    if not raw["organization"]:
        raise ValueError("请选择责任支部")
    if not fact:
        raise ValueError("请填写发现的问题")
    return Finding(
        id=raw["id"],
        organization_id=int(raw["organization"]),
        fact=fact,
        organization_name=str(raw["organization_name"]),
        clause=str(raw["clause"]).strip(),
        manifestation=int(raw["manifestation"]) if raw["manifestation"] else None,
        tag=ShirkingTag.of_label(raw["tag"]) if raw["tag"] else None,
        severity=Severity.of_label(raw["severity"]) if raw["severity"] else Severity.GENERAL,
        evidence=str(raw["evidence"]).strip(),
        evidence_file=str(raw["evidence_file"]),
        person=str(raw["person"]).strip(),
        due_on=read_date(str(raw["due_on"]), today),
        origin=FindingOrigin(raw["origin"]),
        origin_key=str(raw["origin_key"]),
        in_notice=bool(raw["in_notice"]),
        notice_id=raw["notice_id"],
        notice_number=str(raw["notice_number"]),
        item_id=raw["item_id"],
    )


class FindingForm(Part):
    """Shows one finding at a time; `state` is the part of its RawItem that can be typed. What a notice has named can only be
    read; `item_opened` carries the id of the rectification item made of it.
    """

    item_opened = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: int | None = None
        self._organizations: Sequence[Choice] = ()
        self._texts: dict[str, str] = {}
        self._files: Sequence[AttachmentRow] = ()
        self.named = label("", "second", wrap=True)
        self.item_button = quiet_button("打开整改事项", "clipboard_task_list_ltr")
        self.organization = ChoiceField("责任支部", required=True)
        self.fact = TextArea("发现的问题", required=True, hint="写清时间、事项和情况", least=3, most=12)
        self.clause = TextArea("依据条款", hint="哪个法规或文件的第几条", least=1, most=4)
        self.severity = ChoiceField("规定性质", [(severity, severity.label) for severity in Severity])
        self.tag = ChoiceField("不落实表现", [("", "不涉及"), *((tag, tag.label) for tag in ShirkingTag)])
        self.manifestation = ChoiceField("慵懒散浮拖表现")
        self.manifestation_text = label("", "hint", wrap=True)
        self.evidence = TextArea("证据", hint="看到了什么，或台账第几号记录", least=2, most=6)
        self.evidence_file = ChoiceField("证据文件（从附件里选）")
        self.person = PersonField("责任人", several=True)
        self.due_on = DateField("整改时限", today=today)
        self.in_notice = QCheckBox("列入通报")
        self._fields: dict[str, Field] = {
            "organization": self.organization,
            "fact": self.fact,
            "clause": self.clause,
            "severity": self.severity,
            "tag": self.tag,
            "manifestation": self.manifestation,
            "evidence": self.evidence,
            "evidence_file": self.evidence_file,
            "person": self.person,
            "due_on": self.due_on,
        }
        self._lay_out()
        self.set_manifestations(())
        self.set_files(())
        for field in self._fields.values():
            field.edited.connect(self._touched)
        self.in_notice.clicked.connect(self._touched)
        self.item_button.clicked.connect(self._open_item)

    def _lay_out(self) -> None:
        self.column.setSpacing(look().px(10))
        named = QHBoxLayout()
        named.addWidget(self.named, 1)
        named.addWidget(self.item_button)
        self.column.addLayout(named)
        for field in (self.organization, self.fact, self.clause):
            self.column.addWidget(field)
        self._put_beside(self.severity, self.tag)
        self.column.addWidget(self.manifestation)
        self.column.addWidget(self.manifestation_text)
        self.column.addWidget(self.evidence)
        self.column.addWidget(self.evidence_file)
        self._put_beside(self.person, self.due_on)
        self.column.addWidget(self.in_notice)

    def _put_beside(self, *fields: Field) -> None:
        grid = FieldGrid(len(fields))
        grid.add(*fields)
        self.column.addWidget(grid)

    # What may be chosen

    def set_organizations(self, choices: Sequence[Choice]) -> None:
        """Whose problem it may be."""
        self._organizations = choices
        self.organization.set_choices(choices)

    def set_people(self, people: list[Person]) -> None:
        """Propose these people."""
        self.person.set_people(people)

    def set_manifestations(self, rows: Iterable[Manifestation]) -> None:
        """The dictionary, as far as the bureau has typed it in; the numbers are there without it."""
        given = {row.number: f"{row.category}　{row.text}".strip() for row in rows}
        numbers = range(1, MANIFESTATIONS + 1)
        self._texts = {str(number): given.get(number, "") for number in numbers}
        lines = [(number, f"第{number}项　{given.get(number, '')}".strip()) for number in numbers]
        self.manifestation.set_choices([("", "不涉及"), *lines])
        self._show_manifestation()

    def set_files(self, rows: Sequence[AttachmentRow]) -> None:
        """The inspection's files."""
        self._files = rows
        self._offer_files(self.evidence_file.state())

    def _offer_files(self, chosen: str) -> None:
        """A file that was taken out is still shown where it is meant, so that it is not lost in silence."""
        offered = [("", "不附文件"), *((row.sha256, row.name) for row in self._files)]
        if chosen not in dict(offered):
            offered.append((chosen, "（已不在附件里，请重新选择）"))
        self.evidence_file.set_choices(offered)

    # Contents

    def state(self) -> RawItem:
        return {
            **{key: field.state() for key, field in self._fields.items()},
            "in_notice": self.in_notice.isChecked(),
            "organization_name": self.organization.box.currentText(),
        }

    def restore(self, state: RawItem) -> None:
        self._offer_organization(str(state["organization"]), str(state["organization_name"]))
        self._offer_files(str(state["evidence_file"]))
        for key, field in self._fields.items():
            field.restore(str(state[key]))
            field.set_error(None)
        self.in_notice.setChecked(bool(state["in_notice"]))
        self._show_manifestation()
        self._show_named(state)

    def _offer_organization(self, chosen: str, name: str) -> None:
        """An organisation not among those offered (a group, say) is offered where it stands."""
        choices = list(self._organizations)
        if chosen and int(chosen) not in dict(choices):
            choices.append((int(chosen), name))
        self.organization.set_choices(choices)

    def _show_named(self, state: RawItem) -> None:
        named = state["notice_id"] is not None
        number = str(state["notice_number"])
        self.named.setText(f"已由督察通报{number}点名，不能再改。" if named else "")
        self.named.setVisible(named)
        self._item = state["item_id"]
        self.item_button.setVisible(named and self._item is not None)
        for field in self._fields.values():
            field.set_read_only(named)
        self.in_notice.setEnabled(not named)

    def problem(self) -> str | None:
        for field in (self.organization, self.fact, self.due_on):
            if not field.check():
                field.setFocus()
                return field.error
        return None

    @Slot()
    def _touched(self) -> None:
        self._show_manifestation()
        self.edited.emit()

    def _show_manifestation(self) -> None:
        """The whole text of the number chosen: in the field there is seldom room for it."""
        text = self._texts.get(self.manifestation.state(), "")
        self.manifestation_text.setText(text)
        self.manifestation_text.setVisible(bool(text))

    @Slot()
    def _open_item(self) -> None:
        if self._item is not None:
            self.item_opened.emit(self._item)
