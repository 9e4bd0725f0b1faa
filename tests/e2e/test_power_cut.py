"""What is typed survives a kill: the process that typed it is gone without a word, the next one offers it."""

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt

from models.data_folder import DataFolder
from models.db.store import Store
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of
from tests.e2e.clerk import wait
from tests.e2e.conftest import OpenWindow, Visit

ROOT = Path(__file__).resolve().parents[2]
TITLE = "学习防汛预案的体会"


def type_and_wait_to_be_killed(folder: DataFolder) -> None:
    """In the process that will be killed: begin a meeting, type, and go on living."""
    visit = Visit(folder)
    clerk = visit.begin()
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.click(clerk.button("新建会议记录"))
    clerk.click(clerk.field("会议主题"))
    clerk.write(TITLE)
    wait(60_000)


def kept_drafts(folder: DataFolder) -> list[dict[str, object]]:
    store = Store(folder.database)
    try:
        with store.read() as session:
            return [draft.state for draft in drafts_of(session, DraftOf.MEETING)]
    finally:
        store.close()


def test_typed_text_survives_kill_9(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    sample.close()
    script = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from models.data_folder import DataFolder;"
        "from tests.e2e.test_power_cut import type_and_wait_to_be_killed as run;"
        "app = QApplication([]); run(DataFolder(Path(sys.argv[1])))"
    )
    typing = subprocess.Popen([sys.executable, "-c", script, str(folder.root)], cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while not kept_drafts(folder):
            assert typing.poll() is None, "the typing process ended by itself"
            assert time.monotonic() < deadline, "nothing was kept within a minute"
            time.sleep(0.1)
    finally:
        typing.kill()
        typing.wait()

    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    # The page with the text comes by itself, and offers it.
    clerk.click(clerk.button("继续填写"))
    title = clerk.field("会议主题")
    clerk.see(lambda: title.property("text") == TITLE)
    clerk.choose("类型", "主题党日")
    clerk.choose("党组织", "人事处党支部")
    clerk.fill("日期", "2026-10-20")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads("已保存"))
    clerk.see(lambda: not kept_drafts(folder))
