"""From an empty folder: a bureau set up, the sample opened, the question closed, a folder already open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox

from gui.entrance import sample_of
from models.data_folder import DataFolder
from models.db.store import Store
from models.folder_lock import FolderLock
from models.services.organizations import list_organizations
from models.services.settings import load_settings
from tests.e2e.conftest import TITLES, OpenWindow


def test_a_bureau_is_set_up_and_is_there_the_next_day(open_window: OpenWindow, folder: DataFolder) -> None:
    clerk = open_window(folder)
    clerk.click(clerk.button("开始建账"))
    clerk.fill("单位全称", "云溪市水务局")
    clerk.click(clerk.button("下一步"))
    clerk.click(clerk.field("党支部名称，一行一个"))
    clerk.write("办公室党支部\n人事处党支部\n水文中心党支部")
    clerk.click(clerk.button("完成"))
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.see(lambda: clerk.tab_titles() == TITLES)

    again = open_window(folder)
    again.see(lambda: again.reads("云溪市水务局"))
    store = Store(folder.database)
    with store.read() as session:
        names = [row.name for row in list_organizations(session)]
        settings = load_settings(session)
    store.close()
    assert names == ["中共云溪市水务局机关委员会", "办公室党支部", "人事处党支部", "水文中心党支部"]
    assert settings.issuer == "中共云溪市水务局机关委员会"


def test_the_assistant_is_answered_with_keys_alone(open_window: OpenWindow, folder: DataFolder) -> None:
    clerk = open_window(folder)
    clerk.button("开始建账")
    clerk.tab_to("开始建账")
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.reads("第一步：单位和署名"))
    clerk.write("云溪市水务局")
    clerk.tab_to("下一步")
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.reads("第二步：党支部"))
    clerk.write("办公室党支部")
    clerk.tab_to("完成")
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    assert not clerk.all_of(QCheckBox)


def test_the_sample_lies_in_a_folder_of_its_own(open_window: OpenWindow, folder: DataFolder) -> None:
    clerk = open_window(folder)
    clerk.click(clerk.button("打开示例数据"))
    clerk.see(lambda: clerk.reads("云溪市水务局（示例数据）"))
    clerk.go_to("三会一课")
    clerk.see(lambda: any(view.model().rowCount() > 50 for view in clerk.all_of(QAbstractItemView)))
    assert not folder.was_used
    assert sample_of(folder).was_used


def test_closing_the_question_closes_the_window_and_leaves_nothing(
    open_window: OpenWindow, folder: DataFolder
) -> None:
    clerk = open_window(folder)
    clerk.button("开始建账")
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: not clerk.window.isVisible())
    assert not folder.was_used


def test_a_folder_open_elsewhere_is_refused_with_a_sentence(
    open_window: OpenWindow, folder: DataFolder
) -> None:
    other = FolderLock(folder)
    other.acquire()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("台账已在另一个窗口打开"))
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: not clerk.window.isVisible())
    other.release()


def test_a_missing_database_is_never_replaced(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    from datetime import datetime

    from models import backup

    backup.make_backup(folder.database, folder.backups, backup.DAILY, datetime(2026, 11, 1, 9, 0))
    sample.close()
    folder.database.unlink()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("没有新建空库代替它"))
    assert not folder.database.exists()
    clerk.click(clerk.button("恢复这一份"))
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    assert folder.database.exists()
