"""The red words: their edge, their breadth, their lines."""

import pytest

from reports.parts.mark import LARGEST, ON_ONE_LINE, SMALLEST, Mark
from reports.parts.typesetter import Typesetter

WIDTH = 442.2


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        ("督察通报", LARGEST, 1),
        ("某局文件", LARGEST, 1),
        ("中共某市某局机关委员会文件", WIDTH / 13, 1),
        ("中共某某市某某某局机关第一支部委员会会议纪要", SMALLEST, 1),
        ("中共某某市某某某某局机关委员会第一支部委员会会议纪要", WIDTH * 2 / 26, 2),
    ],
)
def test_size_and_lines_follow_the_length(setter: Typesetter, text: str, size: float, lines: int) -> None:
    mark = Mark.of(text, setter, WIDTH)
    assert mark.size == pytest.approx(size)
    assert len(mark.lines) == lines
    assert "".join(line.text for line in mark.lines) == text
    assert all(line.right * mark.stretch <= WIDTH + 0.01 for line in mark.lines)
    assert mark.stretch > 0.74, "characters keep their shape"


def test_a_long_mark_is_broken_between_words(setter: Typesetter) -> None:
    mark = Mark.of("中共云溪市水务局机关委员会第一支部委员会会议纪要", setter, WIDTH)
    assert len(mark.lines) == 2
    assert mark.lines[0].text.endswith("委员会")


@pytest.mark.parametrize(
    "length", [1, ON_ONE_LINE, ON_ONE_LINE + 1, 2 * ON_ONE_LINE, 2 * ON_ONE_LINE + 1, 100]
)
def test_any_length_keeps_inside_the_width_and_loses_nothing(setter: Typesetter, length: int) -> None:
    text = "某" * length
    mark = Mark.of(text, setter, WIDTH)
    assert sum(len(line.placed) for line in mark.lines) == length
    assert all(line.right * mark.stretch <= WIDTH + 0.01 for line in mark.lines)


def test_no_words_take_no_room(setter: Typesetter) -> None:
    mark = Mark.of("", setter, WIDTH)
    assert (mark.depth, len(mark.lines)) == (0.0, 0)


def test_the_depth_is_that_of_the_ink(setter: Typesetter) -> None:
    one, two = (Mark.of("中共某某市某某某某局机关委员会" * times, setter, WIDTH) for times in (1, 2))
    assert 0.85 * one.size < one.depth < 1.05 * one.size
    assert two.depth == pytest.approx(one.depth / one.size * two.size + 1.2 * two.size, rel=0.02)
