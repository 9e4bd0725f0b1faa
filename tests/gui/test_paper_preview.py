"""A PDF on screen: pages come as they are seen, the newest document wins, bytes that are none are told."""

import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.paper_preview import PaperPreview
from gui.tasks import Tasks
from models.db.store import Store
from models.rows.notice import NoticeDetail
from models.rules.periods import Month
from reports.documents import inspection_notice
from reports.errors import UnreadablePdf
from reports.press import pdf_of

OCTOBER = Month(2026, 10)


def _pdf(pages: int) -> bytes:
    """A notice of about as many pages."""
    lead = "各党支部要按时召开会议，如实记录，及时整改。\n" * (22 * pages)
    return pdf_of(inspection_notice.document(NoticeDetail(None, OCTOBER, "通报", lead=lead)))


@pytest.fixture
def tasks(store: Store) -> Iterator[Tasks]:
    made = Tasks()
    made.attach(store)
    yield made
    made.close()


@pytest.fixture
def preview(qtbot: QtBot, tasks: Tasks) -> PaperPreview:
    made = PaperPreview(tasks)
    qtbot.addWidget(made)
    made.resize(600, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_pages_in_sight_are_pictured(qtbot: QtBot, preview: PaperPreview) -> None:
    preview.show_pdf(_pdf(12))
    qtbot.waitUntil(lambda: preview.view.picture(1) is not None)
    assert preview.view.page_count >= 12
    assert preview.view.pictured <= 4
    preview.view.go_to(9)
    qtbot.waitUntil(lambda: preview.view.picture(9) is not None)


def test_the_newest_document_wins(qtbot: QtBot, preview: PaperPreview, tasks: Tasks) -> None:
    preview.show_pdf(_pdf(6))
    last = _pdf(2)
    preview.show_pdf(last)
    qtbot.waitUntil(lambda: not tasks.busy and preview.view.picture(0) is not None)
    assert preview.pdf == last
    assert preview.view.page_count < 6


def test_a_new_document_is_read_on_at_the_same_page(
    qtbot: QtBot, preview: PaperPreview, tasks: Tasks
) -> None:
    preview.show_pdf(_pdf(6))
    qtbot.waitUntil(lambda: preview.view.picture(0) is not None)
    preview.view.go_to(3)
    preview.show_pdf(_pdf(7))
    qtbot.waitUntil(lambda: preview.view.page_count > 6 and not tasks.busy)
    assert preview.view.page == 3


def test_what_is_no_pdf_is_told(qtbot: QtBot, preview: PaperPreview) -> None:
    with qtbot.waitSignal(preview.failed) as told:
        preview.show_pdf(b"nothing of the kind")
    assert isinstance(told.args[0], UnreadablePdf)
    preview.clear()
    assert preview.view.page_count == 0


def test_it_is_freed(qtbot: QtBot, tasks: Tasks, freed: Callable[[weakref.ref[QWidget]], bool]) -> None:
    preview = PaperPreview(tasks)
    preview.show()
    preview.show_pdf(_pdf(1))
    qtbot.waitUntil(lambda: not tasks.busy)
    seen: weakref.ref[QWidget] = weakref.ref(preview)
    preview.close()
    preview.deleteLater()
    del preview
    assert freed(seen)
