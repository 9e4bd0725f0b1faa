"""教育开展情况: which branch held what kind of education, and what nobody can say."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.education import EducationCoverage
from models.rows.label import LabelRow
from models.rules.periods import year_of
from models.rules.study_terms import LabelScheme
from models.rules.terms import MeetingKind, RecordStatus, StudyKind
from models.services.education import education_coverage
from models.services.labels import label_named, list_labels, save_label
from tests.models.services.growing import add_branch, statements_as_it_grows
from tests.models.services.making import Ids, add_meeting, add_study, saved

TODAY = date(2026, 11, 20)
YEAR = year_of(2026)
WARNING = "警示教育"


def warning(session: Session) -> int:
    found = label_named(session, LabelScheme.EDUCATION, WARNING)
    assert found is not None
    return found


def counts(found: EducationCoverage, name: str) -> dict[str, int]:
    place = [label.name for label in found.labels].index(name)
    return {line.name: line.counts[place] for line in found.lines}


def test_study_and_meetings_count_a_groups_for_its_branch(session: Session, ids: Ids) -> None:
    label = warning(session)
    add_study(session, ids.first, labels=(label,))
    add_meeting(session, ids.first, labels=(label,))
    add_meeting(session, ids.group, MeetingKind.GROUP_MEETING, labels=(label,))
    add_study(session, ids.committee, StudyKind.FIRST_TOPIC, labels=(label,))
    add_study(session, ids.second)

    found = education_coverage(session, YEAR, None, TODAY)

    assert counts(found, WARNING) == {"某局机关党委": 1, "第一党支部": 3, "第二党支部": 0}
    assert found.without(WARNING) == ("第二党支部",)
    assert found.without("党章党规党纪教育") == ("第一党支部", "第二党支部")


def test_what_was_not_held_in_the_year_or_is_private_does_not_count(session: Session, ids: Ids) -> None:
    label = warning(session)
    add_study(session, ids.first, labels=(label,), status=RecordStatus.PLANNED)
    add_study(session, ids.first, labels=(label,), held_on=date(2025, 12, 31))
    add_meeting(session, ids.first, MeetingKind.HEART_TALK, labels=(label,))
    found = education_coverage(session, YEAR, None, TODAY)
    assert counts(found, WARNING) == {"第一党支部": 0, "第二党支部": 0}


def test_of_a_year_before_the_ledger_nobody_is_named(session: Session, ids: Ids) -> None:
    add_study(session, ids.first)
    found = education_coverage(session, year_of(2025), None, TODAY)
    assert not found.is_kept
    assert found.without(WARNING) == ()


def test_columns_are_the_kinds_in_use_and_the_campaigns_of_the_time(session: Session, ids: Ids) -> None:
    rows = {
        "今年的": LabelRow(None, LabelScheme.CAMPAIGN, "今年的", date(2026, 3, 1)),
        "去年的": LabelRow(None, LabelScheme.CAMPAIGN, "去年的", None, date(2025, 12, 31)),
        "没有日期": LabelRow(None, LabelScheme.CAMPAIGN, "没有日期"),
        "停用但用过": LabelRow(None, LabelScheme.CAMPAIGN, "停用但用过", enabled=False),
    }
    made = {name: saved(save_label(session, row)) for name, row in rows.items()}
    add_study(session, ids.first, labels=(made["停用但用过"],))
    tag = list_labels(session, LabelScheme.TAG)[0]
    add_study(session, ids.first, labels=(tag.id or 0,))

    found = education_coverage(session, YEAR, None, TODAY)

    names = [label.name for label in found.labels]
    assert names[-2:] == ["今年的", "停用但用过"]
    assert not {"去年的", "没有日期", tag.name} & set(names)


def test_one_branch_alone(session: Session, ids: Ids) -> None:
    add_study(session, ids.committee, StudyKind.FIRST_TOPIC, labels=(warning(session),))
    found = education_coverage(session, YEAR, ids.second, TODAY)
    assert ([line.name for line in found.lines], found.scope) == (["第二党支部"], "第二党支部")


def test_thirty_branches_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def add(number: int) -> None:
        branch = add_branch(session, ids.committee, number)
        add_study(session, branch, labels=(warning(session),))

    few, many = statements_as_it_grows(
        session, (3, 30), add, lambda s: education_coverage(s, YEAR, None, TODAY)
    )
    assert few == many <= 6
