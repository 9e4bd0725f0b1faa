"""Filling an empty database with the sample, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.demo import words
from models.demo.activity import Lines, add_month, holiday_weeks, months_until
from models.demo.archive import add_archive
from models.demo.following import follow_notice
from models.demo.further import FURTHER
from models.demo.inspections import add_inspection
from models.demo.items import add_items
from models.demo.leading_study import add_leading_study
from models.demo.people import Branch, Bureau, make_bureau
from models.demo.reflections import reflection_lines
from models.demo.yearly import add_yearly
from models.entities import (
    Base,
    ComplianceRule,
    Exemption,
    Member,
    Membership,
    Organization,
    Post,
    Reflection,
    StandingPeriod,
)
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rows.bureau import BureauSettings
from models.rows.notice import NoticeDetail, NoticeSection
from models.rows.paper import PrintedFile
from models.rules.periods import Month
from models.services import history
from models.services.notice_issuing import issue_notice
from models.services.notices import draft_for, save_notice
from models.services.settings import save_settings

CHUNK = 1000
EARLIEST_YEAR, LATEST_YEAR = 1949, 2199
ORDER = (
    "meeting",
    "study_session",
    "rectification_item",
    "daily_work",
    "inspection",
    "inspection_team",
    "inspection_visit",
    "finding",
    "record_text",
    "attendance",
    "agenda_item",
    "speech",
    "study_material",
    "contribution",
    "progress_entry",
    "status_step",
    "dues",
    "talk",
    "birthday_mark",
)


@dataclass(frozen=True, slots=True)
class DemoSize:
    """How large a sample and until which day; the same size, day and seed give the same sample."""

    branches: int = 9
    members: int = 168
    years: int = 2
    until: date = date(2026, 10, 31)
    seed: int = 1

    def __post_init__(self) -> None:
        if not (
            1 <= self.branches <= 500
            and 3 * self.branches <= self.members <= 50_000
            and 1 <= self.years <= 40
        ):
            raise BadInput(
                "示例规模不合适，没有写入任何数据；支部应为1至500个，党员至少为支部数的3倍且不超过5万人，年数为1至40。"
            )
        if not (self.until.year - self.years >= EARLIEST_YEAR and self.until.year <= LATEST_YEAR):
            raise BadInput(
                f"示例的起止日期不合适，没有写入任何数据；请取{EARLIEST_YEAR}年至{LATEST_YEAR}年之间的日期。"
            )


def fill(
    session: Session,
    size: DemoSize,
    *,
    render: Callable[[NoticeDetail], PrintedFile] | None = None,
    progress: Progress | None = None,
) -> int:
    """Fill an empty database; returns the number of records. With ``render`` the notices of this year's past months but
    the last are issued. Raises BadInput when the database already holds a bureau."""
    progress = progress or Silent()
    if session.scalar(select(Organization.id).limit(1)) is not None:
        raise BadInput("这个数据文件夹里已有台账，没有写入示例；请换一个空文件夹。")
    history.pause(session)
    random = Random(size.seed)
    months = months_until(size.until, size.years)
    bureau = make_bureau(random, size.branches, size.members, months[0].first, size.until)
    save_settings(session, _settings())
    _insert_bureau(session, bureau, size.until)
    _exempt_holidays(session, months)
    _begin_inspecting(session, size.until.year)
    lines = Lines(size.until)
    for done, month in enumerate(months, start=1):
        progress.step(done, len(months), f"正在生成{month.label}的示例记录")
        for branch in bureau.branches:
            add_month(random, lines, branch, month, size.until)
        add_items(random, lines, bureau.branches, month, size.until)
        _flush(session, lines)
    # With a stream of its own: what is added here leaves the rest of the sample as it was.
    random = Random(f"{size.seed} leading study")
    for month in months:
        add_leading_study(random, lines, bureau, month, size.until)
        add_yearly(random, lines, bureau, month, size.until)
        if month.year == size.until.year:
            add_inspection(random, lines, bureau, month, size.until)
    _flush(session, lines)
    _insert_reflections(session, bureau, size)
    for add in FURTHER:
        add(session, lines, bureau, months, size.until)
    _flush(session, lines)
    if render is not None:
        _issue(session, size, bureau.branches, render, progress)
    add_archive(session, size.years, size.until)
    return lines.records


def _judged(sections: Sequence[NoticeSection], branches: Sequence[Branch]) -> tuple[NoticeSection, ...]:
    """The sections with what a clerk would have typed below what was composed, praising branches that there are."""
    one, other = (branches[place % len(branches)].name for place in (1, 3))
    typed = {heading: text.format(one=one, other=other) for heading, text in words.JUDGEMENTS.items()}
    return tuple(
        replace(section, text="\n".join(filter(None, (section.text, typed.get(section.heading)))))
        for section in sections
    )


def _settings() -> BureauSettings:
    return BureauSettings(
        bureau_name=words.BUREAU,
        party_body=f"中共{words.BUREAU}党组",
        organ_committee=f"中共{words.BUREAU}机关委员会",
        office="机关党委办公室",
        issuer=f"中共{words.BUREAU}机关委员会",
        red_head=f"中共{words.BUREAU}机关委员会文件",
        document_word="云水机党督",
        recipients="各党支部",
        copies_to="局领导，驻局纪检监察组。",
        fonds_number="S027",
        files_expected=False,
    )


def _insert_bureau(session: Session, bureau: Bureau, until: date) -> None:
    moment = datetime.combine(until, time(9, 0))
    session.execute(insert(Organization), bureau.organizations)
    session.execute(insert(Member), [{**line, "updated_at": moment} for line in bureau.members])
    session.execute(insert(Membership), bureau.memberships)
    session.execute(insert(StandingPeriod), bureau.standings)
    session.execute(insert(Post), bureau.posts)


def _exempt_holidays(session: Session, months: Sequence[Month]) -> None:
    """Weeks that are holidays from Monday to Friday ask for no study."""
    for monday in holiday_weeks(months):
        sunday = monday + timedelta(days=6)
        session.add(
            Exemption(first_on=monday, last_on=sunday, reason=words.HOLIDAY, rule_code=words.WEEKLY_STUDY)
        )


def _begin_inspecting(session: Session, year: int) -> None:
    """The sample inspects and issues notices from this year on; nothing of the kind is asked of the years before."""
    begun = update(ComplianceRule).where(ComplianceRule.code.in_(words.MONTHLY_DUTIES))
    session.execute(begun.values(valid_from=date(year, 1, 1)))


def _insert_reflections(session: Session, bureau: Bureau, size: DemoSize) -> None:
    job_titles = {line["id"]: line["job_title"] for line in bureau.members}
    rows = reflection_lines(size.seed, bureau.branches, job_titles, size.years, size.until)
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(Reflection), rows[start : start + CHUNK])


def _flush(session: Session, lines: Lines) -> None:
    """Write the lines gathered so far, in the order that references ask for."""
    for name in ("record", *ORDER):
        table = Base.metadata.tables[name]
        rows = lines.tables.get(name, [])
        for start in range(0, len(rows), CHUNK):
            session.execute(insert(table), rows[start : start + CHUNK])
        lines.tables[name] = []


def _issue(
    session: Session,
    size: DemoSize,
    branches: Sequence[Branch],
    render: Callable[[NoticeDetail], PrintedFile],
    progress: Progress,
) -> None:
    months = [month for month in months_until(size.until, 1) if month.year == size.until.year]
    random = Random(f"{size.seed} following")
    issued = months[:-2] if size.until < months[-1].last else months[:-1]
    for done, month in enumerate(issued, start=1):
        progress.step(done, len(issued), f"正在印发{month.label}的示例通报")
        issued_on = month.next.first.replace(day=5)
        begun = draft_for(session, month, issued_on)
        draft = replace(begun, lead=words.LEAD, sections=_judged(begun.sections, branches))
        notice_id = save_notice(session, draft).record_id
        assert notice_id is not None
        issue_notice(session, notice_id, 1, issued_on, done, render)
        follow_notice(session, random, branches, notice_id, issued_on, size.until)
