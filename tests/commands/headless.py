"""Giving a command and hearing what it says."""

from pathlib import Path

import pytest

from main import main
from models.data_folder import DataFolder
from tests.models.db.looking import rows_of
from tests.models.exchange.workbooks import new_workbook

Capture = pytest.CaptureFixture[str]


def run(folder: DataFolder, *arguments: object) -> int:
    return main(["--data", str(folder.root), *map(str, arguments)])


def everything(root: Path) -> dict[str, bytes]:
    """All files, but for the lock's and SQLite's own beside the database."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".lock") and not path.name.endswith(("-wal", "-shm"))
    }


def only_sentence(capture: Capture) -> str:
    """What was said on standard error, which is one line and all that was said."""
    said = capture.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1
    return said.err.strip()


def only_sentence_at_the_end(capture: Capture) -> str:
    """One line on standard error; the preview may stand on standard output."""
    said = capture.readouterr().err
    assert "Traceback" not in said
    assert said.count("\n") == 1
    return said.strip()


def roster(path: Path, *people: tuple[str, str]) -> Path:
    with new_workbook(path) as book:
        sheet = book.add_worksheet("名册")
        for across, heading in enumerate(("姓名", "所在党支部")):
            sheet.write(0, across, heading)
        for down, person in enumerate(people, start=1):
            for across, value in enumerate(person):
                sheet.write(down, across, value)
    return path


def registers(folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept but the register of what left the office, which every printed file goes into."""
    return {table: rows for table, rows in rows_of(folder.database).items() if table != "departure"}
