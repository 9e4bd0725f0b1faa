"""The faces an office chose for its paper, and the font files it brought along."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from models.disk_words import disk_words
from models.entities import Setting
from models.failures import BadInput
from models.output import write_file
from models.rows.changes import Changes, Subject
from models.rows.faces import FaceChoice
from models.rules.faces import FaceMode

FACES_KEY = "faces"
LARGEST_FONT = 256 * 1024 * 1024


def load_faces(session: Session) -> tuple[FaceChoice, ...]:
    """The choices kept; none when nothing was chosen yet. What a later version wrote and this one does not know is
    passed over."""
    kept = session.get(Setting, FACES_KEY)
    listed = kept.value.get("choices") if kept is not None else None
    read = map(_choice, listed if isinstance(listed, list) else [])
    return tuple(choice for choice in read if choice is not None)


def save_faces(session: Session, choices: Iterable[FaceChoice]) -> Changes:
    """Keep the choices; those of 自动 need no keeping, so they are forgotten."""
    value = {
        "choices": [
            {"style": choice.style, "mode": choice.mode.value, "name": choice.name, "file": choice.file}
            for choice in choices
            if choice.mode is not FaceMode.AUTOMATIC
        ]
    }
    kept = session.get(Setting, FACES_KEY)
    if kept is None:
        session.add(Setting(key=FACES_KEY, value=value))
    else:
        kept.value = value
    return Changes.of(Subject.BUREAU)


def _choice(value: Any) -> FaceChoice | None:
    if not isinstance(value, dict) or not isinstance(value.get("style"), str):
        return None
    if value.get("mode") not in (FaceMode.SHIPPED.value, FaceMode.CHOSEN.value):
        return None
    return FaceChoice(
        value["style"], FaceMode(value["mode"]), str(value.get("name", "")), str(value.get("file", ""))
    )


def bring_font(folder: Path, source: Path) -> Path:
    """Copy a font file into the bureau's own folder, so that it is still there when the stick it came on is not.

    Returns where it lies now. A file already in the folder stays where it is; another file of the same name is not
    overwritten, the copy is numbered instead. Raises BadInput with a sentence when it cannot be read or kept."""
    try:
        if source.resolve().parent == folder.resolve():
            return source
        if source.stat().st_size > LARGEST_FONT:
            raise BadInput(f"字体文件 {source.name} 太大，没有复制；请确认选的是字体文件（.ttf 或 .ttc）。")
        content = source.read_bytes()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"字体文件 {source.name} 没有复制到数据文件夹（{disk_words(error)}），原来的字体设置没有改动；"
            "请确认文件还在、磁盘可写，再选一次。"
        ) from error
    place = _free_place(folder, source, content)
    if not place.exists():
        write_file(place, content)
    return place


def _free_place(folder: Path, source: Path, content: bytes) -> Path:
    """The file's own name, or a numbered one when something else lies there; the very same content is kept once."""
    place, number = folder / source.name, 2
    while place.exists() and not _holds(place, content):
        place = folder / f"{source.stem}（{number}）{source.suffix}"
        number += 1
    return place


def _holds(place: Path, content: bytes) -> bool:
    try:
        return place.stat().st_size == len(content) and place.read_bytes() == content
    except OSError:
        return False
