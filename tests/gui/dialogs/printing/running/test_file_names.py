"""Names of files that every system takes."""

from itertools import islice
from pathlib import Path

import pytest

from gui.dialogs.printing.destinations import (
    places,
    safe_file_name,
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026年10月督察通报", "2026年10月督察通报.pdf"),
        ("a/b:c.pdf", "a_b_c.pdf"),
        (" . ", "文件.pdf"),
        ("长" * 200, "长" * 70 + ".pdf"),
        ("con", "con_.pdf"),
        ("换\n行", "换_行.pdf"),
    ],
)
def test_file_names_are_what_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_names_are_numbered_until_one_is_free(tmp_path: Path) -> None:
    offered = [place.name for place in islice(places(tmp_path, "a/b", ".docx"), 3)]
    assert offered == ["a_b.docx", "a_b（2）.docx", "a_b（3）.docx"]
