"""One rule of the table: a new one of the bureau's own, a change from a day on, or the correction of a mistake."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.tables.rules import short_condition
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models.rows.compliance import ComplianceRule
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit, Severity, SourceStatus
from models.rules.rule_fit import applies_for, evidence_for
from models.rules.rule_versions import change_begins, first_period
from models.rules.rule_words import wording_doubt
from models.rules.spoken_periods import in_words
from models.rules.terms import Term
from models.services.rulebook import EARLIEST_YEAR

_CHANGE = "以前的月份仍按原来的要求统计；自执行之日起第一个完整周期按改后的统计。"
_CORRECT = "改的是这一版本身：这一版统计过的月份都按更正后的重新统计；已印发的通报不变，仍是印发时的样子。"
_NEW = "本单位自己的要求，排在最后。以前的月份不统计；自执行之日起第一个完整周期开始统计。"
_BACK = "执行日期早于今天：从那时起的周期都按改后的重新判定，已印发的通报不变。"
_OWN_BASIS = "本单位工作安排"


def _terms(terms: Sequence[Term]) -> list[tuple[str, str]]:
    return [(term.value, term.label) for term in terms]


class RuleDialog(FormDialog):
    """Asks for a rule. ``before`` None: a new one. Otherwise that version is changed from a day on, or corrected;
    ``correcting`` says with which of the two it begins, ``alone`` whether it is the only version of its rule.
    """

    def __init__(
        self,
        before: ComplianceRule | None,
        today: date,
        parent: QWidget | None = None,
        *,
        correcting: bool = False,
        only_correct: bool = False,
        alone: bool = True,
    ) -> None:
        title = "新增要求" if before is None else f"修改“{before.label}”"
        super().__init__(title, "保存", parent, intro=_NEW)
        self.setMinimumWidth(look().px(880))
        self.about = (before and before.id, correcting)
        self._before, self._today, self._alone = before, today, alone
        self._day_typed = False
        self._edited = False
        self._add_ways(correcting or only_correct, only_correct)
        self._add_fields()
        self._connect()
        self._show(before)
        self._way_chosen()
        self.name.setFocus()

    # Building

    def _add_ways(self, correcting: bool, only_correct: bool) -> None:
        self.change = QRadioButton("改变要求（自某日起执行）")
        self.correct = QRadioButton("更正录入差错")
        (self.correct if correcting else self.change).setChecked(True)
        self.change.setEnabled(not only_correct)
        row = QHBoxLayout()
        row.setSpacing(look().px(24))
        for way in (self.change, self.correct):
            way.setVisible(self._before is not None)
            row.addWidget(way)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_fields(self) -> None:
        self.name = TextField("要求", required=True, hint="如 支部党员大会")
        self.unit = ChoiceField("统计对象", _terms(tuple(RuleUnit)), required=True)
        self.evidence = ChoiceField("统计内容", required=True)
        self.period = ChoiceField("周期", _terms(tuple(RulePeriod)), required=True)
        self.minimum = CountField("每个周期的次数", required=True, hint="")
        self.applies = ChoiceField("适用范围", required=True)
        self.severity = ChoiceField("性质", _terms(tuple(Severity)), required=True)
        self.source = ChoiceField("来源核对", _terms(tuple(SourceStatus)), required=True)
        self.valid_from = DateField("自哪一天起执行", today=self._today, required=True)
        self.regulation = TextField("依据", hint="法规或本单位文件名称")
        self.article = TextField("条款", hint="如 第十一条；没有就留空")
        self.wording = TextField("表述（提醒和督察时照此显示）", required=True)
        self.explanation = TextArea("说明（在设置里显示）", least=2, most=4)
        self.enabled = QCheckBox("执行这一要求（不勾即停用）")
        self.begins = label("", "hint")
        self._grid(4, self.name, self.unit, self.evidence, self.applies)
        self._grid(4, self.period, self.minimum, self.severity, self.source)
        self._grid(3, self.regulation, self.article, self.valid_from)
        self._grid(1, self.wording)
        self._grid(1, self.explanation)
        last = QHBoxLayout()
        last.addWidget(self.enabled)
        last.addStretch(1)
        last.addWidget(self.begins)
        self.body.addLayout(last)
        self.doubts = label("", "warn", wrap=True)
        self.body.addWidget(self.doubts)

    def _grid(self, columns: int, *fields: Field) -> None:
        grid = FieldGrid(columns)
        grid.add(*fields)
        self._fields.extend(fields)
        self.body.addWidget(grid)

    def _connect(self) -> None:
        self.change.toggled.connect(self._way_chosen)
        self.unit.edited.connect(self._unit_chosen)
        self.evidence.edited.connect(self._name_it)
        self.period.edited.connect(self._propose_day)
        self.valid_from.edited.connect(self._day_chosen)
        self.enabled.clicked.connect(self._touched)
        self.enabled.toggled.connect(self._tell_begin)
        self.wording.edited.connect(self._tell_begin)
        for field in self._fields:
            field.edited.connect(self._touched)

    # Showing

    def _show(self, before: ComplianceRule | None) -> None:
        self.unit.set_value((before.unit if before else RuleUnit.BRANCH).value)
        self._offer_for_unit()
        self.period.set_value((before.period if before else RulePeriod.MONTH).value)
        self.minimum.set_value(before.minimum if before else 1)
        self.severity.set_value((before.severity if before else Severity.LOCAL).value)
        self.source.set_value((before.source_status if before else SourceStatus.CONFIRMED).value)
        self.enabled.setChecked(before.enabled if before else True)
        self.regulation.set_value(before.regulation if before else _OWN_BASIS)
        if before is not None:
            self.name.set_value(before.label)
            self.evidence.set_value(before.evidence)
            self.applies.set_value(before.applies_when.value)
            self.article.set_value(before.article)
            self.wording.set_value(before.wording)
            self.explanation.set_value(before.explanation)

    def _offer_for_unit(self) -> None:
        unit = RuleUnit(self.unit.value())
        kept = self.applies.value() or AppliesWhen.ALWAYS.value
        applies = [(term.value, short_condition(term)) for term in applies_for(unit)]
        self.evidence.set_choices(_terms(evidence_for(unit)))
        self.applies.set_choices(applies)
        self.applies.set_value(kept if kept in dict(applies) else AppliesWhen.ALWAYS.value)

    # What follows from what is chosen

    @Slot()
    def _touched(self) -> None:
        self._edited = True

    @Slot()
    def _unit_chosen(self) -> None:
        self._offer_for_unit()

    @Slot()
    def _name_it(self) -> None:
        """A new rule is called as what it counts until it is given another name."""
        if self._before is None and not self.name.value():
            self.name.set_value(self.evidence.box.currentText())

    @Slot()
    def _way_chosen(self) -> None:
        before, correcting = self._before, self.is_correction()
        if before is not None:
            self.intro.setText(_CORRECT if correcting else _CHANGE)
        fixed = before is not None and not (correcting and self._alone)
        for field in (self.unit, self.evidence):
            field.set_read_only(fixed)
            field.editor.setToolTip("要改统计对象或统计内容，请停用这一要求，另增一条。" if fixed else "")
        self._day_typed = False
        self._propose_day()

    @Slot()
    def _propose_day(self) -> None:
        if not self._day_typed:
            self.valid_from.set_value(self._proposed_day())
        self._tell_begin()

    def _proposed_day(self) -> date:
        before, period = self._before, RulePeriod(self.period.value())
        if before is None:
            first = first_period(period, self._today)
            return first.first
        return before.valid_from if self.is_correction() else change_begins(before, period, self._today)

    @Slot()
    def _day_chosen(self) -> None:
        self._day_typed = True
        self._tell_begin()

    @Slot()
    def _tell_begin(self) -> None:
        day = self.valid_from.value()
        self._tell_doubts(day)
        if day is None or not EARLIEST_YEAR <= day.year < EARLIEST_YEAR + 1000:
            self.begins.setText("")
        elif day.year == EARLIEST_YEAR:
            self.begins.setText("1949年起，即一直执行。" if self.enabled.isChecked() else "从来不要求。")
        else:
            span = first_period(RulePeriod(self.period.value()), day)
            so = "按此统计" if self.enabled.isChecked() else "不再要求"
            self.begins.setText(f"只统计完整的周期：从{in_words(span)}起{so}。")

    def _tell_doubts(self, day: date | None) -> None:
        """What a reader would ask about before it is saved."""
        doubts = [wording_doubt(self.wording.value(), RulePeriod(self.period.value()))]
        if day is not None and day < self._today and not self.is_correction() and self._before is not None:
            doubts.append(_BACK)
        self.doubts.setText("\n".join(filter(None, doubts)))
        self.doubts.setVisible(any(doubts))

    # The answer

    def is_correction(self) -> bool:
        """Whether the version itself is put right, and with it the past."""
        return self._before is not None and self.correct.isChecked()

    def answer(self) -> ComplianceRule:
        """The rule as typed, for `save_rule`; only after `confirmed`."""
        before, day, minimum = self._before, self.valid_from.value(), self.minimum.value()
        assert day is not None
        assert minimum is not None
        made = ComplianceRule(
            id=None,
            code=before.code if before else "",
            label=self.name.value(),
            evidence=self.evidence.value(),
            unit=RuleUnit(self.unit.value()),
            period=RulePeriod(self.period.value()),
            minimum=minimum,
            regulation=self.regulation.value(),
            article=self.article.value(),
            wording=self.wording.value(),
            severity=Severity(self.severity.value()),
            source_status=SourceStatus(self.source.value()),
            enabled=self.enabled.isChecked(),
            valid_from=day,
            applies_when=AppliesWhen(self.applies.value()),
            explanation=self.explanation.value(),
        )
        if before is not None and self.is_correction():
            return replace(made, id=before.id, version=before.version)
        return made

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        question = "填写的内容还没有保存，放弃后不能找回。确定放弃吗？"
        if not self._edited or agrees(self, "放弃修改", question, "放弃修改", "继续填写"):
            super().reject()
