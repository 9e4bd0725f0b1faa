"""What the editor of study sessions completes titles and names from. Runs on the database thread."""

from dataclasses import dataclass
from typing import Any

from models.rows.study import Material
from models.services.study import organizers
from models.services.study_documents import document_materials


@dataclass(frozen=True)
class Known:
    """What was written before."""

    documents: tuple[Material, ...]
    """The documents to be studied, latest first."""
    organizers: tuple[str, ...]
    """主办单位 of trainings."""


def read_known(session: Any) -> Known:
    """Documents and organisers."""
    return Known(document_materials(session), organizers(session))
