"""学时统计表: where its standard comes from."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reports.documents import study_hours
from reports.press import pdf_of
from tests.reports.ledger_sheets import BUREAU, hours

Measure = Callable[[bytes], Any]


def test_a_plan_that_has_run_out_is_followed_not_cited_as_in_force(measure: Measure) -> None:
    text = "".join(measure(pdf_of(study_hours.document(hours(2), BUREAU))).text.split())
    assert "沿用《2019—2023年全国党员教育培训工作规划》的标准，单位可按新规定调整" in text
    assert "党员不少于32学时（《中国共产党党员教育管理工作条例》第二十条）" in text


def test_a_figure_of_the_bureaus_own_is_nobody_elses(measure: Measure) -> None:
    bureau = replace(BUREAU, hours_leader=60, hours_member=40)
    text = "".join(measure(pdf_of(study_hours.document(hours(2), bureau))).text.split())
    assert "党员不少于40学时，党组织书记和班子成员不少于60学时，按本单位设置的标准。" in text
    assert "规划" not in text
