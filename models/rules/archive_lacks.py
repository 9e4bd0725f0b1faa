"""What a 件 lacks before its year can be closed, in the office's words. Nothing is made up: what is not known is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.archive_terms import ArchiveSource, PartRole
from models.rules.papers import PaperKind
from models.rules.terms import Term

_MARKED = re.compile(r"(绝密|机密|秘密)\s*(★|级|件|文件)|[(（\[【](绝密|机密|秘密)[)）\]】]|^(绝密|机密)")

MOST_NAMED = 3
"""So many papers of a 件 are named in one lack."""


class LackKind(Term):
    """What may be missing from a 件, in the order it is told."""

    NO_FONDS = "no_fonds", "没有全宗号"
    NO_TITLE = "no_title", "没有题名"
    NO_DATE = "no_date", "没有日期"
    DATED_LATER = "dated_later", "日期在年度过完后收集时自动填"
    NO_RESPONSIBLE = "no_responsible", "没有责任者"
    NO_PARTS = "no_parts", "没有文件"
    NOT_MADE = "not_made", "归档件未制作"
    OUT_OF_DATE = "out_of_date", "归档件不是最新"
    NO_PAGES = "no_pages", "页数待补"
    SECRET = "secret", "题名或文号有涉密字样，请核对（涉密文件不得收入本程序）"
    KEPT_BESIDE = "kept_beside", "没有PDF/A（原件另存）"
    DAMAGED = "damaged", "缺失或损坏"
    RECORD_GONE = "record_gone", "原记录已删除"
    NO_TEXT = "no_text", "没有记录正文"
    NO_SHEET = "no_sheet", "没有签到名单"
    UNMARKED = "unmarked", "签到待补"
    NOT_FINAL = "not_final", "还没有定稿"
    NO_SCAN = "no_scan", "没有签到表扫描件"
    NO_FINAL_DRAFT = "no_final_draft", "没有定稿（发文稿）"
    KNOWN = "known", "封存时已知"
    """Kept in words only when its year was closed."""

    @property
    def hinders(self) -> bool:
        """With such a lack a year is not closed: no package could be written of it. Any other is told, and confirmed."""
        return self in _HINDRANCES

    @property
    def settles_itself(self) -> bool:
        """A master is made by its own order, closing makes records 定稿, and gathering dates a year's list once the year has passed:
        nobody has to see to it."""
        return self in _SETTLED


_HINDRANCES = frozenset(
    (
        *(
            LackKind.NO_FONDS,
            LackKind.NO_TITLE,
            LackKind.NO_DATE,
            LackKind.DATED_LATER,
            LackKind.NO_RESPONSIBLE,
        ),
        *(LackKind.NO_PARTS, LackKind.NOT_MADE, LackKind.OUT_OF_DATE, LackKind.NO_PAGES, LackKind.DAMAGED),
    )
)
_SETTLED = frozenset((LackKind.DATED_LATER, LackKind.NOT_MADE, LackKind.OUT_OF_DATE, LackKind.NOT_FINAL))


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing from a 件, and how it is said of this one."""

    kind: LackKind
    words: str

    def __str__(self) -> str:
        return self.words

    @property
    def brief(self) -> str:
        """For a narrow place: without the names of the files."""
        return self.kind.label if self.kind in (LackKind.NO_PAGES, LackKind.DAMAGED) else self.words


def damaged_file(name: str) -> Lack:
    """A file of a 件 that is missing from the store, or is not as it was."""
    return Lack(LackKind.DAMAGED, f"附件“{name}”{LackKind.DAMAGED.label}")


def known_lack(words: str) -> Lack:
    """What was kept when a year was closed, said as it was said then."""
    try:
        return Lack(LackKind.of_label(words), words)
    except KeyError:
        return Lack(LackKind.KNOWN, words)


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
    dated_later: bool
    """Without a day as yet, and gathering gives it one."""
    responsible: str
    parts: Sequence[PartState]
    records: Sequence[RecordState]
    made: bool
    """A master was made, or tried where nothing can be put on pages."""
    up_to_date: bool
    has_master: bool
    files_expected: bool


def lacks(item: ItemState) -> tuple[Lack, ...]:
    """What is missing, each in a few words, what hinders closing first."""
    uncounted = [part.name for part in item.parts if item.made and part.pages is None]
    told = [
        (LackKind.NO_FONDS, not item.has_fonds),
        (LackKind.NO_TITLE, not item.title.strip()),
        (LackKind.NO_DATE, item.dated is None and not item.dated_later),
        (LackKind.DATED_LATER, item.dated is None and item.dated_later),
        (LackKind.NO_RESPONSIBLE, not item.responsible.strip()),
        (LackKind.NO_PARTS, not item.parts),
        (LackKind.NOT_MADE, bool(item.parts) and not item.made),
        (LackKind.OUT_OF_DATE, item.made and not item.up_to_date),
        (LackKind.NO_PAGES, bool(uncounted)),
        (LackKind.SECRET, any(map(looks_secret, (item.title, item.document_number)))),
        (LackKind.KEPT_BESIDE, item.made and item.up_to_date and not item.has_master),
    ]
    files = [damaged_file(part.name) for part in item.parts if part.damaged]
    plain = [
        _of_pages(uncounted) if kind is LackKind.NO_PAGES else Lack(kind, kind.label)
        for kind, lacking in told
        if lacking
    ]
    return (*plain, *files, *_of_records(item), *_of_scans(item))


def _of_pages(uncounted: Sequence[str]) -> Lack:
    """Which papers are to be counted by hand."""
    named = "、".join(f"“{name}”" for name in uncounted[:MOST_NAMED])
    more = f"等{len(uncounted)}份" if len(uncounted) > MOST_NAMED else ""
    return Lack(LackKind.NO_PAGES, f"{named}{more}{LackKind.NO_PAGES.label}")


def looks_secret(words: str) -> bool:
    """Whether a title or number reads like that of a secret document: 机密★1年, （秘密）. 保守国家秘密 and 保密 do not."""
    return _MARKED.search(words.strip()) is not None


def open_lacks(told: Iterable[Lack]) -> tuple[Lack, ...]:
    """Of what is lacking, what somebody has to see to."""
    return tuple(lack for lack in told if not lack.kind.settles_itself)


def settled_later(told: Iterable[Lack]) -> tuple[Lack, ...]:
    """The others: what making masters and closing the year settle by themselves."""
    return tuple(lack for lack in told if lack.kind.settles_itself)


def _of_records(item: ItemState) -> Iterable[Lack]:
    live = [state for state in item.records if not state.gone]
    several = len(item.records) > 1
    for kind, count in (
        (LackKind.RECORD_GONE, len(item.records) - len(live)),
        (LackKind.NO_TEXT, sum(state.asks_text and not state.has_text for state in live)),
        (LackKind.NO_SHEET, sum(state.asks_text and not state.has_sheet for state in live)),
        (LackKind.UNMARKED, sum(state.asks_text and state.has_sheet and not state.marked for state in live)),
        (LackKind.NOT_FINAL, sum(state.asks_final and not state.is_final for state in live)),
    ):
        if count:
            yield _counted(kind, count, several=several)


def _of_scans(item: ItemState) -> Iterable[Lack]:
    """Signatures are on paper: where files are expected, their scans are."""
    if not item.files_expected:
        return
    sheets = sum(part.role is PartRole.SIGN_IN and part.paper is not None for part in item.parts)
    scans = sum(part.role is PartRole.SIGN_IN and part.paper is None for part in item.parts)
    if sheets > scans:
        yield _counted(LackKind.NO_SCAN, sheets - scans, several=sheets > 1)
    if item.source is ArchiveSource.NOTICE and not any(
        part.role is PartRole.FINAL_DRAFT for part in item.parts
    ):
        yield Lack(LackKind.NO_FINAL_DRAFT, LackKind.NO_FINAL_DRAFT.label)


def _counted(kind: LackKind, count: int, *, several: bool) -> Lack:
    """Of several it is said how many."""
    return Lack(kind, f"{count}份{kind.label}" if several else kind.label)
