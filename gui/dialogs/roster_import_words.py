"""What an import of the roster tells: what was read, what it would do, and what it has done."""

from collections.abc import Sequence

from gui.tables.import_plan import Fate, ImportLine
from models.rows.roster_import import RosterPlan

# As many as a bureau has; the names are what the clerk checks.
_BRANCHES_NAMED = 40


def was_read(plan: RosterPlan) -> str:
    """Which sheet and which columns the plan stands on."""
    used = "，".join(
        match.label if match.heading == match.label else f"“{match.heading}”作{match.label}"
        for match in plan.columns
    )
    unused = f"；没有用到：{'、'.join(plan.unused_headings)}" if plan.unused_headings else ""
    return f"读取的是工作表“{plan.sheet}”，表头在第{plan.heading_row}行。栏目：{used}{unused}。"


def would_do(plan: RosterPlan, lines: Sequence[ImportLine]) -> str:
    """Who would be added, who is known, and what would be left out."""
    newcomers = len(plan.newcomers)
    counts = {fate: sum(line.fate is fate for line in lines) for fate in Fate}
    known = len(plan.members) - newcomers
    parts = [f"新增{newcomers}人"]
    if counts[Fate.WARNED]:
        parts.append(f"其中{counts[Fate.WARNED]}人请核对")
    parts.append(f"已在册{known}人" + ("（不重复登记）" if known else ""))
    if counts[Fate.ERROR]:
        parts.append(f"有错误{counts[Fate.ERROR]}行（不导入）")
    if plan.new_branches:
        parts.append(f"新建党支部{len(plan.new_branches)}个")
    return f"{plan.file_name}：{'，'.join(parts)}。现在是预览，还没有写入。"


def would_found(plan: RosterPlan) -> str:
    """The branches that would be new, by name; empty when there are none."""
    named = "、".join(plan.new_branches[:_BRANCHES_NAMED])
    more = f"等{len(plan.new_branches)}个" if len(plan.new_branches) > _BRANCHES_NAMED else ""
    return f"将新建党支部：{named}{more}。" if plan.new_branches else ""


def was_done(plan: RosterPlan, lines: Sequence[ImportLine]) -> str:
    """Who was added, what was left out, and how to take it back."""
    branches = f"，新建党支部{len(plan.new_branches)}个" if plan.new_branches else ""
    errors = sum(line.fate is Fate.ERROR for line in lines)
    left = f"另有{errors}行有错误没有导入，列在下面最前，请在表里改正后再导一次；" if errors else ""
    return f"已导入{len(plan.newcomers)}人{branches}；{left}导入前的数据已备份。发现有误可以整批撤销。"
