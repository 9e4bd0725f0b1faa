"""What a font file says about itself, whole, odd or broken."""

import io
import os
import struct
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import UnreadableFont
from reports.faces.font_file import LARGEST, FaceInfo, faces_in, plain_name
from tests.reports.made_face import Made, fangsong, made_face, put
from tests.reports.made_font import made_font

WHOLE = made_font()


def only(path: Path) -> FaceInfo:
    (face,) = faces_in(path)
    return face


def renamed(tmp_path: Path, *names: tuple[str, int, int, int, int]) -> FaceInfo:
    """A face with these records: text, name, platform, encoding, language."""
    font = TTFont(io.BytesIO(WHOLE))
    font["name"].names = []
    for text, *where in names:
        font["name"].setName(text, *where)
    font.save(tmp_path / "named.ttf")
    return only(tmp_path / "named.ttf")


def test_the_chinese_name_is_the_name(tmp_path: Path) -> None:
    face = only(put(tmp_path, "simfang.ttf", fangsong()))
    assert (face.family, face.name) == ("仿宋_GB2312", "仿宋_GB2312")
    assert face.names == {"仿宋gb2312", "fangsonggb2312"}
    assert face.says_chinese


def test_weights_of_a_family_are_told_apart_by_the_full_name(tmp_path: Path) -> None:
    face = renamed(
        tmp_path, ("思源宋体", 1, 3, 1, 0x804), ("思源宋体 Heavy", 4, 3, 1, 0x804), ("Source", 1, 3, 1, 0x409)
    )
    assert (face.family, face.name) == ("思源宋体", "思源宋体 Heavy")


def test_the_typographic_family_goes_before_the_one_of_four_styles(tmp_path: Path) -> None:
    face = renamed(tmp_path, ("思源宋体 Heavy", 1, 3, 1, 0x804), ("思源宋体", 16, 3, 1, 0x804))
    assert face.family == "思源宋体"


@pytest.mark.parametrize(
    ("platform", "encoding", "language"), [(3, 1, 0x1004), (1, 25, 33), (0, 3, 0), (3, 10, 0x804)]
)
def test_names_are_read_in_every_encoding_they_are_written_in(
    tmp_path: Path, platform: int, encoding: int, language: int
) -> None:
    assert renamed(tmp_path, ("方正小标宋", 1, platform, encoding, language)).family == "方正小标宋"


def test_an_old_name_in_the_national_encoding(tmp_path: Path) -> None:
    record = ("楷体_GB2312".encode("gb2312"), 1, 3, 3, 0x804)
    assert renamed(tmp_path, record).family == "楷体_GB2312"  # type: ignore[arg-type]


def test_a_font_of_english_names_only(tmp_path: Path) -> None:
    face = only(put(tmp_path, "x.ttf", Made(english="CESI_FS_GB2312", mainland=False)))
    assert face.family == "CESI_FS_GB2312"
    assert not face.says_chinese


def test_a_font_without_names_goes_by_its_file(tmp_path: Path) -> None:
    assert renamed(tmp_path).family == "named"


def test_control_signs_and_endless_names_do_not_reach_the_screen(tmp_path: Path) -> None:
    family = renamed(tmp_path, ("仿\n宋\u202e" + "长" * 500, 1, 3, 1, 0x804)).family
    assert family.isprintable()
    assert len(family) <= 80


def test_permission_weight_and_slope(tmp_path: Path) -> None:
    face = only(put(tmp_path, "x.ttf", fangsong(embedding=8, bold=True, italic=True)))
    assert (face.embedding, face.bold, face.italic) == (8, True, True)
    plain = only(put(tmp_path, "y.ttf", fangsong(embedding=None)))
    assert (plain.embedding, plain.bold, plain.italic) == (None, False, False)


def test_each_face_of_a_collection_has_its_own_name(tmp_path: Path) -> None:
    faces = faces_in(put(tmp_path, "simsun.ttc", Made("宋体", "SimSun"), Made("新宋体", "NSimSun")))
    assert [(face.index, face.family) for face in faces] == [(0, "宋体"), (1, "新宋体")]


@pytest.mark.parametrize("name", ["仿宋_GB2312", "仿宋 GB2312", "仿宋-gb2312", "仿宋＿ＧＢ２３１２"])
def test_spellings_of_one_name_are_the_same(name: str) -> None:
    assert plain_name(name) == "仿宋gb2312"


@given(st.text("仿宋楷体GBgb2312", min_size=1), st.sampled_from("_- .·"))
def test_separators_and_case_make_no_other_name(name: str, separator: str) -> None:
    assert plain_name(separator.join(name).swapcase()) == plain_name(name)


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    path = put(tmp_path, "x.ttf", fangsong())
    assert only(path) is only(path)
    put(tmp_path, "x.ttf", Made("楷体"))
    os.utime(path, ns=(1, 1))
    assert only(path).family == "楷体"


def test_little_of_a_large_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "x.ttf", fangsong())
    with path.open("r+b") as file:
        file.truncate(90_000_000)
    took: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            found = super().read(size)
            took.append(len(found))
            return found

    content = path.read_bytes()
    monkeypatch.setattr(Path, "open", lambda *_: Counted(content))
    assert only(path).family == "仿宋_GB2312"
    assert sum(took) < 5000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "不是字体文件"),
        (b"PK\3\4" + b"\0" * 100, "不是字体文件"),
        (b"wOFF" + b"\0" * 100, "不是字体文件"),
        (b"\0\1\0\0", "内容不完整"),
        (b"\0\1\0\0\xff\xff" + b"\0" * 60, "内容不完整"),
        (b"\0\1\0\0\0\0" + b"\0" * 60, "内容不完整"),
        (b"ttcf\0\1\0\0\xff\xff\xff\xff", "内容不完整"),
        (b"ttcf\0\1\0\0\0\0\0\x02\0\0\0\x0c\xff\xff\xff\xff", "内容不完整"),
        (made_face(fangsong())[:-3000], "内容不完整"),
    ],
)
def test_what_is_no_font_says_so(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.ttf").write_bytes(content)
    with pytest.raises(UnreadableFont) as refused:
        faces_in(tmp_path / "x.ttf")
    assert refused.value.reason == reason


def test_a_folder_and_nothing_are_no_fonts(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFont):
        faces_in(tmp_path)
    with pytest.raises(UnreadableFont):
        faces_in(tmp_path / "none.ttf")


def test_a_huge_file_is_left_alone(tmp_path: Path) -> None:
    with (tmp_path / "x.ttf").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableFont, match="文件过大"):
        faces_in(tmp_path / "x.ttf")


@given(st.data())
def test_damage_is_told_and_nothing_else_happens(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, 400))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.ttf"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        faces = faces_in(path)
    except UnreadableFont:
        return
    assert all(face.family for face in faces)


def test_a_name_table_that_promises_more_than_it_holds(tmp_path: Path) -> None:
    content = bytearray(WHOLE)
    (entry,) = (at for at in range(12, 12 + 16 * content[5], 16) if content[at : at + 4] == b"name")
    (table,) = struct.unpack_from(">L", content, entry + 8)
    struct.pack_into(">H", content, table + 2, 60_000)
    (tmp_path / "x.ttf").write_bytes(content)
    assert only(tmp_path / "x.ttf").names
