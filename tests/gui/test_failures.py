"""A known failure is said calmly, a mistake in the program opens a report; nothing uncaught is lost."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.crash import CrashDialog, report_of
from gui.failures import Failures, sentence_of
from models.failures import Failure


@pytest.fixture
def failures(qapp: QApplication) -> Iterator[Failures]:
    made = Failures("9.9")
    yield made
    made.uninstall()
    if made.dialog is not None:
        made.dialog.close()
    made.deleteLater()


def test_a_known_failure_is_one_sentence(failures: Failures, qtbot: QtBot) -> None:
    with qtbot.waitSignal(failures.said) as heard:
        failures.show(Failure("名册里有重名，没有写入，请加上身份说明。"))
    assert heard.args == ["名册里有重名，没有写入，请加上身份说明。"]
    assert failures.dialog is None


def test_sentences_come_only_from_known_failures() -> None:
    assert sentence_of(Failure("一句话。")) == "一句话。"
    assert sentence_of(ValueError("not for users")) is None


def test_a_mistake_opens_one_report_and_is_logged(
    failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ZeroDivisionError("sum of nothing")
    except ZeroDivisionError as error:
        failures.show(error)
        failures.show(error)
    dialog = failures.dialog
    assert isinstance(dialog, CrashDialog)
    assert "sum of nothing" in dialog.report.toPlainText()
    assert "test_failures.py" in dialog.report.toPlainText()
    assert "机关党务台账 9.9" in dialog.report.toPlainText()
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    dialog.accept()
    qtbot.waitUntil(lambda: failures.dialog is None)


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("机关党务台账 9.9\n……")
    qtbot.addWidget(dialog)
    dialog._copy()
    assert QGuiApplication.clipboard().text() == "机关党务台账 9.9\n……"


def test_a_report_names_the_versions() -> None:
    report = report_of(RuntimeError("x"), "1.2")
    assert "1.2" in report
    assert sys.version.split()[0] in report
    assert "RuntimeError: x" in report


def test_uncaught_exceptions_are_shown(failures: Failures, qtbot: QtBot) -> None:
    failures.install()
    with qtbot.waitSignal(failures.said) as heard:
        sys.excepthook(Failure, Failure("没有写入。"), None)
    assert heard.args == ["没有写入。"]
    failures.uninstall()


def test_uncaught_exceptions_of_a_thread_are_shown_in_the_gui_thread(
    failures: Failures, qtbot: QtBot
) -> None:
    def work() -> None:
        raise Failure("线程里出的事。")

    failures.install()
    with qtbot.waitSignal(failures.said) as heard:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert not heard.signal_triggered
    assert heard.args == ["线程里出的事。"]
    failures.uninstall()


def test_qt_complaints_go_to_the_log(failures: Failures, caplog: pytest.LogCaptureFixture) -> None:
    failures.install()
    with caplog.at_level(logging.WARNING, "qt"):
        qWarning("QSomething: strange")
    failures.uninstall()
    assert [record.getMessage() for record in caplog.records] == ["QSomething: strange [default]"]


def test_hooks_are_put_back(failures: Failures) -> None:
    before = (sys.excepthook, threading.excepthook)
    failures.install()
    assert sys.excepthook is not before[0]
    failures.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
