"""The faces a paper is printed in, in words."""

from gui.dialogs.printing.faces_line import UNKNOWN_FACES, faces_line
from models.rows.paper import FaceUse

FANG = FaceUse("仿宋", "仿宋_GB2312", "本机字体", "simfang.ttf", 400)
HEI = FaceUse("黑体", "Jiguan Hei", "随程序字体", "heiti.ttf", 20)
RARE = FaceUse("仿宋", "Jiguan Rare Song", "随程序字体", "rare.ttf", 2, "䶮堃")


def test_each_face_is_named_as_a_clerk_says_it() -> None:
    assert faces_line([FANG, HEI]) == "所用字体：仿宋_GB2312、随程序黑体。"


def test_the_shipped_ones_are_one() -> None:
    assert faces_line([HEI]) == "所用字体：随程序字体。"


def test_rare_characters_are_named_whatever_the_order() -> None:
    told = "所用字体：仿宋_GB2312、随程序黑体。生僻字 䶮、堃 用随程序生僻字体。"
    assert faces_line([RARE, HEI, FANG]) == told


def test_of_many_rare_characters_some_are_named_and_each_once() -> None:
    many = FaceUse("仿宋", "Jiguan Rare Song", "随程序字体", "rare.ttf", 8, "一丁七万丈三上下")
    title = FaceUse("黑体", "Jiguan Rare Song", "随程序字体", "rare.ttf", 1, "一")
    told = faces_line([FANG, many, HEI, title])
    assert told.endswith("生僻字 一、丁、七、万、丈、三 等8个 用随程序生僻字体。")


def test_signs_are_not_called_rare_characters() -> None:
    sign = FaceUse("黑体", "宋体", "本机字体", "simsun.ttc", 2, "—”，")
    assert faces_line([FANG, HEI, sign]) == "所用字体：仿宋_GB2312、随程序黑体。"


def test_what_was_not_kept_is_not_made_up() -> None:
    assert faces_line([]) == UNKNOWN_FACES
    assert "生僻字" not in faces_line([FANG, FaceUse("仿宋", "仿宋", "本机字体", "f.ttf", 1)])
