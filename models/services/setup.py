"""Setting a bureau up: names and branches in one go."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.bureau import BureauSettings, OrganizationRow
from models.rows.changes import Changes, Subject
from models.rules.naming import with_proposals
from models.rules.terms import OrganizationKind
from models.services.organizations import list_organizations, save_organization
from models.services.settings import save_settings


def set_up(session: Session, settings: BureauSettings, branches: Sequence[str]) -> Changes:
    """Keep the settings, make the bureau's party committee and its branches. Raises BadInput for a bureau without a name
    or one that is set up already."""
    if not settings.bureau_name.strip():
        raise BadInput("请填写单位名称，还没有建账。")
    if list_organizations(session):
        raise BadInput("台账里已有单位和支部，没有重复建账；请在“组织名册”里修改。")
    complete = with_proposals(settings)
    save_settings(session, complete)
    head = OrganizationRow(None, OrganizationKind.PARTY_COMMITTEE, complete.organ_committee, "机关党委")
    committee_id = save_organization(session, head).record_id
    for place, name in enumerate(branches, start=1):
        branch = OrganizationRow(
            None, OrganizationKind.BRANCH, name, parent_id=committee_id, sort_order=place
        )
        save_organization(session, branch)
    return Changes.of(Subject.BUREAU, Subject.ROSTER)
