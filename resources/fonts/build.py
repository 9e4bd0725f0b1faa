"""Build the font pack of this folder from the font files of four Debian packages.

    python resources/fonts/build.py PACKAGES [--only NAME]

PACKAGES is a folder into which these packages of Debian 12 were unpacked (`apt-get download`, `dpkg-deb -x`),
in any arrangement: texlive-lang-chinese, fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai,
unicode-data. The result is the same, byte for byte, for the same packages and the same fontTools.

What is done to each face, and why:

* kept: the characters of `repertoire` only, so that the pack can travel with the program;
* CFF outlines become TrueType outlines (cu2qu), because ReportLab embeds no other kind;
* layout tables and hints go: the typesetter places every glyph itself;
* “ ” ‘ ’ — … · get the full width they have in Chinese text;
* the family gets a name of its own, as the Open Font License asks of modified files.
"""

import argparse
import bz2
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

# Seconds between 1904-01-01 and 2026-01-01: the one date every file of the pack carries.
BUILT = 3_850_070_400
KEPT_TABLES = ["head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"]
FULL_WIDTH = "“”‘’—…·"
OPENING, CLOSING = "“‘", "”’"


@dataclass(frozen=True)
class Recipe:
    """One face of the pack: the file it comes from, the name it gets, the characters it keeps."""

    file: str
    origin: str
    index: int
    family: str
    style: str
    repertoire: str
    licence: str
    tolerance: float
    """Largest distance between the cubic and the quadratic outline, in units of the 1000-unit em."""


OFL = "SIL Open Font License 1.1 (OFL.txt)"
GPL = "GNU GPL 3 with font exception (FANDOL-COPYING.txt)"
RECIPES = [
    Recipe("fangsong.ttf", "FandolFang-Regular.otf", 0, "Jiguan Fangsong", "Regular", "office", GPL, 1.0),
    Recipe("xiaobiaosong.ttf", "NotoSerifCJK-Bold.ttc", 2, "Jiguan Title Song", "Bold", "office", OFL, 1.5),
    Recipe("heiti.ttf", "NotoSansCJK-Medium.ttc", 2, "Jiguan Hei", "Medium", "office", OFL, 1.5),
    Recipe("ui.ttf", "NotoSansCJK-Regular.ttc", 2, "Jiguan UI", "Regular", "window", OFL, 1.5),
    Recipe("kaiti.ttf", "LXGWWenKai-Regular.ttf", 0, "Jiguan Kai", "Regular", "office", OFL, 1.5),
    Recipe("songti.ttf", "NotoSerifCJK-Regular.ttc", 2, "Jiguan Song", "Regular", "office", OFL, 1.5),
    Recipe("rare.ttf", "NotoSerifCJK-Light.ttc", 2, "Jiguan Rare Song", "Light", "rare", OFL, 1.6),
]


def gb2312() -> set[int]:
    """Every character of GB/T 2312-1980, letters and signs included."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def signs() -> set[int]:
    """Latin letters, general and Chinese punctuation, and the signs offices tick and count with."""
    ranges = [
        (0x20, 0x7E),
        (0xA0, 0xFF),
        (0x2010, 0x2027),
        (0x2030, 0x203E),
        (0x2460, 0x2473),
        (0x3000, 0x301F),
        (0xFE30, 0xFE4F),
        (0xFF01, 0xFF5E),
        (0xFFE0, 0xFFE5),
        (0x3251, 0x325F),
        (0x2160, 0x216B),
    ]
    single = "·—℃℉№™±×÷≈≠≤≥∞√∑←↑→↓□■○●◎◇◆△▲▽▼☆★✓✔✕✗☐☑☒♀♂㎎㎏㎜㎝㎞㎡㏄々〇"
    return {point for first, last in ranges for point in range(first, last + 1)} | {
        ord(sign) for sign in single
    }


def seldom_signs() -> set[int]:
    """Signs that somebody pastes now and then: more brackets and bullets, numbers in circles, small units."""
    ranges = [
        (0x2010, 0x205E),
        (0x20AC, 0x20AC),
        (0x2100, 0x218B),
        (0x2190, 0x21FF),
        (0x2200, 0x22FF),
        (0x2460, 0x24FF),
        (0x25A0, 0x25FF),
        (0x2600, 0x2606),
        (0x2640, 0x2642),
        (0x2713, 0x2717),
        (0x2776, 0x2793),
        (0x3200, 0x33FF),
    ]
    return {point for first, last in ranges for point in range(first, last + 1)}


def standard_characters(packages: Path) -> set[int]:
    """The 8105 characters of 通用规范汉字表 (2013), from the kTGH field of the Unihan database."""
    text = bz2.decompress(_only(packages, "Unihan_OtherMappings.txt.bz2").read_bytes()).decode("utf-8")
    found = {int(point, 16) for point in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    if len(found) != 8105:
        raise SystemExit(f"kTGH names {len(found)} characters instead of 8105")
    return found


def repertoire(name: str, packages: Path) -> set[int]:
    """The code points a face keeps.

    `office` is what nearly every page needs; `window` adds every character of the 2013 table, because the
    window has no second face to fall back on; `rare` adds all Chinese characters of the basic plane
    (Extension A and the unified block, the two-byte and most of the four-byte part of GB 18030).
    """
    if name == "office":
        return gb2312() | signs()
    points = gb2312() | signs() | seldom_signs() | standard_characters(packages)
    if name == "rare":
        points |= set(range(0x3400, 0x4DC0)) | set(range(0x4E00, 0xA000))
        points |= {ord(char) for char in "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩𬀩"}
        points -= gb2312() - signs() - seldom_signs() - {0x3007}
    return points


def _only(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"{name} is not in the packages' folder")
    return found[0]


def _opened(path: Path, index: int) -> TTFont:
    if path.suffix == ".ttc":
        return TTCollection(str(path), lazy=True).fonts[index]
    return TTFont(str(path), lazy=True)


def subset(font: TTFont, points: set[int]) -> None:
    """Keep the glyphs of these characters and the tables a PDF needs."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 4, 5, 6]
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "meta"]
    chooser = Subsetter(options)
    chooser.populate(unicodes=points)
    chooser.subset(font)


def _outlines(font: TTFont, tolerance: float) -> Iterator[tuple[str, Glyph, int]]:
    """Glyph name, TrueType glyph and advance of every glyph, with the full-width signs made full width."""
    glyphs = font.getGlyphSet()
    names = {font.getBestCmap().get(ord(sign)): sign for sign in FULL_WIDTH}
    for name in font.getGlyphOrder():
        recorded = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(recorded)
        advance = glyphs[name].width
        move = Transform()
        if name in names:
            move, advance = _widened(names[name], glyphs, name, font["head"].unitsPerEm)
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(
            pen, tolerance * font["head"].unitsPerEm / 1000, reverse_direction="CFF " in font
        )
        recorded.replay(TransformPen(quadratic, move))
        yield name, pen.glyph(dropImpliedOnCurves=True), round(advance)


def _widened(sign: str, glyphs: object, name: str, em: int) -> tuple[Transform, int]:
    """How a sign's outline moves when its advance becomes a full em.

    A dash is stretched over the whole em, so that two of them join; an opening quotation mark goes to the
    right half, a closing one to the left half, the others to the middle. Nothing moves when the sign is wide
    already.
    """
    bounds = BoundsPen(glyphs)
    glyphs[name].draw(bounds)  # type: ignore[index]
    left, _, right, _ = bounds.bounds
    if sign == "—":
        scale = em / (right - left)
        return Transform(scale, 0, 0, 1, -left * scale, 0), em
    width = glyphs[name].width  # type: ignore[index]
    if width >= em * 0.95:
        return Transform(), em
    gap = em / 12
    if sign in OPENING:
        shift = em - gap - right
    elif sign in CLOSING:
        shift = gap - left
    else:
        shift = (em - right - left) / 2
    return Transform().translate(shift, 0), em


def truetype(font: TTFont, tolerance: float) -> None:
    """Replace the outlines by TrueType outlines within `tolerance`, and rebuild what depends on them."""
    outlines, widths = {}, {}
    for name, glyph, advance in _outlines(font, tolerance):
        outlines[name], widths[name] = glyph, advance
    order = font.getGlyphOrder()
    for table in ("CFF ", "glyf", "loca"):
        if table in font:
            del font[table]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphs, glyf.glyphOrder = outlines, order
    for glyph in outlines.values():
        glyph.recalcBounds(glyf)
    font["hmtx"].metrics = {name: (widths[name], getattr(outlines[name], "xMin", 0)) for name in order}
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in (
        "maxZones",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxComponentDepth",
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "numGlyphs",
    ):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0


def add_boxes(font: TTFont) -> None:
    """Draw the ticked boxes of forms, which the source does not have, from its own □, ✓ and ×; alias the
    rest."""
    cmap = font.getBestCmap()
    glyf, glyphs = font["glyf"], font.getGlyphSet()
    drawn = {
        "boxticked": [("□", 1.0, 0, 0), ("✓", 0.75, 250, 90)],
        "boxcrossed": [("□", 1.0, 0, 0), ("×", 0.9, 50, 38)],
    }
    for name, parts in drawn.items():
        pen = TTGlyphPen(None)
        for char, scale, right, up in parts:
            glyphs[cmap[ord(char)]].draw(TransformPen(pen, Transform(scale, 0, 0, scale, right, up)))
        glyf[name] = pen.glyph()
        glyf[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["head"].unitsPerEm, glyf[name].xMin)
    font.setGlyphOrder(glyf.glyphOrder)
    same = {"☐": cmap[ord("□")], "✔": cmap[ord("✓")], "✕": cmap[ord("×")], "✗": cmap[ord("×")]}
    same |= {"☑": "boxticked", "☒": "boxcrossed"}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({ord(char): name for char, name in same.items()})


def named(font: TTFont, recipe: Recipe) -> None:
    """Give the face a family name of its own, its licence, and the pack's date; forbid nothing."""
    full = f"{recipe.family} {recipe.style}"
    table = font["name"]
    was = table.getDebugName(5) or ""
    copyright_notice = (table.getDebugName(0) or "").replace("\r\n", "\n")
    table.names = []
    texts = {
        0: copyright_notice,
        1: full,
        2: "Regular",
        3: f"{full};{was}",
        4: full,
        5: was.split(";")[0],
        6: full.replace(" ", "-"),
        13: recipe.licence,
        16: recipe.family,
        17: recipe.style,
    }
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font["post"].formatType = 3.0
    font["OS/2"].fsType = 0
    font["head"].created = font["head"].modified = BUILT
    font["head"].checkSumAdjustment = 0


def build(recipe: Recipe, packages: Path, folder: Path) -> int:
    """Make one file of the pack in `folder`; returns its size in bytes."""
    font = _opened(_only(packages, recipe.origin), recipe.index)
    font.recalcTimestamp = False
    subset(font, repertoire(recipe.repertoire, packages))
    truetype(font, recipe.tolerance)
    if recipe.repertoire == "rare":
        add_boxes(font)
    named(font, recipe)
    for tag in set(font.keys()) - {*KEPT_TABLES, "GlyphOrder"}:
        del font[tag]
    target = folder / recipe.file
    font.save(str(target), reorderTables=True)
    return target.stat().st_size


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the font pack.")
    parser.add_argument("packages", type=Path)
    parser.add_argument("--only", help="one file of the pack, such as rare.ttf")
    parser.add_argument("--into", type=Path, default=Path(__file__).resolve().parent)
    chosen = parser.parse_args(arguments)
    total = 0
    for recipe in RECIPES:
        if chosen.only in (None, recipe.file):
            size = build(recipe, chosen.packages, chosen.into)
            total += size
            sys.stdout.write(f"{recipe.file:20}{size / 1e6:8.2f} MB\n")
            sys.stdout.flush()
    sys.stdout.write(f"{'':20}{total / 1e6:8.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
