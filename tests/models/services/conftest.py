"""One open transaction on a fresh store, and a small bureau in it."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.services.settings import save_settings
from tests.models.services.desks import DESKS, Desk
from tests.models.services.making import Ids, make_tree
from tests.models.services.noticing import SETTINGS, fill


@pytest.fixture(autouse=True)
def far_future(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office's clock stands past every day these tests make up; it still runs."""
    ahead = datetime(2200, 1, 1) - datetime.now()
    monkeypatch.setattr(clock, "now", lambda: datetime.now() + ahead)


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A writing session on an empty store."""
    with store.write() as opened:
        yield opened


@pytest.fixture
def ids(session: Session) -> Ids:
    """The tree of Ids, in ``session``."""
    return make_tree(session)


@pytest.fixture
def kept(store: Store) -> Ids:
    """The tree of Ids, committed to ``store``."""
    with store.write() as opened:
        return make_tree(opened)


@pytest.fixture
def bureau(session: Session, ids: Ids) -> Ids:
    """A bureau with names, people and a few records of October."""
    save_settings(session, SETTINGS)
    fill(session, ids)
    return ids


@pytest.fixture(params=DESKS, ids=[desk.register.value for desk in DESKS])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Each of the registers in turn."""
    found: Desk = request.param
    return found
