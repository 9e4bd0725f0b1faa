"""每周学习主题: what the branches studied in each week, and 研讨 and 交流 among it."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from models.rows.overview import WeekTheme
from models.rules.periods import quarter, year_of
from models.rules.study_terms import Sitting
from models.rules.terms import RecordStatus, Verdict
from models.services.overview import week_grid
from models.services.weekly_themes import weekly_themes
from tests.models.services.making import Ids, add_study, begin_ledger

TODAY = date(2026, 11, 20)
AUTUMN = quarter(2026, 4)
MONDAY = date(2026, 10, 12)


def test_a_week_tells_its_themes_in_the_order_of_their_days(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    talk = add_study(
        session, ids.group, title="服务群众", held_on=MONDAY + timedelta(3), sitting=Sitting.DISCUSSION
    )
    study = add_study(session, ids.first, title="学习党章", held_on=MONDAY)
    add_study(session, ids.first, title="计划的", held_on=MONDAY, status=RecordStatus.PLANNED)

    row = week_grid(session, AUTUMN, TODAY).rows[0]
    cell = next(cell for cell in row.cells if MONDAY in cell.week)

    assert cell.verdict is Verdict.MET, "研讨 counts as study besides"
    assert set(cell.themes) == {
        WeekTheme(study, "学习党章", None),
        WeekTheme(talk, "服务群众", Sitting.DISCUSSION),
    }
    assert cell.has_several_themes
    assert (row.sittings(Sitting.DISCUSSION), row.sittings(Sitting.EXCHANGE)) == (1, 0)


def test_one_theme_written_in_two_ways_is_one_theme(session: Session, ids: Ids) -> None:
    for title in ("学习《党章》", "学习 党章"):
        add_study(session, ids.first, title=title, held_on=MONDAY)
    row = week_grid(session, AUTUMN, TODAY).rows[0]
    cell = next(cell for cell in row.cells if MONDAY in cell.week)
    assert len(cell.themes) == 2
    assert not cell.has_several_themes


def test_every_week_of_a_year_stands_in_one_month(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    whole = week_grid(session, year_of(2026), TODAY)
    found = weekly_themes(session, year_of(2026), None, TODAY)
    assert len(found.months) == 12
    weeks = [week for _, grid in found.months for week in grid.weeks]
    assert weeks == list(whole.weeks)
    for place, row in enumerate(whole.rows):
        cells = [cell for _, grid in found.months for cell in grid.rows[place].cells]
        assert cells == list(row.cells)


def test_one_branch_alone_with_what_its_groups_studied(session: Session, ids: Ids) -> None:
    add_study(session, ids.group, title="小组学习", held_on=MONDAY)
    found = weekly_themes(session, AUTUMN, ids.first, TODAY)
    assert {row.name for _, grid in found.months for row in grid.rows} == {"第一党支部"}
    titles = [theme.title for _, grid in found.months for cell in grid.rows[0].cells for theme in cell.themes]
    assert titles == ["小组学习"]
    assert found.scope == "第一党支部"
