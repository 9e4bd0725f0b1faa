"""学习记录."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from models.rows.study import Contribution, Material, StudyDetail
from reports.documents import study_record
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]


def read(study: StudyDetail, measure: Measure) -> str:
    text: str = measure(pdf_of(study_record.document(study))).text
    return text.replace(" ", "")


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("全会公报", "1.《全会公报》"),
        ("《求是》文章", "1.《求是》文章"),
        ("学习《条例》第三章", "1.学习《条例》第三章"),
    ],
)
def test_a_title_gets_its_marks_once(title: str, printed: str, measure: Measure) -> None:
    text = read(replace(sheets.STUDY, materials=(Material(title),)), measure)
    assert printed in text
    assert "》》" not in text


def test_who_said_what_stands_in_order(measure: Measure) -> None:
    said = (Contribution("龙䶮", "领学", "领学全文。\n谈体会。"), Contribution("张喆"))
    text = read(replace(sheets.STUDY, contributions=said), measure)
    assert "龙䶮（领学）：领学全文。谈体会。张喆：待补" in text.replace("　", "")


@pytest.mark.parametrize(
    ("hours", "printed"),
    [(None, "学时待补"), (Decimal("2.50"), "学时2.5学时"), (Decimal("20"), "学时20学时")],
)
def test_hours_are_those_of_the_record(hours: Decimal | None, printed: str, measure: Measure) -> None:
    assert printed in read(replace(sheets.STUDY, hours=hours), measure)
