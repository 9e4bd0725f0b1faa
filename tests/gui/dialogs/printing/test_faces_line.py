"""The faces a paper is printed in, in words."""

from gui.dialogs.printing.faces_line import UNKNOWN_FACES, faces_line, fell_back
from models.rows.paper import FaceUse

FANG = FaceUse("仿宋", "仿宋_GB2312", "本机字体", "simfang.ttf", 400)
HEI = FaceUse("黑体", "Jiguan Hei", "随程序字体", "JiguanHei.ttf", 20)
RARE = FaceUse("仿宋", "Jiguan Rare Song", "随程序字体", "JiguanRare.ttf", 1)


def test_each_style_is_named_with_its_face() -> None:
    assert (
        faces_line([FANG, HEI]) == "所用字体：仿宋 仿宋_GB2312（本机字体）；黑体 Jiguan Hei（随程序字体）。"
    )
    assert not fell_back([FANG, HEI])


def test_one_origin_is_told_once() -> None:
    assert faces_line([HEI]) == "所用字体（随程序字体）：黑体 Jiguan Hei。"


def test_characters_of_another_face_are_counted_whatever_the_order() -> None:
    line = faces_line([RARE, HEI, FANG])
    assert "仿宋 仿宋_GB2312（本机字体），其中 1 个字用 Jiguan Rare Song（随程序字体）；" in line
    assert fell_back([RARE, HEI, FANG])


def test_what_was_not_kept_is_not_made_up() -> None:
    assert faces_line([]) == UNKNOWN_FACES
