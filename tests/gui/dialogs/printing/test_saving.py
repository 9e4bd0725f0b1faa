"""The print dialog saves what is seen, each paper or all together, and tells which failed."""

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.printing import doing, running
from gui.dialogs.printing.outcome import TroublesDialog
from gui.dialogs.printing.output_panel import Saving
from gui.papers import make
from gui.widgets.progress_dialog import ProgressDialog
from models.rows.meeting import MeetingSummary
from models.rules.papers import PaperKind
from reports.errors import MissingGlyphs
from tests.gui.dialogs.printing.at_hand import Open, look_at, many, one


def test_what_is_saved_is_what_is_seen(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog.doing.save_to(str(tmp_path / "记录.pdf"))
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence)
    assert (tmp_path / "记录.pdf").read_bytes() == dialog.preview.pdf
    assert dialog.remembered.folder == tmp_path


def test_a_place_that_cannot_be_written_is_one_sentence(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "没有" / "记录.pdf"))
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence))
    assert "没有存成" in dialog.banner.sentence


def test_many_are_saved_each_or_together(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(many(meetings))
    look_at(qtbot, dialog, PaperKind.MEETING_RECORD)
    assert not dialog.output.saving.isHidden()
    assert dialog.output.pages.isHidden()
    dialog.save()
    dialog.doing.save_each(str(tmp_path))
    qtbot.waitUntil(lambda: "已保存 3 份" in dialog.banner.sentence)
    assert len(list(tmp_path.glob("2026-10-*.pdf"))) == 3
    dialog.output.saving.set_value(Saving.JOINED)
    dialog.save()
    dialog.doing.save_joined(str(tmp_path / "合并.pdf"))
    qtbot.waitUntil(lambda: "合并保存到" in dialog.banner.sentence)
    assert (tmp_path / "合并.pdf").exists()


def test_what_failed_is_listed_paper_by_paper(
    opened: Open,
    meetings: list[MeetingSummary],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(many(meetings))
    look_at(qtbot, dialog, PaperKind.MEETING_RECORD)

    def refuse(session: Any, shop: Any, order: Any, day: date) -> Any:
        if order.record_id == dialog.jobs()[1].order.record_id:
            raise MissingGlyphs([("𰻝", "议题一")])
        return make(session, shop, order, day)

    monkeypatch.setattr(running, "make", refuse)
    dialog.save()
    dialog.doing.save_each(str(tmp_path))
    qtbot.waitUntil(lambda: "有 1 份没有保存成功" in dialog.banner.sentence)
    dialog.banner.action.emit()
    (told,) = dialog.findChildren(TroublesDialog)
    assert told.list.toPlainText().startswith(dialog.jobs()[1].name)
    assert "𰻝" in told.list.toPlainText()
    told.close()


def test_too_many_are_not_joined(
    opened: Open, meetings: list[MeetingSummary], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(doing, "MOST_JOINED", 2)
    dialog = opened(many(meetings))
    look_at(qtbot, dialog, PaperKind.MEETING_RECORD)
    dialog.output.saving.set_value(Saving.JOINED)
    dialog.save()
    assert "一次最多合并 2 份，现在有 3 份，没有保存" in dialog.banner.sentence


def test_a_paper_that_takes_its_time_shows_how_far_it_is_and_can_be_stopped(
    opened: Open,
    meetings: list[MeetingSummary],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()

    def slowly(session: Any, shop: Any, order: Any, day: date) -> Any:
        assert go_on.wait(60)
        return make(session, shop, order, day)

    monkeypatch.setattr(running, "make", slowly)
    monkeypatch.setattr(doing, "PATIENCE_MS", 50)
    dialog = opened(one(meetings))
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "记录.pdf"))
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ProgressDialog)))
    go_on.set()
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence)
    assert dialog.save_button.isEnabled()
