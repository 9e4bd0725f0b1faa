"""年度结转: plans are taken over once, and taken back."""

from datetime import date

from gui.dialogs.turn_of_year import TurnOfYearDialog
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.terms import StudyKind
from models.services.study_plans import list_plans, save_plan
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.gui.pages.keeping.acting import Wait, freed
from tests.models.services.making import saved


def test_a_plan_is_taken_over_once(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait, window: FakeWindow
) -> None:
    with store.write() as session:
        saved(
            save_plan(
                session,
                StudyPlan(
                    None,
                    2026,
                    bureau.ids.committee,
                    StudyKind.CENTRE_GROUP,
                    "2026年计划",
                    items=(PlanItem(None, 1, "党章"),),
                ),
            )
        )
    dialog = TurnOfYearDialog(page.desk, page)
    dialog.open()
    settled()
    assert dialog.year.value() == 2027
    dialog.copy()
    dialog.copy()
    settled()
    with store.read() as session:
        assert len(list_plans(session, year=2027)) == 1
    assert "已结转1份" in dialog.banner.sentence
    undoing = page.desk.undoing
    assert undoing is not None
    assert undoing.undo_words == "结转1份学习计划到2027年"
    undoing.undo()
    settled()
    with store.read() as session:
        assert list_plans(session, year=2027) == ()
    undoing.redo()
    settled()
    with store.read() as session:
        assert len(list_plans(session, year=2027)) == 1
    assert dialog.chosen() == ()
    assert not dialog.copy_button.isEnabled()
    assert freed(dialog)


def test_the_day_is_november_so_the_coming_year_is_meant(page: MeetingsPage, settled: Wait) -> None:
    assert page.desk.today() == date(2026, 11, 5)
    dialog = TurnOfYearDialog(page.desk, page)
    dialog.open()
    settled()
    assert "没有登记学习计划" in dialog.none.text()
    assert dialog.items.text() == "2027年以前没有登记整改事项，没有可以结转的。"
