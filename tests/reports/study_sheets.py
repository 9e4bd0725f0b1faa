"""Rows of the papers of study: measures followed, weekly themes, education; a believable few, the odd cases, and any number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.education import EducationCoverage, EducationLine
from models.rows.following import Measure
from models.rows.label import LabelRow
from models.rows.measures import MeasureLine, MeasureList
from models.rows.overview import WeekCell, WeekGrid, WeeklyThemes, WeekRow, WeekTheme
from models.rules.measures import measure_state
from models.rules.periods import Month, quarter, weeks_of, year_of
from models.rules.study_terms import LabelScheme, Sitting
from models.rules.terms import Register, Verdict
from reports.documents import education_coverage, measure_list, weekly_themes
from reports.flow import Document

BUREAU = BureauSettings(bureau_name="某市某局", organ_committee="中共某市某局机关委员会")
TODAY = date(2026, 11, 20)
YEAR, AUTUMN = year_of(2026), quarter(2026, 4)
KINDS = (
    "政治机关意识教育",
    "对党忠诚教育",
    "理想信念宗旨教育",
    "革命传统教育",
    "党章党规党纪教育",
    "警示教育",
)
CAMPAIGNS = ("党纪学习教育", "学习贯彻党章专题学习")

MEASURES = (
    Measure(
        "列入支部学习计划，每月对照一次。",
        "《中国共产党章程》",
        "办公室",
        "王翀",
        date(2026, 11, 1),
        date(2026, 10, 28),
        "已列入10月计划。",
    ),
    Measure("开展一次对照检查。", due_on=date(2026, 11, 10)),
    Measure("修订制度。", department="财务处", person="张喆", due_on=date(2026, 11, 25)),
    Measure("长期坚持。"),
)
"""Done, late, due soon, and of unknown deadline."""


def line(number: int) -> MeasureLine:
    measure = MEASURES[number % len(MEASURES)]
    return MeasureLine(
        number,
        1,
        Register.STUDY,
        "第一议题",
        date(2026, 10, 9),
        1,
        f"第{1 + number % 9}党支部",
        f"第{number}次学习",
        measure,
        measure_state(measure, TODAY),
    )


def measures(count: int) -> MeasureList:
    return MeasureList(YEAR, TODAY, tuple(map(line, range(count))))


def week_row(number: int, month: Month, title: str = "学习党章总纲，交流心得") -> WeekRow:
    """A branch whose weeks are one of each sort."""
    sorts = (
        (Verdict.MET, (WeekTheme(number, title, Sitting.STUDY),)),
        (Verdict.MET, (WeekTheme(1, "服务群众", Sitting.DISCUSSION), WeekTheme(2, "条例第一章", None))),
        (Verdict.UNMET, ()),
        (Verdict.NOT_APPLICABLE, ()),
        (Verdict.UNKNOWN, ()),
        (Verdict.NOT_DUE, ()),
    )
    cells = []
    for place, week in enumerate(weeks_of(month)):
        verdict, themes = sorts[(place + number) % len(sorts)]
        cells.append(WeekCell(week, verdict, tuple(theme.record_id for theme in themes), themes=themes))
    return WeekRow(number, f"第{number}党支部", tuple(cells), 2, 4)


def themes(count: int) -> WeeklyThemes:
    months = tuple(Month(2026, number) for number in (10, 11, 12))
    grids = tuple(
        (month, WeekGrid(weeks_of(month), tuple(week_row(number, month) for number in range(1, count + 1))))
        for month in months
    )
    return WeeklyThemes(AUTUMN, TODAY, grids)


def labels() -> tuple[LabelRow, ...]:
    kinds = (LabelRow(place, LabelScheme.EDUCATION, name) for place, name in enumerate(KINDS, 1))
    campaigns = (LabelRow(place, LabelScheme.CAMPAIGN, name) for place, name in enumerate(CAMPAIGNS, 90))
    return (*kinds, *campaigns)


def coverage(count: int) -> EducationCoverage:
    columns = len(KINDS) + len(CAMPAIGNS)
    lines = tuple(
        EducationLine(number, f"第{number}党支部", tuple((number + place) % 4 for place in range(columns)))
        for number in range(1, count + 1)
    )
    return EducationCoverage(YEAR, TODAY, labels(), lines)


STUDY_PAPERS: dict[str, Callable[[int], Document]] = {
    "measure list": lambda count: measure_list.document(measures(count), BUREAU),
    "weekly themes": lambda count: weekly_themes.document(themes(-(-count // 3)), BUREAU),
    "education coverage": lambda count: education_coverage.document(coverage(count), BUREAU),
}
"""Each paper with about as many lines as asked for."""


def odd_study(text: str, bureau: BureauSettings) -> dict[str, Document]:
    """Each paper with a text standing wherever a clerk can type one."""
    measure = replace(MEASURES[0], text=text, topic=text, department=text, person=text, progress=text)
    odd_line = replace(line(0), measure=measure, organization_name=text, title=text)
    month = Month(2026, 10)
    grid = WeekGrid(weeks_of(month), (replace(week_row(0, month, text), name=text),))
    named = replace(labels()[0], name=text)
    lines = (EducationLine(1, text, (1,)),)
    return {
        "measure list": measure_list.document(MeasureList(YEAR, TODAY, (odd_line,), text), bureau),
        "weekly themes": weekly_themes.document(
            WeeklyThemes(month.span(), TODAY, ((month, grid),), text), bureau
        ),
        "education coverage": education_coverage.document(
            EducationCoverage(YEAR, TODAY, (named,), lines, text), bureau
        ),
    }
