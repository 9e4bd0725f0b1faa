"""Killed while the index is made anew, the old one is there; one that is not whole is made anew when the folder is next opened."""

from datetime import datetime

import pytest

from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.store import Store
from models.opening import open_store
from models.services.search import check_index, count, index_state
from tests.models.db.search import rebuilder
from tests.models.db.test_kill import processes

NOW = datetime(2026, 10, 31, 9, 0)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_killed_in_the_middle_nothing_is_lost(sample: Store, folder: DataFolder, steps: int) -> None:
    with sample.read() as session:
        hits = count(session, "水位")
    sample.close()
    context = processes()
    hearing, telling = context.Pipe(duplex=False)
    process = context.Process(target=rebuilder.rebuild_for_ever, args=(str(folder.root), telling))  # type: ignore[attr-defined]
    process.start()
    telling.close()
    for _ in range(steps):
        hearing.recv()
    process.kill()
    process.join()
    hearing.close()
    store = Store(folder.database)
    with store.read() as session:
        assert count(session, "水位") == hits > 0
        assert check_index(session) == ()
    store.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "DELETE FROM search_state",
        "UPDATE search_state SET value = '0/1.1' WHERE key = 'edition'",
        "DELETE FROM search_state WHERE key = 'bits'",
    ],
)
def test_an_index_of_another_edition_is_made_anew_on_opening(
    sample: Store, folder: DataFolder, wrong: str
) -> None:
    with sample.read() as session:
        hits = count(session, "水位")
    sample.close()
    bare = connect(folder.database)
    bare.execute("DELETE FROM search_document WHERE owner = 'record'")
    bare.execute(wrong)
    bare.close()
    store = open_store(folder, create=False, now=NOW)
    with store.read() as session:
        assert count(session, "水位") == hits
        assert index_state(session).current
        assert check_index(session) == ()
    store.close()


def test_what_another_program_wrote_is_found_once_the_folder_is_opened(
    sample: Store, folder: DataFolder
) -> None:
    sample.close()
    bare = connect(folder.database)
    bare.execute("UPDATE record_text SET body = '蓝鲸计划' WHERE record_id = 1")
    bare.close()
    with sample.read() as session:
        assert (count(session, "蓝鲸计划"), check_index(session)) == (0, ())
    sample.close()
    store = open_store(folder, create=False, now=NOW)
    with store.read() as session:
        assert count(session, "蓝鲸计划") == 1
    store.close()
