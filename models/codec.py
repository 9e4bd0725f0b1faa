"""Frozen rows to JSON and back, for figures that a document freezes and for the history of records."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from cattrs import Converter

T = TypeVar("T")

_converter = Converter()
_converter.register_unstructure_hook(date, lambda day: day.isoformat())
_converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
# A datetime is a date to Python; it has hooks of its own, asked before those of its parent.
_converter.register_unstructure_hook(datetime, lambda moment: moment.isoformat())
_converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
_converter.register_unstructure_hook(time, lambda moment: moment.isoformat())
_converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
_converter.register_unstructure_hook(Decimal, lambda number: f"{number.normalize():f}")
_converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))


def to_json(row: object) -> Any:
    """A value that ``json`` can write: dataclasses become objects, tuples lists, terms their codes, days and moments ISO text,
    decimals their digits."""
    return _converter.unstructure(row)


def from_json(value: Any, shape: type[T]) -> T:
    """The row of type ``shape`` that ``to_json`` made ``value`` from; raises when it does not fit. What a later version of the
    program left out is passed over, what it added has its default."""
    return _converter.structure(value, shape)
