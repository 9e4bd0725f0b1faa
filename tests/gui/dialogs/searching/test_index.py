"""检索目录: how it stands, checked, made anew, stopped."""

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from gui.desk import Desk
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.dialogs.searching import index as index_module
from gui.dialogs.searching.index import IndexDialog, described
from models.rules.archive_terms import TextState
from models.services.search import count
from models.services.texts import keep_text
from tests.gui.dialogs.conftest import Frees, Opens
from tests.gui.dialogs.searching.conftest import MEETINGS, Wait


@pytest.fixture
def dialog(opens: Opens) -> IndexDialog:
    """Opened over the window."""
    return opens(IndexDialog)


def spoil(desk: Desk) -> None:
    """A document of the index is gone."""
    with desk.tasks.store.write() as session:
        session.execute(text("DELETE FROM search_document WHERE title = '研究发展党员'"))


def test_a_whole_index_is_told_and_agrees(dialog: IndexDialog, settled: Wait) -> None:
    assert dialog.state.text().endswith("条内容。目录完好，按现在的版本建立。")
    dialog.check_button.click()
    settled()
    assert dialog.banner.sentence == "核对完毕：目录与台账一致。"


def test_a_spoilt_index_is_told_and_made_anew(dialog: IndexDialog, desk: Desk, settled: Wait) -> None:
    spoil(desk)
    dialog.check_button.click()
    settled()
    assert "缺1条" in dialog.banner.sentence
    dialog.rebuild_button.click()
    settled()
    assert dialog.banner.sentence.startswith("已重建，目录里有")
    with desk.tasks.store.read() as session:
        assert count(session, "管网") == 1
        assert count(session, "节水宣传") == MEETINGS


def test_stopped_the_old_index_stays(
    dialog: IndexDialog, desk: Desk, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(session: Any, progress: Any) -> int:
        session.execute(text("DELETE FROM search_document"))
        progress.cancel()
        progress.step(1, 2, "正在重建")
        raise AssertionError("not stopped")

    monkeypatch.setattr(index_module, "rebuild_index", stopped)
    dialog.rebuild_button.click()
    settled()
    assert dialog.banner.sentence == "已停止，原来的目录不受影响。"
    with desk.tasks.store.read() as session:
        assert count(session, "节水宣传") == MEETINGS


def test_files_are_read_again_by_order(dialog: IndexDialog, desk: Desk, settled: Wait) -> None:
    with desk.tasks.store.write() as session:
        keep_text(session, "0" * 64, TextState.READ, "讲话", 3)
    dialog.refresh()
    settled()
    assert dialog.files.text().startswith("附件文字：已读取1个。")
    dialog.again_button.click()
    settled()
    assert "在后台逐个重读" in dialog.banner.sentence
    with desk.tasks.store.read() as session:
        assert session.execute(text("SELECT reader FROM attachment_text")).scalar() == 0


def test_how_far_files_could_be_read() -> None:
    assert described({TextState.NO_TEXT: 2, TextState.READ: 5}).startswith(
        "附件文字：已读取5个、没有文字层2个。"
    )
    assert "还没有读过" in described({})


def test_it_is_opened_from_the_settings_and_freed(
    opens: Opens, settled: Wait, frees: Frees, qtbot: QtBot
) -> None:
    settings = opens(BureauSettingsDialog)

    def open_index() -> IndexDialog:
        settings.index.click()
        settled()
        (made,) = settings.findChildren(IndexDialog)
        return made

    assert frees(open_index)
    assert isinstance(settings, QWidget)
    settings.reject()
