"""From rows on screen to orders for papers."""

from dataclasses import replace
from datetime import date

from gui.dialogs.printing import matter
from models.rows.inspection import InspectionSummary
from models.rows.meeting import MeetingSummary
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperChoices, PaperOrder
from models.rows.query import RegisterQuery
from models.rules.inspection_terms import InspectionMethod
from models.rules.papers import PaperKind
from models.rules.periods import Month, year_of
from models.rules.terms import MeetingKind, NoticeStatus, RecordStatus, Register

LATER = MeetingSummary(
    7,
    MeetingKind.PARTY_LECTURE,
    (),
    RecordStatus.HELD,
    "党课",
    date(2026, 10, 20),
    3,
    "第一党支部",
    "王建国",
    10,
    9,
    has_minutes=True,
    attachments=0,
)
EARLIER = replace(LATER, id=9, kind=MeetingKind.BRANCH_ASSEMBLY, held_on=date(2026, 9, 1))
TALK = replace(LATER, id=8, kind=MeetingKind.HEART_TALK, held_on=date(2026, 8, 1))


def _choices(made: matter.Matter) -> dict[PaperKind, PaperChoices]:
    return {kind: PaperChoices() for kind in made.kinds}


def test_one_record_has_its_papers_the_most_wanted_first() -> None:
    made = matter.of_records(Register.MEETING, [LATER])
    assert made.title == "打印：2026-10-20 第一党支部 党课"
    assert made.kinds[0] is PaperKind.LECTURE_RECORD
    jobs = matter.jobs_of(made, made.kinds[:2], _choices(made))
    assert [(job.order.kind, job.order.record_id) for job in jobs] == [
        (PaperKind.LECTURE_RECORD, 7),
        (PaperKind.MEETING_RECORD, 7),
    ]


def test_many_records_come_by_their_days_and_none_gets_a_paper_it_has_not() -> None:
    made = matter.of_records(Register.MEETING, [LATER, EARLIER])
    assert made.title == "打印：2条会议记录"
    # What all of them have comes first: whoever chose two expects two papers.
    assert made.kinds[0] is PaperKind.MEETING_RECORD
    jobs = matter.jobs_of(made, (PaperKind.MEETING_RECORD, PaperKind.LECTURE_RECORD), _choices(made))
    assert [(job.order.record_id, job.order.kind) for job in jobs] == [
        (9, PaperKind.MEETING_RECORD),
        (7, PaperKind.MEETING_RECORD),
        (7, PaperKind.LECTURE_RECORD),
    ]


def test_what_was_said_in_talks_is_printed_one_record_at_a_time() -> None:
    asked = {PaperKind.TALK_RECORD: PaperChoices(with_content=True)}
    for rows, with_content in (((TALK,), True), ((TALK, replace(TALK, id=10)), False)):
        made = matter.of_records(Register.MEETING, rows)
        jobs = matter.jobs_of(made, (PaperKind.TALK_RECORD,), asked)
        assert [job.order.choices.with_content for job in jobs] == [with_content] * len(rows)


def test_an_appraisal_within_another_meeting_has_its_papers() -> None:
    within = replace(EARLIER, kind=MeetingKind.ORGANIZATIONAL_LIFE, counts_as=(MeetingKind.APPRAISAL,))
    assert PaperKind.APPRAISAL_BALLOT in matter.of_records(Register.MEETING, [within]).kinds


def test_inspections_come_by_their_first_days() -> None:
    october = InspectionSummary(
        61,
        Month(2026, 10),
        InspectionMethod.UNANNOUNCED,
        RecordStatus.HELD,
        "十月督察",
        date(2026, 10, 12),
        date(2026, 10, 14),
        1,
        "某局机关党委",
        branches=3,
        findings=2,
        notified=0,
        attachments=0,
    )
    made = matter.of_records(Register.INSPECTION, [october])
    assert made.title == "打印：2026-10-12 某局机关党委 四不两直"
    assert made.kinds == (PaperKind.INSPECTION_RECORD,)
    september = replace(october, id=70, first_on=date(2026, 9, 8))
    both = matter.of_records(Register.INSPECTION, [october, september])
    assert both.title == "打印：2条督察记录"
    assert [item.base.record_id for item in both.items] == [70, 61]


def test_a_draft_is_ordered_as_it_stands_and_an_issued_notice_by_its_number() -> None:
    draft = NoticeDetail(4, Month(2026, 10), "通报")
    assert matter.of_notice(draft).items[0].base.notice is draft
    issued = matter.of_notice(replace(draft, status=NoticeStatus.ISSUED)).items[0].base
    assert (issued.notice, issued.record_id) == (None, 4)


def test_a_ledger_takes_period_and_branch_and_its_own_choices() -> None:
    made = matter.of_period(Register.RECTIFICATION, matter.Period(2026))
    names = PaperChoices(with_names=True)
    choices = {**_choices(made), PaperKind.CLOSURE_LEDGER: names}
    jobs = matter.jobs_of(made, (PaperKind.CLOSURE_LEDGER,), choices, year_of(2026), 5)
    assert [job.order for job in jobs] == [
        PaperOrder(PaperKind.CLOSURE_LEDGER, organization_id=5, span=year_of(2026), choices=names)
    ]


def test_the_list_on_screen_keeps_its_filter() -> None:
    made = matter.of_list(RegisterQuery(status="open"))
    assert made.items[0].base.query == RegisterQuery(status="open")


def test_reminders_are_one_for_each_organisation() -> None:
    made = matter.of_organizations([(3, "第一党支部"), (4, "第二党支部")])
    assert [item.base.organization_id for item in made.items] == [3, 4]
    assert made.title == "打印换届提醒函：2个党组织"
