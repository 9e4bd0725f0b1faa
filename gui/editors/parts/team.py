"""督察组: who goes, from which unit, in which role (domain N5)."""

from collections.abc import Iterable

from gui.editors.parts.lines import LinesPart, LineSpec
from gui.widgets.fields.field import Field
from gui.widgets.fields.person import PersonField
from gui.widgets.fields.suggested import SuggestedField
from models.rows.inspection import TeamMember

UNITS = ("督察处", "机关党委", "驻局纪检监察组")
ROLES = ("组长", "副组长", "成员")


def _name() -> Field:
    return PersonField("督察组成员", required=True, hint="姓名")


def _unit() -> Field:
    field = SuggestedField("单位", hint="单位")
    field.set_suggestions(UNITS)
    field.setToolTip("按↓选常用的单位，也可以直接填写")
    return field


def _role() -> Field:
    field = SuggestedField("职责", hint="职责")
    field.set_suggestions(ROLES)
    field.setToolTip("按↓选组长、副组长或成员，也可以直接填写")
    return field


class TeamPart(LinesPart):
    """督察组."""

    def __init__(self) -> None:
        fields = (
            LineSpec("name", _name, 0, 0, 3),
            LineSpec("unit", _unit, 0, 3, 6),
            LineSpec("role", _role, 0, 9, 3),
        )
        super().__init__("督察组", fields, "添加成员")

    def show_rows(self, rows: Iterable[TeamMember]) -> None:
        """Show who goes."""
        self.show_lines([{"name": row.name, "unit": row.unit, "role": row.role} for row in rows])

    def rows(self) -> tuple[TeamMember, ...]:
        """What was typed."""
        return tuple(TeamMember(line["name"], line["unit"], line["role"]) for line in self.filled())
