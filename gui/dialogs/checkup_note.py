"""The office's own explanation of a warning of the check-up."""

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.area import TextArea
from models.rows.checkup import CheckupFinding


class CheckupNoteDialog(FormDialog):
    """Asks for it; an empty text takes it back."""

    def __init__(self, finding: CheckupFinding, parent: QWidget | None = None) -> None:
        intro = f"{finding.organization_name}：{finding.sentence}"
        super().__init__("填写情况说明", "保存说明", parent, intro=intro)
        self.about = (finding.key,)
        self.key = finding.key
        self.text = TextArea(
            "情况说明",
            hint="由本单位据实填写；随提示一并显示，并印在自查表上。留空即删去说明",
            least=4,
            most=12,
        )
        self.text.set_value(finding.explanation)
        self.put(self.text)
        self.text.setFocus()

    def answer(self) -> str:
        """What was typed; only after `confirmed`."""
        return self.text.value()
