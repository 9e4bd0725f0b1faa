"""A clerk brings last year's documents into the archive: gathered, mended, made, closed, printed, packed and verified."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from gui.tasks import Job
from models.archive.verifying import is_package
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.archive import ArchiveQuery
from models.rows.bureau import BureauSettings
from models.rules.terms import MeetingKind
from models.services.archive_items import list_items
from models.services.settings import save_settings
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow
from tests.models.services.making import add_meeting, make_tree

YEAR = 2025


def begin_year(store: Store) -> None:
    """A bureau of two branches that met once each."""
    with store.write() as session:
        ids = make_tree(session)
        settings = BureauSettings(
            "云溪市水务局", issuer="云溪市水务局机关委员会", fonds_number="S027", operator="赵敏"
        )
        save_settings(session, settings)
        for month, branch in ((3, ids.first), (6, ids.second)):
            add_meeting(
                session,
                branch,
                MeetingKind.ORGANIZATIONAL_LIFE,
                title="组织生活会",
                held_on=date(YEAR, month, 12),
                minutes="会议开展了批评和自我批评。",
            )


def pick(clerk: Clerk, button: str, entry: str) -> None:
    """Drop a button's menu and choose an entry by mouse."""
    clerk.click(clerk.button(button))
    clerk.see(lambda: clerk.all_of(QMenu) or [menu for menu in clerk.windows() if isinstance(menu, QMenu)])
    menu = next(each for each in clerk.windows() if isinstance(each, QMenu))
    action = next(each for each in menu.actions() if each.text() == entry)
    clerk.click(menu, menu.actionGeometry(action).center())


def test_a_year_is_gathered_made_closed_packed_and_verified(
    open_window: OpenWindow,
    store: Store,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin_year(store)
    store.close()
    stick = tmp_path / "U盘"
    stick.mkdir()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("归档")
    clerk.see(lambda: clerk.reads("2026年6月30日前归档"))
    clerk.control(Qt.Key.Key_G)
    clerk.see(lambda: clerk.reads("已收集：新收"))
    table = clerk.named("归档文件", QAbstractItemView)
    count = table.model().rowCount()

    clerk.cell(table, "2025年6月12日")
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads("来源：会议记录"))
    clerk.fill("备注", "原件两份")
    clerk.save()
    clerk.press(Qt.Key.Key_Escape)

    step = Job.step

    def held(job: Job, done: int, total: int, text: str) -> None:
        # Nothing is made before the clerk has pressed 停止, however quick the machine is.
        if text.startswith("正在制作第1件"):
            job._stop.wait(60)
        step(job, done, total, text)

    with monkeypatch.context() as patch:
        patch.setattr(Job, "step", held)
        clerk.click(clerk.button("制作归档件"))
        clerk.click(clerk.button("停止"))
        clerk.see(lambda: clerk.reads("按您的要求停下"))
    clerk.click(clerk.button("制作归档件"))
    clerk.see(lambda: clerk.reads("未制作 0"))

    clerk.click(clerk.button("封存…"))
    clerk.see(lambda: clerk.reads("可以封存"))
    clerk.click(clerk.button("缺的已知，封存"))
    clerk.see(lambda: clerk.reads("已封存，件号固定"))

    clerk.control(Qt.Key.Key_P)
    clerk.see(lambda: clerk.reads("所用字体"), "the directory is seen")
    clerk.press(Qt.Key.Key_Escape)

    clerk.click(clerk.button("归档包…"))
    clerk.fill("写到哪个文件夹", str(stick))
    clerk.click(clerk.button("写归档包"))
    clerk.see(lambda: clerk.reads("写完核验无误"))
    clerk.press(Qt.Key.Key_Escape)

    (package,) = stick.iterdir()
    assert is_package(package)
    pick(clerk, "更多工作", "核验归档包…")
    clerk.fill("归档包在哪里", str(stick))
    clerk.click(clerk.button("核验"))
    clerk.see(lambda: clerk.reads("个文件都和写出时一样"))
    (package / "index.html").write_text("改过")
    clerk.click(clerk.button("核验"))
    faults = clerk.named("核验发现的问题", QAbstractItemView)
    clerk.see(lambda: clerk.row(faults, "index.html") is not None)

    kept = Store(folder.database)
    with kept.read() as session:
        rows = list_items(session, ArchiveQuery(YEAR))
    kept.close()
    assert len(rows) == count
    assert all(row.fixed and row.mastered for row in rows)
    assert [row.note for row in rows if "6月12日" in row.title] == ["原件两份"]
