"""Who a typed field names, read in one way wherever it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.people_in import named_in, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", set()),
        ("张三", {"张三"}),
        ("张　三", {"张三"}),
        ("张三、李四", {"张三", "李四"}),
        ("张三，李四；王五/赵六", {"张三", "李四", "王五", "赵六"}),
        ("张三／李四\n王五", {"张三", "李四", "王五"}),
        ("张三 李四", {"张三", "李四", "张三李四"}),
        ("李四（处长）", {"李四（处长）", "李四"}),
        ("王伟(大)", {"王伟（大）", "王伟"}),
        ("买买提•艾力", {"买买提·艾力"}),
        ("、；", set()),
    ],
)
def test_every_name_a_field_may_mean(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("李四、张三", ("李四", "张三")),
        ("张　三、李四", ("张三", "李四")),
        ("张三 李四", ("张三", "李四")),
        ("张三／李四", ("张三", "李四")),
        ("李四 （处长）", ("李四（处长）",)),
        ("John Smith", ("John Smith",)),
        ("、 ；", ()),
    ],
)
def test_the_names_most_likely_meant_in_order(text: str, names: tuple[str, ...]) -> None:
    assert named_in(text) == names


@given(st.text("张三李四欧阳（）()、，/／; 　\nAb·", max_size=20))
def test_whoever_is_likely_meant_may_be_meant(text: str) -> None:
    assert set(named_in(text)) <= names_in(text)
