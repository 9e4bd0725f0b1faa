"""Rows to print: a whole believable month, and the odd cases."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from models.rows.attendance import AttendanceRow, Observer
from models.rows.meeting import AgendaItem, MeetingDetail, Speech, Vote
from models.rows.notice import (
    BranchFigures,
    NoticeDetail,
    NoticeFigures,
    NoticeItem,
    NoticeSection,
    RectificationFigure,
    RequirementFigure,
)
from models.rows.rectification import ProgressEntry, RectificationDetail, RectificationSummary, StatusStep
from models.rows.study import Contribution, Material, StudyDetail
from models.rules.periods import Month
from models.rules.terms import (
    AgendaKind,
    AttendanceState,
    BallotMethod,
    MeetingKind,
    NoticeStatus,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
    Standing,
    StudyForm,
    StudyKind,
    Verdict,
    VoteKind,
)

RARE_NAMES = "龙䶮、张喆、李堃、王翀、赵昇、孙祎、周頔、吴玥、郑㛃、欧阳𬀩"
MARKUP = "<b>不得</b>敷衍&amp;应付<br/>"
LONG_WORD = "https" + "x" * 55
OCTOBER = Month(2026, 10)

KINDS = (
    ("branch_assembly", "支部党员大会", "四季度"),
    ("branch_committee", "支委会", "10月"),
    ("group_meeting", "党小组会", "10月"),
    ("party_lecture", "党课", "四季度"),
    ("theme_day", "主题党日", "10月"),
    ("study", "每周学习", "10月"),
)


def branch(number: int, verdict: Verdict = Verdict.MET) -> BranchFigures:
    figures = tuple(
        RequirementFigure(code, label, period, 1, None if verdict is Verdict.NOT_APPLICABLE else 1, verdict)
        for code, label, period in KINDS
    )
    return BranchFigures(number, f"第{number}党支部", 20 + number, figures, RectificationFigure(5, 3, 1))


def figures(branches: int) -> NoticeFigures:
    verdicts = list(Verdict)
    rows = tuple(branch(number, verdicts[number % len(verdicts)]) for number in range(branches))
    return NoticeFigures(OCTOBER, date(2026, 10, 31), rows)


def item(number: int) -> NoticeItem:
    return NoticeItem(
        number,
        f"第{number}党支部",
        "会议记录不够规范，缺席原因未注明。",
        "逐条修订，明确责任人。",
        "办公室",
        "钱多多",
        date(2026, 11, 30),
        "整改中",
    )


NOTICE = NoticeDetail(
    id=1,
    month=OCTOBER,
    title="关于2026年10月份模范机关创建工作督察情况的通报",
    status=NoticeStatus.ISSUED,
    red_head="中共某市某局机关委员会文件",
    document_word="某局机党",
    year=2026,
    number=17,
    recipients="各党支部，机关纪委、团委、工会",
    lead="局机关党委于10月6日至28日采取“四不两直”方式开展了专项督察。现将有关情况通报如下。",
    sections=(
        NoticeSection(
            "总体情况",
            f"本月应开支部党员大会7次，已开6次，落实率85.7%。\n{RARE_NAMES}等9名支部委员履职扎实，予以通报表扬。",
        ),
        NoticeSection("主要做法", "  \n"),
        NoticeSection(
            "存在问题", "（一）会议记录不够规范。个别支部存在“代签、补签”现象。\n1.责任分工不明确。" + MARKUP
        ),
        NoticeSection("整改要求", "（一）提高政治站位\n各党支部于11月15日前报送整改情况。"),
    ),
    issuer="中共某市某局机关委员会",
    issued_on=date(2026, 11, 5),
    copies_to="局领导，驻局纪检监察组",
    figures=figures(7),
    items=tuple(item(number) for number in range(1, 6)),
)
PLAIN_DRAFT = replace(
    NOTICE,
    status=NoticeStatus.DRAFT,
    document_word="",
    year=None,
    number=None,
    issued_on=None,
    figures=None,
    items=(),
)
EMPTY_NOTICE = NoticeDetail(id=None, month=OCTOBER, title="")

SHEET = (
    AttendanceRow(1, "龙䶮"),
    AttendanceRow(2, "欧阳𬀩", state=AttendanceState.PRESENT),
    AttendanceRow(3, "张喆", state=AttendanceState.LEAVE, reason="出差"),
    AttendanceRow(4, "钱多多", state=AttendanceState.ABSENT),
    AttendanceRow(5, "陈一", Standing.PROBATIONARY, AttendanceState.PRESENT),
    AttendanceRow(6, "老李", counted=False, reason="长期病休"),
)
MARKED = (replace(SHEET[0], state=AttendanceState.PRESENT), *SHEET[1:])

MEETING = MeetingDetail(
    id=1,
    kind=MeetingKind.BRANCH_ASSEMBLY,
    organization_id=1,
    title="办公室党支部2026年第四季度支部党员大会",
    held_on=date(2026, 10, 16),
    counts_as=(MeetingKind.PARTY_LECTURE,),
    organization_name="办公室党支部",
    started_at=time(14, 30),
    ended_at=time(16, 5),
    place="机关三楼会议室",
    host="龙䶮",
    recorder="陈一",
    agenda=(
        AgendaItem(
            "传达学习重要讲话精神",
            AgendaKind.STUDY,
            True,
            (Speech("张喆", "谈体会。\n抓落实。"), Speech("李堃")),
        ),
        AgendaItem(
            "审议接收预备党员",
            AgendaKind.DELIBERATION,
            resolution="同意接收李某为中共预备党员。",
            vote=Vote(VoteKind.ADMISSION, BallotMethod.SECRET_BALLOT, 9, 0, None),
        ),
    ),
    attendance=MARKED,
    observers=(Observer("周某某", "机关党委", "专职副书记"),),
    minutes="会议由龙䶮同志主持。" + MARKUP,
)
EMPTY_MEETING = MeetingDetail(None, MeetingKind.PARTY_LECTURE, 1, "", date(2026, 10, 16))

STUDY = StudyDetail(
    id=1,
    kind=StudyKind.CENTRE_GROUP,
    organization_id=1,
    title="学习全会精神",
    held_on=date(2026, 10, 20),
    form=StudyForm.LED,
    organization_name="中共某局党组",
    started_at=time(9, 0),
    place="会议室",
    host="龙䶮",
    hours=Decimal("2.50"),
    materials=(Material("全会公报", "新华社", date(2025, 10, 23)), Material("《求是》文章")),
    contributions=(Contribution("龙䶮", "领学", "领学公报全文。"), Contribution("张喆", "重点发言")),
    attendance=SHEET,
    content="集体学习并研讨。" + MARKUP,
)
EMPTY_STUDY = StudyDetail(None, StudyKind.FIRST_TOPIC, 1, "", date(2026, 10, 20))

ITEM = RectificationDetail(
    id=1,
    source=RectificationSource.INSPECTION_NOTICE,
    organization_id=1,
    problem="会议记录不规范。" + MARKUP,
    found_on=date(2026, 5, 8),
    number=12,
    organization_name="财务处党支部",
    cause="责任意识不强。",
    measures="1.修订制度。\n2.每月抽查。",
    leader="李堃",
    department="财务处",
    person="张喆",
    due_on=date(2026, 8, 31),
    status=RectificationStatus.IN_PROGRESS,
    progress=(
        ProgressEntry(date(2026, 6, 1), "已修订制度。", 40),
        ProgressEntry(date(2026, 7, 2), "抽查两次。"),
    ),
    steps=(
        StatusStep(date(2026, 5, 9), RectificationStatus.UNCLAIMED, RectificationStatus.IN_PROGRESS, "张喆"),
    ),
)
EMPTY_ITEM = RectificationDetail(None, RectificationSource.SELF_CHECK, 1, "", date(2026, 5, 8))


def summary(number: int, mode: RectificationMode = RectificationMode.BY_DATE) -> RectificationSummary:
    return RectificationSummary(
        id=number,
        number=number,
        source=RectificationSource.SELF_CHECK,
        status=RectificationStatus.IN_PROGRESS,
        mode=mode,
        problem=f"第{number}个问题：会议记录不规范。" + MARKUP,
        found_on=date(2026, 5, 1),
        due_on=None if mode is RectificationMode.LONG_TERM else date(2026, 8, 31),
        organization_id=1,
        organization_name="办公室党支部",
        leader="李堃",
        department="办公室",
        person="张喆",
        closed_on=None,
        overdue_days=0 if mode is RectificationMode.LONG_TERM else 31,
        measures="逐条修订。",
    )
