"""学时统计表: each member's hours of study against the year's target (domain §2.1, §3.2)."""

from collections.abc import Iterable, Sequence

from models.rows.bureau import BureauSettings
from models.rows.study_statistics import PersonHours, StudyHours
from models.rules.papers import PaperKind
from models.rules.periods import Span, year_of
from models.rules.study_hours import LEADER_HOURS, MEMBER_HOURS
from models.rules.terms import Standing
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import NOTE
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.STUDY_HOURS.label
HEADS = (
    ("序号", 28),
    ("党支部", 112),
    ("姓名", 54),
    ("党内职务", 70),
    ("参加次数", 38),
    ("集中培训", 38),
    ("学时", 54),
    ("年度标准", 38),
)
SHORT = ("差额", 44)
"""Only of a whole year: a quarter has no target of its own."""
COUNTING = "学时为学习台账中签到表标为出席的各场次学时之和，标注“以会代训”的会议按起止时间计入，未登入台账的不在其内；“集中培训”为参加次数，网络培训不计。{standard}名册上没有登记党内职务的支部，标准待补；出席的场次中有学时待补的，不足部分待补。"


def document(hours: StudyHours, bureau: BureauSettings) -> Document:
    """The roll with everybody's hours."""
    title = ledger.title_of(hours.scope, hours.span, PLACE)
    facts = [ledger.unit(hours.scope, bureau.bureau_name), f"统计日期：{spoken(hours.counted_on)}"]
    blocks: list[Block] = ledger.opening(title, *facts, f"共{len(hours.people)}人", scope=hours.scope)
    if hours.people:
        blocks += [_table(hours), *ledger.note(_summary(hours) + _counting(bureau), PLACE)]
    else:
        blocks.append(ledger.nothing("名册上没有党员。", PLACE))
    return Document(Metadata(title, bureau.bureau_name, hours.counted_on), [Section(blocks, Shape.RECORD)])


def _counting(bureau: BureauSettings) -> str:
    """How the hours were counted, and where the standard comes from: a figure of the bureau's own names no other."""
    member = f"党员不少于{bureau.hours_member}学时"
    if bureau.hours_member == MEMBER_HOURS:
        member += "（《中国共产党党员教育管理工作条例》第二十条）"
    leader = f"党组织书记和班子成员不少于{bureau.hours_leader}学时"
    if bureau.hours_leader == LEADER_HOURS:
        leader += "（沿用《2019—2023年全国党员教育培训工作规划》的标准，单位可按新规定调整）"
    own = (bureau.hours_member, bureau.hours_leader) != (MEMBER_HOURS, LEADER_HOURS)
    whence = "，按本单位设置的标准" if own else ""
    return COUNTING.format(standard=f"年度标准：{member}，{leader}{whence}。")


def _whole_year(span: Span) -> bool:
    year = year_of(span.first.year)
    return (span.first, span.last) == (year.first, year.last)


def _table(hours: StudyHours) -> Table:
    whole_year = _whole_year(hours.span)
    shown = [*HEADS, SHORT] if whole_year else list(HEADS)
    rows = [_row(place, person, whole_year=whole_year) for place, person in enumerate(hours.people, 1)]
    heads = [[ledger.head(text) for text, _ in shown]]
    return Table([width for _, width in shown], rows, PLACE, heads, setting=NOTE, keep=True)


def _row(place: int, person: PersonHours, *, whole_year: bool) -> Row:
    name = person.name
    if person.standing is Standing.PROBATIONARY:
        name += "\n（预备）"
    cells = [
        Cell(str(place)),
        Cell(person.branch_name),
        Cell(name),
        Cell("、".join(person.posts)),
        Cell(str(person.sessions)),
        _training(person, whole_year=whole_year),
        Cell(_hours(person)),
        Cell(UNKNOWN if person.target is None else str(person.target)),
    ]
    return [*cells, _short(person)] if whole_year else cells


def _training(person: PersonHours, *, whole_year: bool) -> Cell:
    """How often; a whole year without any stands in 黑体, for one a year is asked of everybody (机关基层组织工作条例
    第十八条)."""
    lacking = whole_year and not person.trainings
    return Cell(str(person.trainings), style=Style.HEI if lacking else Style.FANGSONG)


def _hours(person: PersonHours) -> str:
    if person.hours_unknown and not person.hours:
        return UNKNOWN
    unknown = f"待补{person.hours_unknown}次" if person.hours_unknown else ""
    return ledger.lines(ledger.decimal(person.hours), unknown)


def _short(person: PersonHours) -> Cell:
    """What is missing, in 黑体; 已达标 once nothing is; 待补 while it is not known."""
    if person.short is None:
        return Cell(UNKNOWN)
    if not person.short:
        return Cell("已达标")
    return Cell(ledger.decimal(person.short), style=Style.HEI)


def _summary(hours: StudyHours) -> str:
    if not _whole_year(hours.span):
        return ""
    without = sum(not person.trainings for person in hours.people)
    return (
        _reached(hours.people)
        + f"本年度未参加集中培训的{without}人（《中国共产党党和国家机关基层组织工作条例》第十八条）。"
    )


def _reached(people: Iterable[PersonHours]) -> str:
    shorts: Sequence[object] = [person.short for person in people]
    unknown = sum(short is None for short in shorts)
    reached = sum(short is not None and not short for short in shorts)
    parts = [f"已达标{reached}人", f"未达标{len(shorts) - reached - unknown}人"]
    if unknown:
        parts.append(f"待补{unknown}人")
    return "、".join(parts) + "。"
