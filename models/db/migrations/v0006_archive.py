"""Version 6: the archive, what leaves the office, and finding again."""

import sqlalchemy as sa
from alembic.operations import Operations

from models.db.migrations.archive_rows import retention_lines
from models.db.migrations.archive_tables import make_tables


def upgrade(op: Operations) -> None:
    """From version 5 to 6. The index of what is there is made when the database is next opened."""
    make_tables(op)
    op.execute("ALTER TABLE organization ADD COLUMN archive_code VARCHAR(20) DEFAULT '' NOT NULL")
    connection = op.get_bind()
    rows = retention_lines()
    into = sa.table("retention_rule", *(sa.column(name) for name in rows[0]))
    connection.execute(sa.insert(into), rows)
