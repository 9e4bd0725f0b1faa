"""Which typeface the window is written in."""

from PySide6.QtGui import QFontDatabase

from resources import path

# Faces made for screens, in the order of preference. A mere fallback face (as on a bare Debian) is not
# among them: the shipped one reads better.
_GOOD = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "Microsoft YaHei UI",
    "微软雅黑",
    "HarmonyOS Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
_found: list[str] = []


def ui_families() -> list[str]:
    """Families for QFont.setFamilies; registers the shipped face when the system has no good one."""
    if not _found:
        installed = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
        _found.extend([name for name in _GOOD if name in installed][:1] or _shipped())
    return _found or [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]


def _shipped() -> list[str]:
    file = path("fonts", "ui.ttf")
    handle = QFontDatabase.addApplicationFont(str(file)) if file.exists() else -1
    return QFontDatabase.applicationFontFamilies(handle) if handle >= 0 else []
