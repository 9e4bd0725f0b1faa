"""The form of one entry of 日常工作: a request, a report, an analysis, an activity (domain O14, O16–O18, L8, L15)."""

from datetime import datetime, time

from models.rows.daily_work import DailyWorkDetail
from models.rules.daily_terms import DailyWorkKind
from models.rules.daily_work import (
    GATHERINGS,
    SENT_KINDS,
    duration_in_words,
    time_to_report,
    words_of,
)
from models.rules.money import grouped_money
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form
from reports.parts.paragraph import Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.pdf.pen import Metadata

TITLES = {
    DailyWorkKind.REQUEST: "请示登记表",
    DailyWorkKind.REPORT: "报告登记表",
    DailyWorkKind.MOOD: "党员干部思想动态分析表",
    DailyWorkKind.IDEOLOGY: "意识形态分析研判表",
    DailyWorkKind.LECTURE: "理论宣讲登记表",
    DailyWorkKind.CONTEST: "征文比赛竞赛登记表",
    DailyWorkKind.VOLUNTEERING: "志愿服务登记表",
    DailyWorkKind.CARE: "党员关爱帮扶登记表",
    DailyWorkKind.OTHER: "活动登记表",
}


def document(work: DailyWorkDetail) -> Document:
    """The form of its kind; what the kind is not asked for is not on it."""
    words, title = words_of(work.kind), TITLES[work.kind]
    rows = [
        form.field("事项名称", work.title),
        form.pair("党组织", work.organization_name, words.day, spoken(work.happened_on)),
        *_people(work),
        *_care(work),
        *_sending(work),
        *form.box(words.content, work.content),
        *form.box(words.outcome, work.outcome),
        form.pair("办理状态", work.status.label, "登记日期", _registered(work)),
    ]
    if work.attachments:
        rows.append(form.field("附件", form.files(item.name for item in work.attachments)))
    blocks: list[Block] = [
        Title(title),
        form.form(rows, title),
        Space(0.5, glue=True),
        signed_by("负责人签名", "登记人签名"),
    ]
    metadata = Metadata(work.title or title, work.organization_name, work.happened_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _people(work: DailyWorkDetail) -> list[Row]:
    words = words_of(work.kind)
    rows = []
    if words.counterpart:
        rows.append(form.pair(words.person, work.person, words.counterpart, work.counterpart))
    else:
        rows.append(form.field(words.person, work.person))
    if work.kind in GATHERINGS:
        number = "" if work.people is None else f"{work.people}人"
        rows.append(form.pair("地点", work.place, words.people, number))
    return rows


def _care(work: DailyWorkDetail) -> list[Row]:
    if work.kind is not DailyWorkKind.CARE:
        return []
    money = "" if work.amount is None else f"{grouped_money(work.amount)}元"
    return [form.pair("方式", work.care.label if work.care else "", "金额", money)]


def _sending(work: DailyWorkDetail) -> list[Row]:
    if work.kind not in SENT_KINDS:
        return []
    took = time_to_report(work.occurred_at, work.sent_at)
    rows = [
        form.pair("紧急程度", work.urgency.label if work.urgency else "", "文号", work.document_number),
        form.pair("报送时间", _moment(work.sent_at), "答复日期", _day(work)),
    ]
    if work.occurred_at is not None:
        used = "" if took is None else duration_in_words(took)
        rows.insert(1, form.pair("事项发生时间", _moment(work.occurred_at), "报送用时", used))
    return rows


def _day(work: DailyWorkDetail) -> str:
    if work.replied_on is not None:
        return spoken(work.replied_on)
    return f"{spoken(work.reply_due_on)}前" if work.reply_due_on is not None else ""


def _moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    day = spoken(moment.date())
    return day if moment.time() == time.min else f"{day}{moment.hour}时{moment.minute:02}分"


def _registered(work: DailyWorkDetail) -> str:
    return "" if work.created_at is None else spoken(work.created_at.date())
