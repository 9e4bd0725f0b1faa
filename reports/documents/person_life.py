"""个人参加组织生活情况表, for 述职 and 民主评议: a sheet for each person. It says with whom somebody talked and when, never what was said."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.rows.bureau import BureauSettings, PostSpell
from models.rows.dual_life import LeaderLife
from models.rows.overview import CountedRecord
from models.rows.person import LECTURED, KindSum, PersonGrade, PersonHours, PersonPage, PersonTalk
from models.rules.birthdays import standing_in_years
from models.rules.names import shortened
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.terms import Standing
from reports.documents.rates import rate
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form, ledger
from reports.parts.form import NOBODY, UNKNOWN
from reports.parts.paragraph import Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.pdf.pen import Metadata

PLACE = PaperKind.PERSON_LIFE.label
HEADS = (
    ("类别", 118),
    ("应到", 46),
    ("实到", 46),
    ("请假", 46),
    ("缺席", 46),
    ("待补", 46),
    ("补学", 46),
    ("到会率", 60),
)
COUNTING = (
    "应到为本期已召开、签到表列入本人并计入应到的次数；到会率不计待补；补学为请假、缺席中已补学的次数。"
)
MOST_LISTED = 12
"""So many lectures, talks or grades are named; of more the number is said."""


def document(pages: Sequence[PersonPage], bureau: BureauSettings, span: Span, scope: str) -> Document:
    """A sheet, or more, for each of ``pages``, in their order."""
    name = pages[0].name if len(pages) == 1 else scope
    title = ledger.title_of(name, span, PLACE)
    sections = [Section(_sheet(page), Shape.RECORD) for page in pages]
    if not sections:
        blocks: list[Block] = [Title(title), ledger.nothing("名册上没有党员。", PLACE)]
        sections = [Section(blocks, Shape.RECORD)]
    made_on = max((page.counted_on for page in pages), default=span.last)
    return Document(Metadata(title, bureau.bureau_name, made_on), sections)


def _sheet(page: PersonPage) -> list[Block]:
    place = f"{page.name}的{PLACE}"
    return [
        *ledger.opening(
            ledger.title_of("", page.span, PLACE),
            f"党支部：{page.branch_name or UNKNOWN}",
            f"统计至：{spoken(page.counted_on)}",
        ),
        form.form(_head(page), place),
        Space(0.3, glue=True),
        _attendance(page, place),
        Space(0.3, glue=True),
        form.form(list(_rest(page)), place),
        *ledger.note(COUNTING, place, keep=True),
        Space(0.3, glue=True),
        signed_by("本人签名", "党支部审核"),
    ]


def _head(page: PersonPage) -> list[Row]:
    full = page.standing is Standing.FULL
    return [
        form.pair("姓名", page.name, "性别", page.gender),
        form.pair("身份", page.standing.label, "党龄", _years(page, full=full)),
        form.pair(
            "入党日期",
            "" if page.joined_on is None else spoken(page.joined_on),
            "转正日期",
            ("" if page.full_on is None else spoken(page.full_on)) if full else "—",
        ),
        form.pair("单位职务", _duty(page), "党内职务", _posts(page)),
    ]


def _years(page: PersonPage, *, full: bool) -> str:
    """党龄19年 without its heading; a probationary member has none yet."""
    if page.standing is not Standing.FULL:
        return "—"
    return standing_in_years(page.full_on, page.counted_on, full=full).removeprefix("党龄")


def _duty(page: PersonPage) -> str:
    return page.leader.duty if page.leader is not None else f"{page.department}{page.job_title}"


def _posts(page: PersonPage) -> str:
    """Those held within the span."""
    held = [post.title for post in page.posts if _within(post, page.span)]
    return "、".join(dict.fromkeys(held)) or NOBODY


def _within(post: PostSpell, span: Span) -> bool:
    return (post.from_on is None or post.from_on <= span.last) and (
        post.to_on is None or span.first < post.to_on
    )


def _attendance(page: PersonPage, place: str) -> Block:
    total = page.total
    if total is None:
        return ledger.nothing("本期没有到会记录。", place)
    rows = [_kind(one.kind.label, one) for one in page.attendance]
    if len(rows) > 1:
        rows.append(_kind("合计", total))
    heads = [[ledger.head(text) for text, _ in HEADS]]
    widths = [width for _, width in HEADS]
    return Table(widths, rows, place, heads, padding=1.5, tail=int(len(rows) > 1))


def _kind(name: str, one: KindSum) -> Row:
    numbers = (one.expected, one.present, one.leave, one.absent, one.unmarked, one.made_up)
    share = rate(len(one.present), one.known) if one.known else UNKNOWN
    return [Cell(name), *(Cell(str(len(ids))) for ids in numbers), Cell(share)]


def _rest(page: PersonPage) -> Iterator[Row]:
    records = {record.id: record for record in page.records}
    yield form.field("学时", _hours(page.hours))
    yield form.field("心得体会", _reflections(page))
    yield form.field("发言交流", _speeches(page))
    yield form.field("讲党课", _lectures(page, records))
    yield form.field("谈心谈话", _talks(page.talks))
    yield form.field("民主评议", _grades(page.grades))
    if page.leader is not None:
        yield form.field("双重组织生活", _dual(page.leader))
        yield form.field("指导组织生活会", _guided(page.leader, page.span))


def _hours(hours: PersonHours | None) -> str:
    if hours is None:
        return NOBODY
    said = f"{ledger.decimal(hours.hours)}学时"
    if hours.unknown:
        said += f"，另有{hours.unknown}次学时待补"
    if hours.target is not None:
        said += f"；年度标准{hours.target}学时，"
        if hours.short is None:
            said += "差额待补"
        else:
            said += f"差{ledger.decimal(hours.short)}学时" if hours.short else "已达标"
    return f"{said}；集中培训{hours.trainings}次"


def _reflections(page: PersonPage) -> str:
    topics = dict.fromkeys(piece.topic or "主题待补" for piece in page.reflections)
    parts = [f"{len(page.reflections)}篇"]
    if topics:
        named = (f"{topic}{_of(page, topic)}篇" for topic in topics)
        parts.append("、".join(named))
    if page.undated:
        parts.append(f"另有{page.undated}篇提交日期待补")
    return "：".join(parts[:2]) + "".join(f"；{part}" for part in parts[2:])


def _of(page: PersonPage, topic: str) -> int:
    return sum((piece.topic or "主题待补") == topic for piece in page.reflections)


def _speeches(page: PersonPage) -> str:
    roles: dict[str, int] = {}
    for spoken_at in page.speeches:
        if spoken_at.role != LECTURED:
            roles[spoken_at.role] = roles.get(spoken_at.role, 0) + 1
    return "、".join(f"{role}{number}次" for role, number in roles.items()) or "没有登记"


def _lectures(page: PersonPage, records: dict[int, CountedRecord]) -> str:
    found = [records[id_] for id_ in page.lectures if id_ in records]
    return _listed(
        (f"{_day(record.day)}《{shortened(record.title)}》" for record in found), len(found), "次", "没有登记"
    )


def _talks(talks: Sequence[PersonTalk]) -> str:
    said = (f"{_day(talk.day)}与{talk.other or '（姓名待补）'}" for talk in talks)
    return _listed(said, len(talks), "次", "没有登记")


def _grades(grades: Sequence[PersonGrade]) -> str:
    said = (
        f"{grade.day.year}年{grade.grade.label if grade.grade is not None else _no_grade(grade)}"
        for grade in grades
    )
    return _listed(said, len(grades), "", "没有登记")


def _no_grade(grade: PersonGrade) -> str:
    return "（预备党员，不评定等次）" if grade.standing is Standing.PROBATIONARY else UNKNOWN


def _dual(leader: LeaderLife) -> str:
    total = leader.total
    own = f"所在支部应参加{len(total.held)}次，参加{len(total.attended)}次"
    if total.unknown:
        own += f"（待补{len(total.unknown)}次）"
    contact = f"；联系点参加{len(total.contact_attended)}次" if leader.contact_names else ""
    return f"{own}{contact}；民主生活会参加{len(total.democratic)}次"


def _guided(leader: LeaderLife, span: Span) -> str:
    found = [meeting for meeting in leader.guided if meeting.day in span]
    said = (
        f"{_day(meeting.day)}{meeting.branch_name}{meeting.kind_label}"
        + ("" if meeting.counts else "（非所在或联系支部）")
        for meeting in found
    )
    return _listed(said, len(found), "次", "没有登记")


def _listed(said: Iterable[str], number: int, measure: str, nothing: str) -> str:
    if not number:
        return nothing
    lines = list(said)
    head = f"{number}{measure}：" if measure else ""
    more = "" if number <= MOST_LISTED else f"等{number}{measure or '次'}"
    return head + "、".join(lines[:MOST_LISTED]) + more


def _day(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"
