"""What is said of files after they were taken in."""

from collections.abc import Sequence
from pathlib import Path

from models.attachments.intake import Taken
from models.rules.file_names import shown_name

_MOST_TOLD = 3
_MOST_NAMED = 12


def told(taken: Taken, twice: Sequence[str]) -> str:
    """What was not added, and why; ``twice`` are names of files that were there already. Empty when all was added."""
    words = [refused.sentence for refused in taken.refused[:_MOST_TOLD]]
    more = [refused.name for refused in taken.refused[_MOST_TOLD:]]
    if more:
        words.append(f"另有{len(more)}个也没有添加：{_named(more, _MOST_NAMED)}。")
    if twice:
        words.append(f"与已有的文件内容相同，没有重复添加：{_named(twice, _MOST_TOLD)}。")
    if taken.stopped:
        added = len(taken.rows) - len(twice)
        words.append(f"已停止，停止前添加了{added}个，其余内容没有变动。")
    return "".join(words)


def asked_of_huge(paths: Sequence[Path]) -> str:
    """The question before very large files are added."""
    names = _named([shown_name(path.name) for path in paths], _MOST_TOLD)
    return (
        f"{names}超过2GB，会占用数据文件夹和备份的空间，添加要几分钟。确实要留存吗？"
        "录像等可以只登记存放位置。"
    )


def _named(names: Sequence[str], most: int) -> str:
    return "".join(f"“{name}”" for name in names[:most]) + ("等" if len(names) > most else "")
