"""Times as typed."""

from datetime import time

import pytest

from gui.editors.time_field import read_time


@pytest.mark.parametrize("typed", ["9:30", "930", "0930", "09：30", "９：３０", "9点30分", " 9:30 ", "9点30"])
def test_half_past_nine(typed: str) -> None:
    assert read_time(typed) == time(9, 30)


@pytest.mark.parametrize(("typed", "read"), [("1430", time(14, 30)), ("14：30", time(14, 30)), ("", None)])
def test_others(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "2560", "9", "上午", "93000"])
def test_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="时间写法不认识"):
        read_time(typed)
