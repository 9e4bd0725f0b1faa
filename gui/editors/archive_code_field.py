"""全宗号 and 机构（问题）代码: what may stand in a 档号."""

from gui.widgets.fields.line import TextField
from models.rules.archive_numbers import is_code


class ArchiveCodeField(TextField):
    """Letters and digits; what the signs of a 档号 would tear is explained."""

    def problem(self) -> str | None:
        value = self.value()
        if value and not is_code(value):
            return f"{self.title}只能用字母和数字，不能有空格、横线和点"
        return super().problem()
