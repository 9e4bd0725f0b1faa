"""The bytes of issued notices, as they were issued."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.codec import from_json
from models.entities import Notice, NoticeFile
from models.failures import Frozen, NotFound
from models.rows.paper import FaceUse
from models.rules.terms import NoticeStatus


def notice_pdf(session: Session, notice_id: int) -> bytes:
    """The very bytes that were issued. Raises NotFound for a draft, Frozen when they are not what was issued."""
    entity = session.get(NoticeFile, notice_id)
    if entity is None:
        raise NotFound("这份通报还没有印发，没有定稿文件；请先印发，或用预览查看草稿。")
    if hashlib.sha256(entity.pdf).hexdigest() != entity.sha256:
        raise Frozen("这份通报的定稿文件与印发时不一致，没有打开；请从备份中找回。")
    return entity.pdf


def notice_faces(session: Session, notice_id: int) -> tuple[FaceUse, ...]:
    """The faces an issued notice was printed in; empty for one issued before they were kept. Raises NotFound."""
    entity = session.get(NoticeFile, notice_id)
    if entity is None:
        raise NotFound("这份通报还没有印发，没有定稿文件；请先印发，或用预览查看草稿。")
    return from_json(entity.faces, tuple[FaceUse, ...]) if entity.faces else ()


def damaged_notices(session: Session) -> tuple[str, ...]:
    """The titles of issued notices whose file is missing or is no longer what was issued."""
    issued = select(Notice.id, Notice.title).where(Notice.status == NoticeStatus.ISSUED).order_by(Notice.id)
    damaged = []
    for notice_id, title in session.execute(issued):
        file = session.get(NoticeFile, notice_id)
        if file is None or hashlib.sha256(file.pdf).hexdigest() != file.sha256:
            damaged.append(title)
    return tuple(damaged)
