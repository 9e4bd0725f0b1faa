"""The process may die at any moment: what was told as saved is there, whole, and nothing is there by half."""

import multiprocessing
import random
import time
from contextlib import suppress
from datetime import datetime
from multiprocessing.context import BaseContext
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
from tests.models.db import writer_process
from tests.models.db.writer_process import AGENDA, OBSERVERS, TITLE

ROUNDS = 15
NOW = datetime(2026, 10, 31, 9, 0)


def processes() -> BaseContext:
    """Where there is such a thing, from a server that has imported everything: the rounds go into writing."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", writer_process.__name__])
    return context


def write_and_kill(folder: DataFolder, what: str, words: int, seconds: float) -> list[int]:
    """Let a process write, kill it that long after so many words; what it had told as saved."""
    context = processes()
    hearing, telling = context.Pipe(duplex=False)
    process = context.Process(target=writer_process.write, args=(str(folder.root), what, telling))  # type: ignore[attr-defined]
    process.start()
    telling.close()
    with hearing:
        told = [hearing.recv() for _ in range(words)]
        time.sleep(seconds)
        process.kill()
        # Until nothing more comes, or half a word.
        with suppress(EOFError, OSError):
            while True:
                told.append(hearing.recv())
    process.join()
    assert process.exitcode != 0
    process.close()
    return told


def test_every_record_told_as_saved_is_there_and_whole(sample: Store, folder: DataFolder) -> None:
    with sample.read() as session:
        # What the sample itself holds is not counted.
        last = session.scalar(select(func.max(Record.id))) or 0
    sample.close()
    dice = random.Random(20261031)
    told: list[int] = []
    logs = 0
    for _ in range(ROUNDS):
        told += write_and_kill(folder, "records", dice.randint(1, 2), dice.uniform(0.0, 0.12))
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
        told = write_and_kill(folder, "drafts", 1, seconds)
        store = open_store(folder, create=False, now=NOW)
        with store.read() as session:
            (draft,) = drafts_of(session, DraftOf.MEETING)
        store.close()
        assert draft.state["title"] == "没写完"
        assert draft.state["keystrokes"] - told[-1] in (0, 1)
