"""Papers name the 党组（党委） where the gathering is its own."""

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import BureauSettings
from models.rules.terms import MeetingKind
from models.services.conveners import as_convened
from models.services.meetings import load_meeting
from models.services.settings import save_settings
from tests.models.services.making import Ids, add_meeting

PARTY_BODY = "中共某局党组"


@pytest.mark.parametrize(
    ("kind", "named"), [(MeetingKind.DEMOCRATIC_LIFE, True), (MeetingKind.PARTY_COMMITTEE, False)]
)
def test_what_the_party_body_holds_bears_its_name(
    session: Session, ids: Ids, kind: MeetingKind, named: bool
) -> None:
    kept = load_meeting(session, add_meeting(session, ids.committee, kind))
    assert as_convened(session, kept) == kept
    save_settings(session, BureauSettings(bureau_name="某局", party_body=PARTY_BODY))
    shown = as_convened(session, kept)
    assert (shown.organization_name == PARTY_BODY) is named
    assert shown.organization_id == kept.organization_id


def test_a_branchs_own_meeting_keeps_its_name(session: Session, ids: Ids) -> None:
    save_settings(session, BureauSettings(bureau_name="某局", party_body=PARTY_BODY))
    kept = load_meeting(session, add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE))
    assert as_convened(session, kept) == kept
