"""How an office says which face draws which style, and where a face may come from."""

from models.rules.terms import Term


class FaceMode(Term):
    """How the face of a style is found."""

    AUTOMATIC = "automatic", "自动"
    """The best face this PC has, otherwise the shipped one."""
    SHIPPED = "shipped", "随程序字体"
    CHOSEN = "chosen", "指定"


OF_SYSTEM = "本机字体"
OF_BUREAU = "自备字体"
"""From the folder `fonts` of the data folder."""
OF_PROGRAM = "随程序字体"

_SHIPPED = {
    "fangsong.ttf": "随程序仿宋",
    "xiaobiaosong.ttf": "随程序小标宋",
    "heiti.ttf": "随程序黑体",
    "kaiti.ttf": "随程序楷体",
    "songti.ttf": "随程序宋体",
    "rare.ttf": "随程序生僻字体",
}
"""The files of the shipped pack: their own names are Latin, and say nothing to a clerk."""


def called(family: str, origin: str, file: str) -> str:
    """What a clerk is told a face is called: its own name, but 随程序仿宋 and the like for those shipped."""
    return _SHIPPED.get(file, family) if origin == OF_PROGRAM else family
