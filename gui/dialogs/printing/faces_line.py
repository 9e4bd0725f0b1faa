"""Which faces a paper is printed in, as a sentence."""

import unicodedata
from collections.abc import Iterable, Sequence

from models.rows.paper import FaceUse
from models.rules.faces import OF_PROGRAM, called

UNKNOWN_FACES = "所用字体：印发时没有留下记录。"
_MOST_NAMED = 6


def faces_line(faces: Sequence[FaceUse]) -> str:
    """所用字体：仿宋_GB2312、随程序小标宋。生僻字 䶮、堃 用随程序生僻字体。 The shipped faces alone are told as one; signs
    that are no ideographs are not told, whatever face they come from."""
    if not faces:
        return UNKNOWN_FACES
    main = [_main(style, faces) for style in dict.fromkeys(use.style for use in faces)]
    names = ["随程序字体"] if all(use.origin == OF_PROGRAM for use in main) else _once(map(_called, main))
    return f"所用字体：{'、'.join(names)}。{_stand_ins([use for use in faces if use not in main])}"


def _main(style: str, faces: Sequence[FaceUse]) -> FaceUse:
    return max((use for use in faces if use.style == style), key=_characters)


def _characters(use: FaceUse) -> int:
    return use.characters


def _called(use: FaceUse) -> str:
    return called(use.family, use.origin, use.file)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _stand_ins(uses: Sequence[FaceUse]) -> str:
    """Each face with the characters it stood in for, whatever the style."""
    drawn: dict[str, list[str]] = {}
    for use in uses:
        drawn.setdefault(_called(use), []).extend(
            char for char in use.stood_in if unicodedata.category(char) == "Lo"
        )
    return "".join(f"生僻字 {_few(_once(chars))} 用{name}。" for name, chars in drawn.items() if chars)


def _few(chars: Sequence[str]) -> str:
    named = "、".join(chars[:_MOST_NAMED])
    return named if len(chars) <= _MOST_NAMED else f"{named} 等{len(chars)}个"
