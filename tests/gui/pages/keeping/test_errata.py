"""勘误: written and shown under a closed record; what the menus offer of closed and open ones."""

from PySide6.QtWidgets import QMenu

from gui.dialogs.erratum import ErratumDialog
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from tests.gui.pages.acting import stored
from tests.gui.pages.conftest import DAY, Bureau
from tests.gui.pages.keeping.acting import Compose, Wait, shown
from tests.models.services.making import add_meeting


def test_an_erratum_is_written_and_shown(
    page: MeetingsPage, closed: int, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = shown(page, closed, settled)
    dialog = ErratumDialog(page.desk, stored(store, closed), ("主题",), page)
    dialog.open()
    dialog.confirm()
    assert dialog.place.error
    for field, words in (
        (dialog.place.line, "会议记录"),
        (dialog.wrong.text, "三项"),
        (dialog.corrected.text, "四项"),
    ):
        compose(field, words)
    dialog.confirm()
    settled()
    (erratum,) = stored(store, closed).errata
    assert (erratum.place, erratum.wrong, erratum.corrected) == ("会议记录", "三项", "四项")
    assert "“三项”更正为“四项”" in editor.closing.sentence


def test_the_menus_offer_what_may_be_done(
    page: MeetingsPage, closed: int, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        other = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()

    def offered(chosen: int) -> dict[str, bool]:
        page.view.table.choose(chosen)
        menu = QMenu()
        page.add_keeping_entries(menu)
        return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}

    assert offered(closed) == {"修改记录…": True, "定稿…": False, "勘误…": True}
    assert offered(other) == {"修改记录…": True, "定稿…": True, "勘误…": False}
    shown(page, closed, settled)
    page._offer()
    assert page.final_action is not None
    assert page.erratum_action is not None
    assert (page.final_action.isEnabled(), page.erratum_action.isEnabled()) == (False, True)
