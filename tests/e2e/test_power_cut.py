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
from models.services.organizations import list_organizations
from models.services.reflections import list_reflections
from tests.e2e.clerk import Clerk, wait
from tests.e2e.conftest import OpenWindow, Visit
from tests.models.services.making import add_person

ROOT = Path(__file__).resolve().parents[2]
TITLE = "学习防汛预案的体会"
AUTHOR, BRANCH = "欧阳明远", "人事处党支部"
PATIENCE = 180.0
"""Seconds for a process to start the program, open the folder and type; never a measure of speed."""


def type_meeting(clerk: Clerk) -> None:
    """Begin a meeting."""
    clerk.go_to("三会一课")
    clerk.click(clerk.button("新建会议记录"))
    clerk.click(clerk.field("会议主题"))
    clerk.write(TITLE)


def type_reflection(clerk: Clerk) -> None:
    """Begin a piece of 心得体会 of somebody on the roster."""
    clerk.go_to("学习")
    clerk.click(clerk.button("心得体会…"))
    clerk.click(clerk.button("新增心得体会"))
    clerk.fill("姓名", AUTHOR)
    place = clerk.field("支部")
    clerk.see(lambda: place.property("currentText") == BRANCH, "the roll brings the branch along")
    clerk.click(clerk.field("题目"))
    clerk.write(TITLE)


def type_and_wait_to_be_killed(folder: DataFolder, what: str) -> None:
    """In the process that will be killed: type, and go on living."""
    visit = Visit(folder)
    clerk = visit.begin()
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    {"meeting": type_meeting, "reflection": type_reflection}[what](clerk)
    wait(600_000)


def titles_kept(folder: DataFolder, of: DraftOf) -> list[object]:
    """The titles of what is kept."""
    store = Store(folder.database)
    try:
        with store.read() as session:
            return [draft.state["fields"]["title"] for draft in drafts_of(session, of)]
    finally:
        store.close()


def type_and_kill(folder: DataFolder, what: str, of: DraftOf) -> None:
    """Type in a process of its own, and kill it once the title was kept."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from models.data_folder import DataFolder;"
        "from tests.e2e.test_power_cut import type_and_wait_to_be_killed as run;"
        "app = QApplication([]); run(DataFolder(Path(sys.argv[1])), sys.argv[2])"
    )
    typing = subprocess.Popen([sys.executable, "-c", script, str(folder.root), what], cwd=ROOT)
    try:
        deadline = time.monotonic() + PATIENCE
        while titles_kept(folder, of) != [TITLE]:
            assert typing.poll() is None, "the typing process ended by itself"
            assert time.monotonic() < deadline, "nothing was ever kept"
            time.sleep(0.1)
    finally:
        typing.kill()
        typing.wait()


def test_typed_text_survives_kill_9(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    sample.close()
    type_and_kill(folder, "meeting", DraftOf.MEETING)

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
    clerk.see(lambda: not titles_kept(folder, DraftOf.MEETING))


def test_a_reflection_begun_survives_kill_9(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    with sample.write() as session:
        branch = next(row for row in list_organizations(session) if row.name == BRANCH)
        author = add_person(session, AUTHOR, branch.id or 0)
    sample.close()
    type_and_kill(folder, "reflection", DraftOf.REFLECTION)

    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    # The page its form belongs to comes by itself, and leads into the form.
    clerk.see(lambda: clerk.reads(f"心得体会 {AUTHOR}《{TITLE}》"))
    clerk.click(clerk.button("继续填写"))
    title = clerk.field("题目")
    clerk.see(lambda: title.property("text") == TITLE)
    assert clerk.field("姓名").property("text") == AUTHOR
    clerk.fill("提交日期", "2026-10-20")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads(f"已保存{AUTHOR}的一篇"))
    assert not titles_kept(folder, DraftOf.REFLECTION)
    store = Store(folder.database)
    with store.read() as session:
        (row,) = list_reflections(session, None, None, text=TITLE)
    store.close()
    assert (row.member_id, row.organization_name) == (author, BRANCH)
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: not clerk.reads("继续填写"), "nothing is offered any more")
