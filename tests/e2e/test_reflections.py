"""A clerk enters a piece of 心得体会 by hand and keys, sees who is still missing, and prints the ledger."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox

from models import clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.rules.periods import year_of
from models.services.reflections import list_reflections, reflection_ledger
from tests.conftest import SAMPLE
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

TOPIC = "党纪学习教育"
TITLE = "把条例学进心里、用到岗位上"


def open_register(clerk: Clerk) -> QAbstractItemView:
    """From the window to the register of what people wrote, its rows having come."""
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("学习")
    clerk.click(clerk.button("心得体会…"))
    table = clerk.named("心得体会台账", QAbstractItemView)
    clerk.see(lambda: table.model().rowCount() > SAMPLE.members)
    return table


def test_a_piece_is_entered_and_its_author_is_no_longer_missing(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    with sample.read() as session:
        before = reflection_ledger(session, year_of(2026), None, TOPIC, clock.today())
        branch = next(branch for branch in before.branches if branch.missing)
    author = branch.missing[0]
    sample.close()
    clerk = open_window(folder)
    open_register(clerk)
    clerk.choose("全部主题", TOPIC)
    clerk.see(lambda: clerk.reads(f"已交{before.submitted}人"))
    clerk.click(clerk.button("新增心得体会"))
    clerk.fill("姓名", author.name)
    place = clerk.field("支部")
    assert isinstance(place, QComboBox)
    clerk.see(lambda: place.currentText() == branch.branch_name, "the roll brings the branch along")
    clerk.fill("提交日期", "2026-10-20")
    clerk.fill("题目", TITLE)
    clerk.fill("字数", "2600")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads(f"已保存{author.name}的一篇"))
    clerk.see(lambda: clerk.reads(f"已交{before.submitted + 1}人"))
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: not clerk.reads("已交"), "the dialog is closed")

    store = Store(folder.database)
    with store.read() as session:
        (row,) = list_reflections(session, None, None, text=TITLE)
    store.close()
    assert (row.member_id, row.organization_id) == (author.member_id, branch.branch_id)
    assert (row.submitted_on, row.words, row.topic) == (date(2026, 10, 20), 2600, TOPIC)


def test_the_ledger_is_previewed_from_the_register(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    open_register(clerk)
    clerk.choose("全部主题", TOPIC)
    clerk.click(clerk.button("打印台账…"))
    clerk.see(lambda: clerk.reads("所用字体"), "the pages have come")
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.button("新增心得体会").isVisible())
