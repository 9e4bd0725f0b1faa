"""A package is judged by its files and by its seal, once for the window, the command and the paper."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from models.rows.archive import PackageFault, PackageReport, PackageRow
from models.rules.archive_terms import SealStanding
from models.rules.package_seal import reopened_since, standing_of, verdict

NOW = datetime(2027, 3, 5, 9, 30)
NAME = "归档包-S027-2026"
NOTED = (
    PackageRow(2, 2026, NOW, "张三", f"E:\\{NAME}.iso", 4, 12, 4096, "cd"),
    PackageRow(1, 2026, NOW, "张三", f"/media/U盘/{NAME}", 4, 12, 4096, "ab"),
)
REPORT = PackageReport(
    *("/media/U盘", NAME, 2026, "S027", NOW, 4, 12, 4096, "ab"), seal_standing=SealStanding.REGISTERED
)


@pytest.mark.parametrize(
    ("seal", "name", "year", "standing"),
    [
        ("ab", NAME, 2026, SealStanding.REGISTERED),
        ("cd", "", None, SealStanding.REGISTERED),
        ("ef", NAME, 2026, SealStanding.DIFFERENT),
        ("ef", "归档包-S027-2025", 2025, SealStanding.UNREGISTERED),
        ("ef", "归档包-S028-2026", 2026, SealStanding.UNREGISTERED),
        ("ef", NAME, 2025, SealStanding.UNREGISTERED),
        ("ef", "", 2026, SealStanding.UNREGISTERED),
        ("", NAME, 2026, SealStanding.NOT_COMPARED),
    ],
)
def test_a_seal_is_known_or_unknown_or_another_than_noted(
    seal: str, name: str, year: int | None, standing: SealStanding
) -> None:
    assert standing_of(seal, name, year, NOTED) is standing
    assert standing_of(seal, name, year, None) is SealStanding.NOT_COMPARED


def test_the_verdict_names_faults_and_seal() -> None:
    assert verdict(REPORT) == f"核验无误：{NAME}，12个文件都和写出时一样，封签与登记一致。"
    nameless = replace(REPORT, name="", seal_standing=SealStanding.NOT_COMPARED)
    assert verdict(nameless) == "核验无误：/media/U盘，12个文件都和写出时一样，封签没有比对。"
    spoiled = replace(REPORT, faults=(PackageFault("data/x", "内容已被改动"),))
    assert verdict(spoiled).startswith("核验发现1处和写出时不一样，封签与登记一致，归档包没有动；")
    other = replace(REPORT, seal_standing=SealStanding.DIFFERENT)
    assert "但封签与本台账登记的2026年归档包不同" in verdict(other)
    assert "核验无误" not in verdict(other)


def test_of_a_year_opened_again_it_is_said_that_the_package_may_be_another_than_the_year() -> None:
    day = date(2027, 4, 1)
    older = replace(NOTED[1], reopened_on=day, made_at=NOW - timedelta(days=30))
    assert reopened_since("ab", [NOTED[0], older]) == day
    assert reopened_since("ab", [older, NOTED[1]]) is None, "written again afterwards, it is the same"
    assert reopened_since("ef", [older]) is reopened_since("", [older]) is reopened_since("ab", None) is None
    told = verdict(replace(REPORT, reopened_on=day))
    assert told.startswith(verdict(REPORT))
    assert "2026年度在2027年4月1日重新打开过" in told
    assert replace(REPORT, reopened_on=day).is_whole


@pytest.mark.parametrize("standing", SealStanding)
def test_only_another_seal_under_a_noted_name_or_a_fault_spoils_the_whole(standing: SealStanding) -> None:
    report = replace(REPORT, seal_standing=standing)
    assert report.is_whole is (standing is not SealStanding.DIFFERENT)
    assert not replace(report, faults=(PackageFault("data/x", "文件缺失"),)).is_whole
