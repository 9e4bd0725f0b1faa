"""The bureau's seal, where it was asked for."""

from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.paper import Seal
from models.services.seals import load_seal


def seal_for(session: Session, *, asked: bool) -> Seal | None:
    """The seal, None where none was asked for. Raises BadInput where one was, and the settings hold none: a paper that
    was to be sealed is not printed bare."""
    if not asked:
        return None
    seal = load_seal(session)
    if seal is None:
        raise BadInput("要求盖章，但还没有登记印章图片，没有生成文件；请在“设置”里登记印章，或者不选盖章。")
    return seal
