"""The index of finding again: SQLite's full-text table, what goes into it, and how it is kept in step."""
