"""The archive to print: a year of two retentions, boxes of every width, what is not known yet, names as odd as they come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.archive import ArchiveRow, BoxRow, Fonds
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention, Secrecy
from reports.documents import archive_cover, archive_directory, box_note, box_spine
from reports.flow import Document
from tests.reports import sheets

TODAY = date(2027, 3, 1)
YEAR = 2026
FONDS = Fonds("S027", "某某市某某局")
UNNAMED = Fonds("", "")
TITLES = (
    "办公室党支部党员大会会议记录",
    "中共某某市某某局党组理论学习中心组第五次集体学习会议纪要",
    "关于开展支部标准化规范化建设工作的通知",
    "关于3月份机关党建工作督察情况的通报",
)


def item(number: int, retention: Retention = Retention.THIRTY, code: str = "DZB") -> ArchiveRow:
    """A 件 of the year, closed."""
    return ArchiveRow(
        id=number,
        year=YEAR,
        retention=retention,
        organization_code=code,
        number=number,
        fixed=True,
        code="-".join(
            part for part in ("S027", f"WS·{YEAR}", retention.value, code, f"{number:04d}") if part
        ).replace("S027-WS", "S027-WS"),
        title=f"{TITLES[number % 4]}（2026年{number % 12 + 1}月{number % 28 + 1}日）",
        document_number=f"局机党〔2026〕{number}号" if number % 4 > 1 else "",
        responsible="中共某某市某某局机关委员会" if number % 2 else "办公室党支部",
        dated=date(YEAR, number % 12 + 1, number % 28 + 1),
        secrecy=Secrecy.INTERNAL if number % 9 == 0 else Secrecy.OPEN,
        pages=number % 7 + 1,
        note="原件另存" if number % 11 == 0 else "",
        source=ArchiveSource.MEETING,
        source_kind="",
        unit=ArchiveUnit.EACH,
        organization_id=1,
        organization_name="办公室党支部",
        box_number=1,
        left_out=False,
        left_out_reason="",
        destroyed_on=None,
        lacks=(),
        mastered=True,
        version=1,
    )


def box(number: int, spine_mm: int, items: int = 30, **fields: object) -> BoxRow:
    """A box with the numbers that follow."""
    row = BoxRow(
        number,
        YEAR,
        Retention.THIRTY,
        "DZB",
        number,
        spine_mm,
        number * 40 - 39,
        number * 40 - 40 + items,
        items,
    )
    return replace(row, **fields)  # type: ignore[arg-type]


ITEMS = (
    *(item(number, Retention.PERMANENT) for number in range(1, 31)),
    *(item(number) for number in range(1, 4)),
)
UNKNOWN = replace(
    item(1), code="", fixed=False, number=1, title=sheets.MARKUP, responsible="", dated=None, pages=None
)
GONE = replace(item(2), destroyed_on=date(2058, 1, 20), title=f"关于{sheets.RARE_NAMES}同志转正的决定")
BOXES = tuple(box(number, width) for number, width in enumerate((20, 20, 30, 40, 50, 20, 30, 50), 1))
EMPTY_BOX = BoxRow(9, YEAR, Retention.PERMANENT, "", 9, 20)
TYPED_BOX = box(
    2,
    40,
    situation="盒内文件齐全。第0041件附件原件缺签到表，已注明。\n" + "第0052件为复印件，原件存办公室。" * 3,
    arranged_by="周某某",
    arranged_on=date(2027, 2, 20),
    checked_by="𬀩某某",
    checked_on=date(2027, 3, 1),
)


def directory(*rows: ArchiveRow, fonds: Fonds = FONDS) -> Document:
    """归档文件目录."""
    return archive_directory.document(rows, fonds, YEAR, TODAY)


ARCHIVE: dict[str, Callable[[], Document]] = {
    "archive directory": lambda: directory(*ITEMS),
    "archive directory, nothing known": lambda: directory(UNKNOWN, GONE, fonds=UNNAMED),
    "archive directory, empty": directory,
    "archive cover": lambda: archive_cover.document(ITEMS, FONDS, YEAR, TODAY),
    "archive cover, nothing known": lambda: archive_cover.document((), UNNAMED, YEAR, TODAY),
    "box note": lambda: box_note.document((BOXES[0], TYPED_BOX), FONDS, YEAR, TODAY),
    "box spine": lambda: box_spine.document((*BOXES, EMPTY_BOX), FONDS, YEAR, TODAY),
}
