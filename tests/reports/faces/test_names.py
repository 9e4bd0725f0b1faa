"""The list of the faces offices have."""

from collections import Counter
from pathlib import Path

import pytest

from reports.faces.font_file import FaceInfo, faces_in, plain_name
from reports.faces.fonts import Style
from reports.faces.names import LISTED, rank, styles_of
from tests.reports.made_face import Made, put


def named(folder: Path, name: str) -> FaceInfo:
    return faces_in(put(folder, "x.ttf", Made(name)))[0]


def test_no_name_stands_twice() -> None:
    spellings = [plain_name(name) for names in LISTED.values() for spelled in names for name in spelled]
    assert [name for name, times in Counter(spellings).items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "style", "place"),
    [
        ("仿宋_GB2312", Style.FANGSONG, 0),
        ("FangSong_GB2312", Style.FANGSONG, 0),
        ("方正小标宋简体", Style.TITLE, 0),
        ("FZXiaoBiaoSong-B05", Style.TITLE, 1),
        ("SimHei", Style.HEI, 0),
        ("楷体_GB2312", Style.KAI, 0),
        ("宋体", Style.SONG, 0),
    ],
)
def test_known_by_every_spelling(tmp_path: Path, name: str, style: Style, place: int) -> None:
    info = named(tmp_path, name)
    assert [rank(info, each) for each in Style] == [place if each is style else None for each in Style]


@pytest.mark.parametrize("name", ["华文中宋", "新宋体", "方正粗宋简体", "微软雅黑", "方正大标宋简体"])
def test_what_only_resembles_a_style_is_not_taken_by_itself(tmp_path: Path, name: str) -> None:
    assert styles_of(named(tmp_path, name)) == ()
