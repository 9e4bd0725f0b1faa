"""What makes a meeting impossible to save: asked of the form, of a restored version and of any other caller alike."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting
from models.failures import BadInput
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rules.appraisal import problems
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus
from models.services import following, life, records
from models.services.history import is_going_back


def refuse_bad_meeting(session: Session, detail: MeetingDetail) -> None:
    """Raises BadInput for what cannot be."""
    here = records.check_common(session, detail.organization_id, detail.title, detail.held_on, "会议主题")
    records.check_held(detail.status, detail.held_on)
    records.check_attendance(detail.attendance)
    following.check_following(detail.stages, detail.measures)
    if detail.kind is MeetingKind.GROUP_MEETING and here.kind is not OrganizationKind.GROUP:
        raise BadInput("党小组会须选择党小组，还没有保存；没有党小组的请先在“组织名册”里建立。")
    _refuse_company(detail)
    if detail.started_at and detail.ended_at and detail.ended_at <= detail.started_at:
        raise BadInput("散会时间应晚于开始时间，还没有保存；请核对。")
    for number, item in enumerate(detail.agenda, start=1):
        _refuse_item(number, item)
    _refuse_life(detail)
    _refuse_holding_again(session, detail)


def _refuse_company(detail: MeetingDetail) -> None:
    """支委会 is held alone; a talk is between two people and its words are restricted."""
    if MeetingKind.BRANCH_COMMITTEE in detail.counts_as or (
        detail.kind is MeetingKind.BRANCH_COMMITTEE and MeetingKind.BRANCH_ASSEMBLY in detail.counts_as
    ):
        raise BadInput("支委会须单独召开、单独记录，不与别的会议兼作，还没有保存；请取消“兼作”。")
    if detail.kind is not MeetingKind.HEART_TALK and MeetingKind.HEART_TALK in detail.counts_as:
        raise BadInput(
            "谈心谈话一对一登记，内容不公开，不能由别的会议兼作，还没有保存；请取消“兼作”，另外登记谈话。"
        )


def _refuse_item(number: int, item: AgendaItem) -> None:
    if not item.title.strip():
        raise BadInput(f"第{number}项议题没有题目，还没有保存；请补上或删去这一项。")
    if item.is_first_topic and number > 1:
        raise BadInput("“第一议题”应排在议题第1项，还没有保存；请调整次序。")
    votes = item.vote and (item.vote.in_favour, item.vote.against, item.vote.abstained)
    if votes and any(count is not None and count < 0 for count in votes):
        raise BadInput(f"第{number}项议题的票数不能是负数，还没有保存；请核对。")


def _refuse_life(detail: MeetingDetail) -> None:
    if detail.appraisal is not None:
        for problem in problems(detail.appraisal):
            raise BadInput(f"民主评议的数字对不上：{problem}，还没有保存；请核对。")
    if any(not line.text.strip() for line in detail.criticisms):
        raise BadInput("批评意见里有一条没有内容，还没有保存；请补上或删去这一条。")


def _refuse_holding_again(session: Session, detail: MeetingDetail) -> None:
    """A meeting never counts twice: held, and held again."""
    if detail.id is None:
        return
    if detail.reheld_of == detail.id:
        raise BadInput("这次会议不能是它自己的重新召开，还没有保存；请核对。")
    if detail.status is not RecordStatus.HELD:
        return
    again = session.scalar(
        select(Meeting.happened_on)
        .where(
            Meeting.reheld_of_id == detail.id,
            Meeting.status == RecordStatus.HELD.value,
            Meeting.deleted_at.is_(None),
        )
        .limit(1)
    )
    if again is not None:
        raise BadInput(
            f"这次会议被叫停后已于{again.year}年{again.month}月{again.day}日重新召开，不能改成“已召开”，还没有保存；"
            "确实没有叫停的，请先删除重新召开的那一次。"
        )


_KEPT = {
    "criticisms": "批评意见",
    "appraisal": "民主评议结果",
    "talk": "谈心谈话内容",
    "theme_day": "主题党日情况",
    "birthdays": "政治生日",
    "guidance": "领导指导",
}


def refuse_dropping(session: Session, entity: Meeting, detail: MeetingDetail) -> None:
    """Raises BadInput where another kind would leave no room for what was saved of the one before: nothing goes unasked."""
    before = {MeetingKind(entity.kind), *map(MeetingKind, entity.counts_as)}
    after = {detail.kind, *detail.counts_as}
    if before <= after:
        return
    kept = life.life_of(session, {entity.id: before}, set())[entity.id]
    room = life.kept_by(kept, after, detail.status)
    lost = [word for field, word in _KEPT.items() if getattr(kept, field) and not getattr(room, field)]
    if is_going_back(session) and all(line.item_id is None for line in kept.criticisms):
        # What an undo takes away stays in the history, and comes back with 重做.
        return
    if lost:
        raise BadInput(
            f"改成“{detail.kind}”后，已登记的{'、'.join(lost)}没有地方放，还没有保存；请改回原来的类型（或兼作），"
            "确实不要的，先删去再改。"
        )
