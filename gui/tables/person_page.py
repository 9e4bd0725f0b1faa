"""A person's page as grids of numbers, lines and facts."""

from collections.abc import Iterator

from gui.formats import UNKNOWN, date_text, long_date_text
from gui.look.tile import Tile
from gui.look.tokens import Tone
from gui.tables.page_lines import VERDICT_TONES, PageLine, columns, number_cell, share_cell
from gui.tables.rectification_rates import EMPTY, Grid, RateCell
from models.rows.changes import Subject
from models.rows.dual_life import LeaderLife, PeriodLife
from models.rows.person import LECTURED, KindSum, PersonPage, PersonTalk
from models.rows.target import Target
from models.rules.birthdays import birthday_in, standing_in_years
from models.rules.dual_life import DUAL_LIFE_BASIS
from models.rules.terms import Standing, Verdict

ATTENDANCE, SPOKEN, WRITTEN, TALKS, GRADES, POSTS, DUAL = (
    "attendance", "spoken", "written", "talks", "grades", "posts", "dual",
)  # fmt: skip
VIEWS = (
    (ATTENDANCE, "到会情况"),
    (SPOKEN, "发言和讲课"),
    (WRITTEN, "心得体会"),
    (TALKS, "谈心谈话"),
    (GRADES, "民主评议"),
    (POSTS, "任职"),
    (DUAL, "双重组织生活"),
)
COLUMNS = {
    SPOKEN: columns(),
    WRITTEN: columns("", "题目", "学习主题"),
    TALKS: columns("谈话类别", "对象", ""),
    GRADES: columns("年度", "等次", ""),
    POSTS: columns("", "职务", day="任职日期"),
}
TOTAL = "合计"
HEADS = ("应到", "实到", "请假", "缺席", "待补", "补学", "到会率")
BASES = {
    "应到": "本期已召开、签到表列入本人并计入应到的；计划、取消、叫停的不算，谈心谈话另列。",
    "实到": "签到表记为出席的。",
    "请假": "签到表记为请假的。",
    "缺席": "签到表记为缺席的。",
    "待补": "签到表还没有点到本人的，不算缺席。",
    "补学": "请假、缺席中已登记补学完成的。",
    "到会率": "实到除以应到，待补的不计。",
}
EMPTY_WORDS = {
    ATTENDANCE: ("这一期没有到会记录", "换一个期间再看；到会情况来自会议和学习的签到表。"),
    SPOKEN: ("这一期没有登记发言或讲课", "发言写在会议的议题和学习的发言里，讲党课看主讲人。"),
    WRITTEN: ("这一期没有登记心得体会", "在“学习”页的心得体会台账里登记。"),
    TALKS: ("这一期没有登记谈心谈话", "谈心谈话在“三会一课”页登记；这里只列时间和对象。"),
    GRADES: ("没有登记民主评议等次", "等次在民主评议党员的记录里填写。"),
    POSTS: ("名册上没有党内职务", "在组织名册的本人资料里登记。"),
    DUAL: ("不是党员领导干部", "在组织名册的本人资料里登记“党员领导干部”。"),
}


def attendance_grid(page: PersonPage) -> Grid:
    """Kinds × 应到 … 到会率, several with a total."""
    lines = [(one.kind.label, _sum_cells(one.kind.label, one)) for one in page.attendance]
    total = page.total
    if total is not None and len(lines) > 1:
        lines.append((TOTAL, _sum_cells(TOTAL, total)))
    return Grid(HEADS, tuple(lines)) if lines else EMPTY


def _sum_cells(name: str, one: KindSum) -> tuple[RateCell, ...]:
    numbers = (
        ("应到", one.expected, None),
        ("实到", one.present, None),
        ("请假", one.leave, None),
        ("缺席", one.absent, Tone.WARN),
        ("待补", one.unmarked, Tone.INFO),
        ("补学", one.made_up, None),
    )
    cells = [number_cell(name, said, ids, BASES[said], tone) for said, ids, tone in numbers]
    known = (*one.present, *one.leave, *one.absent)
    share = share_cell(name, "到会率", len(one.present), one.known, known, BASES["到会率"])
    return (*cells, share)


DUAL_HEADS = ("所在支部应参加", "参加", "请假缺席", "待补", "联系点参加", "民主生活会", "判定")
DUAL_WORDS = {
    Verdict.MET: "已参加",
    Verdict.UNMET: "本季未参加",
    Verdict.NOT_DUE: "未到期",
    Verdict.UNKNOWN: "待补",
    Verdict.NOT_APPLICABLE: "—",
}


def dual_grid(leader: LeaderLife | None) -> Grid:
    """Quarters × what was held and attended."""
    if leader is None:
        return EMPTY
    lines = [(_quarter(period), _dual_cells(_quarter(period), period)) for period in leader.periods]
    if len(lines) > 1:
        total = _dual_cells(TOTAL, leader.total)[:-1]
        lines.append((TOTAL, (*total, RateCell(Tile(words=TOTAL), (), "", ""))))
    return Grid(DUAL_HEADS, tuple(lines))


def _quarter(period: PeriodLife) -> str:
    return f"{period.span.first.year}年{period.span.label}"


def _dual_cells(name: str, period: PeriodLife) -> tuple[RateCell, ...]:
    basis = f"{DUAL_LIFE_BASIS}。"
    cells = [
        number_cell(name, said, ids, basis, tone)
        for said, ids, tone in (
            ("应参加", period.held, None),
            ("参加", period.attended, None),
            ("请假缺席", period.away, None),
            ("待补", period.unknown, Tone.INFO),
            ("联系点参加", period.contact_attended, None),
            ("民主生活会", period.democratic, None),
        )
    ]
    return (*cells, verdict_cell(name, period))


def verdict_cell(name: str, period: PeriodLife) -> RateCell:
    """What a quarter comes to, and why."""
    word, reason = DUAL_WORDS.get(period.verdict, ""), period.reason
    heading = f"{name}　{word}" + (f"：{reason}" if reason else "")
    tile = Tile(word, VERDICT_TONES.get(period.verdict), words=heading)
    return RateCell(tile, period.held, heading, f"{DUAL_LIFE_BASIS}；整个季度一次没有参加的提示核实。")


# Lines


def lines_of(page: PersonPage, view: str) -> tuple[PageLine, ...]:
    """The lines of a view that is a list."""
    return tuple(_LINES[view](page))


def _spoken(page: PersonPage) -> Iterator[PageLine]:
    records = {record.id: record for record in page.records}
    for number, said in enumerate(page.speeches):
        record = records.get(said.record_id)
        if record is not None:
            title = record.title if said.role == LECTURED else f"{record.kind_label}：{record.title}"
            yield PageLine(
                number, said.role, title, said.day, place=record.organization_name, target=record.target
            )


def _written(page: PersonPage) -> Iterator[PageLine]:
    for piece in page.reflections:
        words = f"（{piece.words}字）" if piece.words else ""
        yield PageLine(
            piece.id,
            "心得体会",
            f"《{piece.title}》{words}",
            piece.submitted_on,
            place=piece.topic or f"主题{UNKNOWN}",
        )


def _talks(page: PersonPage) -> Iterator[PageLine]:
    for number, talk in enumerate(page.talks):
        kind = talk.pair.label if talk.pair is not None else "谈心谈话"
        yield PageLine(
            number, kind, talk_words(talk), talk.day, target=Target(Subject.MEETING, talk.record_id)
        )


def talk_words(talk: PersonTalk) -> str:
    """With whom; never what was said."""
    return f"{'找' if talk.talker else '与'}{talk.other or f'（姓名{UNKNOWN}）'}谈心谈话"


def _grades(page: PersonPage) -> Iterator[PageLine]:
    for number, given in enumerate(page.grades):
        grade = given.grade.label if given.grade is not None else UNKNOWN
        if given.standing is Standing.PROBATIONARY and given.grade is None:
            grade = "预备党员，不评定等次"
        yield PageLine(
            number, f"{given.day.year}年", grade, given.day, target=Target(Subject.MEETING, given.record_id)
        )


def _posts(page: PersonPage) -> Iterator[PageLine]:
    for number, post in enumerate(page.posts):
        until = f"至{date_text(post.to_on)}" if post.to_on is not None else "至今"
        yield PageLine(
            number,
            "党内职务",
            f"{post.title}（{until}）",
            post.from_on,
            place=post.organization_name,
            target=Target(Subject.ROSTER, page.id),
        )


_LINES = {SPOKEN: _spoken, WRITTEN: _written, TALKS: _talks, GRADES: _grades, POSTS: _posts}


# Facts


def facts_of(page: PersonPage) -> tuple[tuple[str, str], ...]:
    """What stands beside the numbers: name and value."""
    held = [post.title for post in page.posts if post.to_on is None or post.to_on > page.counted_on]
    on_roll = page.branch_id is not None
    facts = [
        ("党支部", page.branch_name if on_roll else f"{page.branch_name}（已不在册）"),
        ("身份", _standing(page)),
        ("政治生日", _birthday(page)),
        ("党内职务", "、".join(dict.fromkeys(held)) or "无"),
        ("单位职务", f"{page.department}　{page.job_title}".strip("　") or UNKNOWN),
        ("学时", _hours(page)),
        ("心得体会", _written_words(page)),
        ("发言、讲课", f"{len(page.speeches)}次"),
        ("谈心谈话", f"{len(page.talks)}次"),
    ]
    if page.leader is not None:
        facts.insert(5, ("领导职务", page.leader.duty))
        guided = len(page.leader.guided_counting)
        facts.append(("指导组织生活会", f"{guided}次"))
    return tuple(facts)


def _standing(page: PersonPage) -> str:
    if page.standing is not Standing.FULL:
        return page.standing.label
    years = standing_in_years(page.full_on, page.counted_on, full=True)
    return f"{page.standing.label}，{years}"


def _birthday(page: PersonPage) -> str:
    if not page.standing.is_member:
        return "—"
    if page.joined_on is None:
        return UNKNOWN
    day = birthday_in(page.joined_on, page.counted_on.year)
    return f"{day.month}月{day.day}日（{long_date_text(page.joined_on)}入党）"


def _hours(page: PersonPage) -> str:
    hours = page.hours
    if hours is None:
        return "—"
    said = f"{hours.hours.normalize():f}"
    if hours.target is not None:
        said += f"／{hours.target}"
        if hours.short is None:
            said += "，差额待补"
        else:
            said += f"，差{hours.short.normalize():f}" if hours.short else "，已达标"
    return said + (f"（{hours.unknown}次学时待补）" if hours.unknown else "")


def _written_words(page: PersonPage) -> str:
    undated = f"，另有{page.undated}篇日期待补" if page.undated else ""
    return f"{len(page.reflections)}篇{undated}"
