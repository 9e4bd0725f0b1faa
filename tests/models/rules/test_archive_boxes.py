"""Boxes are filled in the order of the numbers, none beyond what it takes."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.archive_boxes import SPINES, dealt, sheets_of


@given(st.lists(st.integers(0, 700), max_size=20), st.sampled_from(SPINES))
def test_all_are_dealt_in_order_and_no_box_is_too_full(pages: list[int], spine: int) -> None:
    items = list(enumerate(pages))
    boxes = dealt(items, spine)
    assert [item for box in boxes for item in box] == [item for item, _pages in items]
    for place, box in enumerate(boxes):
        full = sum(pages[item] for item in box)
        assert full <= sheets_of(spine) or len(box) == 1
        if place:
            before = sum(pages[item] for item in boxes[place - 1])
            assert before + pages[box[0]] > sheets_of(spine)


def test_a_thicker_spine_takes_more() -> None:
    assert [sheets_of(spine) for spine in SPINES] == [180, 270, 360, 450]
