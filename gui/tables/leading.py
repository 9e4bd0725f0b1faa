"""党员领导干部 as lines, and their quarters as a grid."""

from collections.abc import Iterator

from gui.look.tile import Tile
from gui.tables.page_lines import VERDICT_TONES, PageLine, columns, number_cell, share_cell
from gui.tables.person_page import DUAL_WORDS
from gui.tables.rectification_rates import EMPTY, Grid, RateCell
from models.rows.changes import Subject
from models.rows.dual_life import DualLife, LeaderLife, PeriodLife
from models.rows.target import Target
from models.rules.dual_life import DUAL_LIFE_BASIS, GUIDANCE_BASIS
from models.rules.terms import Verdict

PEOPLE, DUAL, GUIDED = "people", "dual", "guided"
VIEWS = ((PEOPLE, "名单"), (DUAL, "双重组织生活"), (GUIDED, "指导组织生活会"))
COLUMNS = {
    PEOPLE: columns("姓名", "职务和联系点", "所在支部", day=""),
    GUIDED: columns("姓名", "会议和意见", "支部"),
}
_NOBODY = ("名册上没有登记党员领导干部", "在组织名册里打开本人，在“党员领导干部”“联系点”里添加。")
EMPTY_WORDS = {
    PEOPLE: _NOBODY,
    DUAL: _NOBODY,
    GUIDED: ("还没有登记指导组织生活会", "在组织生活会、民主生活会、民主评议党员的记录里登记“领导指导”。"),
}
BASIS = (
    f"{DUAL_LIFE_BASIS}。应参加为任职期间所在支部已召开、要求本人参加的；参加以签到表为准，待补不计入参加率。"
)


def lines_of(life: DualLife, view: str) -> tuple[PageLine, ...]:
    """The lines of a view that is a list."""
    return tuple(_people(life) if view == PEOPLE else _guided(life))


def _people(life: DualLife) -> Iterator[PageLine]:
    for leader in life.leaders:
        contacts = f"联系点：{'、'.join(leader.contact_names)}" if leader.contact_names else "没有登记联系点"
        guided = (
            f"；指导组织生活会{len(leader.guided_counting)}次"
            if leader.guided_counting
            else "；尚未指导组织生活会"
        )
        yield PageLine(
            leader.id,
            leader.name,
            f"{leader.duty}；{contacts}{guided}",
            dated=False,
            place=leader.branch_name,
            member_id=leader.id,
        )


def _guided(life: DualLife) -> Iterator[PageLine]:
    for leader in life.leaders:
        for number, meeting in enumerate(leader.guided):
            counts = "" if meeting.counts else "（不是本人所在或联系支部，不计）"
            opinions = f"：{meeting.opinions}" if meeting.opinions else ""
            yield PageLine(
                (leader.id, number),
                leader.name,
                f"{meeting.kind_label}{counts}{opinions}",
                meeting.day,
                place=meeting.branch_name,
                target=Target(Subject.MEETING, meeting.record_id),
            )


MORE_HEADS = ("合计", "参加率", "联系点", "民主生活会", "指导")


def dual_grid(life: DualLife) -> Grid:
    """Leaders × quarters."""
    if not life.leaders:
        return EMPTY
    several = life.quarters[0].first.year != life.quarters[-1].last.year
    quarters = tuple(
        f"{quarter.first.year}年\n{quarter.label}" if several else quarter.label for quarter in life.quarters
    )
    return Grid((*quarters, *MORE_HEADS), tuple((leader.name, _cells(leader)) for leader in life.leaders))


def _cells(leader: LeaderLife) -> tuple[RateCell, ...]:
    name, total = leader.name, leader.total
    known = len(total.attended) + len(total.away)
    guided = tuple(meeting.record_id for meeting in leader.guided_counting)
    return (
        *(_period(name, period) for period in leader.periods),
        _share(name, "合计", total),
        share_cell(name, "参加率", len(total.attended), known, (*total.attended, *total.away), BASIS),
        number_cell(name, "联系点参加", total.contact_attended, "在联系点支部出席、列席或者指导的组织生活。"),
        number_cell(name, "参加民主生活会", total.democratic, "签到表记为出席的民主生活会。"),
        number_cell(name, "指导组织生活会", guided, f"{GUIDANCE_BASIS}；只计所在或者联系支部的，按自然年。"),
    )


def _period(name: str, period: PeriodLife) -> RateCell:
    cell = _share(name, f"{period.span.first.year}年{period.span.label}", period)
    word = DUAL_WORDS.get(period.verdict, "")
    reason = f"：{period.reason}" if period.reason else ""
    heading = f"{cell.heading}　{word}{reason}"
    icon = "warning" if period.verdict is Verdict.UNMET else ""
    tile = Tile(cell.tile.text, VERDICT_TONES.get(period.verdict), icon, words=heading)
    return RateCell(tile, cell.ids, heading, cell.basis)


def _share(name: str, said: str, period: PeriodLife) -> RateCell:
    text = f"{len(period.attended)}/{len(period.held)}" if period.held else "—"
    unknown = f"，待补{len(period.unknown)}次" if period.unknown else ""
    heading = f"{name}　{said}应参加{len(period.held)}次，参加{len(period.attended)}次{unknown}"
    return RateCell(Tile(text, words=heading), period.held, heading, BASIS)
