"""The ledgers and tables of a period: for each kind of paper its rows are read and the document composed. Services and documents
are imported when a paper is made: no part of a quick start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.bureau import BureauSettings
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.spoken_periods import in_words

if TYPE_CHECKING:
    from models.rows.birthdays import BirthdayMonth
    from reports.flow import Document

LONGEST_WISH = 120
"""Characters of a wish that a card has room for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a ledger is made from."""

    session: Session
    span: Span
    organization_id: int | None
    today: date
    bureau: BureauSettings
    order: PaperOrder

    @property
    def rows(self) -> tuple[Session, Span, int | None, date]:
        """What nearly every service asks for."""
        return self.session, self.span, self.organization_id, self.today


def _meeting_statistics(asked: Asked) -> "Document":
    from models.services.statistics import meeting_statistics
    from reports.documents.meeting_statistics import document

    return document(meeting_statistics(*asked.rows), asked.bureau)


def _study_statistics(asked: Asked) -> "Document":
    from models.services.study_statistics import study_statistics
    from reports.documents.study_statistics import document

    return document(study_statistics(*asked.rows), asked.bureau)


def _study_plan(asked: Asked) -> "Document":
    from models.services.conveners import as_convened
    from models.services.study_plans import list_plans
    from reports.documents.study_plan import document

    plans = list_plans(asked.session, year=asked.span.first.year, organization_id=asked.organization_id)
    only = asked.order.topic.strip()
    chosen = [as_convened(asked.session, plan) for plan in plans if only in ("", plan.kind.label)]
    return document(chosen, asked.span, asked.bureau, asked.today)


def _centre_attendance(asked: Asked) -> "Document":
    from models.services.study_attendance import centre_attendance
    from reports.documents.centre_attendance import document

    return document(centre_attendance(*asked.rows), asked.bureau)


def _study_hours(asked: Asked) -> "Document":
    from models.services.study_hours import study_hours
    from reports.documents.study_hours import document

    return document(study_hours(*asked.rows), asked.bureau)


def _first_topics(asked: Asked) -> "Document":
    from models.services.first_topics import first_topics
    from reports.documents.first_topic_ledger import document

    return document(first_topics(*asked.rows), asked.bureau)


def _reflections(asked: Asked) -> "Document":
    from models.services.reflections import reflection_ledger
    from reports.documents.reflection_ledger import document

    session, span, organization_id, today = asked.rows
    topic, campaign_id = asked.order.topic, asked.order.campaign_id
    ledger = reflection_ledger(session, span, organization_id, topic, today, campaign_id)
    return document(ledger, asked.bureau)


def _measures(asked: Asked) -> "Document":
    from models.services.measures import measure_list
    from reports.documents.measure_list import document

    return document(measure_list(*asked.rows), asked.bureau)


def _weekly_themes(asked: Asked) -> "Document":
    from models.services.weekly_themes import weekly_themes
    from reports.documents.weekly_themes import document

    return document(weekly_themes(*asked.rows), asked.bureau)


def _education(asked: Asked) -> "Document":
    from models.services.education import education_coverage
    from reports.documents.education_coverage import document

    return document(education_coverage(*asked.rows), asked.bureau)


def _closures(asked: Asked) -> "Document":
    from models.services.closures import closures
    from reports.documents.closure_ledger import document

    return document(closures(*asked.rows), asked.bureau, with_names=asked.order.choices.with_names)


def _rectification_rates(asked: Asked) -> "Document":
    from models.services.rectification_rates import rectification_rates
    from reports.documents.rectification_rates import document

    return document(rectification_rates(*asked.rows), asked.bureau)


def _checkup_sheet(asked: Asked) -> "Document":
    from models.services.checkup import checkup_sheet
    from reports.documents.checkup_sheet import document

    return document(checkup_sheet(*asked.rows), asked.bureau)


def _meeting_volume(asked: Asked) -> "Document":
    from models.services.volumes import meeting_volume
    from reports.documents.meeting_volume import document

    return document(meeting_volume(*asked.rows), asked.bureau)


def _daily_work(asked: Asked) -> "Document":
    from models.services.daily_work import daily_work_ledger
    from reports.documents.daily_work_ledger import document

    return document(daily_work_ledger(*asked.rows), asked.bureau)


def _requests(asked: Asked) -> "Document":
    from models.rules.daily_work import SENT_KINDS
    from models.services.daily_work import daily_work_ledger
    from reports.documents.daily_work_ledger import document

    return document(daily_work_ledger(*asked.rows, SENT_KINDS), asked.bureau)


def _person_life(asked: Asked) -> "Document":
    from models.services.organizations import list_organizations
    from models.services.person import person_pages
    from models.services.statistics import scope_of
    from reports.documents.person_life import document

    session, span, organization_id, today = asked.rows
    pages = person_pages(session, span, today, ids=asked.order.people, organization_id=organization_id)
    return document(pages, asked.bureau, span, scope_of(list_organizations(session), organization_id))


def _branch_work(asked: Asked) -> "Document":
    from models.services.branch_page import branch_pages
    from models.services.organizations import list_organizations
    from models.services.statistics import scope_of
    from reports.documents.branch_work import document

    session, span, organization_id, today = asked.rows
    pages = branch_pages(session, span, organization_id, today)
    return document(pages, asked.bureau, span, scope_of(list_organizations(session), organization_id))


def _dual_life_report(asked: Asked) -> "Document":
    from models.services.dual_life import dual_life
    from reports.documents.dual_life_report import document

    return document(dual_life(*asked.rows), asked.bureau)


def _dues_sheet(asked: Asked) -> "Document":
    from models.rules.statistics import months_of
    from models.services.dues import dues_year
    from reports.documents.dues_sheet import document

    months = months_of(asked.span)
    year = dues_year(asked.session, months[0].year, asked.organization_id, asked.today)
    return document(year, months, asked.bureau)


def _dues_ledger(asked: Asked) -> "Document":
    from models.services.dues import dues_year
    from reports.documents.dues_ledger import document

    year = dues_year(asked.session, asked.span.first.year, asked.organization_id, asked.today)
    return document(year, asked.bureau)


def _unpaid_dues(asked: Asked) -> "Document":
    from models.rules.statistics import months_of
    from models.services.dues import dues_year
    from reports.documents.unpaid_dues import document

    months = months_of(asked.span)
    year = dues_year(asked.session, months[0].year, asked.organization_id, asked.today)
    return document(year, months, asked.span, asked.bureau)


def _talks(asked: Asked) -> "Document":
    from models.services.talks import talk_statistics
    from reports.documents.talk_statistics import document

    return document(talk_statistics(*asked.rows), asked.bureau)


def _birthdays(asked: Asked) -> "Document":
    from reports.documents.birthday_list import document

    return document(_birthday_months(asked), asked.span, asked.bureau)


def _birthday_cards(asked: Asked) -> "Document":
    from reports.documents.birthday_card import document

    people = [person for month in _birthday_months(asked) for person in month.people]
    if not people:
        raise BadInput(f"{in_words(asked.span)}没有党员过政治生日，没有贺卡可印；请换一个月份或支部。")
    wish = asked.order.choices.wish.strip()
    if len(wish) > LONGEST_WISH:
        raise BadInput(f"寄语有{len(wish)}字，贺卡上放不下，没有生成文件；请精简到{LONGEST_WISH}字以内。")
    return document(people, asked.span, wish)


def _birthday_months(asked: Asked) -> "list[BirthdayMonth]":
    from models.rules.statistics import months_of
    from models.services.political_birthdays import birthdays_of

    scope, people = asked.organization_id, asked.order.people
    return [birthdays_of(asked.session, month, scope, asked.today, people) for month in months_of(asked.span)]


def _handover(asked: Asked) -> "Document":
    from models.services.handover import handover
    from reports.documents.handover_list import document

    return document(handover(asked.session, asked.span.first.year, asked.today), asked.bureau)


def _member_roster(asked: Asked) -> "Document":
    from models.services.member_roll import member_roll
    from reports.documents.member_roster import document

    day = max(asked.span.first, min(asked.span.last, asked.today))
    return document(member_roll(asked.session, day, asked.organization_id), asked.bureau)


def _borrowings(asked: Asked) -> "Document":
    from models.services.borrowings import list_borrowings
    from reports.documents.borrowing_ledger import document

    span = asked.span
    rows = [row for row in list_borrowings(asked.session) if span.first <= row.borrowed_on <= span.last]
    return document(rows, span, asked.bureau, asked.today)


def _departures(asked: Asked) -> "Document":
    from models.services.departures import list_departures
    from reports.documents.departure_ledger import document

    rows = list_departures(asked.session, asked.span)
    return document(rows, asked.span, asked.bureau, asked.today)


LEDGERS: dict[PaperKind, Callable[[Asked], "Document"]] = {
    PaperKind.MEETING_STATISTICS: _meeting_statistics,
    PaperKind.HANDOVER_LIST: _handover,
    PaperKind.STUDY_PLAN: _study_plan,
    PaperKind.CENTRE_ATTENDANCE: _centre_attendance,
    PaperKind.STUDY_STATISTICS: _study_statistics,
    PaperKind.STUDY_HOURS: _study_hours,
    PaperKind.FIRST_TOPIC_LEDGER: _first_topics,
    PaperKind.MEASURE_LIST: _measures,
    PaperKind.WEEKLY_THEMES: _weekly_themes,
    PaperKind.EDUCATION_COVERAGE: _education,
    PaperKind.REFLECTION_LEDGER: _reflections,
    PaperKind.CLOSURE_LEDGER: _closures,
    PaperKind.RECTIFICATION_RATES: _rectification_rates,
    PaperKind.CHECKUP_SHEET: _checkup_sheet,
    PaperKind.PERSON_LIFE: _person_life,
    PaperKind.BRANCH_WORK: _branch_work,
    PaperKind.DUAL_LIFE_REPORT: _dual_life_report,
    PaperKind.MEETING_VOLUME: _meeting_volume,
    PaperKind.TALK_STATISTICS: _talks,
    PaperKind.BIRTHDAY_LIST: _birthdays,
    PaperKind.BIRTHDAY_CARD: _birthday_cards,
    PaperKind.DAILY_WORK_LEDGER: _daily_work,
    PaperKind.REQUEST_LEDGER: _requests,
    PaperKind.DUES_SHEET: _dues_sheet,
    PaperKind.DUES_LEDGER: _dues_ledger,
    PaperKind.UNPAID_DUES: _unpaid_dues,
    PaperKind.MEMBER_ROSTER: _member_roster,
    PaperKind.BORROWING_LEDGER: _borrowings,
    PaperKind.DEPARTURE_LEDGER: _departures,
}
