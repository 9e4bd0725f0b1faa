"""What is told of a notice before it is issued: what may have been forgotten, and what issuing enters."""

from datetime import date

from models.rows.notice import NoticeDetail
from models.rules.notice_doubts import doubts_in_short

_UNKNOWN = "待补"


def remarks_on(notice: NoticeDetail, today: date) -> tuple[str, ...]:
    """What a clerk may have forgotten; none of it forbids issuing."""
    remarks = []
    if not notice.lead.strip():
        remarks.append("导语还没有填写")
    empty = [part.heading for part in notice.sections if part.heading and not part.text.strip()]
    if empty:
        remarks.append(f"没有内容的部分不印：{'、'.join(empty)}")
    offered = [part.heading for part in notice.sections if part.offered]
    if offered:
        remarks.append(f"台账生成的新内容还没有放进正文：{'、'.join(offered)}")
    unknown = [part.heading for part in notice.sections if _UNKNOWN in part.text]
    if unknown:
        remarks.append(f"正文里还有“{_UNKNOWN}”：{'、'.join(unknown)}")
    doubted = [told for part in notice.sections if (told := doubts_in_short(part))]
    if doubted:
        remarks.append(f"所依据的内容已不在台账中的段落：{'、'.join(doubted)}")
    if notice.corrects_id is None:
        remarks += _remarks_on_figures(notice, today)
        remarks += _remark_on_deadlines(notice, today)
    if not notice.recipients.strip():
        remarks.append("主送机关还没有填写")
    return tuple(remarks)


def _remark_on_deadlines(notice: NoticeDetail, today: date) -> list[str]:
    past = [
        item
        for item in notice.items
        if item.finding_id is not None and item.due_on is not None and item.due_on < today
    ]
    return [f"有{len(past)}个问题的整改时限已经过了"] if past else []


def _remarks_on_figures(notice: NoticeDetail, today: date) -> list[str]:
    if today <= notice.month.last:
        return [f"{notice.month.label}还没有结束，统计数字只到统计当天"]
    if notice.figures is not None and notice.figures.counted_on < notice.month.last:
        counted = notice.figures.counted_on
        return [f"统计数字只到{counted.month}月{counted.day}日，可先重新统计"]
    return []


def items_entered(notice: NoticeDetail) -> str:
    """What issuing puts on the 整改清单, in a sentence; empty when nothing."""
    if not notice.findings:
        return ""
    return f"印发后，附件2新增的{len(notice.findings)}个问题同时列入整改清单。"
