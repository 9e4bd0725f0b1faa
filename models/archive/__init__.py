"""A year of the archive as a folder that needs no program to be read and proves itself: planned, written, verified, put on a disc.
Stands on services; services know nothing of it."""
