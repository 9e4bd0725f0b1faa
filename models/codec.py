"""Frozen rows to JSON and back, for figures that a document freezes."""

from datetime import date
from typing import Any, TypeVar

from cattrs import Converter

T = TypeVar("T")

_converter = Converter()
_converter.register_unstructure_hook(date, lambda day: day.isoformat())
_converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))


def to_json(row: object) -> Any:
    """A value that ``json`` can write: dataclasses become objects, tuples lists, terms their codes, days ISO text."""
    return _converter.unstructure(row)


def from_json(value: Any, shape: type[T]) -> T:
    """The row of type ``shape`` that ``to_json`` made ``value`` from; raises when it does not fit."""
    return _converter.structure(value, shape)
