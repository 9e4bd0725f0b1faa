"""主题党日 held on another day than the one the branch has fixed (domain O3): a hint, for the day is fixed 相对 only."""

from collections.abc import Iterator

from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.target import Target
from models.rules.checkup.facts import Branch, CheckedRecord, Facts
from models.rules.compliance_terms import Severity
from models.rules.terms import MeetingKind
from models.rules.theme_days import BASIS

MOST_NAMED = 6


def theme_day_moved(facts: Facts) -> Iterator[CheckupFinding]:
    """Once for each branch with a fixed day, whatever the number of days it was moved to."""
    for branch in facts.branches:
        if not branch.fixed.is_fixed:
            continue
        held = [
            record
            for record in facts.held
            if record.kind is MeetingKind.THEME_DAY and record.organization_id == branch.id
        ]
        moved = [record for record in held if branch.fixed.deviation(record.day)]
        if moved:
            yield _told(branch, held, sorted(moved, key=lambda record: (record.day, record.id)), facts)


def _told(
    branch: Branch, held: list[CheckedRecord], moved: list[CheckedRecord], facts: Facts
) -> CheckupFinding:
    days = "、".join(f"{record.day.month}月{record.day.day}日" for record in moved[:MOST_NAMED])
    more = f"等{len(moved)}次" if len(moved) > MOST_NAMED else ""
    return CheckupFinding(
        kind=CheckKind.THEME_DAY_MOVED,
        sentence=(
            f"主题党日固定日为{branch.fixed.words()}，开展{len(held)}次，其中{len(moved)}次不在固定日：{days}{more}；"
            "有工作安排等原因的，可写明说明。"
        ),
        basis=BASIS,
        severity=Severity.LOCAL,
        organization_id=branch.id,
        organization_name=branch.name,
        day=moved[0].day,
        records=tuple(record.id for record in moved),
        target=Target(Subject.MEETING, moved[0].id),
        key=f"{CheckKind.THEME_DAY_MOVED.value}:{branch.id}:{facts.span.first.isoformat()}",
    )
