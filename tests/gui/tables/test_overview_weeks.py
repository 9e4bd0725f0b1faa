"""The weeks' tiles: a gap is seen, an exempt week tells its reason, the sum counts weeks asked for."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.look.tokens import Tone
from gui.tables.overview_weeks import WeeksModel, sum_tile, week_tile
from models.rows.overview import WeekCell, WeekGrid, WeekRow
from models.rules.periods import Month, weeks_of
from models.rules.terms import Verdict

WEEKS = weeks_of(Month(2026, 10))


def line(organization_id: int = 1, due: int | None = 4) -> WeekRow:
    """A branch that studied twice in the first week and missed the second."""
    verdicts = (Verdict.MET, Verdict.UNMET, *(Verdict.NOT_DUE for _ in WEEKS[2:]))
    cells = tuple(
        WeekCell(week, verdict, (7, 8) if verdict is Verdict.MET else ())
        for week, verdict in zip(WEEKS, verdicts, strict=True)
    )
    return WeekRow(organization_id, f"第{organization_id}党支部", cells, 1, due)


def test_a_week_says_how_often_and_what_it_came_to() -> None:
    met, missed = line().cells[:2]
    tile = week_tile("第一党支部", met, figures=True)
    assert (tile.text, tile.tone) == ("2", Tone.OK)
    assert tile.words == "第一党支部，第40周（2026年9月28日至2026年10月4日）：已落实，学习2次"
    assert week_tile("第一党支部", met, figures=False).text == ""
    assert week_tile("第一党支部", missed, figures=True).tone is Tone.BAD


def test_an_exempt_week_tells_its_reason_and_what_was_done_nevertheless() -> None:
    free = WeekCell(WEEKS[0], Verdict.NOT_APPLICABLE, (), "国庆节放假")
    assert week_tile("甲", free, figures=True).mark == "—"
    assert week_tile("甲", free, figures=True).words.endswith("不适用，学习0次，国庆节放假")
    done = WeekCell(WEEKS[0], Verdict.NOT_APPLICABLE, (3,), "国庆节放假")
    assert week_tile("甲", done, figures=True).text == "1"


def test_the_sum_counts_weeks_asked_for() -> None:
    assert sum_tile(line()).text == "1/4"
    assert sum_tile(line(due=None)).words == "第1党支部：学习1周，没有要求学习的周"


def test_the_model_answers_by_looking_up(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = WeeksModel()
    model.show(WeekGrid(WEEKS, (line(1), line(2))), figures=True)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "40周\n9.28"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == (
        "第40周：2026年9月28日至2026年10月4日"
    )
    assert model.index(1, len(WEEKS)).data() == "1/4"
    model.show(WeekGrid(WEEKS, (line(1), line(2))), figures=False)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "40"


def test_a_week_keeps_its_name_when_other_weeks_are_shown(qtbot: QtBot) -> None:
    model = WeeksModel()
    model.show(WeekGrid(WEEKS, (line(1), line(2))), figures=True)
    assert model.key(1, 2) == (2, date(2026, 10, 12))
    assert model.find((2, date(2026, 10, 12))) == (1, 2)
    assert model.find((2, None)) == (1, len(WEEKS))
    assert model.find((2, date(2026, 1, 5))) is None
    assert model.find((9, None)) is None
