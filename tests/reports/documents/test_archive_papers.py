"""归档文件目录, 封面, 备考表, 盒脊: columns, what is not known, the exact measures of a spine."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.archive import BoxRow
from models.rules.archive_terms import Retention
from reports import page
from reports.documents import archive_cover, box_note, box_spine
from reports.page import Shape
from reports.parts import spine
from reports.parts.spine import Label, rows
from reports.press import pdf_of
from tests.reports.archive_sheets import (
    BOXES,
    EMPTY_BOX,
    FONDS,
    GONE,
    ITEMS,
    TODAY,
    TYPED_BOX,
    UNKNOWN,
    UNNAMED,
    YEAR,
    box,
    directory,
    item,
)
from tests.reports.conftest import measure
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.places import sheets_of

COLUMNS = ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]


def spines(*boxes: BoxRow) -> bytes:
    return pdf_of(box_spine.document(boxes, FONDS, YEAR, TODAY))


# 归档文件目录


def test_nine_columns_in_the_order_of_the_standard() -> None:
    [table] = tables_of(directory(item(9)))
    assert heads_of(table) == COLUMNS
    assert texts_of(table) == [
        [
            *("1", "S027-WS·2026-D30-DZB-0009", "", "中共某某市某某局机关委员会"),
            *(
                "中共某某市某某局党组理论学习中心组第五次集体学习会议纪要（2026年10月10日）",
                "20261010",
                "内部",
                "3",
                "",
            ),
        ]
    ]


def test_titles_have_the_room_of_numbers_where_there_are_none() -> None:
    [bare] = tables_of(directory(item(1), item(5)))
    [numbered] = tables_of(directory(item(1), item(2)))
    assert sum(bare.columns) == sum(numbered.columns)
    assert bare.columns[4] > numbered.columns[4] + 60
    assert bare.columns[2] < numbered.columns[2]


def test_the_head_stands_on_each_page_and_each_directory_counts_its_own_pages() -> None:
    paper = measure(pdf_of(directory(*ITEMS)))
    listed = [text for text in paper.texts if text.strip()]
    assert len(listed) > 3
    assert all(name in text for text in listed for name in COLUMNS)
    assert all(size == pytest.approx((297, 210), abs=0.1) for size in paper.sizes if size[0] > size[1])
    # 永久 and 30年 are bound apart: each begins on the front of a sheet, with page 1.
    assert [text for text in listed if "— 1 —" in text] == [listed[0], listed[-1]]


def test_what_is_not_known_is_to_be_filled_in_and_what_was_left_out_is_not_there() -> None:
    left_out = replace(item(3), left_out=True, title="不归档的一件")
    document = directory(UNKNOWN, GONE, left_out, fonds=UNNAMED)
    [table] = tables_of(document)
    first, second = texts_of(table)
    assert (first[1], first[3], first[5], first[7]) == ("待补", "待补", "待补", "待补")
    assert second[8] == "20580120销毁"
    text = measure(pdf_of(document)).text
    assert "全宗号：待补" in text
    assert "页数待补" in text
    assert "年度尚未封存，档号为暂编" in text
    assert "不归档的一件" not in text


def test_a_closed_year_says_nothing_of_provisional_numbers() -> None:
    assert "暂编" not in measure(pdf_of(directory(*ITEMS[:2]))).text


# 封面


def test_a_cover_for_each_directory_on_the_front_of_a_sheet_of_its_own() -> None:
    paper = measure(pdf_of(archive_cover.document(ITEMS, FONDS, YEAR, TODAY)))
    assert len(paper.texts) == 3
    assert paper.texts[1].strip() == ""
    for text, retention in ((paper.texts[0], "永久"), (paper.texts[2], "30年")):
        for said in (
            "归档文件目录",
            "全宗号",
            "S027",
            "全宗名称",
            "某某市某某局",
            "年度",
            "2026",
            "保管期限",
            retention,
            "DZB",
        ):
            assert said in text


def test_without_codes_the_cover_has_no_field_for_them() -> None:
    plain = [replace(row, organization_code="") for row in ITEMS]
    assert "机构" not in measure(pdf_of(archive_cover.document(plain, FONDS, YEAR, TODAY))).text


# 备考表


def test_what_was_typed_stands_there_and_the_rest_is_left_to_the_pen() -> None:
    paper = measure(pdf_of(box_note.document((BOXES[0], TYPED_BOX), FONDS, YEAR, TODAY)))
    empty, blank, typed = paper.texts
    assert blank.strip() == ""
    for name in ("盒内文件情况说明", "整理人", "整理日期", "检查人", "检查日期", "0001至0030"):
        assert name in empty.replace("\r\n", "")
    assert "待补" not in empty
    assert "2027年2月20日" in typed
    assert "第0041件附件原件缺签到表" in typed


@pytest.mark.parametrize("lines", [1, 9, 60])
def test_a_sheet_holds_its_situation_however_long(lines: int) -> None:
    long = replace(TYPED_BOX, situation="\n".join(["第0052件为复印件，原件存办公室。" * 2] * lines))
    paper = measure(pdf_of(box_note.document((long,), FONDS, YEAR, TODAY)))
    assert paper.text.count("第0052件") == 2 * lines
    assert (len(paper.texts) == 1) == (lines < 10)


# 盒脊


@pytest.mark.parametrize("width", [20, 30, 40, 50])
def test_a_label_is_as_wide_as_its_spine(width: int) -> None:
    [sheet] = sheets_of(spines(box(1, width)))
    frame = [rule for rule in sheet.rules if rule.colour == (0, 0, 0)]
    left, right = min(rule.x1 for rule in frame), max(rule.x2 for rule in frame)
    top, foot = min(rule.y1 for rule in frame), max(rule.y2 for rule in frame)
    assert right - left == pytest.approx(width, abs=0.01)
    assert foot - top == pytest.approx(277, abs=0.01)
    assert all(left < char.left and char.right < right for char in sheet.chars)


def test_labels_share_a_sheet_with_lines_to_cut_along() -> None:
    first, second = (sheets_of(spines(*BOXES))[number] for number in (0, 2))
    cuts = sorted({round(rule.x1, 2) for rule in first.rules if rule.colour != (0, 0, 0)})
    assert cuts == pytest.approx([10, 30, 50, 80, 120, 170, 190], abs=0.01)
    assert len({round(rule.x1) for rule in second.rules if rule.colour != (0, 0, 0)}) == 3


def test_a_spine_says_what_stands_in_the_box() -> None:
    label = box_spine.label(BOXES[1], FONDS)
    assert [value for _, value in label.fields] == ["S027", "2026", "30年", "DZB", "0041\n至\n0070", "2"]
    assert [name for name, _ in box_spine.label(EMPTY_BOX, UNNAMED).fields] == [
        *("全宗号", "年度", "保管期限", "起止件号", "盒号"),
    ]
    assert dict(box_spine.label(EMPTY_BOX, UNNAMED).fields) == {
        "全宗号": "待补",
        "年度": "2026",
        "保管期限": Retention.PERMANENT.label,
        "起止件号": "",
        "盒号": "9",
    }
    assert dict(box_spine.label(box(1, 20, items=1), FONDS).fields)["起止件号"] == "0001"


@given(st.lists(st.sampled_from((20, 30, 40, 50)), max_size=30))
def test_every_label_is_dealt_once_and_no_row_is_wider_than_the_sheet(widths: list[int]) -> None:
    width = page.area(Shape.LABELS, 1).width
    labels = [Label(wide, (("盒号", str(number)),)) for number, wide in enumerate(widths)]
    made = rows(labels, width, "盒脊")
    assert [label for row in made for label in row.labels] == labels
    for row in made:
        assert 0 < sum(label.width_mm for label in row.labels) * page.MM <= width + 0.1
    for row, after in pairwise(made):
        taken: Any = sum(label.width_mm for label in row.labels) + after.labels[0].width_mm
        assert taken * page.MM > width


def test_a_label_is_lower_than_the_sheet_can_be_printed() -> None:
    area = page.area(Shape.LABELS, 1)
    assert area.height + 0.01 >= spine.HEIGHT
    assert (area.left, area.top) == (10 * page.MM, 10 * page.MM)
