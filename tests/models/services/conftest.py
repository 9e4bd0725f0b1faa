"""One open transaction on a fresh store, and a small bureau in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.services.settings import save_settings
from tests.models.services.desks import DESKS, Desk
from tests.models.services.making import Ids, make_tree
from tests.models.services.noticing import SETTINGS, fill


@contextmanager
def in_far_future() -> Iterator[None]:
    """The office's clock stands past every day these tests make up; it still runs."""
    ahead = datetime(2200, 1, 1) - datetime.now()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: datetime.now() + ahead)
        yield


@pytest.fixture(autouse=True)
def far_future() -> Iterator[None]:
    """The clock of these tests."""
    with in_far_future():
        yield


@pytest.fixture(scope="session")
def tree(empty_database: Path) -> tuple[Path, Ids]:
    """A database with the tree of Ids, and these. Copy it, never open it."""
    path = empty_database.with_name("tree.db")
    shutil.copyfile(empty_database, path)
    made = Store(path)
    with in_far_future(), made.write() as session:
        ids = make_tree(session)
    made.close()
    return path, ids


@pytest.fixture(scope="session")
def filled_tree(tree: tuple[Path, Ids]) -> Path:
    """The same with names, people and a few records of October. Copy it, never open it."""
    path = tree[0].with_name("filled tree.db")
    shutil.copyfile(tree[0], path)
    made = Store(path)
    with in_far_future(), made.write() as session:
        save_settings(session, SETTINGS)
        fill(session, tree[1])
    made.close()
    return path


@pytest.fixture
def store(folder: DataFolder, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An open store with what the test asks for by ``bureau``, ``ids`` or ``kept``, else with nothing in it."""
    asked = set(request.fixturenames)
    if "bureau" in asked:
        template = request.getfixturevalue("filled_tree")
    elif asked & {"ids", "kept"}:
        template, _ = request.getfixturevalue("tree")
    else:
        template = request.getfixturevalue("empty_database")
    shutil.copyfile(template, folder.database)
    opened = Store(folder.database)
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A writing session on the store."""
    with store.write() as opened:
        yield opened


@pytest.fixture
def ids(session: Session, tree: tuple[Path, Ids]) -> Ids:
    """The tree of Ids, which ``session`` is over."""
    return tree[1]


@pytest.fixture
def kept(store: Store, tree: tuple[Path, Ids]) -> Ids:
    """The tree of Ids, in ``store``."""
    return tree[1]


@pytest.fixture
def bureau(session: Session, tree: tuple[Path, Ids]) -> Ids:
    """A bureau with names, people and a few records of October, which ``session`` is over."""
    return tree[1]


@pytest.fixture(params=DESKS, ids=[desk.register.value for desk in DESKS])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Each of the registers in turn."""
    found: Desk = request.param
    return found
