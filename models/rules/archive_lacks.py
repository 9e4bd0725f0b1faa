"""What a 件 lacks before its year can be closed, in the office's words. Nothing is made up: what is not known is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.archive_terms import ArchiveSource, PartRole
from models.rules.papers import PaperKind

NO_FONDS, NO_TITLE, NO_DATE, NO_RESPONSIBLE = "没有全宗号", "没有题名", "没有日期", "没有责任者"
NO_PARTS, NO_PAGES = "没有文件", "页数待补"
NOT_MADE, OUT_OF_DATE = "归档件未制作", "归档件不是最新"
NOT_FINAL = "还没有定稿"
RECORD_GONE = "原记录已删除"
DAMAGED = "缺失或损坏"
KEPT_BESIDE = "没有PDF/A（原件另存）"
SECRET = "题名或文号有涉密字样，请核对（涉密文件不得收入本程序）"
_MARKED = re.compile(r"(绝密|机密|秘密)\s*(★|级|件|文件)|[(（\[【](绝密|机密|秘密)[)）\]】]|^(绝密|机密)")
HINDRANCES = frozenset(
    (NO_FONDS, NO_TITLE, NO_DATE, NO_RESPONSIBLE, NO_PARTS, NO_PAGES, NOT_MADE, OUT_OF_DATE)
)
"""With one of these, or with a file that is missing or damaged, a year is not closed: no package could be written of it. Any other is
told, and confirmed."""


@dataclass(frozen=True, slots=True)
class RecordState:
    """What there is of a record that belongs to a 件."""

    gone: bool = False
    """Removed from its register."""
    asks_text: bool = False
    """Of a kind that is minuted."""
    has_text: bool = True
    has_sheet: bool = True
    marked: bool = True
    """Whether anybody on the sheet is marked."""
    asks_final: bool = False
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class PartState:
    """A part as far as lacks go."""

    role: PartRole
    name: str
    paper: PaperKind | None
    pages: int | None
    damaged: bool = False
    """Its file is missing from the store, or is not as it was."""


@dataclass(frozen=True, slots=True)
class ItemState:
    """A 件 as far as lacks go."""

    source: ArchiveSource
    has_fonds: bool
    title: str
    document_number: str
    dated: date | None
    responsible: str
    parts: Sequence[PartState]
    records: Sequence[RecordState]
    made: bool
    """A master was made, or tried where nothing can be put on pages."""
    up_to_date: bool
    has_master: bool
    files_expected: bool


def lacks(item: ItemState) -> tuple[str, ...]:
    """What is missing, each a few words, what hinders closing first."""
    told = [
        (NO_FONDS, not item.has_fonds),
        (NO_TITLE, not item.title.strip()),
        (NO_DATE, item.dated is None),
        (NO_RESPONSIBLE, not item.responsible.strip()),
        (NO_PARTS, not item.parts),
        (NOT_MADE, bool(item.parts) and not item.made),
        (OUT_OF_DATE, item.made and not item.up_to_date),
        (NO_PAGES, item.made and any(part.pages is None for part in item.parts)),
        (SECRET, any(map(looks_secret, (item.title, item.document_number)))),
        (KEPT_BESIDE, item.made and item.up_to_date and not item.has_master),
    ]
    files = [f"附件“{part.name}”{DAMAGED}" for part in item.parts if part.damaged]
    return (*(words for words, lacking in told if lacking), *files, *_of_records(item), *_of_scans(item))


def looks_secret(words: str) -> bool:
    """Whether a title or number reads like that of a secret document: 机密★1年, （秘密）. 保守国家秘密 and 保密 do not."""
    return _MARKED.search(words.strip()) is not None


def open_lacks(told: Iterable[str]) -> tuple[str, ...]:
    """Of what is lacking, what somebody has to see to: a master is made by its own order, and closing makes records 定稿."""
    return tuple(lack for lack in told if not _is_settled_by_itself(lack))


def settled_later(told: Iterable[str]) -> tuple[str, ...]:
    """The others: what making masters and closing the year settle by themselves."""
    return tuple(lack for lack in told if _is_settled_by_itself(lack))


def _is_settled_by_itself(lack: str) -> bool:
    # Of several records it says how many before.
    return lack.endswith((NOT_MADE, OUT_OF_DATE, NOT_FINAL))


def hinders(lack: str) -> bool:
    """Whether a year is not closed with this lack."""
    return lack in HINDRANCES or lack.endswith(DAMAGED)


def _of_records(item: ItemState) -> Iterable[str]:
    live = [state for state in item.records if not state.gone]
    several = len(item.records) > 1
    for words, count in (
        (RECORD_GONE, len(item.records) - len(live)),
        ("没有记录正文", sum(state.asks_text and not state.has_text for state in live)),
        ("没有签到名单", sum(state.asks_text and not state.has_sheet for state in live)),
        ("签到待补", sum(state.asks_text and state.has_sheet and not state.marked for state in live)),
        (NOT_FINAL, sum(state.asks_final and not state.is_final for state in live)),
    ):
        if count:
            yield f"{count}份{words}" if several else words


def _of_scans(item: ItemState) -> Iterable[str]:
    """Signatures are on paper: where files are expected, their scans are."""
    if not item.files_expected:
        return
    sheets = sum(part.role is PartRole.SIGN_IN and part.paper is not None for part in item.parts)
    scans = sum(part.role is PartRole.SIGN_IN and part.paper is None for part in item.parts)
    if sheets > scans:
        yield f"{sheets - scans}份没有签到表扫描件" if sheets > 1 else "没有签到表扫描件"
    if item.source is ArchiveSource.NOTICE and not any(
        part.role is PartRole.FINAL_DRAFT for part in item.parts
    ):
        yield "没有定稿（发文稿）"
