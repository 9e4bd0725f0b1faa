"""收集: what was held, done, struck off and issued becomes 件 by the table; again changes nothing; what a clerk touched stays."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Frozen
from models.rows.archive import ArchiveQuery
from models.rows.attachment import AttachmentRow
from models.rows.daily_work import DailyWorkDetail
from models.rules.archive_lacks import LackKind
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus
from models.rules.papers import PaperKind
from models.rules.rectification import Action
from models.rules.terms import MeetingKind, RecordStatus, StudyKind
from models.services.archive_items import (
    gather,
    gathering,
    list_items,
    load_item,
    rows_of,
    save_item,
)
from models.services.daily_work import save_daily_work
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.organizations import load_organization, remove_organization, save_organization
from models.services.retention import list_retention, save_retention
from models.services.settings import load_settings, save_settings
from tests.models.services.archived import close
from tests.models.services.archiving import LATER, YEAR, add_document, file, make_masters, rows_by_title
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_item,
    add_meeting,
    add_study,
    advance,
    nothing_written,
    sheet,
)

FILES = (
    AttachmentRow("a" * 64, "现场照片.jpg", 9, datetime(2026, 10, 15)),
    AttachmentRow("b" * 64, "签到表.jpg", 9, datetime(2026, 10, 15)),
    AttachmentRow("c" * 64, "工作方案.docx", 9, datetime(2026, 10, 15)),
)


def test_each_register_gives_what_the_table_says(session: Session, ids: Ids) -> None:
    """One 件 each or one volume a year; talks, what is planned or cancelled, other years and dues days are no part of it."""
    day = date(YEAR, 3, 12)
    add_meeting(session, ids.committee, MeetingKind.DEMOCRATIC_LIFE, held_on=day, attendance=sheet("甲"))
    for place in (ids.other_group, ids.group):
        add_meeting(session, place, MeetingKind.GROUP_MEETING, held_on=day)
    for status in (RecordStatus.PLANNED, RecordStatus.CANCELLED):
        add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, held_on=day, status=status)
    add_meeting(session, ids.first, MeetingKind.DUES_DAY, held_on=day)
    add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, held_on=date(2025, 12, 31))
    add_study(session, ids.committee, kind=StudyKind.CENTRE_GROUP, held_on=day)
    add_inspection(session, ids.committee, first_on=date(2025, 12, 30), last_on=date(2026, 1, 2))
    item = add_item(session, ids.second, found_on=day)
    add_item(session, ids.second, found_on=day, problem="还在整改")
    moves = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
    advance(session, item, *((move, day) for move in moves))
    answered = DailyWorkDetail(
        None,
        DailyWorkKind.REQUEST,
        ids.committee,
        "关于经费的请示",
        date(2025, 12, 28),
        DailyWorkStatus.DONE,
        replied_on=date(2026, 1, 9),
        document_number="某局机党〔2025〕9号",
    )
    save_daily_work(session, answered)

    gather(session, YEAR, LATER)

    found = rows_by_title(session)
    told = {title: (row.source, row.unit, row.retention, row.document_number) for title, row in found.items()}
    names = {key: load_organization(session, key).name for key in (ids.committee, ids.first, ids.second)}
    assert told == {
        f"{names[ids.committee]}民主生活会会议记录（2026年3月12日）": (
            ArchiveSource.MEETING,
            ArchiveUnit.EACH,
            Retention.PERMANENT,
            "",
        ),
        f"{names[ids.committee]}理论学习中心组学习记录（2026年3月12日）": (
            ArchiveSource.STUDY,
            ArchiveUnit.EACH,
            Retention.PERMANENT,
            "",
        ),
        f"[{names[ids.first]}2026年党小组会会议记录]": (
            ArchiveSource.MEETING,
            ArchiveUnit.YEARLY,
            Retention.THIRTY,
            "",
        ),
        f"{names[ids.committee]}督察记录（2026年1月2日）": (
            ArchiveSource.INSPECTION,
            ArchiveUnit.EACH,
            Retention.THIRTY,
            "",
        ),
        f"[{names[ids.second]}2026年整改事项登记表]": (
            ArchiveSource.RECTIFICATION,
            ArchiveUnit.YEARLY,
            Retention.THIRTY,
            "",
        ),
        "关于经费的请示": (
            ArchiveSource.DAILY_WORK,
            ArchiveUnit.EACH,
            Retention.THIRTY,
            "某局机党〔2025〕9号",
        ),
    }
    volume = load_item(session, found[f"[{names[ids.first]}2026年党小组会会议记录]"].id or 0)
    assert [part.paper for part in volume.parts] == [PaperKind.MEETING_RECORD] * 2
    assert {row.number for row in found.values() if row.retention is Retention.THIRTY} == {1, 2, 3, 4}


def test_parts_stand_in_the_order_of_the_standard(session: Session, ids: Ids) -> None:
    """正文, 签到表, 附件, 照片; an erratum is printed with the record, it is no part of its own."""
    add_meeting(
        *(session, ids.committee, MeetingKind.DEMOCRATIC_LIFE),
        attendance=sheet("甲"),
        attachments=FILES,
    )
    gather(session, YEAR, LATER)
    (row,) = list_items(session, ArchiveQuery(YEAR))
    assert [(part.role, part.name) for part in load_item(session, row.id or 0).parts] == [
        (PartRole.TEXT, "会议记录"),
        (PartRole.SIGN_IN, "签到表"),
        (PartRole.SIGN_IN, "签到表.jpg"),
        (PartRole.ANNEX, "工作方案.docx"),
        (PartRole.PHOTO, "现场照片.jpg"),
    ]


@pytest.fixture
def life(session: Session, ids: Ids) -> int:
    """A 民主生活会 with files, gathered."""
    kind = MeetingKind.DEMOCRATIC_LIFE
    made = add_meeting(session, ids.committee, kind, attachments=FILES, minutes="记录")
    gather(session, YEAR, LATER)
    return made


def test_again_changes_nothing(session: Session, life: int) -> None:
    make_masters(session)
    before = list_items(session, ArchiveQuery(YEAR))
    with nothing_written(session):
        again = gather(session, YEAR, LATER)
    assert (again.added, again.changed, again.removed) == ((), (), ())
    assert list_items(session, ArchiveQuery(YEAR)) == before


def test_what_the_clerk_touched_stays_and_the_rest_follows_the_record(session: Session, life: int) -> None:
    (row,) = list_items(session, ArchiveQuery(YEAR))
    detail = load_item(session, row.id or 0)
    kept = [part for part in detail.parts if part.name != "现场照片.jpg"]
    by_hand = file("领导批示.pdf", "e")
    changed = replace(row, title="班子民主生活会记录", retention=Retention.THIRTY)
    save_item(session, replace(detail, row=changed, parts=(*kept[:1], by_hand, *kept[1:])))
    more = AttachmentRow("f" * 64, "整改方案.pdf", 9, datetime(2026, 10, 16))
    meeting = load_meeting(session, life)
    save_meeting(session, replace(meeting, held_on=date(YEAR, 3, 2), attachments=(*FILES, more)))

    told = gather(session, YEAR, LATER)

    assert told.changed == ("班子民主生活会记录",)
    after = load_item(session, row.id or 0)
    assert (after.row.title, after.row.retention) == ("班子民主生活会记录", Retention.THIRTY)
    assert after.row.dated == date(YEAR, 3, 2)
    assert [part.name for part in after.parts] == [
        *("会议记录", "领导批示.pdf", "签到表.jpg", "工作方案.docx", "整改方案.pdf")
    ]


def test_a_removed_record_takes_its_item_out(session: Session, life: int) -> None:
    remove_meeting(session, life, load_meeting(session, life).version)
    assert len(gathering(session, YEAR, LATER).removed) == 1
    gather(session, YEAR, LATER)
    assert list_items(session, ArchiveQuery(YEAR)) == ()


def test_a_record_of_another_day_goes_to_its_year(session: Session, life: int) -> None:
    save_meeting(session, replace(load_meeting(session, life), held_on=date(2025, 12, 1)))
    gather(session, 2025, LATER)
    (row,) = list_items(session, ArchiveQuery(2025))
    assert (row.number, row.code) == (1, "")
    gather(session, YEAR, LATER)
    assert list_items(session, ArchiveQuery(YEAR)) == ()


def test_another_unit_in_the_table_makes_volumes_of_what_was_single(session: Session, life: int) -> None:
    line = next(each for each in list_retention(session) if each.kind == "democratic_life")
    save_retention(session, replace(line, unit=ArchiveUnit.YEARLY, retention=Retention.THIRTY))
    told = gather(session, YEAR, LATER)
    assert (len(told.added), len(told.removed)) == (1, 1)
    (row,) = list_items(session, ArchiveQuery(YEAR))
    assert (row.unit, row.retention) == (ArchiveUnit.YEARLY, Retention.THIRTY)


def test_talks_are_never_archived(session: Session) -> None:
    line = next(each for each in list_retention(session) if each.kind == "heart_talk")
    with pytest.raises(BadInput, match="谈心谈话"):
        save_retention(session, replace(line, unit=ArchiveUnit.EACH))


def test_the_code_of_the_branch_stands_in_the_number_where_the_office_says_so(
    session: Session, ids: Ids, life: int
) -> None:
    save_settings(
        session,
        replace(load_settings(session), fonds_number="S027", archive_code="DB", archive_by_branch=True),
    )
    branch = load_organization(session, ids.first)
    save_organization(session, replace(branch, archive_code="BGS"))
    add_meeting(session, ids.group, MeetingKind.GROUP_MEETING)
    gather(session, YEAR, LATER)
    assert [row.code for row in list_items(session, ArchiveQuery(YEAR))] == [
        *("S027-WS·2026-Y-DB-0001", "S027-WS·2026-D30-BGS-0001")
    ]


def test_what_is_lacking_is_told_in_words(session: Session, ids: Ids) -> None:
    save_settings(session, replace(load_settings(session), fonds_number="S027", files_expected=True))
    add_meeting(session, ids.committee, MeetingKind.DEMOCRATIC_LIFE, attendance=sheet("甲"), minutes="")
    gather(session, YEAR, LATER)
    (row,) = list_items(session, ArchiveQuery(YEAR))
    told = ["归档件未制作", "没有记录正文", "签到待补", "还没有定稿", "没有签到表扫描件"]
    assert [str(lack) for lack in row.lacks] == told
    make_masters(session)
    (row,) = list_items(session, ArchiveQuery(YEAR))
    assert (row.mastered, row.pages) == (True, 6)
    assert LackKind.NOT_MADE not in [lack.kind for lack in row.lacks]
    save_item(session, replace(load_item(session, row.id or 0), row=replace(row, title="另题")))
    (row,) = list_items(session, ArchiveQuery(YEAR))
    assert row.lacks[0].kind is LackKind.OUT_OF_DATE


def test_an_organisation_with_archived_documents_is_not_removed(session: Session, ids: Ids) -> None:
    add_document(session, "来文", organization_id=ids.second)
    with pytest.raises(BadInput, match="没有删除"):
        remove_organization(session, ids.second, load_organization(session, ids.second).version)


def test_a_closed_year_is_not_gathered(session: Session, life: int) -> None:
    close(session, YEAR)
    with pytest.raises(Frozen, match="已经封存"):
        gather(session, YEAR, LATER)


def test_thirty_meetings_are_listed_with_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def add(made: int) -> None:
        add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, title=f"第{made}次", attachments=FILES)
        gather(session, YEAR, LATER)

    asked = statements_as_it_grows(
        session, (3, 30), add, lambda reading: list_items(reading, ArchiveQuery(YEAR))
    )
    assert asked[0] == asked[1] <= 24
    found = list_items(session, ArchiveQuery(YEAR))
    assert rows_of(session, [row.id or 0 for row in found]) == {row.id: row for row in found}
