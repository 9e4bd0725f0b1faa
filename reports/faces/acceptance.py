"""Whether a document may be set in a face, and if not, why."""

import struct
from functools import cache, lru_cache

from reports.errors import UnreadableFont
from reports.faces.font_file import FaceInfo
from reports.faces.truetype import TrueTypeFont

SIGNS = "，。、；：？！“”‘’（）《》—…0123456789"
"""No document does without them."""
FULL_WIDTH = (0.97, 1.03)
"""The advance of a Chinese character, of the em; the grid of 28 characters needs it."""
SAMPLED = "一永国鬣"
NAMED = 3
RESTRICTED, PERMISSIONS, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x000E, 0x0100, 0x0200
"""Bits of fsType (ISO/IEC 14496-22, 5.2.8.4.8)."""


@cache
def common_characters() -> str:
    """The 6,763 characters of GB/T 2312-1980, levels 1 and 2."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in rows)


def forbidden(info: FaceInfo) -> str:
    """Why no document may hold this face, as far as the face itself says; empty when it may."""
    if "glyf" not in info.tables:
        drawn = "PostScript（CFF）" if info.tables & {"CFF ", "CFF2"} else "点阵"
        return f"采用{drawn}轮廓，不能嵌入文件，请换用同名的TrueType字体"
    if "fvar" in info.tables:
        return "是可变字体，粗细不固定，请换用固定粗细的字体"
    if info.embedding is None:
        return "没有写明是否允许嵌入文件"
    if info.embedding & PERMISSIONS == RESTRICTED:
        return "版权设置不允许嵌入文件"
    if info.embedding & NO_SUBSETTING:
        return "版权设置不允许只嵌入用到的字"
    if info.embedding & BITMAP_ONLY:
        return "版权设置只允许嵌入点阵"
    return ""


@lru_cache(maxsize=4096)
def refusal(info: FaceInfo) -> str:
    """Why no document is set in this face; empty when it is accepted. Reads the whole file, once for each version
    of it."""
    if reason := forbidden(info):
        return reason
    try:
        return _lacking(TrueTypeFont(info.path.read_bytes(), info.path.name, info.index))
    except UnreadableFont as failure:
        return failure.reason
    except (OSError, MemoryError):
        return "读不到文件"
    except (struct.error, IndexError, ValueError):
        return "内容不完整"


def _lacking(font: TrueTypeFont) -> str:
    """A mapped but empty glyph is as bad as none."""
    text = common_characters() + SIGNS
    lacking = [char for char in text if not ((glyph := font.glyph(char)) and font.has_outline(glyph))]
    if lacking:
        more = "等" if len(lacking) > NAMED else ""
        return f"缺少{len(lacking)}个常用字（“{'、'.join(lacking[:NAMED])}”{more}）"
    least, most = FULL_WIDTH
    if any(not least <= font.advance(font.glyph(char)) / 1000 <= most for char in SAMPLED):
        return "汉字不是全角宽度，排不成每行28字"
    return ""
