"""党费标准: the tables in force, corrected or followed by a new one."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.dues_rates import DuesRatesDialog
from gui.main_window import MainWindow
from gui.tables.dues_rates import RATE, UPPER, read_rate
from models.db.store import Store
from models.rules.dues_terms import PayerKind
from models.services.dues import load_rates
from tests.models.rules.paying import RATES

Wait = Callable[[], None]


@pytest.fixture
def dialog(desk: Desk, window: MainWindow, settled: Wait, qtbot: QtBot) -> Iterator[DuesRatesDialog]:
    """The dialog, loaded."""
    window.show()
    made = DuesRatesDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def put(dialog: DuesRatesDialog, row: int, column: int, text: str) -> bool:
    return bool(dialog.model.setData(dialog.model.index(row, column), text))


def test_the_shipped_tables_are_shown(dialog: DuesRatesDialog) -> None:
    shown = [[dialog.model.index(row, column).data() for column in range(3)] for row in range(6)]
    assert shown[0] == ["在职", "3,000.00", "0.5%"]
    assert shown[3] == ["在职", "以上", "2%"]
    assert shown[4:] == [["离退休", "5,000.00", "0.5%"], ["离退休", "以上", "1%"]]
    assert dialog.valid_from.value() == date(2008, 4, 1)


def test_a_new_table_stands_beside_the_old(dialog: DuesRatesDialog, store: Store, settled: Wait) -> None:
    assert put(dialog, 0, RATE, "0.6％")
    assert put(dialog, 0, UPPER, "4,000")
    dialog.valid_from.set_value(date(2027, 1, 1))
    dialog.save_button.click()
    settled()
    with store.read() as session:
        rates = load_rates(session)
    assert rates[:6] == RATES
    assert [(rate.payer, rate.upper, rate.rate) for rate in rates[6:8]] == [
        (PayerKind.SERVING, 400_000, 60),
        (PayerKind.SERVING, 500_000, 100),
    ]


def test_what_cannot_be_is_told_and_not_kept(dialog: DuesRatesDialog, store: Store, settled: Wait) -> None:
    assert not put(dialog, 0, RATE, "半成")
    assert "没有填入" in dialog.banner.sentence
    assert put(dialog, 1, UPPER, "3000")
    dialog.save_button.click()
    settled()
    assert dialog.banner.sentence == "在职的党费标准各档上限没有从低到高，没有保存；请核对。"
    assert dialog.save_button.isEnabled()
    with store.read() as session:
        assert load_rates(session) == RATES


@pytest.mark.parametrize(("text", "rate"), [("0.5%", 50), ("0.5", 50), (" 2 % ", 200), ("100%", 10_000)])
def test_rates_are_read_as_they_are_written(text: str, rate: int) -> None:
    assert read_rate(text) == rate


@pytest.mark.parametrize("text", ["", "%", "101%", "-1%", "0.125%"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_rate(text)
