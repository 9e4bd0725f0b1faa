"""The window: PySide6 lives in this package and nowhere else."""
