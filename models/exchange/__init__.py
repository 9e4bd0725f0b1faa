"""Import and export of files: read → check → plan (preview) → apply. Nothing here writes to the database."""
