"""What is said of files after they were taken in."""

from collections.abc import Sequence
from pathlib import Path

from models.attachments.intake import Taken
from models.rules.file_names import shown_name

_MOST_TOLD = 3


def told(taken: Taken, twice: Sequence[str]) -> str:
    """What was not added, and why; ``twice`` are names of files that were there already. Empty when all was added."""
    words = list(taken.refused[:_MOST_TOLD])
    if len(taken.refused) > _MOST_TOLD:
        words.append(f"另有{len(taken.refused) - _MOST_TOLD}个也没有添加。")
    if twice:
        names = "”“".join(twice[:_MOST_TOLD]) + ("”等" if len(twice) > _MOST_TOLD else "”")
        words.append(f"已有相同文件，没有重复添加：“{names}。")
    if taken.stopped:
        added = len(taken.rows) - len(twice)
        words.append(f"已停止添加附件，停止前添加了{added}个，其余内容没有变动。")
    return "".join(words)


def asked_of_huge(paths: Sequence[Path]) -> str:
    """The question before very large files are added."""
    names = "”“".join(shown_name(path.name) for path in paths[:_MOST_TOLD])
    more = "等" if len(paths) > _MOST_TOLD else ""
    return (
        f"“{names}”{more}超过2GB，会占用数据文件夹和备份的空间，添加要几分钟。确实要作为附件留存吗？"
        "录像等可以只登记存放位置。"
    )
