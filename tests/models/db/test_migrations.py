"""Migrations make what the entities say, and every database ever released opens with all it held."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from models import backup
from models.data_folder import DataFolder
from models.db import migrating, migrations
from models.db.engine import connect, make_engine
from models.db.migrating import MigrationError, migrate, tables_of
from models.db.migrations.life_rows import LABELS
from models.db.schema import SCHEMA_VERSION, version_of
from models.db.store import Store
from models.db.triggers import TRIGGERS
from models.entities import Base
from models.failures import DataFolderFailure
from models.opening import create_database, open_store
from models.rules.periods import Month
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of
from models.services.meetings import load_meeting
from models.services.notice_files import notice_faces, notice_pdf
from models.services.notices import draft_for
from models.services.organizations import list_organizations
from models.services.rectification import load_item
from models.services.study import load_session
from tests.data.databases.build import PDF, lines_of
from tests.models.db.looking import contents_of, structure_of

KEPT = Path(__file__).parents[2] / "data" / "databases"
NOW = datetime(2026, 10, 31, 9, 0)
VERSIONS = range(1, SCHEMA_VERSION + 1)
SHIPPED = {"label": len(LABELS)}
"""Tables that a version fills and a kept database adds to, with the rows the version brings."""
FILLED = ("compliance_rule", "manifestation", "dues_rate", "reminder_rule", "retention_rule")
"""Tables that versions fill and the kept databases leave alone."""


@pytest.fixture
def created(empty_database: Path) -> Iterator[sa.Connection]:
    """A connection to a database made by all migrations."""
    engine = make_engine(empty_database, mode="ro")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def declared() -> Iterator[sa.Connection]:
    """A connection to a database made straight from the entities."""
    engine = sa.create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_migrations_and_entities_agree(created: sa.Connection) -> None:
    options = {
        "compare_type": True,
        "compare_server_default": True,
        "include_object": lambda _object, name, _kind, _reflected, _other: not is_of_the_index(name),
    }
    context = MigrationContext.configure(created, opts=options)
    assert compare_metadata(context, Base.metadata) == []


def is_of_the_index(name: str | None) -> bool:
    """The full-text table and what SQLite keeps of it: no entity has them."""
    return name is not None and name.startswith("search_text")


def _plain(index: Any) -> dict[str, Any]:
    """An index with the condition it has, if it is a partial one, as text."""
    return {**index, "dialect_options": {key: str(value) for key, value in index["dialect_options"].items()}}


def shape_of(connection: sa.Connection) -> dict[str, Any]:
    """Everything SQLAlchemy can tell of every table, names of constraints and indexes included."""
    inspector = sa.inspect(connection)
    return {
        table: {
            "columns": {
                row["name"]: (str(row["type"]), row["nullable"]) for row in inspector.get_columns(table)
            },
            "primary key": inspector.get_pk_constraint(table),
            "foreign keys": sorted(inspector.get_foreign_keys(table), key=lambda row: str(row["name"])),
            "unique": sorted(inspector.get_unique_constraints(table), key=lambda row: str(row["name"])),
            "checks": sorted(inspector.get_check_constraints(table), key=lambda row: str(row["name"])),
            "indexes": sorted(map(_plain, inspector.get_indexes(table)), key=lambda row: str(row["name"])),
        }
        for table in inspector.get_table_names()
        if not is_of_the_index(table)
    }


def test_names_of_tables_columns_constraints_and_indexes_are_those_of_the_entities(
    created: sa.Connection, declared: sa.Connection
) -> None:
    made, wanted = shape_of(created), shape_of(declared)
    assert set(made) == set(wanted)
    for table in wanted:
        assert made[table] == wanted[table], table


def test_every_constraint_has_a_name(created: sa.Connection) -> None:
    for table, shape in shape_of(created).items():
        assert shape["primary key"]["name"], table
        for kind in ("foreign keys", "unique", "checks", "indexes"):
            assert all(row["name"] for row in shape[kind]), (table, kind)


def test_every_foreign_key_can_be_followed_backwards_without_reading_the_table(
    created: sa.Connection,
) -> None:
    """Deleting a parent, or counting its children, must not scan."""
    for table, shape in shape_of(created).items():
        led = [
            shape["primary key"]["constrained_columns"],
            *(row["column_names"] for row in shape["indexes"]),
        ]
        for key in shape["foreign keys"]:
            columns = key["constrained_columns"]
            assert any(list(index[: len(columns)]) == columns for index in led), (table, columns)


def test_all_triggers_are_there_as_listed(empty_database: Path) -> None:
    made = {name: sql for (kind, name), sql in structure_of(empty_database).items() if kind == "trigger"}
    assert made == {name: " ".join(statement.split()) for name, statement in TRIGGERS.items()}


def test_each_trigger_is_listed_under_its_own_name() -> None:
    for name, statement in TRIGGERS.items():
        assert statement.split()[:3] == ["CREATE", "TRIGGER", name]
        assert tables_of(statement) <= set(Base.metadata.tables)


def test_there_is_one_step_for_each_version() -> None:
    assert len(migrations.MODULES) == SCHEMA_VERSION
    assert [name[:5] for name in migrations.MODULES] == [f"v{number:04d}" for number in VERSIONS]
    assert len(migrations.steps(0, SCHEMA_VERSION)) == SCHEMA_VERSION
    assert migrations.steps(SCHEMA_VERSION, SCHEMA_VERSION) == []


def test_every_released_version_has_its_kept_database() -> None:
    assert sorted(path.name for path in KEPT.glob("*.db")) == [f"v{number}.db" for number in VERSIONS]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_migration_was_never_edited(version: int, tmp_path: Path) -> None:
    """What it makes today is what it made on the day its database was kept. (While a version is not yet released, make
    its database again with tests/data/databases/build.py.)"""
    path = tmp_path / "today.db"
    connect(path, mode="rwc").close()
    migrate(path, start=0, target=version)
    assert structure_of(path) == structure_of(KEPT / f"v{version}.db")


@pytest.fixture(params=VERSIONS, ids=lambda number: f"v{number}")
def kept(request: pytest.FixtureRequest, folder: DataFolder) -> int:
    """A kept database in the data folder; its version."""
    version = int(request.param)
    shutil.copyfile(KEPT / f"v{version}.db", folder.database)
    return version


def test_a_kept_database_opens_with_all_it_held(kept: int, folder: DataFolder, empty_database: Path) -> None:
    assert version_of(folder.database) == kept
    before = contents_of(folder.database)
    for table, lines in lines_of(kept).items():
        shipped = SHIPPED.get(table, 0)
        assert len(before[table]) == len(lines) + shipped, table
    open_store(folder, create=False, now=NOW).close()
    assert version_of(folder.database) == SCHEMA_VERSION
    after = contents_of(folder.database)
    for table, rows in before.items():
        # A later version may ship further rows; those that were there stay as they were.
        kept_columns = [{column: row[column] for column in rows[0]} for row in after[table]] if rows else []
        assert all(row in kept_columns for row in rows), table
        assert len(after[table]) == len(rows) or table in (*SHIPPED, *FILLED), table
    assert set(structure_of(folder.database)) == set(structure_of(empty_database))


def test_a_kept_database_is_read_by_todays_services(kept: int, folder: DataFolder) -> None:
    store = open_store(folder, create=False, now=NOW)
    with store.read() as session:
        meeting = load_meeting(session, 1)
        assert (meeting.title, meeting.organization_name) == ("讨论年度计划", "办公室党支部")
        assert [row.name for row in meeting.attendance] == ["王𬀩", "阿依古丽·买买提", "李四"]
        assert meeting.minutes == "会议议定三项。\n散会。"
        assert [speech.speaker for speech in meeting.agenda[0].speeches] == ["李四"]
        assert str(load_session(session, 2).hours) == "1.5"
        assert [entry.text for entry in load_item(session, 3).progress] == ["已补记"]
        if kept >= 2:
            assert notice_pdf(session, 1) == PDF
            assert draft_for(session, Month(2026, 2), NOW.date()).number == 1
        assert [draft.state for draft in drafts_of(session, DraftOf.MEETING)] == [{"title": "没写完"}]
        branch = list_organizations(session)[1]
        assert branch.term_from == (date(2024, 5, 20) if kept >= 3 else None)
        if kept >= 2:
            assert len(notice_faces(session, 1)) == (1 if kept >= 3 else 0)
    store.close()


def test_an_older_database_is_backed_up_before_it_is_touched(kept: int, folder: DataFolder) -> None:
    before = contents_of(folder.database)
    open_store(folder, create=False, now=NOW).close()
    made = backup.list_backups(folder.backups)
    if kept == SCHEMA_VERSION:
        assert made == ()
        return
    (copy,) = made
    assert (copy.reason, copy.made_at) == (backup.BEFORE_MIGRATION, NOW)
    assert backup.verify_backup(copy.path) == kept
    assert contents_of(copy.path) == before


def test_nothing_is_migrated_when_the_backup_fails(folder: DataFolder) -> None:
    shutil.copyfile(KEPT / "v1.db", folder.database)
    folder.backups.write_text("a file in the folder's place", encoding="utf-8")
    raw = folder.database.read_bytes()
    with pytest.raises(DataFolderFailure, match="备份没有做成"):
        open_store(folder, create=False, now=NOW)
    assert folder.database.read_bytes() == raw


def _boom(op: Operations) -> None:
    op.create_table("half", sa.Column("a", sa.Integer()))
    op.add_column("record", sa.Column("half", sa.Integer()))
    op.execute("DELETE FROM draft")
    op.execute("INSERT INTO nowhere VALUES (1)")


def _orphan(op: Operations) -> None:
    op.execute("DELETE FROM record WHERE id = 1")


@pytest.mark.parametrize(
    ("step", "error", "tells"),
    [
        (_boom, sa.exc.OperationalError, "no such table: nowhere"),
        (_orphan, MigrationError, "rows point at nothing"),
    ],
)
def test_a_failing_migration_leaves_everything_as_it_was(
    step: migrations.Step,
    error: type[Exception],
    tells: str,
    folder: DataFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copyfile(KEPT / "v1.db", folder.database)
    rows, structure = contents_of(folder.database), structure_of(folder.database)
    whole = migrations.steps(1, 2)
    monkeypatch.setattr(migrating, "steps", lambda start, target: [*whole, step])
    with pytest.raises(error, match=tells):
        open_store(folder, create=False, now=NOW)
    assert version_of(folder.database) == 1
    assert contents_of(folder.database) == rows
    assert structure_of(folder.database) == structure
    monkeypatch.undo()
    open_store(folder, create=False, now=NOW).close()
    assert version_of(folder.database) == SCHEMA_VERSION


@pytest.mark.parametrize("table", ["notice", "record", "meeting", "organization", "status_step"])
def test_a_rebuilt_table_keeps_triggers_and_children(table: str, folder: DataFolder) -> None:
    """The trap of batch operations: dropping the old table drops its triggers, and with foreign keys on its children."""

    def rebuild(op: Operations) -> None:
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("later", sa.String(20), nullable=True))

    path = folder.database
    shutil.copyfile(KEPT / f"v{SCHEMA_VERSION}.db", path)
    rows, structure = contents_of(path), structure_of(path)
    engine = make_engine(path)
    with engine.execution_options(writer=True).connect() as connection:
        driver_connection: Any = connection.connection.dbapi_connection
        driver_connection.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            migrating.run_steps(connection, [rebuild])
    engine.dispose()
    after = contents_of(path)
    after[table] = [{key: value for key, value in row.items() if key != "later"} for row in after[table]]
    assert after == rows
    now = structure_of(path)
    assert set(now) == set(structure)
    assert {key: sql for key, sql in now.items() if key[0] == "trigger"} == {
        key: sql for key, sql in structure.items() if key[0] == "trigger"
    }
    store = Store(path)
    with pytest.raises(Exception, match=r"印发|never changes"), store.write() as session:
        session.execute(
            sa.text("UPDATE status_step SET note='x'" if table == "status_step" else "DELETE FROM notice")
        )
    store.close()


def test_the_whole_way_keeps_children_of_a_rebuilt_table(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same trap through migrate(): it is migrate that switches the foreign keys off."""

    def rebuild(op: Operations) -> None:
        with op.batch_alter_table("record", recreate="always") as batch:
            batch.add_column(sa.Column("later", sa.String(20), nullable=True))

    shutil.copyfile(KEPT / "v1.db", folder.database)
    rows = contents_of(folder.database)
    whole = migrations.steps(1, 2)
    monkeypatch.setattr(migrating, "steps", lambda start, target: [*whole, rebuild])
    migrate(folder.database, start=1)
    after = contents_of(folder.database)
    for table in (
        "attendance",
        "meeting",
        "agenda_item",
        "speech",
        "record_text",
        "attachment",
        "status_step",
    ):
        assert after[table] == rows[table], table
    assert len(after["record"]) == len(rows["record"])


def test_a_second_process_that_wants_the_same_finds_it_done(folder: DataFolder) -> None:
    shutil.copyfile(KEPT / "v1.db", folder.database)
    migrate(folder.database, start=1)
    done = contents_of(folder.database)
    migrate(folder.database, start=1)
    assert contents_of(folder.database) == done
    assert version_of(folder.database) == SCHEMA_VERSION


def test_a_new_database_appears_whole_or_not_at_all(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "steps", lambda start, target: [_boom])
    with pytest.raises(sa.exc.OperationalError):
        create_database(folder.database)
    assert not folder.database.exists()
    monkeypatch.undo()
    create_database(folder.database)
    assert [path.name for path in folder.root.iterdir()] == [folder.database.name]
    assert json.dumps(sorted(contents_of(folder.database)))
    assert version_of(folder.database) == SCHEMA_VERSION


def test_every_table_and_index_can_be_made_on_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in Base.metadata.sorted_tables:
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            made = str(CreateIndex(index).compile(dialect=dialect))
            assert ("WHERE" in made) == (index.dialect_options["sqlite"]["where"] is not None)
            longest = 63
            assert all(len(word) <= longest for word in made.split()), "PostgreSQL cuts longer names"
