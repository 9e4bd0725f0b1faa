"""第一议题学习台账: eleven columns; what the records do not have is 待补, what they cannot have is empty."""

from dataclasses import replace

import pytest

from models.rows.ledgers import FirstTopic
from models.rows.study import Material
from reports.documents import first_topic_ledger
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.ledger_sheets import BUREAU, FOLLOWED, TODAY, topic, topics


def row(line: FirstTopic) -> list[str]:
    (table,) = tables_of(first_topic_ledger.document(replace(topics(1), topics=(line,)), BUREAU))
    return texts_of(table)[0]


def test_the_eleven_columns() -> None:
    (table,) = tables_of(first_topic_ledger.document(topics(2), BUREAU))
    assert heads_of(table) == [
        "序号", "会议名称", "日期", "学习内容（题名、来源、发布日期）", "领学人", "学习人数",
        "交流发言人", "贯彻落实措施", "责任科室", "完成时限", "落实情况",
    ]  # fmt: skip


def test_what_a_record_lacks_is_to_be_filled_in_and_what_none_holds_is_left_empty() -> None:
    assert row(FirstTopic(1, "第一党支部支委会", TODAY, "传达学习")) == [
        "1", "第一党支部支委会", "2026年11月20日", "传达学习（来源、发布日期待补）", "", *["待补"] * 3, *[""] * 3
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("materials", "text"),
    [
        ((Material("党章"),), "《党章》（来源待补，发布日期待补）"),
        ((Material("《党章》", "中共中央"),), "《党章》（中共中央，发布日期待补）"),
        ((Material("党章", "", TODAY),), "《党章》（来源待补，2026年11月20日）"),
        (
            (Material("甲", "乙", TODAY), Material("丙", "丁", TODAY)),
            "1.《甲》（乙，2026年11月20日）\n2.《丙》（丁，2026年11月20日）",
        ),
    ],
)
def test_what_was_studied_with_source_and_day(materials: tuple[Material, ...], text: str) -> None:
    assert row(replace(topic(0), materials=materials))[3] == text


def test_people_are_named_in_a_row() -> None:
    line = row(replace(topic(0), leaders=("甲", "乙"), speakers=("丙",), present=12))
    assert line[4:7] == ["甲、乙", "12", "丙"]


def test_each_measure_has_a_row_of_its_own_beside_the_topic() -> None:
    line = replace(topic(0), followed=FOLLOWED)
    (table,) = tables_of(first_topic_ledger.document(replace(topics(1), topics=(line,)), BUREAU))
    first, second = texts_of(table)
    assert first[-4:] == ["列入支部学习计划。", "办公室\n王翀", "2026.11.01", "已完成\n2026.10.28\n已列入。"]
    assert second == ["开展一次对照检查。", "待补", "待补", "待补"]
    assert all(cell.rows == 2 for cell in table.rows[0][:7])
