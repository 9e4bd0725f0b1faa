"""学时台账: who is short of hours or of training, by branch."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest

from gui.desk import Desk
from gui.dialogs.study_hours import StudyHoursDialog, summary_text
from gui.main_window import MainWindow
from gui.tables.study_hours import HOURS_COLUMNS, HoursLine
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.study_statistics import PersonHours, StudyHours
from models.rules.periods import year_of
from models.rules.terms import AttendanceState, Standing, StudyKind
from tests.gui.dialogs.conftest import TODAY, Frees
from tests.models.services.making import add_study

Wait = Callable[[], None]


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], store: Store, settled: Wait
) -> Iterator[StudyHoursDialog]:
    with store.write() as session:
        sheet = (AttendanceRow(bureau["李芳"], "李芳", state=AttendanceState.PRESENT),)
        add_study(session, bureau["机关党委"], StudyKind.TRAINING, hours=Decimal(16), attendance=sheet)
        add_study(session, bureau["机关党委"], hours=Decimal(4), held_on=date(2025, 6, 5), attendance=sheet)
    window.show()
    made = StudyHoursDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def people(dialog: StudyHoursDialog) -> list[str]:
    return [line.person.name for line in dialog.model.rows()]


def test_the_year_of_today_with_everybody(dialog: StudyHoursDialog) -> None:
    assert sorted(people(dialog)) == sorted(["王建国", "李芳", "张伟"])
    assert dialog.summary.text() == (
        "统计到2026年11月5日，共3人：学时已达标0人、不足0人、待补3人；未参加集中培训2人。"
    )


def test_narrowed_by_branch_name_and_to_those_short(
    dialog: StudyHoursDialog, bureau: dict[str, int], settled: Wait
) -> None:
    dialog.short_only.setChecked(True)
    assert sorted(people(dialog)) == sorted(["王建国", "张伟"])
    dialog.organization.set_value(bureau["第二党支部"])
    settled()
    assert people(dialog) == ["张伟"]
    dialog.search.setText("王")
    assert dialog.empty.isVisible()


def test_another_year(dialog: StudyHoursDialog, settled: Wait) -> None:
    assert dialog.year.values() == [2026, 2025]
    dialog.year.set_value(2025)
    settled()
    hours = {line.person.name: line.person.hours for line in dialog.model.rows()}
    assert hours["李芳"] == Decimal(4)
    assert "都参加过" not in dialog.summary.text()


def line(hours: str, unknown: int, target: int | None, trainings: int = 1) -> HoursLine:
    person = PersonHours(
        1, "张三", Standing.PROBATIONARY, 1, "一支部", (), 3, Decimal(hours), unknown, target, trainings
    )
    return HoursLine(1, person)


@pytest.mark.parametrize(
    ("found", "cells", "short"),
    [
        (line("40", 0, 32), ["40", "32", "已达标", "1次"], False),
        (line("30.50", 0, 32, 0), ["30.5", "32", "差1.5", "未参加"], True),
        (line("30.5", 2, 32), ["30.5（待补2次）", "32", "待补", "1次"], False),
        (line("0", 1, None), ["待补", "待补", "待补", "1次"], False),
    ],
)
def test_what_the_columns_say(found: HoursLine, cells: list[str], short: bool) -> None:
    assert [column.text(found) for column in HOURS_COLUMNS[4:]] == cells
    assert found.is_short is short
    assert HOURS_COLUMNS[1].text(found) == "张三（预备）"


def test_an_empty_roll_says_nothing() -> None:
    assert summary_text(StudyHours(year_of(2026), TODAY, ())) == ""


def test_it_is_freed_and_named(desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees) -> None:
    def used(dialog: StudyHoursDialog) -> None:
        assert dialog.table.accessibleName() == "学时台账"
        assert dialog.search.accessibleName() == "搜索姓名"

    assert frees(lambda: StudyHoursDialog(desk, window), used)
