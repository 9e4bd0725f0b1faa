"""Which faces a document may be set in, and what a clerk is told of the others."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.faces import OF_SYSTEM
from reports.errors import UnreadableFont
from reports.faces.acceptance import common_characters, forbidden, refusal
from reports.faces.font_file import FaceInfo, faces_in
from reports.faces.fonts import Face
from tests.reports.made_face import Made, fangsong, made_face, put


def face(folder: Path, made: Made) -> FaceInfo:
    return faces_in(put(folder, "x.ttf", made))[0]


def test_the_national_standard_has_6763_characters() -> None:
    assert len(common_characters()) == len(set(common_characters())) == 6763


@pytest.mark.parametrize(
    "made",
    [
        fangsong(),
        fangsong(embedding=4),
        fangsong(embedding=8),
        fangsong(wide_map=True),
        fangsong(em=256),
        fangsong(em=2048, more="䶮𬀩"),
        fangsong(narrow="“”‘’—…"),
        fangsong(bold=True),
    ],
)
def test_accepted(tmp_path: Path, made: Made) -> None:
    assert refusal(face(tmp_path, made)) == ""


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (fangsong(cff=True), "采用PostScript（CFF）轮廓，不能嵌入文件，请换用同名的TrueType字体"),
        (fangsong(variable=True), "是可变字体，粗细不固定，请换用固定粗细的字体"),
        (fangsong(embedding=None), "没有写明是否允许嵌入文件"),
        (fangsong(embedding=2), "版权设置不允许嵌入文件"),
        (fangsong(embedding=0x104), "版权设置不允许只嵌入用到的字"),
        (fangsong(embedding=0x208), "版权设置只允许嵌入点阵"),
        (fangsong(symbol=True), "没有统一码字符表"),
        (fangsong(lacking="督"), "缺少1个常用字（“督”）"),
        (fangsong(empty="党督学"), "缺少3个常用字（“党、督、学”）"),
        (fangsong(lacking="党督学会”"), "缺少5个常用字（“党、督、会”等）"),
        (fangsong(width=0.9), "汉字不是全角宽度，排不成每行28字"),
    ],
)
def test_refused_with_the_reason(tmp_path: Path, made: Made, reason: str) -> None:
    assert refusal(face(tmp_path, made)) == reason


def test_the_least_restrictive_of_several_old_permissions_counts(tmp_path: Path) -> None:
    """Restricted, but also editable: fonts before version 3 of OS/2 set several bits."""
    assert refusal(face(tmp_path, fangsong(embedding=0x0A))) == ""


def test_a_face_of_bitmaps_only(tmp_path: Path) -> None:
    bitmaps = replace(face(tmp_path, fangsong()), tables=frozenset({"EBDT", "cmap"}))
    assert forbidden(bitmaps).startswith("采用点阵轮廓")


def test_a_file_that_is_gone_or_broken_inside_is_no_face(tmp_path: Path) -> None:
    found = face(tmp_path, fangsong())
    found.path.unlink()
    assert refusal(found) == "读不到文件"
    other = faces_in(put(tmp_path, "y.ttf", fangsong(chinese="楷体")))[0]
    other.path.write_bytes(other.path.read_bytes()[:-3000])
    assert refusal(other) == "内容不完整"


def test_each_face_of_a_collection_is_judged_by_itself(tmp_path: Path) -> None:
    path = put(tmp_path, "x.ttc", fangsong(lacking="督"), fangsong(chinese="仿宋"))
    assert [bool(refusal(found)) for found in faces_in(path)] == [True, False]


@settings(max_examples=25)
@given(st.data())
def test_a_face_damaged_anywhere_is_judged_and_drawn_from_without_failing(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    content = bytearray(made_face(fangsong()))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "x.ttf"
    path.write_bytes(content)
    try:
        infos = faces_in(path)
    except UnreadableFont:
        return
    for info in infos:
        assert isinstance(refusal(info), str)
        drawn = [Face(path, info.index, OF_SYSTEM).glyph(char) for char in "党建—“1 "]
        assert all(glyph is None or glyph.number for glyph in drawn)
