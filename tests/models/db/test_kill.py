"""The process may die at any moment: what was told as saved is there, whole, and nothing is there by half."""

import random
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from models.attachments import AttachmentStore
from models.checking import check_everything
from models.data_folder import DataFolder
from models.db.store import Store
from models.entities import AgendaItem, Attendance, Meeting, Observer, Record, RecordText, Speech
from models.opening import open_store
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of
from tests.models.db.writer_process import AGENDA, OBSERVERS, TITLE

ROOT = Path(__file__).parents[3]
ROUNDS = 15
NOW = datetime(2026, 10, 31, 9, 0)


def write_and_kill(folder: DataFolder, what: str, seconds: float) -> list[int]:
    """Let a process write, kill it that long after its first word; what it had told as saved."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.models.db.writer_process", str(folder.root), what],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    assert first.endswith(b"\n"), "the process wrote before it was killed"
    return [int(line) for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]


def test_every_record_told_as_saved_is_there_and_whole(sample: Store, folder: DataFolder) -> None:
    with sample.read() as session:
        # What the sample itself holds is not counted.
        last = session.scalar(select(func.max(Record.id))) or 0
    sample.close()
    dice = random.Random(20261031)
    told: list[int] = []
    logs = 0
    for _ in range(ROUNDS):
        told += write_and_kill(folder, "records", dice.uniform(0.0, 0.12))
        logs += Path(f"{folder.database}-wal").exists()
    assert logs == ROUNDS, "each was killed with its log open, so that each start had to recover it"
    store = open_store(folder, create=False, now=NOW)
    with store.read() as session:
        there = dict(session.execute(select(Record.id, Record.expected).where(Record.id > last)).all())
        assert set(told) <= set(there)
        assert len(there) <= len(told) + ROUNDS, "at most one more each round: committed, not yet told"
        children = {
            Meeting.id: 1,
            RecordText.record_id: 1,
            AgendaItem.record_id: AGENDA,
            Speech.record_id: AGENDA,
            Observer.record_id: OBSERVERS,
        }
        for column, each in children.items():
            counts = dict(
                session.execute(select(column, func.count()).where(column > last).group_by(column)).all()
            )
            assert counts == dict.fromkeys(there, each), column
        lines = dict(
            session.execute(
                select(Attendance.record_id, func.count())
                .where(Attendance.record_id > last)
                .group_by(Attendance.record_id)
            ).all()
        )
        assert lines == there
        assert all(
            title.startswith(TITLE) for title in session.scalars(select(Record.title).where(Record.id > last))
        )
        assert check_everything(session, AttachmentStore(folder.attachments)) == ()
    store.close()
    assert len(told) > ROUNDS


def test_a_draft_survives_with_the_last_keystrokes_told(sample: Store, folder: DataFolder) -> None:
    sample.close()
    for seconds in (0.0, 0.03):
        told = write_and_kill(folder, "drafts", seconds)
        store = open_store(folder, create=False, now=NOW)
        with store.read() as session:
            (draft,) = drafts_of(session, DraftOf.MEETING)
        store.close()
        assert draft.state["title"] == "没写完"
        assert draft.state["keystrokes"] - told[-1] in (0, 1)
