"""The columns of study groups, of plans of study, and of who has to make up."""

from datetime import date

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.make_up import MakeUpLine
from models.rows.study_plan import StudyGroup, StudyPlan

_MADE_UP, _OPEN = "已补学", "未补学"


def _group_name(group: StudyGroup) -> str:
    return group.name if group.dissolved_on is None else f"{group.name}（已撤销）"


def _organization(row: StudyPlan) -> str:
    return row.organization_name


def _leader(group: StudyGroup) -> str:
    return group.leader


GROUP_COLUMNS: tuple[Column[StudyGroup], ...] = (
    Column("小组", _group_name, width=200, importance=100, stretch=True, strong=True),
    Column("组长", _leader, width=76, importance=50),
)


def _plan_year(plan: StudyPlan) -> str:
    return f"{plan.year}年"


def _plan_kind(plan: StudyPlan) -> str:
    return plan.kind.label


def _done(plan: StudyPlan) -> str:
    done = sum(bool(item.sessions) for item in plan.items)
    return f"{done} / {len(plan.items)}"


def _done_key(plan: StudyPlan) -> tuple[float, int] | None:
    if not plan.items:
        return None
    return sum(bool(item.sessions) for item in plan.items) / len(plan.items), len(plan.items)


PLAN_COLUMNS: tuple[Column[StudyPlan], ...] = (
    Column("年度", _plan_year, width=84, importance=100, strong=True),
    Column("党组织", _organization, width=130, importance=100, stretch=True),
    Column("类型", _plan_kind, width=116, importance=60),
    Column("已开展", _done, _done_key, width=80, importance=90),
)


def _day(line: MakeUpLine) -> str:
    return date_text(line.held_on)


def _day_key(line: MakeUpLine) -> tuple[date, int]:
    return line.held_on, line.record_id


def _kind(line: MakeUpLine) -> str:
    return line.kind_label


def _title(line: MakeUpLine) -> str:
    return line.title


def _where(line: MakeUpLine) -> str:
    return line.organization_name


def _name(line: MakeUpLine) -> str:
    return line.name


def _state(line: MakeUpLine) -> str:
    return f"{line.state.label}（{line.reason}）" if line.reason else line.state.label


def _made_up(line: MakeUpLine) -> str:
    return _OPEN if line.done_on is None else _MADE_UP


def _made_up_pill(line: MakeUpLine) -> Pill:
    return Pill(_OPEN, Tone.WARN, "clock") if line.is_open else Pill(_MADE_UP, Tone.OK)


def _done_on(line: MakeUpLine) -> str:
    return date_text(line.done_on) if line.done_on is not None else ""


def _done_on_key(line: MakeUpLine) -> date | None:
    return line.done_on


def _way(line: MakeUpLine) -> str:
    return "，".join(filter(None, (line.way, line.note)))


MAKE_UP_COLUMNS: tuple[Column[MakeUpLine], ...] = (
    Column("补学", _made_up, pill=_made_up_pill, width=96, importance=100),
    Column("姓名", _name, width=84, importance=100, strong=True),
    Column("日期", _day, _day_key, width=104, importance=95),
    Column("类型", _kind, width=110, importance=70),
    Column("主题", _title, width=160, importance=100, stretch=True),
    Column("党组织", _where, width=120, importance=55),
    Column("当天", _state, width=130, importance=65),
    Column("补学日期", _done_on, _done_on_key, width=104, importance=80),
    Column("方式", _way, width=120, importance=40),
)
