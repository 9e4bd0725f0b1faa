"""Which paper the pages ask for, and under which name."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui import papers
from gui.desk import Desk
from gui.dialogs import paper
from gui.pages.meetings import MeetingsPage
from gui.pages.rectification import RectificationPage
from models.db.store import Store
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.services.rectification import OPEN
from tests.gui.pages.acting import editor_of
from tests.gui.pages.conftest import DAY, TODAY, Bureau
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Asked = list[tuple[tuple[Any, ...], str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What previews were asked for: renderer with its arguments, and file name."""
    found: Asked = []

    def note(_desk: Desk, _page: QWidget, _title: str, *order: Any, file_name: str) -> None:
        found.append((order, file_name))

    monkeypatch.setattr(paper, "show_paper", note)
    return found


def test_a_saved_record_has_its_paper_and_an_edited_one_is_saved_first(
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    asked: Asked,
    compose: Callable[[QWidget, str], None],
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    editor.print_button.click()
    name = "2026-10-20 第一党支部 主题党日.pdf"
    assert asked == [
        ((papers.pdf_of, page.desk.shop, PaperOrder(PaperKind.MEETING_RECORD, record_id=number), TODAY), name)
    ]
    compose(editor.minutes.text, "改动")
    editor.print_button.click()
    assert len(asked) == 1
    assert "请先保存" in editor.banner.sentence
    page.view.table.choose(number)
    page.print_chosen()
    assert len(asked) == 2


def test_a_new_record_has_no_paper_yet(page: MeetingsPage) -> None:
    page.new_record()
    assert not editor_of(page).print_button.isEnabled()


def test_the_list_prints_as_it_is_filtered(desk: Desk, settled: Wait, asked: Asked, qtbot: QtBot) -> None:
    page = RectificationPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.view.filters.set_value("status", OPEN)
    page.print_list()
    order = (
        papers.pdf_of,
        desk.shop,
        PaperOrder(PaperKind.RECTIFICATION_LIST, query=RegisterQuery(status=OPEN)),
        TODAY,
    )
    assert asked == [(order, "整改清单 2026-11-05.pdf")]
    page.hide()
