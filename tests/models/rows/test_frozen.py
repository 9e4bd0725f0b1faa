"""Whatever crosses the walls is frozen, light and equal by value."""

import dataclasses
import importlib
import inspect
import pkgutil

import pytest

from models import rows
from models.rows.bureau import BranchHeadcount
from models.rows.changes import Changes, Subject

ROWS = sorted(
    {
        kind
        for module in pkgutil.iter_modules(rows.__path__)
        for _, kind in inspect.getmembers(
            importlib.import_module(f"models.rows.{module.name}"), inspect.isclass
        )
        if dataclasses.is_dataclass(kind)
    },
    key=lambda kind: kind.__qualname__,
)


def test_the_rows_are_found() -> None:
    assert len(ROWS) > 30


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_is_frozen_and_has_no_dictionary_of_its_own(kind: type) -> None:
    parameters = kind.__dataclass_params__  # type: ignore[attr-defined]

    assert parameters.frozen
    assert parameters.eq
    assert "__slots__" in vars(kind)


def test_changes_name_their_subjects_and_the_record() -> None:
    changes = Changes.of(Subject.ROSTER, Subject.BUREAU, Subject.ROSTER, record_id=3)

    assert changes == Changes(frozenset({Subject.BUREAU, Subject.ROSTER}), 3)


def test_members_are_full_and_probationary_without_activists() -> None:
    assert BranchHeadcount(1, full=5, probationary=2, activists=3, committee=3, groups=0).members == 7
