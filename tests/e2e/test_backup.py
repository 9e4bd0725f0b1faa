"""A backup by hand, a mistake, and the way back."""

from PySide6.QtWidgets import QAbstractItemView, QPushButton

from models.backup import list_backups
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.services import study
from tests.e2e.conftest import TITLES, OpenWindow


def test_what_was_removed_by_mistake_comes_back_with_the_backup(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    with sample.read() as session:
        before = study.list_sessions(session, RegisterQuery())
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.click(clerk.button("设置"))
    clerk.click(clerk.button("立即备份"))
    clerk.see(lambda: clerk.reads("已备份，核验无误"))
    clerk.click(clerk.button("取消", clerk.topmost()))
    clerk.see(lambda: clerk.topmost() is clerk.window)

    store = Store(folder.database)
    with store.write() as session:
        study.remove_session(session, before[0].id, 1)
    store.close()

    clerk.click(clerk.button("设置"))
    clerk.click(clerk.button("恢复备份…"))
    clerk.click(clerk.button("恢复这一份"))
    clerk.see(lambda: clerk.reads("已用备份恢复"))
    clerk.see(lambda: clerk.tab_titles() == TITLES)
    clerk.see(lambda: any(view.model().rowCount() for view in clerk.all_of(QAbstractItemView)))
    assert clerk.all_of(QPushButton)
    assert list(folder.root.glob("*.old"))
    store = Store(folder.database)
    with store.read() as session:
        assert study.list_sessions(session, RegisterQuery()) == before
    store.close()
    assert {row.reason for row in list_backups(folder.backups)} >= {"manual", "daily"}
