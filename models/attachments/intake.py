"""Taking in several files, or all of a folder: what cannot be taken in is named, the others are taken."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.attachments.store import AttachmentStore, HugeFile
from models.failures import BadInput, Cancelled, DataFolderFailure
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rules.file_names import shown_name

MOST_FILES = 500
"""Of one folder; more is hardly what a record is meant to keep."""
_OF_THE_DESKTOP = frozenset(("thumbs.db", "desktop.ini", ".ds_store"))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that was not taken in."""

    name: str
    sentence: str


@dataclass(slots=True)
class Taken:
    """What came of it."""

    rows: list[AttachmentRow] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    huge: list[Path] = field(default_factory=list)
    """Those that are so large that the clerk is to say so again."""
    stopped: bool = False
    """Stopped by the clerk; what was taken in before is in ``rows``."""


def take_in(files: AttachmentStore, paths: Sequence[Path], allow_huge: bool, progress: Progress) -> Taken:
    """Copy files, and the files in folders, into the store, in order. Once the store cannot be written (a full disk),
    that file and all behind it are refused; what was taken in before is kept."""
    taken = Taken()
    wanted = [path for given in paths for path in _files_of(given, taken)]
    for place, path in enumerate(wanted, start=1):
        try:
            taken.rows.append(files.add(path, _Among(progress, place, len(wanted)), huge=allow_huge))
        except HugeFile:
            taken.huge.append(path)
        except BadInput as refusal:
            taken.refused.append(Refused(shown_name(path.name), refusal.sentence))
        except DataFolderFailure as failure:
            taken.refused.append(Refused(shown_name(path.name), failure.sentence))
            names = [shown_name(left.name) for left in wanted[place:]]
            taken.refused += [Refused(name, f"文件“{name}”也没有添加。") for name in names]
            break
        except Cancelled:
            taken.stopped = True
            break
    return taken


def _files_of(given: Path, taken: Taken) -> list[Path]:
    try:
        if not given.is_dir():
            return [given]
    except OSError:  # a name longer than any disk takes
        return [given]
    found: list[Path] = []
    name = shown_name(given.name)
    for place, inner, files in os.walk(given):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        found += [Path(place, each) for each in sorted(files) if _is_wanted(each)]
        if len(found) > MOST_FILES:
            taken.refused.append(
                Refused(name, f"文件夹“{name}”里的文件超过{MOST_FILES}个，没有添加；请只选要留存的文件。")
            )
            return []
    if not found:
        taken.refused.append(Refused(name, f"文件夹“{name}”里没有文件，没有添加；请重新选择。"))
    return found


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in _OF_THE_DESKTOP


class _Among:
    """Progress of one file among several."""

    def __init__(self, progress: Progress, place: int, count: int) -> None:
        self._progress = progress
        self._among = f"（第{place}个，共{count}个）" if count > 1 else ""

    def step(self, done: int, total: int, text: str) -> None:
        """The same, with the file's place."""
        self._progress.step(done, total, f"{text}{self._among}")
