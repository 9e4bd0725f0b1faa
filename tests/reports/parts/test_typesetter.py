"""Text before it is set, and lines with spaces in them."""

import pytest

from reports.errors import MissingGlyphs
from reports.page import BODY, MEASURE, Setting
from reports.parts.typesetter import Span, Typesetter, set_lines, tidy


@pytest.mark.parametrize(
    ("typed", "set_text"),
    [
        ("党\t建\r\n", "党 建  "),
        ("党\u200b建\ufeff\u200d", "党建"),
        ("葛\U000e0100城\ufe0f", "葛城"),
        ("党\u00a0建\u2003\u202f", "党 建  "),
        ("党\u3000建", "党\u3000建"),
        ("\x00\x07党", "党"),
        ("\ue863\ue000", "\ue863\ue000"),
        ("Re\u0301mi\u200b lu\u0308\u030c", "R\u00e9mi l\u01da"),
        ("\uf900\ufa19 e\u0301", "\uf900\ufa19 \u00e9"),
        ("\uf900\u0301q\u0303", "\uf900\u0301q\u0303"),
    ],
    ids=[
        "tabs",
        "zero width",
        "variation selectors",
        "foreign spaces",
        "wide space",
        "controls",
        "private area",
        "accents behind their letters",
        "compatibility ideographs beside an accent",
        "accents that no character has",
    ],
)
def test_text_is_tidied_without_losing_a_name(typed: str, set_text: str) -> None:
    assert tidy(typed) == set_text


def test_a_character_of_a_private_area_is_refused_not_dropped(setter: Typesetter) -> None:
    setter.galley([Span("张\ue000")], BODY, "主持人")
    with pytest.raises(MissingGlyphs, match="U\\+E000，主持人"):
        setter.check()


def test_no_line_begins_with_a_space_and_no_word_is_cut(setter: Typesetter) -> None:
    words = "the quick brown fox jumps over the lazy dog and runs away " * 6
    lines = set_lines(setter.galley([Span(words)], BODY, "正文"), MEASURE)
    assert len(lines) > 4
    for line in lines:
        assert not line.text.startswith(" ")
        assert set(line.text.split()) <= set(words.split())
        assert line.right <= MEASURE + 0.01


def test_ragged_text_is_never_spread(setter: Typesetter) -> None:
    galley = setter.galley([Span("机关党委于2026年" + "中" * 60)], BODY, "正文")
    for line in set_lines(galley, MEASURE, spread=False):
        wide = [b.x - a.x for a, b in zip(line.placed, line.placed[1:], strict=False) if a.glyph.advance == 1]
        assert wide == pytest.approx([BODY.pitch] * len(wide))


def test_full_width_characters_are_set_at_the_pitch_and_others_at_their_own_width(setter: Typesetter) -> None:
    galley = setter.galley([Span("党a1")], Setting(16, 15.793), "正文")
    assert galley.widths[0] == pytest.approx(15.793)
    assert galley.widths[1] == pytest.approx(galley.glyphs[1].advance * 16)
    assert galley.widths[2] < 12
