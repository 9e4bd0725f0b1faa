"""One specimen of every paper, and of the odd cases worth proving: all are printed, validated and compared by
test_specimens.py. A new kind of document joins by a line here; nothing is composed before it is asked for.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.bureau import BureauSettings
from reports.documents import (
    font_sheet,
    inspection_notice,
    inspection_record,
    lecture_record,
    meeting_record,
    rectification_list,
    rectification_sheet,
    reflection_ledger,
    sign_in_sheet,
    study_record,
    theme_day_record,
)
from reports.faces.fonts import shipped
from reports.flow import Document
from tests.reports import inspection_sheets, sheets
from tests.reports.archive_sheets import ARCHIVE
from tests.reports.archive_use_sheets import ARCHIVE_USE
from tests.reports.daily_work_sheets import DAILY_WORK
from tests.reports.dues_sheets import DUES
from tests.reports.handover_sheets import HANDOVER
from tests.reports.ledger_sheets import LEDGERS
from tests.reports.life_meeting_sheets import LIFE_MEETINGS
from tests.reports.life_sheets import LIFE
from tests.reports.official_sheets import OFFICIAL
from tests.reports.page_sheets import PAGES
from tests.reports.reflection_sheets import WHOLE
from tests.reports.study_plan_sheets import PLANNING

DAY = date(2026, 10, 31)

SPECIMENS: dict[str, Callable[[], Document]] = {
    "inspection notice": lambda: inspection_notice.document(
        replace(sheets.NOTICE, office="机关党委办公室", names_persons=True)
    ),
    "inspection notice, plain draft": lambda: inspection_notice.document(sheets.PLAIN_DRAFT),
    "meeting record": lambda: meeting_record.document(sheets.MEETING),
    "sign-in sheet": lambda: sign_in_sheet.of_meeting(sheets.MEETING),
    "sign-in sheet of a study session": lambda: sign_in_sheet.of_study(
        replace(sheets.STUDY, attendance=sheets.SHEET * 8)
    ),
    "lecture record": lambda: lecture_record.document(sheets.MEETING),
    "theme day record": lambda: theme_day_record.document(sheets.MEETING),
    "study record": lambda: study_record.document(sheets.STUDY),
    "inspection record": lambda: inspection_record.document(
        inspection_sheets.INSPECTION, inspection_sheets.DICTIONARY
    ),
    "inspection record, nothing known": lambda: inspection_record.document(
        inspection_sheets.EMPTY_INSPECTION
    ),
    "rectification sheet": lambda: rectification_sheet.document(sheets.ITEM),
    "rectification list": lambda: rectification_list.document(
        [sheets.summary(number) for number in range(1, 8)], DAY, "机关党委"
    ),
    "reflection ledger": lambda: reflection_ledger.document(WHOLE, BureauSettings(bureau_name="某市某局")),
    "font test sheet": lambda: font_sheet.document(shipped(), "某市某局", DAY),
    **ARCHIVE,
    **ARCHIVE_USE,
    **DAILY_WORK,
    **DUES,
    **OFFICIAL,
    **LEDGERS,
    **LIFE,
    **LIFE_MEETINGS,
    **PAGES,
    **HANDOVER,
    **PLANNING,
}
