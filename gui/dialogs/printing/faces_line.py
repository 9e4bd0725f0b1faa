"""Which faces a paper is printed in, as a sentence."""

from collections.abc import Sequence

from models.rows.paper import FaceUse

UNKNOWN_FACES = "所用字体：印发时没有留下记录。"


def faces_line(faces: Sequence[FaceUse]) -> str:
    """所用字体：仿宋 仿宋_GB2312（本机字体）；小标宋 …; an origin common to all is told once; where the face of a style lacked characters, how many came from another."""
    if not faces:
        return UNKNOWN_FACES
    origins = {use.origin for use in faces}
    alike = origins.pop() if len(origins) == 1 else ""
    told = "；".join(_style(_of(style, faces), alike) for style in _styles(faces))
    return f"所用字体{f'（{alike}）' if alike else ''}：{told}。"


def fell_back(faces: Sequence[FaceUse]) -> bool:
    """Whether some characters had to be drawn by another face than the rest of their style."""
    return any(len(_of(style, faces)) > 1 for style in _styles(faces))


def _styles(faces: Sequence[FaceUse]) -> list[str]:
    return list(dict.fromkeys(use.style for use in faces))


def _of(style: str, faces: Sequence[FaceUse]) -> list[FaceUse]:
    return sorted((use for use in faces if use.style == style), key=_fewest_last)


def _fewest_last(use: FaceUse) -> int:
    return -use.characters


def _style(uses: Sequence[FaceUse], alike: str) -> str:
    main, *others = uses
    told = f"{main.style} {_named(main, alike)}"
    return told + "".join(f"，其中 {use.characters} 个字用 {_named(use, alike)}" for use in others)


def _named(use: FaceUse, alike: str) -> str:
    return use.family if alike else f"{use.family}（{use.origin}）"
