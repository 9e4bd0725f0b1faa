"""From the words of a command to an order: which paper, of what, with which choices."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gui.papers.records import papers_of_record
from gui.papers.shop import Session
from models.failures import BadInput, NotFound
from models.rows.archive import ArchiveScope
from models.rows.bureau import OrganizationRow
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.papers import HeadForm, PaperChoice, PaperKind, PaperSource
from models.rules.periods import Month, Span, quarter, year_of
from models.services.organizations import list_organizations

LONGEST_NUMBER = 18
"""Digits that a database's integer surely holds."""
HEADS = {"普通": HeadForm.PLAIN, "红头": HeadForm.RED_HEAD, "信函": HeadForm.LETTER}
WHERE_FROM = {
    "记录": "编号见窗口里记录的标题（整改事项的，把鼠标停在标题上）",
    "通报": "窗口里不显示通报编号，请改用 --month 年-月",
    "组织": "窗口里不显示组织编号，请改用 --branch 组织全称",
    "清册": "编号见窗口里清册的提示",
    "归档文件": "窗口里不显示归档文件编号，请在窗口的“归档”页打印",
}
"""What helps somebody who does not know the number."""
NUMBERED = {PaperKind.DESTRUCTION_LIST: "清册", PaperKind.ARCHIVED_ITEM: "归档文件"}
"""Papers of the archive that are of one thing, and what that is."""
QUARTER = re.compile(r"(\d{4})-[Qq]?([1-4])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed; None where nothing was."""

    kind: str
    id: str | None = None
    month: str | None = None
    quarter: str | None = None
    year: str | None = None
    branch: str | None = None
    topic: str | None = None
    head: str | None = None
    number: str | None = None
    dated: str | None = None
    names: bool = False
    sealed: bool = False


def order_of(session: Session, words: Words) -> PaperOrder:
    """The order. Raises BadInput for words that make no sense, NotFound for a paper, branch or number not there."""
    organizations = list_organizations(session)
    kind = _kind(words.kind)
    span = span_of(words)
    choices = _choices(kind, words)
    if kind.source is PaperSource.RECORD:
        return PaperOrder(kind, record_id=_number(kind, words, "记录"), choices=choices)
    if kind.source is PaperSource.ORGANIZATION:
        found = _organization(words.branch, organizations)
        number = _number(kind, words, "组织") if found is None else found
        return PaperOrder(kind, organization_id=number, choices=choices)
    if kind.source is PaperSource.NOTICE and words.id is not None:
        return PaperOrder(kind, record_id=_number(kind, words, "通报"), choices=choices)
    if kind.source in (PaperSource.ARCHIVE, PaperSource.SHOWN):
        return _of_archive(kind, words)
    if words.id is not None:
        raise BadInput(f"{kind}按期间印制，不用编号，没有生成文件；请用 --month、--quarter 或 --year。")
    if span is None or (kind.source is PaperSource.NOTICE and words.month is None):
        wanted = "--month 年-月" if kind.source is PaperSource.NOTICE else "--month、--quarter 或 --year"
        raise BadInput(f"{kind}没有说明是哪个期间，没有生成文件；请加上 {wanted}。")
    return PaperOrder(
        kind,
        organization_id=_organization(words.branch, organizations),
        span=span,
        topic=words.topic or "",
        choices=choices,
    )


def _of_archive(kind: PaperKind, words: Words) -> PaperOrder:
    """A paper of the archive: of a list or a 件 by its number, else of a year."""
    if kind.source is PaperSource.SHOWN:
        raise BadInput(f"没有说明是哪一次核验，{kind}没有生成；请在窗口里核验后打印。")
    if kind in NUMBERED:
        return PaperOrder(kind, record_id=_number(kind, words, NUMBERED[kind]))
    if words.year is None or words.id is not None or words.branch is not None:
        raise BadInput(f"{kind}按年度印制，没有说明是哪一年度，没有生成文件；请只写 --year 年份。")
    span = span_of(words)
    assert span is not None
    return PaperOrder(kind, archive=ArchiveScope(span.first.year))


def own_form(session: Session, typed: str) -> PaperOrder:
    """A record's own form, by the record's number as typed. Raises BadInput, NotFound."""
    number = _read_number(typed, "记录")
    return PaperOrder(papers_of_record(session, number)[0], record_id=number)


def _kind(word: str) -> PaperKind:
    for kind in PaperKind:
        if word in (kind.value, kind.label):
            return kind
    raise NotFound(f"没有叫“{word}”的纸面材料，没有生成文件；paper --list 列出全部名称。")


def _number(kind: PaperKind, words: Words, what: str) -> int:
    if words.id is None:
        wanted = "请加上 --branch 组织全称，或者写上组织编号" if what == "组织" else f"请写上{what}编号"
        raise BadInput(f"{kind}没有说明是哪一个，没有生成文件；{wanted}。")
    return _read_number(words.id, what)


def _read_number(typed: str, what: str) -> int:
    if not (typed.isascii() and typed.isdigit()):
        raise BadInput(f"{what}编号“{typed}”应是数字，没有生成文件；{WHERE_FROM[what]}。")
    if len(typed) > LONGEST_NUMBER:
        raise NotFound(f"没有编号为 {typed} 的{what}，没有生成文件；{WHERE_FROM[what]}。")
    return int(typed)


def span_of(words: Words) -> Span | None:
    """The month, quarter or year typed; None where none was. Raises BadInput for more than one, or one that is none."""
    given = [
        (what, typed, example)
        for what, typed, example in (
            ("月份", words.month, "2026-10"),
            ("季度", words.quarter, "2026-4"),
            ("年份", words.year, "2026"),
        )
        if typed is not None
    ]
    if len(given) > 1:
        raise BadInput("期间只能说一个，没有生成文件；--month、--quarter、--year 请只留一个。")
    try:
        if words.month is not None:
            month = Month.parse(words.month)
            return Span(month.first, month.last, month.label)
        if words.quarter is not None:
            matched = QUARTER.fullmatch(words.quarter)
            if matched is None:
                raise ValueError(words.quarter)
            return quarter(int(matched[1]), int(matched[2]))
        if words.year is not None:
            return year_of(Month.parse(f"{words.year}-01").year)
    except ValueError as error:
        what, typed, example = given[0]
        raise BadInput(f"{what}“{typed}”写法不对，没有生成文件；请写成 {example} 这样。") from error
    return None


def _organization(name: str | None, organizations: Iterable[OrganizationRow]) -> int | None:
    if name is None:
        return None
    found = [row for row in organizations if name in (row.name, row.short_name)]
    if len(found) != 1:
        why = "没有" if not found else "不止一个"
        raise NotFound(f"{why}叫“{name}”的组织，没有生成文件；请写名册中的全称。")
    return found[0].id


def _choices(kind: PaperKind, words: Words) -> PaperChoices:
    for option, given, choice in (
        ("--head", words.head is not None, PaperChoice.HEAD_FORM),
        ("--number", words.number is not None, PaperChoice.NUMBER),
        ("--dated", words.dated is not None, PaperChoice.DATED),
        ("--names", words.names, PaperChoice.NAMES),
        ("--seal", words.sealed, PaperChoice.SEAL),
    ):
        if given and choice not in kind.choices:
            raise BadInput(f"{kind}没有 {option} 这一项，没有生成文件；请去掉它。")
    if words.sealed and words.dated is None:
        raise BadInput("盖章的文件要有成文日期，没有生成文件；请加上 --dated 年-月-日。")
    if words.topic is not None and kind not in (PaperKind.REFLECTION_LEDGER, PaperKind.STUDY_PLAN):
        raise BadInput(f"{kind}没有 --topic 这一项，没有生成文件；请去掉它。")
    if words.head is not None and words.head not in HEADS:
        raise BadInput(f"格式“{words.head}”写法不对，没有生成文件；可写 {'、'.join(HEADS)}。")
    try:
        dated = None if words.dated is None else date.fromisoformat(words.dated)
    except ValueError as error:
        raise BadInput(f"日期“{words.dated}”写法不对，没有生成文件；请写成 2026-10-31 这样。") from error
    return PaperChoices(
        head_form=HEADS[words.head] if words.head is not None else HeadForm.PLAIN,
        sealed=words.sealed,
        with_names=words.names,
        number=words.number or "",
        dated=dated,
    )


def listing() -> str:
    """Every paper: its code, its name, what it is ordered by."""
    by = {
        PaperSource.RECORD: "记录编号",
        PaperSource.NOTICE: "通报编号，或 --month",
        PaperSource.PERIOD: "--month、--quarter 或 --year，可加 --branch",
        PaperSource.ORGANIZATION: "组织编号，或 --branch",
        PaperSource.ARCHIVE: "--year",
        PaperSource.SHOWN: "在窗口里核验后打印",
    }
    lines = []
    for kind in PaperKind:
        word = "；可出 Word" if kind.has_word else ""
        subject = f"{NUMBERED[kind]}编号" if kind in NUMBERED else by[kind.source]
        lines.append(f"{kind.value:<20} {kind.label}（{subject}{word}）")
    return "\n".join(lines)
