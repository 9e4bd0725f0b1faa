"""The faces offices set their documents in, by the names they go by on Windows, UOS, Kylin and with WPS Office.

Only faces that are the style itself stand here: 华文中宋 is often taken for 小标宋, but never unless somebody chose it.
"""

from functools import cache

from reports.faces.font_file import FaceInfo, plain_name
from reports.faces.fonts import Style

LISTED: dict[Style, tuple[tuple[str, ...], ...]] = {
    Style.FANGSONG: (
        ("仿宋_GB2312", "FangSong_GB2312"),
        ("方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0"),
        ("方正仿宋_GB18030",),
        ("方正仿宋_GB2312",),
        ("仿宋", "FangSong"),
        ("方正仿宋简体", "FZFangSong-Z02S", "FZFSJW--GB1-0"),
        ("CESI仿宋-GB18030", "CESI_FS_GB18030"),
        ("CESI仿宋-GB13000", "CESI_FS_GB13000"),
        ("CESI仿宋-GB2312", "CESI_FS_GB2312"),
        ("GB_FS_GB18030",),
        ("华文仿宋", "STFangsong"),
    ),
    Style.TITLE: (
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0"),
        ("方正小标宋_GB18030",),
        ("CESI小标宋-GB18030", "CESI_XBS_GB18030"),
        ("CESI小标宋-GB13000", "CESI_XBS_GB13000"),
        ("CESI小标宋-GB2312", "CESI_XBS_GB2312"),
        ("GB_XBS_GB18030",),
    ),
    Style.HEI: (
        ("黑体", "SimHei"),
        ("方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0"),
        ("方正黑体简体", "FZHei-B01S", "FZHTJW--GB1-0"),
        ("CESI黑体-GB18030", "CESI_HT_GB18030"),
        ("CESI黑体-GB13000", "CESI_HT_GB13000"),
        ("CESI黑体-GB2312", "CESI_HT_GB2312"),
        ("GB_HT_GB18030",),
        ("华文黑体", "STHeiti"),
    ),
    Style.KAI: (
        ("楷体_GB2312", "KaiTi_GB2312"),
        ("方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0"),
        ("方正楷体_GB18030",),
        ("方正楷体_GB2312",),
        ("楷体", "KaiTi"),
        ("方正楷体简体", "FZKai-Z03S", "FZKTJW--GB1-0"),
        ("CESI楷体-GB18030", "CESI_KT_GB18030"),
        ("CESI楷体-GB13000", "CESI_KT_GB13000"),
        ("CESI楷体-GB2312", "CESI_KT_GB2312"),
        ("GB_KT_GB18030",),
        ("华文楷体", "STKaiti"),
    ),
    Style.SONG: (
        ("宋体", "SimSun"),
        ("方正书宋_GBK", "FZShuSong-Z01", "FZSSK--GBK1-0"),
        ("方正书宋简体", "FZShuSong-Z01S", "FZSSJW--GB1-0"),
        ("CESI宋体-GB18030", "CESI_SS_GB18030"),
        ("CESI宋体-GB13000", "CESI_SS_GB13000"),
        ("CESI宋体-GB2312", "CESI_SS_GB2312"),
        ("GB_ST_GB18030", "GB_SS_GB18030"),
        ("华文宋体", "STSong"),
    ),
}
"""For each style the faces, the one an office would take first at the head; each by all its spellings."""


@cache
def _ranks(style: Style) -> dict[str, int]:
    return {plain_name(name): rank for rank, names in enumerate(LISTED[style]) for name in names}


def rank(info: FaceInfo, style: Style) -> int | None:
    """The place of a face in the list of a style, 0 the best; None when it is not in it."""
    ranks = _ranks(style)
    return min((ranks[name] for name in info.names if name in ranks), default=None)


def styles_of(info: FaceInfo) -> tuple[Style, ...]:
    """The styles offices use a face for."""
    return tuple(style for style in Style if rank(info, style) is not None)
