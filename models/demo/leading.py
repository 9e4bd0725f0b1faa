"""The sample's 党员领导干部: their duties, contact points, what they sat in on and guided; themes and features of branches."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.demo.activity import Lines
from models.demo.people import Branch, Bureau, Person
from models.entities import ContactPoint, Guidance, LeadingCadre, Member, Observer, Organization, Record
from models.rules.periods import Month
from models.rules.terms import MeetingKind, RecordStatus, Register, Standing

DUTIES = ("党组书记、局长", "党组成员、副局长", "党组成员、副局长", "党组成员、总工程师")
OFFICE = "局领导"
OPINIONS = (
    "准备充分，自我批评联系实际；查摆的问题要逐条列入整改清单，年底前见到成效。",
    "会前征求意见面还不够宽，相互批评可以再直接一些；整改措施要明确责任人和时限。",
)
THEMES = (
    ("红心向党、节水先行", "“护水先锋岗”：党员轮流到供水窗口值守，当场受理群众反映的问题。"),
    ("党建强基、服务提质", "“一线支部日”：每月有一次支部活动办在工地和泵站。"),
    ("守初心、护水源", "“水源地党员巡查队”：党员分段包干，巡查情况每周公示。"),
    ("数字赋能、便民利民", "“党员代办员”：为老年用户上门办理用水业务。"),
)


def add_leading(
    session: Session, _lines: Lines, bureau: Bureau, _months: Sequence[Month], until: date
) -> None:
    """A leading cadre in every other branch, each with the next branch as contact point."""
    random = Random("leading cadres")
    for number, branch in enumerate(bureau.branches[:-1]):
        theme, feature = THEMES[number % len(THEMES)]
        session.execute(
            update(Organization)
            .where(Organization.id == branch.id)
            .values(creation_theme=theme, feature=feature)
            .execution_options(synchronize_session=False)
        )
    for number, duty in enumerate(DUTIES):
        place = 2 * number % len(bureau.branches)
        leader = _one_of(bureau.branches[place], bureau)
        if leader is None or 2 * number >= len(bureau.branches):
            break
        contact = bureau.branches[(place + 1) % len(bureau.branches)]
        _appoint(session, leader, duty, contact)
        _visit(session, random, leader, duty, contact, until)


def _one_of(branch: Branch, bureau: Bureau) -> Person | None:
    """A full member all along, without a post: leading cadres stand in their branch as ordinary members."""
    return next(
        (
            person
            for person in branch.people
            if person.standing is Standing.FULL
            and not person.post
            and person.from_on is None
            and person.to_on is None
            and person is not bureau.secretary
        ),
        None,
    )


def _appoint(session: Session, leader: Person, duty: str, contact: Branch) -> None:
    title = duty.split("、")[-1]
    session.execute(
        update(Member)
        .where(Member.id == leader.id)
        .values(job_title=title)
        .execution_options(synchronize_session=False)
    )
    session.execute(insert(LeadingCadre), [{"member_id": leader.id, "duty": duty}])
    session.execute(insert(ContactPoint), [{"member_id": leader.id, "organization_id": contact.id}])


def _visit(session: Session, random: Random, leader: Person, duty: str, contact: Branch, until: date) -> None:
    """Sits in on 主题党日 of the contact point every other month, and guides its 组织生活会."""
    query = (
        select(Record.id, Record.kind, Record.happened_on)
        .where(
            Record.register == Register.MEETING,
            Record.status == RecordStatus.HELD.value,
            Record.organization_id == contact.id,
            Record.kind.in_((MeetingKind.THEME_DAY.value, MeetingKind.ORGANIZATIONAL_LIFE.value)),
            Record.happened_on <= until,
        )
        .order_by(Record.happened_on, Record.id)
    )
    guided, sat_in = [], []
    for record_id, kind, day in session.execute(query).all():
        if kind == MeetingKind.ORGANIZATIONAL_LIFE.value:
            line = {
                "record_id": record_id,
                "position": 1,
                "member_id": leader.id,
                "name": leader.name,
                "opinions": random.choice(OPINIONS),
            }
            guided.append(line)
        elif day.month % 2:
            seat = {
                "record_id": record_id,
                "position": 1,
                "name": leader.name,
                "unit": OFFICE,
                "job_title": duty,
            }
            sat_in.append(seat)
    for entity, lines in ((Guidance, guided), (Observer, sat_in)):
        if lines:
            session.execute(insert(entity), lines)
