"""The shipped faces: what they cover, what they are called, and which of them draws a character."""

import re

import pytest
from fontTools.ttLib import TTFont

from reports.fonts import INTERFACE, PACK, RARE, FontBook, Style, pack_file, shipped
from reports.truetype import TrueTypeFont, read_font
from tests.reports.made_font import made_font

FILES = [*PACK.values(), RARE, INTERFACE]
NAMES = "䶮喆堃翀昇祎頔玥㛃𬀩"
RESERVED = re.compile("source|lxgw|霞鹜|wenkai|noto|klee|fandol", re.IGNORECASE)


def gb2312() -> str:
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in rows)


@pytest.mark.parametrize("style", list(Style))
def test_every_style_draws_gb2312_in_its_own_face(style: Style) -> None:
    own = shipped().fonts(style)[0]
    text = gb2312()
    assert len(text) == 6763
    assert [char for char in text if not own.has_outline(own.glyph(char))] == []


@pytest.mark.parametrize("style", list(Style))
def test_rare_names_and_office_signs_are_drawn_in_every_style(style: Style) -> None:
    signs = "“”‘’—…·、。《》〈〉【】〔〕（）×℃％‰№①⑩㈠㎡€☑☐☒✔□■★→±≥≤０１Ⅲ"
    assert shipped().missing(NAMES + signs, style) == ""


@pytest.mark.parametrize("style", list(Style))
def test_quotation_marks_and_dashes_are_chinese_and_full_width(style: Style) -> None:
    for char in "“”‘’—…":
        glyph = shipped().glyph(char, style)
        assert glyph is not None
        assert glyph.advance == 1.0
    dash = shipped().glyph("—", style)
    assert dash is not None
    left, _, right, _ = dash.font.ink(dash.number)
    assert right - left >= 930, "two of them must join"


@pytest.mark.parametrize("file", FILES)
def test_no_face_bears_a_reserved_name_or_forbids_embedding(file: str) -> None:
    font = TTFont(str(pack_file(file)))
    called = " ".join(font["name"].getDebugName(key) or "" for key in (1, 4, 6, 16))
    assert called.startswith("Jiguan")
    assert not RESERVED.search(called)
    assert font["OS/2"].fsType == 0
    assert font["name"].getDebugName(0), "the copyright notice stays with the file"


def test_the_pack_is_small_enough_to_travel() -> None:
    assert sum(pack_file(file).stat().st_size for file in FILES) < 33_000_000


def test_every_file_of_the_pack_is_named_in_the_notice() -> None:
    notice = pack_file("NOTICE").read_text(encoding="utf-8")
    for file in FILES:
        assert file in notice
    for licence in ("OFL.txt", "FANDOL-COPYING.txt"):
        assert pack_file(licence).is_file()


def test_the_interface_face_has_the_rare_names() -> None:
    font = read_font(pack_file(INTERFACE))
    assert [char for char in "喆堃翀昇祎頔玥𬀩" if not font.has_outline(font.glyph(char))] == []


def test_a_mapped_but_empty_glyph_falls_to_the_next_face() -> None:
    hollow = TrueTypeFont(made_font(), "made.ttf")
    rare = read_font(pack_file(RARE))
    song = read_font(pack_file(PACK[Style.SONG]))
    book = FontBook({Style.SONG: (hollow, song, rare)})
    assert book.glyph("一", Style.SONG).font is hollow  # type: ignore[union-attr]
    assert book.glyph("三", Style.SONG).font is song  # type: ignore[union-attr]
    assert FontBook({Style.SONG: (hollow,)}).missing("一三二三", Style.SONG) == "三"


def test_missing_names_each_character_once_and_ignores_line_ends() -> None:
    assert shipped().missing("张\U0002a6d6三\n\ue000\U0002a6d6", Style.KAI) == "\U0002a6d6\ue000"


def test_a_space_needs_no_outline() -> None:
    assert shipped().missing(" \u3000", Style.FANGSONG) == ""
