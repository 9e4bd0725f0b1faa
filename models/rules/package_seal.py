"""封签: the SHA-256 of a package's list of lists. It covers every file, so whoever changes one and rewrites the lists gives the package
another seal: only what was noted when it was written tells that."""

from collections.abc import Collection
from datetime import date

from models.rows.archive import PackageReport, PackageRow
from models.rules.archive_terms import SealStanding
from models.rules.spoken_periods import day_in_words


def standing_of(seal: str, name: str, year: int | None, noted: Collection[PackageRow] | None) -> SealStanding:
    """What the ``seal`` of a package that calls itself ``name``, of ``year``, comes to beside the packages that were ``noted``. One that
    has none, or that nobody could compare, was not compared."""
    if noted is None or not seal:
        return SealStanding.NOT_COMPARED
    if any(row.seal == seal for row in noted):
        return SealStanding.REGISTERED
    of_that_name = [row for row in noted if row.year == year and name and name in row.target]
    return SealStanding.DIFFERENT if of_that_name else SealStanding.UNREGISTERED


def reopened_since(seal: str, noted: Collection[PackageRow] | None) -> date | None:
    """When the year of the package with this ``seal`` was opened again after it was last written; None where it was not, or nobody
    knows."""
    written = [row for row in noted or () if seal and row.seal == seal]
    return max(written, key=lambda row: row.made_at).reopened_on if written else None


def later_words(report: PackageReport) -> str:
    """That the year was opened again since, in one sentence; empty where it was not."""
    if report.reopened_on is None:
        return ""
    return (
        f"写出以后，{report.year}年度在{day_in_words(report.reopened_on)}重新打开过，目录可能已有变动，"
        "请以重新封存后写出的归档包为准。"
    )


def verdict(report: PackageReport) -> str:
    """What reading a package came to, in one sentence; in a second one that it may no longer be the latest."""
    if report.faults:
        return (
            f"核验发现{len(report.faults)}处和写出时不一样，封签{report.seal_standing}，归档包没有动；"
            "请逐处核对，换用另一份完好的。"
        )
    if not report.is_whole:
        return (
            f"包内{report.files}个文件前后一致，但封签与本台账登记的{report.year}年归档包不同，归档包没有动；"
            "请核对它的来历，或者换用另一份。"
        )
    return (
        f"核验无误：{report.name or report.place}，{report.files}个文件都和写出时一样，"
        f"封签{report.seal_standing}。{later_words(report)}"
    )
