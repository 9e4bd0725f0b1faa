"""What an inspection cannot be: refused with a sentence before anything is written."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from models import clock
from models.failures import BadInput
from models.rows.inspection import InspectionDetail, VisitedBranch
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.terms import RecordStatus
from models.services import records
from models.services.organizations import list_organizations


def refuse_bad_inspection(session: Session, detail: InspectionDetail) -> None:
    """Raises BadInput, with a sentence, for an inspection that cannot be as it is typed."""
    records.check_common(session, detail.organization_id, detail.title, detail.first_on, "督察名称")
    first = detail.first_on
    if detail.status is RecordStatus.HELD and first > clock.now().date():
        raise BadInput(
            f"{first.year}年{first.month}月{first.day}日还没有到，不能记成已经督察，还没有保存；请核对日期，或选“计划”。"
        )
    if detail.last_on is not None and detail.last_on < first:
        raise BadInput("督察结束日期早于开始日期，还没有保存；请核对。")
    if any(not member.name.strip() for member in detail.team):
        raise BadInput("督察组里有一行没有姓名，还没有保存；请补上或删去这一行。")
    known = {row.id for row in list_organizations(session)}
    _refuse_branches(detail.branches, known)
    _refuse_findings(detail, known)


def _refuse_branches(branches: Sequence[VisitedBranch], known: set[int | None]) -> None:
    seen: set[int] = set()
    for branch in branches:
        if branch.organization_id not in known:
            raise BadInput("被督察支部里有一行没有选择支部，还没有保存；请补上或删去这一行。")
        if branch.organization_id in seen:
            raise BadInput(
                f"{branch.organization_name or '同一个支部'}在被督察支部里出现了两次，还没有保存；请删去重复的一行。"
            )
        seen.add(branch.organization_id)


def _refuse_findings(detail: InspectionDetail, known: set[int | None]) -> None:
    files = {file.sha256 for file in detail.attachments}
    for number, finding in enumerate(detail.findings, start=1):
        if not finding.fact.strip():
            raise BadInput(f"第{number}个问题没有写明事实，还没有保存；请补上或删去这个问题。")
        if finding.organization_id not in known:
            raise BadInput(f"第{number}个问题没有选择支部，还没有保存；请选择。")
        if finding.manifestation is not None and not 1 <= finding.manifestation <= MANIFESTATIONS:
            raise BadInput(
                f"第{number}个问题的表现编号应在1到{MANIFESTATIONS}之间，还没有保存；不属于这些表现的请留空。"
            )
        if finding.evidence_file and finding.evidence_file not in files:
            raise BadInput(f"第{number}个问题的证据文件不在附件里，还没有保存；请补上附件，或者重新选择。")
