"""What the print dialog is opened with: the things papers are made of, and which papers they have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gui.formats import date_text
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperChoices, PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind, papers_of
from models.rules.periods import Span, year_of
from models.rules.terms import NoticeStatus, Register

PERIOD_PAPERS = {
    Register.MEETING: (
        PaperKind.MEETING_STATISTICS,
        PaperKind.MEETING_VOLUME,
        PaperKind.TALK_STATISTICS,
        PaperKind.BRANCH_WORK,
        PaperKind.DUAL_LIFE_REPORT,
        PaperKind.PERSON_LIFE,
    ),
    Register.STUDY: (
        PaperKind.STUDY_PLAN,
        PaperKind.CENTRE_ATTENDANCE,
        PaperKind.STUDY_STATISTICS,
        PaperKind.STUDY_HOURS,
        PaperKind.FIRST_TOPIC_LEDGER,
        PaperKind.MEASURE_LIST,
        PaperKind.WEEKLY_THEMES,
        PaperKind.EDUCATION_COVERAGE,
        PaperKind.REFLECTION_LEDGER,
    ),
    Register.RECTIFICATION: (
        PaperKind.RECTIFICATION_LIST,
        PaperKind.CLOSURE_LEDGER,
        PaperKind.RECTIFICATION_RATES,
    ),
    Register.DAILY_WORK: (PaperKind.REQUEST_LEDGER, PaperKind.DAILY_WORK_LEDGER),
}


@dataclass(frozen=True)
class Item:
    """One thing, its orders but for kind and choices, and the papers it has."""

    name: str
    base: PaperOrder
    kinds: tuple[PaperKind, ...]
    held_on: date | None = None
    """Of a meeting, the day it is held."""


@dataclass(frozen=True)
class Period:
    """That the clerk is asked for a period, what he finds chosen, and the branches he may limit it to."""

    year: int
    month: int | None = None
    organization_id: int | None = None
    years: tuple[int, ...] = ()
    branches: tuple[tuple[int, str], ...] = ()
    halves: bool = False
    """Whether half a year may be chosen, too."""


@dataclass(frozen=True)
class Matter:
    """What is to be printed. `key` names what is remembered for the next time."""

    title: str
    key: str
    items: tuple[Item, ...]
    period: Period | None = None

    @property
    def kinds(self) -> tuple[PaperKind, ...]:
        """Every paper any of the items has: first those that all have, the one most wanted first."""
        every = tuple(dict.fromkeys(kind for item in self.items for kind in item.kinds))
        shared = tuple(kind for kind in every if all(kind in item.kinds for item in self.items))
        return tuple(dict.fromkeys((*shared, *every)))


@dataclass(frozen=True)
class Job:
    """One paper to be made."""

    name: str
    order: PaperOrder


def jobs_of(
    matter: Matter,
    kinds: Iterable[PaperKind],
    choices: dict[PaperKind, PaperChoices],
    span: Span | None = None,
    organization_id: int | None = None,
) -> tuple[Job, ...]:
    """The papers of these kinds of every item that has them: an item's papers together, the items in their order."""
    wanted = tuple(kinds)
    return tuple(
        Job(
            f"{item.name} {kind.label}".strip(),
            order_of(item, kind, _open_to_all(matter, choices[kind]), span, organization_id),
        )
        for item in matter.items
        for kind in wanted
        if kind in item.kinds
    )


def _open_to_all(matter: Matter, choices: PaperChoices) -> PaperChoices:
    """What is restricted is printed one record at a time."""
    return replace(choices, with_content=False) if len(matter.items) > 1 else choices


def order_of(
    item: Item,
    kind: PaperKind,
    choices: PaperChoices,
    span: Span | None = None,
    organization_id: int | None = None,
) -> PaperOrder:
    """The order of one paper."""
    order = replace(item.base, kind=kind, choices=choices)
    return replace(order, span=span, organization_id=organization_id) if span is not None else order


# Where matters come from


def of_records(register: Register, rows: Sequence[Any]) -> Matter:
    """One record, or several in the order of their days; summaries or details of the register."""
    in_order = sorted(rows, key=lambda row: (getattr(row, _DAYS[register]), row.id))
    items = tuple(_record(register, row) for row in in_order)
    if len(items) == 1:
        return Matter(f"打印：{items[0].name}", register.value, items)
    return Matter(f"打印：{len(items)}条{_NOUNS[register]}", f"{register.value}-many", items)


_NOUNS = {
    Register.MEETING: "会议记录",
    Register.STUDY: "学习记录",
    Register.RECTIFICATION: "整改事项",
    Register.INSPECTION: "督察记录",
    Register.DAILY_WORK: "日常工作记录",
}
_DAYS = {
    Register.MEETING: "held_on",
    Register.STUDY: "held_on",
    Register.RECTIFICATION: "found_on",
    Register.INSPECTION: "first_on",
    Register.DAILY_WORK: "happened_on",
}


def _record(register: Register, row: Any) -> Item:
    if register is Register.RECTIFICATION:
        kinds = papers_of(register)
        name = f"整改事项{row.found_on.year}年第{row.number}号"
    elif register is Register.INSPECTION:
        kinds = papers_of(register)
        name = f"{date_text(row.first_on)} {row.organization_name} {row.method.label}"
    elif register is Register.DAILY_WORK:
        kinds = papers_of(register)
        name = f"{date_text(row.happened_on)} {row.organization_name} {row.kind.label}"
    else:
        kinds = papers_of(register, row.kind, getattr(row, "counts_as", ()), row.status)
        name = f"{date_text(row.held_on)} {row.organization_name} {row.kind.label}"
    return Item(name, PaperOrder(kinds[0], record_id=row.id), kinds, getattr(row, "held_on", None))


def of_notice(notice: NoticeDetail) -> Matter:
    """A month's notice: as it stands on screen, or the very file that was issued."""
    kind = PaperKind.INSPECTION_NOTICE
    issued = notice.status is NoticeStatus.ISSUED
    base = PaperOrder(kind, record_id=notice.id) if issued else PaperOrder(kind, notice=notice)
    name = f"{notice.month.label}督察通报"
    return Matter(f"{name}{'定稿' if issued else '预览'}", "notice", (Item(name, base, (kind,)),))


def of_period(register: Register, period: Period) -> Matter:
    """The statistics and ledgers of a register."""
    kinds = PERIOD_PAPERS[register]
    item = Item("", PaperOrder(kinds[0]), kinds)
    return Matter("打印统计表和台账", f"{register.value}-period", (item,), period)


def of_list(query: RegisterQuery) -> Matter:
    """The list of rectification items as it is filtered on screen."""
    kind = PaperKind.RECTIFICATION_LIST
    item = Item("整改清单", PaperOrder(kind, query=query), (kind,))
    return Matter("打印整改清单", "rectification-list", (item,))


def of_handover(year: int) -> Matter:
    """The list that is handed over with the desk."""
    kind = PaperKind.HANDOVER_LIST
    item = Item(kind.label, PaperOrder(kind, span=year_of(year)), (kind,))
    return Matter(f"打印{kind.label}", "handover", (item,))


def of_roster(today: date) -> Matter:
    """The members on the roll today."""
    kind = PaperKind.MEMBER_ROSTER
    item = Item(kind.label, PaperOrder(kind, span=Span(today, today, date_text(today))), (kind,))
    return Matter(f"打印{kind.label}", "roster", (item,))


def of_organizations(organizations: Sequence[tuple[int, str]]) -> Matter:
    """The letters that remind organisations (id, name) of their elections."""
    kind = PaperKind.TERM_REMINDER
    items = tuple(
        Item(name, PaperOrder(kind, organization_id=number), (kind,)) for number, name in organizations
    )
    title = items[0].name if len(items) == 1 else f"{len(items)}个党组织"
    return Matter(f"打印换届提醒函：{title}", "organization", items)
