"""Which face draws which style: what was chosen, what there is to choose from, what is used in the end."""

from dataclasses import dataclass

from models.rules.faces import FaceMode


@dataclass(frozen=True, slots=True)
class FaceChoice:
    """The office's wish for one style. A face is remembered by its own name, so that the wish also holds on a PC that
    keeps it elsewhere."""

    style: str
    """The standard's word: 仿宋, 小标宋, 黑体, 楷体, 宋体."""
    mode: FaceMode = FaceMode.AUTOMATIC
    name: str = ""
    """The full name of a chosen face, e.g. 方正小标宋简体."""
    file: str = ""
    """The name of the chosen face's file, without folder; decides between two faces of one name."""


@dataclass(frozen=True, slots=True)
class FaceOffer:
    """A face that may be chosen."""

    name: str
    family: str
    origin: str
    """本机字体 or 自备字体."""
    file: str
    styles: tuple[str, ...] = ()
    """The styles offices use it for; empty for a face that has to be known to be chosen."""


@dataclass(frozen=True, slots=True)
class RefusedFace:
    """A Chinese face this PC has that no document can be set in."""

    name: str
    file: str
    reason: str
    """Why, as part of a sentence: 采用PostScript轮廓，不能嵌入."""
    listed: bool = False
    """Whether offices set documents in it: a clerk may be looking for it."""


@dataclass(frozen=True, slots=True)
class StyleFace:
    """The face that a style is set in."""

    style: str
    family: str
    origin: str
    """本机字体, 自备字体 or 随程序字体."""
    file: str
    note: str = ""
    """A sentence, when it is not the face that was chosen."""


@dataclass(frozen=True, slots=True)
class FaceSurvey:
    """Everything the settings show."""

    choices: tuple[FaceChoice, ...]
    """One for each style, in the order of the standard's styles."""
    styles: tuple[StyleFace, ...]
    """What is used with these choices, in the same order."""
    offers: tuple[FaceOffer, ...]
    refused: tuple[RefusedFace, ...]
