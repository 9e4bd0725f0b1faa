"""The declarative base, its naming convention and the column types that PostgreSQL and SQLite share."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Enum, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from models.rules.terms import Term

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every mapped class; constraints carry names, so that a migration can speak of them."""

    metadata = MetaData(naming_convention=NAMING)


def term_column(term: type[Term]) -> Enum:
    """A column that stores a term's code. No CHECK constraint: a dictionary may grow without rewriting the table."""
    return Enum(
        term,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


class Hundredths(TypeDecorator[Decimal]):
    """A decimal with two places, stored as an integer: SQLite has no decimals and floats do not add up."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """1.5 → 150."""
        return None if value is None else int(value.scaleb(2).to_integral_value())

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """150 → 1.5."""
        return None if value is None else (Decimal(value) / 100).normalize() + 0
