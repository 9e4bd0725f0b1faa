"""Failures a document can have that a clerk can do something about; each carries its own Chinese sentence."""

from collections.abc import Sequence

NAMED = 8
"""How many missing characters a message names before it says how many more there are."""


class ReportError(Exception):
    """A document could not be made; `sentence` is one Chinese sentence for the clerk."""

    @property
    def sentence(self) -> str:
        """What happened, what is safe, what to do."""
        return str(self)


class MissingGlyphs(ReportError):
    """Characters that no face can draw. The document is refused, because a blank in a name is worse than no
    paper.

    `characters` holds pairs of the character and the place it stands, in the order they were met.
    """

    def __init__(self, characters: Sequence[tuple[str, str]]) -> None:
        self.characters = tuple(characters)
        named = "、".join(
            f"“{char}”（U+{ord(char):04X}，{place}）" for char, place in self.characters[:NAMED]
        )
        more = f"等{len(self.characters)}个" if len(self.characters) > NAMED else ""
        super().__init__(
            f"现有字体中没有{named}{more}字，文件没有生成，已录入的内容不受影响；"
            "请核对该字是否录入有误，或者换用字库中有的字后重新生成。"
        )


class UnreadableFont(ReportError):
    """A font file is damaged or of a kind that cannot be embedded."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(
            f"字体文件“{name}”不能使用（{reason}），台账数据不受影响；请重新安装本程序或更换该字体文件。"
        )


class UnreadablePdf(ReportError):
    """Bytes handed to the preview are no PDF that can be opened."""

    def __init__(self) -> None:
        super().__init__("文件打不开，可能已经损坏，台账数据不受影响；请重新生成后再预览。")
