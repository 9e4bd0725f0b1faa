"""One open transaction on a fresh store, and a small bureau in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from models.db.store import Store
from tests.models.services.making import Ids, make_tree


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
