"""A data folder, an open store, and a store with a small bureau in it; each test has its own, copied from a template."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

import models.db.engine
from models import clock
from models.attachments import copies
from models.data_folder import DataFolder
from models.db.store import Store
from models.demo import DemoSize, fill
from models.opening import create_database
from models.rows.notice import NoticeDetail
from models.rows.paper import PrintedFile

# No test is timed: machines are noisy. Where a run decides over a landing it tries the same examples each time; at a desk
# it goes on looking for new ones.
settings.register_profile(
    "office",
    deadline=None,
    max_examples=50,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("office")

# Paper comes out the same on every machine: no test, and no program that a test starts, sees the machine's own fonts.
os.environ["DANGWU_FONTS"] = str(Path(__file__).with_name("no-such-fonts"))

_AHEAD = datetime(2026, 11, 21, 10, 0) - datetime.now()


def in_november() -> datetime:
    """Stands for `clock.now`: a day after the months of the sample, whatever this machine's clock says; it runs on from there."""
    return datetime.now() + _AHEAD


clock.now = in_november

# Importing and collecting make hundreds of thousands of objects and hardly any garbage: the collector would look through
# them over and over.
gc.disable()

# Copies of files are made however little room this machine's disk has.
copies.ROOM_LEFT = 0

SAMPLE = DemoSize(branches=3, members=45, years=1, until=date(2026, 10, 31), seed=7)
"""The bureau of the ``sample`` fixture: 3 branches, 45 people, November 2025 to October 2026."""


def with_one_memory(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """What makes engines, each of which remembers the statements that any of them has put into SQL.

    A program opens one store and compiles a statement once; hundreds of stores would compile each of them again.
    """
    first: list[Engine] = []

    def create_alike(*args: Any, **options: Any) -> Engine:
        made = create(*args, query_cache_size=5_000, **options)
        if not first:
            first.append(made)
        # The dialect is part of what a statement is remembered by.
        made.dialect = made.pool._dialect = first[0].dialect
        made._compiled_cache = first[0]._compiled_cache
        return made

    return create_alike


models.db.engine.create_engine = with_one_memory(models.db.engine.create_engine)  # type: ignore[attr-defined]


def pytest_collection_finish() -> None:
    """What importing and collecting has left takes half a second to look through: the collector lets it be."""
    gc.collect()
    gc.freeze()
    gc.enable()


def stamped(detail: NoticeDetail) -> PrintedFile:
    """What stands for a printed notice where no paper is needed: tells its number, takes no time, and opens as one empty
    page."""
    parts = [
        f"%PDF-1.7\n% {detail.document_number} {detail.title}\n".encode(),
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n",
    ]
    places = [sum(map(len, parts[:number])) for number in range(1, 4)]
    table = "xref\n0 4\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size 4/Root 1 0 R>>\nstartxref\n{sum(map(len, parts))}\n%%EOF\n"
    return PrintedFile(b"".join(parts) + (table + end).encode())


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database of the current schema. Copy it, never open it."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    create_database(path)
    return path


@pytest.fixture(scope="session")
def sample_database(empty_database: Path) -> Path:
    """A database with the bureau of SAMPLE, notices issued. Copy it, never open it."""
    path = empty_database.with_name("sample.db")
    shutil.copyfile(empty_database, path)
    filled = Store(path)
    with filled.write() as session:
        fill(session, SAMPLE, render=stamped)
    filled.close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder that exists and was never used."""
    made = DataFolder(tmp_path / "data")
    made.root.mkdir()
    return made


@pytest.fixture
def store(folder: DataFolder, empty_database: Path) -> Iterator[Store]:
    """An open store with nothing in it; its file is the database of ``folder``."""
    shutil.copyfile(empty_database, folder.database)
    opened = Store(folder.database)
    yield opened
    opened.close()


@pytest.fixture
def sample(folder: DataFolder, sample_database: Path) -> Iterator[Store]:
    """An open store with the bureau of SAMPLE; its file is the database of ``folder``."""
    shutil.copyfile(sample_database, folder.database)
    opened = Store(folder.database)
    yield opened
    opened.close()


@pytest.fixture
def office(sample: Store, folder: DataFolder) -> DataFolder:
    """A data folder with the sample in it, not open."""
    sample.close()
    return folder
