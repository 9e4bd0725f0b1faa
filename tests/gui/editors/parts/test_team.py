"""督察组: lines with the usual units and roles at hand."""

from pytestqt.qtbot import QtBot

from gui.editors.parts.team import TeamPart
from gui.widgets.fields.suggested import SuggestedField
from models.rows.inspection import TeamMember


def test_lines_go_there_and_back(qtbot: QtBot) -> None:
    team = TeamPart()
    qtbot.addWidget(team)
    rows = (TeamMember("甲一", "督察处", "组长"), TeamMember("甲二"))
    team.show_rows(rows)
    assert team.rows() == rows


def test_the_usual_units_are_proposed(qtbot: QtBot) -> None:
    team = TeamPart()
    qtbot.addWidget(team)
    team.add_line()
    unit = team.lines[0].fields["unit"]
    assert isinstance(unit, SuggestedField)
    assert unit.suggestions() == ["督察处", "机关党委", "驻局纪检监察组"]


def test_a_line_without_a_name_is_told(qtbot: QtBot) -> None:
    team = TeamPart()
    qtbot.addWidget(team)
    team.show_rows([TeamMember("", "督察处")])
    assert team.problem() == "督察组第1行：请填写督察组成员"
