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
