"""The database: connecting, the store, the gate before it, migrations. SQLite's own ways stay in this room."""
