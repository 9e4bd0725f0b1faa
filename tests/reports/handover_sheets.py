"""Handover lists and errata for specimens of their papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.following import Erratum
from models.rows.handover import Handover, HandoverLine, HandoverPart
from reports.documents import handover_list, inspection_record, meeting_record
from reports.documents.errata import with_errata
from reports.flow import Document
from tests.reports import inspection_sheets, sheets

DAY = date(2026, 11, 21)
BUREAU = BureauSettings(bureau_name="某市某局")
BOOK = Handover(
    2026,
    DAY,
    "赵敏",
    (("学习", 120), ("三会一课", 342), ("整改清单", 15), ("督察", 10), ("日常工作", 23)),
    (
        HandoverPart(
            "未销号的整改事项",
            (
                HandoverLine(
                    "2025年第7号：党费收缴公示不及时（整改中，责任人：周海燕）",
                    "办公室党支部",
                    date(2026, 12, 31),
                ),
                HandoverLine(
                    "2026年第3号：支委会会议记录过于简略，没有反映讨论过程和表决情况，议定事项没有责任人和时限（待认领）",
                    "水资源管理处党支部",
                ),
            ),
        ),
        HandoverPart("督察和通报", (HandoverLine("2026年9月没有督察记录，没有督察通报"),)),
        HandoverPart("没有保存的内容", ()),
    ),
)
ERRATA = (
    Erratum(date(2026, 10, 30), "赵敏", "会议记录", "会议通过了三项议题", "会议通过了四项议题", "记录时听误"),
    Erratum(date(2026, 11, 2), "", "到会", "列席：周某某", "列席：周某某、\n吴某某"),
)

HANDOVER: dict[str, Callable[[], Document]] = {
    "handover list": lambda: handover_list.document(BOOK, BUREAU),
    "handover list, nothing known": lambda: handover_list.document(
        replace(BOOK, operator="", parts=(HandoverPart("未销号的整改事项", ()),)), BureauSettings()
    ),
    "meeting record with errata": lambda: with_errata(meeting_record.document(sheets.MEETING), ERRATA),
    "inspection record with errata": lambda: with_errata(
        inspection_record.document(inspection_sheets.INSPECTION, inspection_sheets.DICTIONARY), ERRATA
    ),
}
