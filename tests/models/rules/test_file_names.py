"""Names from outside: shown without tricks, safe on every disk, taken for what they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.file_names import (
    LONGEST_ON_DISK,
    LONGEST_SHOWN,
    UNNAMED,
    FileKind,
    disk_name,
    file_kind,
    is_picture,
    shown_name,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("签到表 (1).jpg", "签到表 (1).jpg"),
        ("通知\u202egpj.exe", "通知_gpj.exe"),
        ("a\nb\tc.txt", "a_b_c.txt"),
        ("\udcff.pdf", "_.pdf"),
        ("𬱖㛃.docx", "𬱖㛃.docx"),
        ("", UNNAMED),
        (" \u3000", UNNAMED),
    ],
)
def test_what_cannot_be_seen_is_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("name", "on_disk"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a/b\\c:d.txt", "a_b_c_d.txt"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("lpt² .pdf", "_lpt² .pdf"),
        ("contract.txt", "contract.txt"),
        ("...", UNNAMED),
        ("报告. ", "报告"),
    ],
)
def test_names_are_made_fit_for_any_disk(name: str, on_disk: str) -> None:
    assert disk_name(name) == on_disk


@given(st.text())
def test_any_name_is_fit_and_stays_so(name: str) -> None:
    fit = disk_name(name)
    assert fit == disk_name(fit)
    assert 0 < len(fit.encode("utf-8")) <= LONGEST_ON_DISK
    assert not set(fit) & set('\\/:*?"<>|\0\n')
    assert fit.strip(". ") == fit
    shown = shown_name(name)
    assert shown == shown_name(shown)
    assert 0 < len(shown) <= LONGEST_SHOWN
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in shown)


def test_a_long_name_keeps_its_suffix() -> None:
    assert disk_name("长" * 300 + ".pdf").endswith("长.pdf")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("会议照片.JPG", FileKind.PICTURE),
        ("照片.jfif", FileKind.PICTURE),
        ("手机照片.HEIC", FileKind.PHONE_PICTURE),
        ("手机照片.heif", FileKind.PHONE_PICTURE),
        ("通知.pdf", FileKind.PDF),
        ("setup.EXE", FileKind.PROGRAM),
        ("setup.exe. ", FileKind.PROGRAM),
        ("setup．exe", FileKind.OTHER),
        ("setup.ｅｘｅ", FileKind.PROGRAM),
        ("a.exe:b.txt", FileKind.PROGRAM),
        ("记录:第二次.docx", FileKind.WORD),
        ("照片.jpg.lnk", FileKind.PROGRAM),
        ("名册.xlsm", FileKind.ACTIVE),
        (".bashrc", FileKind.OTHER),
        ("没有后缀", FileKind.OTHER),
    ],
)
def test_the_kind_a_name_promises(name: str, kind: FileKind) -> None:
    assert file_kind(name) is kind
    assert is_picture(name) is (kind in (FileKind.PICTURE, FileKind.PHONE_PICTURE))
