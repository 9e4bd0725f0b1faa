"""The words of the archive's dialogs."""

from datetime import datetime

from gui.dialogs.archive_acts import act_lines
from gui.dialogs.archive_boxes import Shelf, summary_of
from gui.dialogs.archive_closing import heading_of, numbers_of, text_of
from gui.dialogs.archive_verify import about
from models.rows.archive import ActRow, ArchiveDetail, PackageReport, YearRow
from models.rows.archive_closing import YearStanding
from models.rules.archive_numbers import archival_code
from models.rules.archive_terms import ArchiveAct, Retention, SealStanding
from tests.gui.pages.archive.test_reading import row, year

NOW = datetime(2027, 3, 5, 9, 30)


def test_what_hinders_closing_comes_first() -> None:
    assert heading_of(YearStanding()) == "没有缺项，可以封存。"
    assert heading_of(YearStanding((), ("乙没有记录正文。",))).startswith("可以封存；下面1处还缺")
    both = YearStanding(("甲没有日期。",), ("乙没有记录正文。",))
    assert heading_of(both) == "还不能封存，先解决下面1处："
    assert text_of(both).index("甲") < text_of(both).index("不妨碍封存") < text_of(both).index("乙")


def test_what_will_be_fixed_is_told_by_retention_with_its_first_and_last_number() -> None:
    def one(retention: Retention, number: int) -> ArchiveDetail:
        code = archival_code("Z109", 2025, retention, "", number)
        return ArchiveDetail(row(number, retention=retention, code=code), (), None, None, "", "", ())

    items = (one(Retention.PERMANENT, 1), *(one(Retention.THIRTY, number) for number in (1, 2, 3)))
    assert numbers_of(YearStanding(items=items)).splitlines() == [
        "封存后固定的档号，共4件：",
        "永久1件：Z109-WS·2025-Y-0001",
        "30年3件：Z109-WS·2025-D30-0001 至 Z109-WS·2025-D30-0003",
    ]
    assert numbers_of(YearStanding(("甲没有日期。",), (), items)) == ""


def test_a_report_says_which_package_it_is() -> None:
    report = PackageReport(
        *("/media/U盘", "归档包-Z109-2025", 2025, "Z109", NOW, 3, 12, 4096, "ab" * 32),
        SealStanding.REGISTERED,
    )
    assert about(report) == "归档包-Z109-2025：2025年归档包，3件，12个文件，4.0 KB。"


def test_boxes_tell_what_is_in_none() -> None:
    assert summary_of(Shelf((), ())) == ""
    assert summary_of(Shelf((), (row(1), row(2, box_number=1)))) == "还有1件没有装盒。"
    assert summary_of(Shelf((), (row(2, box_number=1),))) == "全部装盒。"


def test_acts_stand_the_latest_first() -> None:
    def act(kind: ArchiveAct, hour: int, number: int = 2025) -> ActRow:
        return ActRow(number, kind, datetime(2026, 3, 2, hour), "王", "", 3, "")

    years: tuple[YearRow, ...] = tuple(
        YearRow(each.year, each.closed, each.due_on, acts)
        for each, acts in (
            (year(2025), (act(ArchiveAct.CLOSED, 9), act(ArchiveAct.REOPENED, 11))),
            (year(2024), (act(ArchiveAct.CLOSED, 10, 2024),)),
        )
    )
    lines = act_lines(years)
    assert [line.act.made_at.hour for line in lines] == [11, 10, 9]
    assert [line.id for line in lines] == [3, 2, 1]
