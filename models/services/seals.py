"""The bureau's seal as a picture. Paper prints it only on what is issued, and only when asked."""

import hashlib

from sqlalchemy.orm import Session

from models.entities import BureauPicture
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.paper import Seal
from models.rules.pictures import picture_size

SEAL = "seal"
MOST_BYTES = 4 * 1024 * 1024
LEAST_PIXELS, MOST_PIXELS = 200, 4000
"""Of either side: fewer are coarse at 42 mm, more are the scan of a whole sheet."""
MOST_OBLONG = 1.25
"""Longer side to shorter; a round seal with some margin stays below."""
NOTHING_KEPT = "没有保存，原来的印章不变"


def load_seal(session: Session) -> Seal | None:
    """The seal; None when the bureau keeps none."""
    kept = session.get(BureauPicture, SEAL)
    return None if kept is None else Seal(kept.content, kept.sha256, kept.file_name)


def save_seal(session: Session, file_name: str, content: bytes) -> Changes:
    """Keep a picture as the seal, in place of the one before. Raises BadInput for what is no PNG or JPEG, for a file or a
    picture of unlikely size, and for one that is not about square."""
    _refuse_bad(file_name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = session.get(BureauPicture, SEAL)
    if kept is None:
        session.add(BureauPicture(name=SEAL, file_name=file_name, sha256=sha256, content=content))
    else:
        kept.file_name, kept.sha256, kept.content = file_name, sha256, content
    return Changes.of(Subject.BUREAU)


def _refuse_bad(file_name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise BadInput(f"“{file_name}”超过4MB，{NOTHING_KEPT}；请把印章图片缩小后再选。")
    size = picture_size(content)
    if size is None:
        raise BadInput(f"“{file_name}”不是能用的PNG或JPEG图片，{NOTHING_KEPT}；请另选图片。")
    if min(size) < LEAST_PIXELS or max(size) > MOST_PIXELS:
        raise BadInput(
            f"“{file_name}”为{size[0]}×{size[1]}像素，{NOTHING_KEPT}；印章图片每边应在{LEAST_PIXELS}至{MOST_PIXELS}像素之间。"
        )
    if max(size) > MOST_OBLONG * min(size):
        raise BadInput(
            f"“{file_name}”为{size[0]}×{size[1]}像素，长宽相差过大，{NOTHING_KEPT}；请裁去印章四周的空白后再选。"
        )


def remove_seal(session: Session) -> Changes:
    """Keep no seal any more; nothing happens when there is none. What was issued stays as it is."""
    kept = session.get(BureauPicture, SEAL)
    if kept is not None:
        session.delete(kept)
    return Changes.of(Subject.BUREAU)
