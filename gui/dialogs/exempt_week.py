"""登记免学周: days that no study is asked for, with the reason."""

from PySide6.QtWidgets import QRadioButton, QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.line import TextField
from models.rows.compliance import Exemption, RuleVerdict
from models.rules.spoken_periods import in_words


class ExemptWeekDialog(FormDialog):
    """Asks why, and whether of this branch or of every one."""

    def __init__(self, name: str, verdict: RuleVerdict, parent: QWidget | None = None) -> None:
        span = verdict.span
        super().__init__(
            "登记免学周",
            "登记",
            parent,
            intro=(
                f"{span.label}（{in_words(span)}）不再要求“{verdict.rule.label}”，显示为不适用并注明原因；"
                "已登记的学习记录不变。以后可在“设置 → 督察规则 → 免予统计”里更正或删除。"
            ),
        )
        self.about = (verdict.rule.code, span.first.isoformat(), verdict.organization_id)
        self._verdict = verdict
        self.reason = TextField("原因", required=True, hint="如 国庆节放假")
        self.put(self.reason)
        self.every = QRadioButton("全部党支部")
        self.one = QRadioButton(f"只免{name}")
        self.every.setChecked(True)
        self.body.addWidget(self.every)
        self.body.addWidget(self.one)
        self.reason.setFocus()

    def answer(self) -> Exemption:
        """What was chosen; only after `confirmed`."""
        verdict = self._verdict
        only = verdict.organization_id if self.one.isChecked() else None
        return Exemption(
            None, verdict.span.first, verdict.span.last, self.reason.value(), only, verdict.rule.code
        )
