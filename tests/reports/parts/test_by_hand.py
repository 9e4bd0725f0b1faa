"""Fields left to the pen."""

from reports.faces.fonts import Style
from reports.parts import by_hand
from reports.parts.table import Row


def texts(row: Row) -> list[object]:
    return [cell.content for cell in row]


def test_a_field_without_a_value_is_empty_and_never_to_be_filled_in_later() -> None:
    assert texts(by_hand.field("固定日")) == ["固定日", ""]
    assert texts(by_hand.pair("职务", "", "课时", "2")) == ["职务", "", "课时", "2"]
    assert texts(by_hand.files("照片", [])) == ["照片", ""]


def test_every_row_fills_the_form() -> None:
    rows = [
        by_hand.field("固定日"),
        by_hand.pair("职务", "", "课时", ""),
        by_hand.boxes("形式", [("学习", True)]),
        by_hand.room("效果", 3),
        by_hand.files("照片", ["甲.jpg"]),
    ]
    assert {sum(cell.span for cell in row) for row in rows} == {8}
    assert all(row[0].style is Style.HEI for row in rows)


def test_boxes_are_ticked_as_told() -> None:
    _, value = by_hand.boxes("形式", [("学习", True), ("其他", False)])
    assert value.content == "☑ 学习　☐ 其他"


def test_room_is_as_many_lines_as_asked_for() -> None:
    _, value = by_hand.room("效果", 3)
    assert len(value.paragraphs()) == 3


def test_files_are_numbered() -> None:
    assert texts(by_hand.files("照片", ["甲.jpg", "乙.png"])) == ["照片", "1.甲.jpg\n2.乙.png"]
