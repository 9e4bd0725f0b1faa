"""保管期限表: what may be changed of a line, and what a source cannot be."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention
from models.rules.compliance_terms import SourceStatus
from models.services.retention import list_retention, save_retention


def test_a_line_is_changed_and_another_reader_is_told(session: Session) -> None:
    line = next(each for each in list_retention(session) if each.kind == "branch_assembly")
    assert (line.kind_label, line.basis_status) == ("支部党员大会", SourceStatus.DOUBTFUL)
    changed = replace(
        line, retention=Retention.PERMANENT, basis=" 本局三合一制度 ", basis_status=SourceStatus.CONFIRMED
    )
    save_retention(session, changed)
    after = next(each for each in list_retention(session) if each.id == line.id)
    assert (after.retention, after.basis) == (Retention.PERMANENT, "本局三合一制度")
    with pytest.raises(Conflict):
        save_retention(session, line)


@pytest.mark.parametrize(
    ("source", "unit"),
    [
        (ArchiveSource.DUES, ArchiveUnit.EACH),
        (ArchiveSource.DOCUMENT, ArchiveUnit.NONE),
        (ArchiveSource.NOTICE, ArchiveUnit.YEARLY),
    ],
)
def test_what_a_source_cannot_be_is_refused(
    session: Session, source: ArchiveSource, unit: ArchiveUnit
) -> None:
    line = next(each for each in list_retention(session) if each.source is source)
    with pytest.raises(BadInput, match="还没有保存"):
        save_retention(session, replace(line, unit=unit))
