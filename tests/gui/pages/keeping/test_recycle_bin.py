"""回收站: narrowed, and what was removed brought back."""

from collections.abc import Callable

from gui.dialogs.recycle_bin import RecycleBinDialog
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import DraftOf
from models.services.meetings import remove_meeting
from tests.gui.pages.conftest import DAY, Bureau
from tests.gui.pages.keeping.acting import Wait, freed
from tests.models.services.making import add_meeting


def test_the_bin_narrows_and_brings_back(
    page: MeetingsPage, number: int, store: Store, bureau: Bureau, settled: Wait, press: Callable[..., None]
) -> None:
    with store.write() as session:
        other = add_meeting(session, bureau.ids.first, held_on=DAY, title="另一次")
        for each in (number, other):
            remove_meeting(session, each, 1)
    dialog = RecycleBinDialog(page.desk, page)
    dialog.open()
    settled()
    assert dialog.model.rowCount() == 2
    dialog.filters.search.setText("另一次")
    dialog._narrow()
    assert [row.key for row in dialog.model.rows()] == [other]
    dialog.filters.search.setText("")
    dialog.filters.set_value("of", DraftOf.STUDY)
    dialog._narrow()
    assert dialog.model.rowCount() == 0
    dialog.filters.set_value("of", None)
    dialog._narrow()
    dialog.table.selectAll()
    assert dialog.restore_button.text() == "恢复所选（2）"
    dialog.restore()
    settled()
    assert dialog.model.rowCount() == 0
    assert "已恢复2条" in dialog.banner.sentence
    assert {row.id for row in page.view.model.rows()} == {number, other}
    assert freed(dialog)
