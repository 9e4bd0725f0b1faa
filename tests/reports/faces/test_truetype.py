"""The font reader against fonts made for its traps."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reports.errors import UnreadableFont
from reports.faces.fonts import PACK, Style, pack_file
from reports.faces.truetype import TrueTypeFont, read_font
from tests.reports.made_font import EM, made_font


def test_widths_behind_a_short_metrics_table_are_scaled_like_the_others() -> None:
    data = made_font()
    assert TTFont(io.BytesIO(data))["hhea"].numberOfHMetrics == 1, "the trap wants a short table"
    font = TrueTypeFont(data, "made.ttf")
    assert [font.advance(glyph) for glyph in range(6)] == [1000.0] * 6


def test_a_mixed_metrics_table_repeats_only_its_last_width() -> None:
    widths = {".notdef": 512, "one": 2048, "two": 1024, "empty": 2048, "composite": 2048, "high": 2048}
    font = TrueTypeFont(made_font(advances=widths), "made.ttf")
    assert [font.advance(glyph) for glyph in range(6)] == [250.0, 1000.0, 500.0, 1000.0, 1000.0, 1000.0]


def test_a_mapped_character_without_an_outline_is_recognised() -> None:
    font = TrueTypeFont(made_font(), "made.ttf")
    assert font.glyph("三") != 0
    assert not font.has_outline(font.glyph("三"))
    assert all(font.has_outline(font.glyph(char)) for char in "一二四𬀩")


def test_characters_not_mapped_have_no_glyph() -> None:
    font = TrueTypeFont(made_font(), "made.ttf")
    assert [font.glyph(char) for char in "六a𬀪\uffff"] == [0, 0, 0, 0]


def test_a_subset_draws_the_glyphs_asked_for_in_their_order() -> None:
    font = TrueTypeFont(made_font(), "made.ttf")
    wanted = [0, font.glyph("四"), font.glyph("二")]
    cut = TTFont(io.BytesIO(font.subset(wanted)), lazy=False)
    order = cut.getGlyphOrder()
    assert len(order) == 4, "the part of the composite comes along"
    composite = cut["glyf"][order[1]]
    assert composite.isComposite()
    assert composite.components[0].glyphName == order[3]
    assert cut["glyf"][order[2]].numberOfContours == 1
    assert cut["hmtx"][order[2]][0] == EM


def test_a_subset_of_a_shipped_face_keeps_the_outlines() -> None:
    font = read_font(pack_file(PACK[Style.FANGSONG]))
    original = TTFont(str(pack_file(PACK[Style.FANGSONG])), lazy=False)
    glyphs = [0, *(font.glyph(char) for char in "机关党建")]
    cut = TTFont(io.BytesIO(font.subset(glyphs)), lazy=False)
    for number, glyph in enumerate(glyphs):
        kept = cut["glyf"][cut.getGlyphOrder()[number]]
        was = original["glyf"][original.getGlyphOrder()[glyph]]
        assert kept.getCoordinates(cut["glyf"])[0] == was.getCoordinates(original["glyf"])[0]


def test_the_same_glyphs_give_the_same_bytes() -> None:
    font = TrueTypeFont(made_font(), "made.ttf")
    assert font.subset([0, 1, 4]) == font.subset([0, 1, 4])


def test_a_face_of_a_collection_is_found_by_its_index() -> None:
    collection = TTCollection()
    wide = {".notdef": 512, "one": 1024, "two": 1024, "empty": 2048, "composite": 2048, "high": 2048}
    collection.fonts = [TTFont(io.BytesIO(made_font())), TTFont(io.BytesIO(made_font(advances=wide)))]
    stream = io.BytesIO()
    collection.save(stream)
    first, second = (TrueTypeFont(stream.getvalue(), "made.ttc", index) for index in (0, 1))
    assert first.advance(first.glyph("一")) == 1000
    assert second.advance(second.glyph("一")) == 500


def test_a_font_without_a_unicode_map_is_refused() -> None:
    font = TTFont(io.BytesIO(made_font()))
    font["cmap"].tables = []
    stream = io.BytesIO()
    font.save(stream)
    with pytest.raises(UnreadableFont, match="没有统一码字符表"):
        TrueTypeFont(stream.getvalue(), "made.ttf").glyph("一")


def test_postscript_outlines_are_refused_by_name() -> None:
    font = TTFont(io.BytesIO(made_font()))
    del font["glyf"], font["loca"]
    stream = io.BytesIO()
    font.save(stream)
    with pytest.raises(UnreadableFont, match="缺少TrueType轮廓"):
        TrueTypeFont(stream.getvalue(), "made.otf")


@pytest.mark.parametrize("damage", [b"", b"not a font at all", b"OTTO" + b"\0" * 40, made_font()[:200]])
def test_a_damaged_file_is_refused_with_a_sentence(damage: bytes) -> None:
    with pytest.raises(UnreadableFont, match=r"字体文件“坏字体\.ttf”不能使用.*台账数据不受影响"):
        TrueTypeFont(damage, "坏字体.ttf")


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFont, match="读不到文件"):
        read_font(tmp_path / "没有.ttf")


def test_a_file_is_read_again_only_after_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "made.ttf"
    path.write_bytes(made_font())
    first = read_font(path)
    assert read_font(path) is first
    path.write_bytes(made_font() + b"\0")
    assert read_font(path) is not first


def damaged_composite(replacement: bytes) -> TrueTypeFont:
    """The made font with the record of its composite glyph's part (flags, glyph) replaced."""
    data = made_font()
    glyf = TTFont(io.BytesIO(data)).reader.tables["glyf"]
    whole = data[glyf.offset : glyf.offset + glyf.length]
    at = glyf.offset + whole.index(b"\xff\xff") + 10
    return TrueTypeFont(data[:at] + replacement + data[at + len(replacement) :], "made.ttf")


@pytest.mark.parametrize(
    "part", [b"\x00\x02\x03\xe8", b"\x00\x22\x00\x01"], ids=["a part that is not there", "a part too few"]
)
def test_a_composite_glyph_with_a_damaged_part_is_refused_and_never_left_out(part: bytes) -> None:
    font = damaged_composite(part)
    with pytest.raises(UnreadableFont, match="内容不完整"):
        font.subset([0, font.glyph("四")])


def test_the_checksums_of_a_subset_are_right() -> None:
    """fontTools adds them up again."""
    font = read_font(pack_file(PACK[Style.HEI]))
    data = font.subset([0, *(font.glyph(char) for char in "党建工作")])
    with TTFont(io.BytesIO(data), checkChecksums=2) as read:
        assert all(read.getTableData(tag) for tag in ("glyf", "head", "hmtx", "loca", "maxp"))
    total = sum(int.from_bytes(data[at : at + 4].ljust(4, b"\0"), "big") for at in range(0, len(data), 4))
    assert total & 0xFFFFFFFF == 0xB1B0AFBA


def test_a_second_subset_of_the_same_face_is_as_the_first_would_be() -> None:
    """Outlines are remembered from one subset to the next."""
    fresh, used = (TrueTypeFont(made_font(), "made.ttf") for _ in range(2))
    used.subset([0, 1, 2, 4])
    assert used.subset([0, 4, 2]) == fresh.subset([0, 4, 2])
