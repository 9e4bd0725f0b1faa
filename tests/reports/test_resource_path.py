"""Shipped files are found in a checkout and in a frozen program."""

import sys
from pathlib import Path

import pytest

import resources


def test_a_shipped_file_is_found() -> None:
    assert resources.path("fonts", "fangsong.ttf").is_file()
    assert resources.path().is_dir()


def test_a_frozen_program_looks_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("fonts", "ui.ttf") == tmp_path / "resources" / "fonts" / "ui.ttf"


def test_a_frozen_program_without_such_a_place_looks_beside_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delattr(sys, "_MEIPASS", raising=False)
    assert resources.path("fonts", "fangsong.ttf").is_file()
