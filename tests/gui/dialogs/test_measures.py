"""贯彻落实跟踪: what is to be done stands first, and is finished in the list."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import measures
from gui.dialogs.measures import DONE, EVERY, LATE, MeasuresDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.following import Measure
from models.rules.terms import StudyKind
from models.services.measures import follow_measure, list_measures
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import TODAY, Frees
from tests.gui.dialogs.cutting_off import cut_off
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
OF_OCTOBER = (
    Measure("做完了的", due_on=date(2026, 10, 30), done_on=date(2026, 10, 28), progress="已印发"),
    Measure("不急的", due_on=date(2026, 12, 1)),
    Measure("过期的", department="办公室", due_on=date(2026, 11, 1)),
)


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], store: Store, settled: Wait
) -> Iterator[MeasuresDialog]:
    with store.write() as session:
        add_study(session, bureau["机关党委"], StudyKind.FIRST_TOPIC, measures=OF_OCTOBER)
        add_study(
            session,
            bureau["第一党支部"],
            StudyKind.FIRST_TOPIC,
            held_on=date(2025, 5, 6),
            measures=(Measure("去年的"),),
        )
    window.show()
    made = MeasuresDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def shown(dialog: MeasuresDialog) -> list[str]:
    return [line.measure.text for line in dialog.model.rows()]


def kept(store: Store) -> dict[str, Measure]:
    with store.read() as session:
        return {line.measure.text: line.measure for line in list_measures(session, TODAY)}


def test_what_is_open_stands_by_its_deadline_the_first_one_chosen(dialog: MeasuresDialog) -> None:
    assert shown(dialog) == ["过期的", "不急的", "去年的"]
    assert dialog.summary.text() == "共4条：已完成1条、推进中1条、逾期1条、时限待补1条。"
    assert dialog.chosen.text() == "机关党委：过期的"


def test_the_list_is_narrowed(dialog: MeasuresDialog, bureau: dict[str, int], settled: Wait) -> None:
    for state, texts in (
        (LATE, ["过期的"]),
        (DONE, ["做完了的"]),
        (EVERY, ["过期的", "不急的", "去年的", "做完了的"]),
    ):
        dialog.state.set_value(state)
        assert shown(dialog) == texts
    dialog.year.set_value(2025)
    assert shown(dialog) == ["去年的"]
    dialog.year.set_value(None)
    dialog.organization.set_value(bureau["第一党支部"])
    settled()
    assert shown(dialog) == ["去年的"]
    dialog.state.set_value(LATE)
    assert dialog.empty.isVisible()


def test_a_measure_is_finished_where_it_stands(
    dialog: MeasuresDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.table.opened.emit(dialog.model.row(0))
    assert dialog.progress.text.hasFocus() or not dialog.isActiveWindow()
    compose(dialog.progress.text, "已补正")
    dialog.done_on.line.setText("2026-11-04")
    dialog.keep_button.click()
    settled()
    done = kept(store)["过期的"]
    assert (done.done_on, done.progress) == (date(2026, 11, 4), "已补正")
    assert shown(dialog) == ["不急的", "去年的"]
    assert dialog.banner.sentence == "已登记落实情况。"
    assert dialog.progress.value() == ""


def test_a_day_before_the_study_is_explained_and_nothing_is_lost(
    dialog: MeasuresDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    compose(dialog.progress.text, "已补正")
    dialog.done_on.line.setText("2026-10-01")
    dialog.keep_button.click()
    settled()
    assert "早于学习" in dialog.banner.sentence
    assert kept(store)["过期的"].done_on is None
    assert dialog.progress.value() == "已补正"


def test_what_is_typed_waits_while_the_cursor_is_elsewhere(
    dialog: MeasuresDialog, settled: Wait, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(dialog.progress.text, "写到一半")
    dialog.table.selectRow(1)
    assert dialog.progress.value() == ""
    dialog.table.selectRow(0)
    assert dialog.progress.value() == "写到一半"
    monkeypatch.setattr(measures, "agrees", answering(False))
    dialog.reject()
    assert dialog.isVisible()
    dialog.open_button.click()
    assert "先登记" in dialog.banner.sentence
    monkeypatch.setattr(measures, "agrees", answering(True))
    dialog.reject()
    assert not dialog.isVisible()


def test_it_leads_to_the_record(dialog: MeasuresDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[object] = []
    monkeypatch.setattr(type(desk.window), "go", lambda _, target: went.append(target))
    dialog.open_button.click()
    (target,) = went
    assert target.subject is Subject.STUDY  # type: ignore[attr-defined]


def test_it_is_freed_and_named(desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees) -> None:
    def used(dialog: MeasuresDialog) -> None:
        assert dialog.table.accessibleName() == "贯彻落实跟踪"
        names = (dialog.organization, dialog.state, dialog.year)
        assert [box.accessibleName() for box in names] == ["党组织", "状态", "年度"]

    assert frees(lambda: MeasuresDialog(desk, window), used)


def test_what_is_typed_of_measures_outlives_a_power_cut(
    dialog: MeasuresDialog, desk: Desk, window: MainWindow, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.table.choose(dialog.model.rows()[1].id)
    compose(dialog.progress.text, "正在起草")
    dialog.table.choose(dialog.model.rows()[0].id)
    compose(dialog.progress.text, "已经催办")
    cut_off(dialog, settled)
    with store.write() as session:
        changed = next(line for line in list_measures(session, TODAY) if line.measure.text == "不急的")
        follow_measure(session, changed, None, "别人登记的")
    again = MeasuresDialog(desk, window)
    again.open()
    settled()
    assert again.chosen.text().endswith("过期的")
    assert again.progress.value() == "已经催办"
    assert "逐条核对" in again.banner.sentence
    assert again.table.choose(changed.id)
    assert again.progress.value() == "别人登记的", "it was changed since"
