"""Three papers to be made and handed on one after another, on a real store."""

from pathlib import Path
from typing import Any

import pytest

from gui.dialogs.printing import matter
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.running import Outcome, deliver
from gui.papers import Shop
from models.data_folder import DataFolder
from models.db.store import Store
from models.progress import Silent
from models.rows.paper import PaperChoices
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.terms import Register
from models.services.meetings import list_meetings
from tests.gui.dialogs.printing.at_hand import TODAY
from tests.gui.dialogs.printing.running.batches import Run


@pytest.fixture
def jobs(sample: Store) -> tuple[Job, ...]:
    """The records of three meetings."""
    with sample.read() as session:
        rows = list_meetings(session, RegisterQuery(year=2026, month=10))[:3]
    made = matter.of_records(Register.MEETING, rows)
    return matter.jobs_of(made, (PaperKind.MEETING_RECORD,), {PaperKind.MEETING_RECORD: PaperChoices()})


@pytest.fixture
def run(sample: Store, folder: DataFolder, jobs: tuple[Job, ...]) -> Run:
    """Deliver the three, or others."""

    def begin(delivery: Any, ordered: tuple[Job, ...] = jobs, progress: Any = Silent()) -> Outcome:  # noqa: B008
        return deliver(lambda: sample, Shop(folder.fonts), ordered, TODAY, delivery, progress)

    return begin


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "out"
    made.mkdir()
    return made
