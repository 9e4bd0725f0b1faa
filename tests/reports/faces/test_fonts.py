"""The shipped faces: what they cover, what they are called, and which of them draws a character."""

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from models.rules.faces import OF_PROGRAM, OF_SYSTEM, called
from reports.errors import UnreadableFont
from reports.faces.fonts import (
    INTERFACE,
    PACK,
    RARE,
    Face,
    FontBook,
    Style,
    pack_face,
    pack_file,
    shipped,
    shipped_chain,
)
from reports.faces.truetype import TrueTypeFont, read_font
from tests.reports.made_face import fangsong, put
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
    kept = [path for path in pack_file("NOTICE").parent.iterdir() if path.is_file()]
    assert {path.name for path in kept} >= {*FILES, "build.py", "NOTICE", "OFL.txt", "FANDOL-COPYING.txt"}
    assert sum(path.stat().st_size for path in kept) <= 35_000_000


def test_no_other_face_lies_in_the_pack() -> None:
    assert {path.name for path in pack_file("NOTICE").parent.glob("*.[ot]t[fc]")} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_the_notice_names_origin_licence_and_fingerprint_of_every_face(file: str) -> None:
    notice = pack_file("NOTICE").read_text(encoding="utf-8")
    (origin,) = re.findall(rf"^{re.escape(file)}  .*$", notice, re.MULTILINE)
    assert re.search(r"\S+ [\d.:]\S+ +(OFL 1\.1|GPL 3 \+ exception)$", origin), "package, version, licence"
    digest = hashlib.sha256(pack_file(file).read_bytes()).hexdigest()
    assert f"{digest}  {file}" in notice


@pytest.mark.parametrize(
    ("file", "words"), [("OFL.txt", "SIL OPEN FONT LICENSE"), ("FANDOL-COPYING.txt", "GNU")]
)
def test_the_licences_stand_beside_the_faces(file: str, words: str) -> None:
    assert words in pack_file(file).read_text(encoding="utf-8")


def test_the_notice_agrees_with_the_build_script() -> None:
    notice = pack_file("NOTICE").read_text(encoding="utf-8")
    script = pack_file("build.py").read_text(encoding="utf-8")
    recipes = re.findall(r'Recipe\("([\w.]+)", "([\w.-]+)", \d, "([\w ]+)"', script)
    assert {file for file, _, _ in recipes} == set(FILES)
    for file, origin, family in recipes:
        (line,) = re.findall(rf"^{re.escape(file)}  .*$", notice, re.MULTILINE)
        assert origin in line
        assert family in line


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


def test_a_style_is_drawn_without_the_rare_face_being_read() -> None:
    book = FontBook({style: shipped_chain(style) for style in Style})
    assert book.missing("党建工作", Style.FANGSONG) == ""
    assert "_readable" in vars(book.faces(Style.FANGSONG)[0])
    (use,) = book.uses(Style.FANGSONG, "党建")
    assert (use.family, use.origin, use.file, use.characters) == (
        "Jiguan Fangsong",
        "随程序字体",
        "fangsong.ttf",
        2,
    )


def test_a_clerk_is_told_every_shipped_face_in_chinese() -> None:
    told = [called("Jiguan", OF_PROGRAM, PACK[style]) for style in Style]
    assert told == [f"随程序{style.value}" for style in Style]
    assert called("Jiguan", OF_PROGRAM, RARE) == "随程序生僻字体"
    assert called("仿宋_GB2312", OF_SYSTEM, "fangsong.ttf") == "仿宋_GB2312"


def test_a_damaged_face_of_the_program_is_told_and_one_of_the_pc_passed_over(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"damaged")
    song = pack_face(PACK[Style.SONG])
    book = FontBook({Style.SONG: (Face(tmp_path / "x.ttf", origin=OF_SYSTEM), song)})
    glyph = book.glyph("党", Style.SONG)
    assert glyph is not None
    assert glyph.font is song.font
    with pytest.raises(UnreadableFont, match=r"x\.ttf"):
        FontBook({Style.SONG: (Face(tmp_path / "x.ttf"), song)}).glyph("党", Style.SONG)


def test_a_sign_no_face_draws_for_chinese_text_is_drawn_all_the_same(tmp_path: Path) -> None:
    face = Face(put(tmp_path, "x.ttf", fangsong(narrow="“")), origin=OF_SYSTEM)
    glyph = FontBook({Style.SONG: (face,)}).glyph("“", Style.SONG)
    assert glyph is not None
    assert glyph.advance == 0.5
