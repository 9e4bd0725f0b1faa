"""A clerk looks for what was decided years ago: by two characters, by a word in a file, by a search kept under a name."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import TextState
from models.rules.terms import MeetingKind, OrganizationKind
from models.services.organizations import list_organizations
from models.services.texts import keep_text
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow
from tests.models.services.making import add_meeting

K = Qt.Key


@pytest.fixture
def clerk(sample: Store, folder: DataFolder, open_window: OpenWindow) -> Clerk:
    """At the window of a bureau that met about gratings years ago, and has a speech among its files."""
    files = AttachmentStore(folder.attachments)
    source = folder.root / "讲话.txt"
    source.write_text("同志们：要把蓄滞洪区的事办好。", encoding="utf-8")
    speech = AttachmentRow(files.add(source).sha256, "讲话.txt", 1, datetime(2021, 7, 1))
    with sample.write() as session:
        branch = next(row.id for row in list_organizations(session) if row.kind is OrganizationKind.BRANCH)
        assert branch is not None
        add_meeting(
            session,
            branch,
            MeetingKind.BRANCH_COMMITTEE,
            held_on=date(2018, 5, 9),
            title="研究年度重点工作",
            minutes="会议讨论了雨箅子更换，明确年底前完工。",
        )
        add_meeting(session, branch, held_on=date(2021, 7, 1), title="七一主题党日", attachments=(speech,))
        keep_text(session, speech.sha256, TextState.READ, source.read_text(encoding="utf-8"), 1)
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    return clerk


def hits(clerk: Clerk) -> list[str]:
    """What is found, as a screen reader says it."""
    views = [view for view in clerk.all_of(QListView) if view.accessibleName() == "检索结果"]
    model = views[0].model() if views else None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if model is not None else []


def found(clerk: Clerk, words: str) -> None:
    """Wait until the one hit says so."""
    clerk.see(lambda: len(hits(clerk)) == 1 and words in hits(clerk)[0], words)


def shows(clerk: Clerk, title: str) -> bool:
    """Whether a record of that title is open in the form."""
    return any(line.text() == title for line in clerk.all_of(QLineEdit))


def test_a_meeting_of_years_ago_is_found_by_two_characters_and_opened_by_keys(clerk: Clerk) -> None:
    clerk.go_to("三会一课")
    clerk.control(K.Key_F)
    clerk.see(lambda: isinstance(clerk.focus(), QLineEdit), "the page's own field")
    clerk.control(K.Key_F)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the search over everything")
    clerk.write("雨箅")
    found(clerk, "研究年度重点工作，2018年5月9日")
    clerk.press(K.Key_Down)
    clerk.press(K.Key_Return)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the window")
    clerk.see(lambda: shows(clerk, "研究年度重点工作"), "the record")


def test_a_word_in_a_file_leads_to_the_record_that_has_it(clerk: Clerk) -> None:
    clerk.control(K.Key_K)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the search")
    clerk.write("蓄滞洪区")
    found(clerk, "讲话.txt")
    clerk.press(K.Key_Return)
    clerk.press(K.Key_Return)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the window")
    clerk.see(lambda: clerk.focus().accessibleName() == "查看附件“讲话.txt”", "the file among the record's")
    clerk.click(clerk.button("基本情况"))
    clerk.see(lambda: shows(clerk, "七一主题党日"), "the record")


def test_a_search_is_kept_by_name_and_used_again(clerk: Clerk) -> None:
    clerk.click(clerk.button("检索全部台账"))
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the search")
    clerk.write("年:2018 雨箅")
    found(clerk, "研究年度重点工作")
    clerk.control(K.Key_S)
    clerk.see(lambda: clerk.reads("检索的内容：年:2018 雨箅"), "the name is asked for")
    clerk.fill("名称", "老雨箅")
    clerk.click(clerk.button("保存"))
    clerk.see(lambda: clerk.reads("已存为“老雨箅”"), "kept")
    clerk.press(K.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window, "back where one was")
    clerk.control(K.Key_K)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the search again")
    offers = clerk.named("已存的和最近的检索", QListView)
    clerk.see(lambda: "老雨箅" in str(offers.model().index(1, 0).data()), "what was kept is offered")
    clerk.press(K.Key_Tab)
    clerk.control(K.Key_K)
    clerk.see(lambda: clerk.focus().accessibleName() == "检索全部台账", "the box again")
    clerk.press(K.Key_Down)
    clerk.press(K.Key_Return)
    found(clerk, "研究年度重点工作")
