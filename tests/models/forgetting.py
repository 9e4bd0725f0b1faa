"""A disk that a power cut makes forget."""

import os
from pathlib import Path

import pytest


def forgotten_names(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """From now on, every name given in a folder since that folder was last put onto the disk: what a power cut at this moment
    would take. Not for Windows, which asks no such thing of a program."""
    forgotten: set[Path] = set()
    usual = (os.replace, os.fsync, Path.mkdir)

    def replace(old: Path, new: Path) -> None:
        usual[0](old, new)
        forgotten.add(new)

    def mkdir(folder: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        is_new = not folder.is_dir()
        usual[2](folder, mode, parents, exist_ok)
        forgotten.update({folder} if is_new else ())

    def fsync(handle: int) -> None:
        usual[1](handle)
        told = os.fstat(handle)
        for path in list(forgotten):
            above = path.parent.stat()
            if (above.st_dev, above.st_ino) == (told.st_dev, told.st_ino):
                forgotten.discard(path)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "mkdir", mkdir)
    return forgotten
