"""A bureau with something to tell, and notices made with few words."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.rows.bureau import BureauSettings
from models.rows.changes import Changes
from models.rows.notice import NoticeDetail
from models.rows.paper import PrintedFile
from models.rules.periods import Month
from models.services.notice_deadlines import set_deadline
from models.services.notice_issuing import issue_notice
from models.services.notices import draft_for, load_notice, save_notice
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    add_person,
    add_study,
    saved,
)

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)
SETTINGS = BureauSettings(
    bureau_name="某局",
    issuer="中共某局机关委员会",
    red_head="中共某局机关委员会文件",
    document_word="某局机党",
    recipients="各党支部",
    copies_to="局领导。",
    office="党委办",
)


class RenderFailedError(Exception):
    """What a printer out of order raises."""


def printed(detail: NoticeDetail) -> PrintedFile:
    """What stands for the printed page."""
    return PrintedFile(f"%PDF {detail.document_number} {detail.title} {detail.sections}".encode())


def failing(detail: NoticeDetail) -> PrintedFile:
    """A printer out of order."""
    raise RenderFailedError


def fill(session: Session, ids: Ids) -> None:
    """People and a few records of October."""
    for number in range(7):
        add_person(session, f"{number}号", ids.first)
    add_meeting(session, ids.first, attendance=())
    add_study(session, ids.first)
    add_item(session, ids.first, measures="建立台账", person="李建国", department="办公室")


def draft(session: Session, month: Month = OCTOBER, **changed: Any) -> int:
    """A kept draft; its id."""
    return saved(save_notice(session, replace(draft_for(session, month, TODAY), **changed)))


def issue(session: Session, notice_id: int, number: int = 1, **given: Any) -> Changes:
    """Issue a draft as it stands, after its problems without deadline were given ``due_on``."""
    settled: dict[str, Any] = {"issued_on": TODAY, "render": printed} | given
    if due_on := settled.pop("due_on", None):
        set_deadline(
            session, notice_id, load_notice(session, notice_id).version, due_on, settled["issued_on"]
        )
    version = load_notice(session, notice_id).version
    return issue_notice(session, notice_id, version, number=number, **settled)
