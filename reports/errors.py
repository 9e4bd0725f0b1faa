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


class LockedPdf(UnreadablePdf):
    """A PDF that opens with a password only."""


class UnreadablePicture(ReportError):
    """A picture for paper is no PNG or JPEG, is damaged or has too many pixels."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"图片不能使用（{reason}），台账数据不受影响；请换一张PNG或JPEG图片后重试。")


class NotArchival(ReportError):
    """The bytes of a document are no valid PDF/A-2b. `findings` says in the validator's words what is wrong, for the
    log."""

    def __init__(self, reason: str, findings: Sequence[str] = ()) -> None:
        self.reason, self.findings = reason, tuple(findings)
        super().__init__(
            f"文件没有通过归档格式（PDF/A）检查：{reason}；文件没有保存或者印发，已录入的内容不受影响，"
            "请重新生成；仍不能通过的，请在设置中改用随程序字体，并把日志交给维护人员。"
        )

    def __reduce__(self) -> tuple[type["NotArchival"], tuple[str, tuple[str, ...]]]:
        """It comes back from the process that found it as it was."""
        return NotArchival, (self.reason, self.findings)
