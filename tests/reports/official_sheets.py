"""A bureau, a seal and a term to print official documents with, and the documents measured and compared by tests."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from models.rows.attendance import AttendanceRow, Observer
from models.rows.bureau import BureauSettings
from models.rows.meeting import AgendaItem
from models.rows.paper import PaperChoices, Seal
from models.rows.term_of_office import TermOfOffice
from models.rules.papers import HeadForm
from models.rules.terms import AttendanceState, OrganizationKind
from reports.documents import (
    inspection_notice,
    meeting_notice,
    meeting_summary,
    term_reminder,
    warning_letter,
)
from reports.flow import Document
from tests.reports import sheets
from tests.reports.rectification_sheets import TODAY, WARNED

DAY = date(2026, 10, 12)
BUREAU = BureauSettings(
    bureau_name="某市某局",
    party_body="中共某市某局党组",
    organ_committee="中共某市某局机关委员会",
    office="机关党委办公室",
    issuer="中共某市某局机关委员会",
    red_head="中共某市某局机关委员会文件",
    document_word="某局机党",
)


def drawn_seal(width: int = 400, height: int = 400) -> Seal:
    """A red ring that touches the picture's edges, clear inside."""
    image = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    ring = ImageDraw.Draw(image)
    ring.ellipse((0, 0, width - 1, height - 1), outline=(220, 0, 0, 255), width=12)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Seal(out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest(), "公章.png")


SEAL = drawn_seal()
TERM = TermOfOffice(1, "办公室党支部", OrganizationKind.BRANCH, DAY, date(2023, 11, 20))
MANY = tuple(
    AttendanceRow(number, name, state=AttendanceState.PRESENT)
    for number, name in enumerate(
        [*sheets.RARE_NAMES.split("、"), *(f"第{count}人" for count in range(1, 16))], 1
    )
)
GATHERING = replace(
    sheets.MEETING,
    attendance=(*MANY, replace(sheets.SHEET[2], name="甲"), replace(sheets.SHEET[3], name="乙")),
    observers=(Observer("周某某", "机关党委", "专职副书记"), Observer("丁某")),
    agenda=(
        *sheets.MEETING.agenda,
        AgendaItem("通报<党费>&收缴情况", resolution="（一）按月公示。\n逐月核对。"),
    ),
)
CHOSEN = PaperChoices(sealed=True, number="某局机党〔2026〕12号", dated=DAY)
NOTICE = replace(sheets.NOTICE, sealed=True, office="机关党委办公室")

OFFICIAL: dict[str, Callable[[], Document]] = {
    "notice, sealed": lambda: inspection_notice.document(NOTICE, seal=SEAL),
    "notice, sealed, one annex": lambda: inspection_notice.document(replace(NOTICE, items=()), seal=SEAL),
    "notice, not sealed": lambda: inspection_notice.document(replace(NOTICE, sealed=False), seal=SEAL),
    "bulletin": lambda: inspection_notice.document(replace(NOTICE, document_word="", sealed=False)),
    "meeting notice, plain": lambda: meeting_notice.document(GATHERING, BUREAU, CHOSEN, SEAL),
    "meeting notice, red head": lambda: meeting_notice.document(
        GATHERING, BUREAU, replace(CHOSEN, head_form=HeadForm.RED_HEAD), SEAL
    ),
    "meeting notice, letter": lambda: meeting_notice.document(
        GATHERING, BUREAU, replace(CHOSEN, head_form=HeadForm.LETTER), SEAL
    ),
    "meeting summary": lambda: meeting_summary.document(GATHERING, BUREAU, replace(CHOSEN, number="3")),
    "term reminder": lambda: term_reminder.document(TERM, BUREAU, CHOSEN, SEAL),
    "warning letter": lambda: warning_letter.document(
        WARNED, BUREAU, replace(CHOSEN, dated=TODAY), TODAY, SEAL
    ),
}
"""By what they are called in tests."""
