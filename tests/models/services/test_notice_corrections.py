"""更正通报: a notice with a number of its own that corrects an issued one."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail
from models.rules.terms import NoticeStatus
from models.services.notice_files import notice_pdf
from models.services.notices import (
    begin_correction,
    draft_for,
    list_notices,
    load_notice,
    months_wanting_notice,
    remove_draft,
    save_notice,
)
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_meeting,
    finding,
    nothing_written,
    saved,
)
from tests.models.services.noticing import OCTOBER, SETTINGS, TODAY, draft, issue


@pytest.fixture
def issued(session: Session, bureau: Ids) -> NoticeDetail:
    """October's notice, No 9."""
    notice_id = draft(session)
    issue(session, notice_id, 9)
    return load_notice(session, notice_id)


def begun(session: Session, of: NoticeDetail) -> NoticeDetail:
    assert of.id is not None
    return load_notice(session, saved(begin_correction(session, of.id)))


def corrected(session: Session, of: NoticeDetail, number: int) -> NoticeDetail:
    """A correction, written and issued."""
    read = begun(session, of)
    assert read.id is not None
    save_notice(session, replace(read, lead=f"{read.lead}\n“3次”应为“2次”。"))
    issue(session, read.id, number)
    return load_notice(session, read.id)


def test_it_opens_with_what_it_corrects_and_brings_no_figures(session: Session, issued: NoticeDetail) -> None:
    read = begun(session, issued)

    assert read.title == "关于更正2026年10月机关党建工作督察情况通报有关内容的通报"
    assert read.lead == f"《{issued.title}》（某局机党〔2026〕9号）更正如下："
    assert (read.corrects_id, read.corrects_number) == (issued.id, "某局机党〔2026〕9号")
    assert (read.month, read.status, read.number) == (OCTOBER, NoticeStatus.DRAFT, None)
    assert (read.figures, read.items, read.findings, read.sections) == (None, (), (), ())
    assert (read.issuer, read.document_word, read.recipients) == (
        SETTINGS.issuer,
        SETTINGS.document_word,
        issued.recipients,
    )


def test_it_takes_the_next_number_and_pushes_nothing(
    session: Session, bureau: Ids, issued: NoticeDetail
) -> None:
    assert issued.id is not None
    pdf = notice_pdf(session, issued.id)
    add_inspection(session, bureau.committee, findings=(finding(bureau.first, "后来发现的"),))

    correction = corrected(session, issued, 10)

    assert correction.document_number == "某局机党〔2026〕10号"
    assert load_notice(session, issued.id) == issued
    assert notice_pdf(session, issued.id) == pdf
    assert [(row.id, row.corrects_id) for row in list_notices(session)] == [
        (correction.id, issued.id),
        (issued.id, None),
    ]
    assert draft_for(session, OCTOBER, TODAY) == issued, "the month's own stays the month's"


def test_a_correction_says_what_is_corrected(session: Session, issued: NoticeDetail) -> None:
    read = begun(session, issued)
    assert read.id is not None

    with nothing_written(session), pytest.raises(BadInput, match="没有写明更正的内容"):
        issue(session, read.id, 10)


def test_one_correction_is_drafted_at_a_time(session: Session, issued: NoticeDetail) -> None:
    first = begun(session, issued)
    assert issued.id is not None
    with nothing_written(session), pytest.raises(BadInput, match="没有重复建立"):
        begin_correction(session, issued.id)

    assert first.id is not None
    assert remove_draft(session, first.id, first.version) == Changes.of(Subject.NOTICE)
    corrected(session, issued, 10)
    second = corrected(session, issued, 11)
    third = corrected(session, second, 12)
    assert third.corrects_number == "某局机党〔2026〕11号"


def test_a_draft_is_not_corrected(session: Session, bureau: Ids) -> None:
    notice_id = draft(session)

    with nothing_written(session), pytest.raises(BadInput, match="可以直接修改"):
        begin_correction(session, notice_id)


def test_a_month_still_has_one_notice_of_its_own(session: Session, issued: NoticeDetail) -> None:
    begun(session, issued)

    with nothing_written(session), pytest.raises(BadInput, match="已经有了"):
        save_notice(session, replace(issued, id=None, status=NoticeStatus.DRAFT))


def test_the_months_that_want_a_notice_begin_with_the_ledger(session: Session, ids: Ids) -> None:
    assert months_wanting_notice(session, TODAY) == frozenset()
    add_meeting(session, ids.first, held_on=date(2026, 9, 30))

    assert months_wanting_notice(session, TODAY) == {OCTOBER.previous, OCTOBER}
    assert months_wanting_notice(session, date(2026, 10, 31)) == {OCTOBER.previous}
    assert months_wanting_notice(session, date(2026, 9, 30)) == frozenset()
