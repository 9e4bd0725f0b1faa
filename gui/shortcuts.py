"""Every key that orders something, in one table: what F1 shows, and what a test compares with the real window."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where a key is heard, as the manual says it."""

    WINDOW = "随处"
    REGISTER = "学习、三会一课、日常工作、督察、整改清单"
    GATHERINGS = "学习、三会一课"
    STUDY = "学习"
    FORM = "编辑框"
    DUES = "党费"
    ROSTER = "组织名册"
    ARCHIVE = "归档"
    ARCHIVE_PARTS = "归档文件的件内文件"
    NOTICE = "督察通报"
    SHEET = "到会名单"
    MONTH_GRID = "到会情况月表"
    LINES = "一行一行填的内容（学习材料、发言等）"
    ITEMS = "议题、督察发现的问题"
    SEARCH = "检索全部台账"
    DIALOG = "打开的小窗口"


HEARD_TOGETHER: tuple[frozenset[Where], ...] = (
    frozenset({Where.WINDOW, Where.REGISTER, Where.GATHERINGS, Where.STUDY, Where.FORM}),
    frozenset({Where.WINDOW, Where.DUES}),
    frozenset({Where.WINDOW, Where.ROSTER}),
    frozenset({Where.WINDOW, Where.ARCHIVE}),
    frozenset({Where.WINDOW, Where.NOTICE}),
)
"""Places whose keys are heard at one and the same time: there no key may mean two things. In the others a key goes to
what has the keyboard first."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key as Qt spells it (Ctrl+N), and what it does there."""

    keys: str
    words: str
    where: Where

    @property
    def said(self) -> str:
        """As a clerk reads it: Alt+↑."""
        return said(self.keys)


_SIGNS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "回车", "Space": "空格", "Esc": "Esc"}


def said(keys: str) -> str:
    """A key sequence as a tool tip writes it: Alt+↑, Ctrl+回车."""
    parts = keys.split("+") if not keys.endswith("+") else [*keys[:-1].rstrip("+").split("+"), "+"]
    return "+".join(_SIGNS.get(part, part) for part in parts)


FIND_TIP = "只在本页里找；再按一次 Ctrl+F，检索全部台账"
"""What a page's own search field says of itself."""

W = Where
SHORTCUTS: tuple[Shortcut, ...] = (
    *(Shortcut(f"Ctrl+{number}", f"到第{number}页", W.WINDOW) for number in range(1, 10)),
    Shortcut("Ctrl+0", "到第10页", W.WINDOW),
    Shortcut("Ctrl+N", "在当前页新建一条", W.WINDOW),
    Shortcut("Ctrl+F", "查找：先到本页的搜索框，再按一次检索全部台账", W.WINDOW),
    Shortcut("Ctrl+K", "检索全部台账", W.WINDOW),
    Shortcut("Ctrl+Z", "撤销刚才的一步；正在打字时撤销打的字", W.WINDOW),
    Shortcut("Ctrl+Y", "重做撤销的一步", W.WINDOW),
    Shortcut("Ctrl+Shift+Z", "重做撤销的一步", W.WINDOW),
    Shortcut("Ctrl+,", "设置", W.WINDOW),
    Shortcut("F1", "使用说明", W.WINDOW),
    Shortcut("F7", "大字", W.WINDOW),
    Shortcut("F8", "换颜色（浅色、深色、高对比）", W.WINDOW),
    Shortcut("F10", "右上角“更多”（撤销、回收站、年度结转、换岗交接）", W.WINDOW),
    Shortcut("Ctrl+L", "已存筛选；也可以清除筛选", W.REGISTER),
    Shortcut("Ctrl+D", "复制上一条", W.REGISTER),
    Shortcut("Ctrl+P", "打印所选的，或正在编辑的这一条", W.REGISTER),
    Shortcut("Ctrl+G", "统计台账", W.REGISTER),
    Shortcut("F9", "更多工作", W.REGISTER),
    Shortcut("Ctrl+E", "批量修改所选的记录", W.GATHERINGS),
    Shortcut("Ctrl+M", "到会情况月表", W.GATHERINGS),
    Shortcut("Ctrl+T", "从模板新建", W.GATHERINGS),
    Shortcut("Ctrl+R", "心得体会", W.STUDY),
    Shortcut("Ctrl+S", "保存", W.FORM),
    Shortcut("Ctrl+Shift+S", "保存并新建一条同类型、同组织的", W.FORM),
    Shortcut("Ctrl+'", "同上次：光标所在的一格，或全部空着的", W.FORM),
    Shortcut("F11", "编辑框占满整页，再按收起", W.FORM),
    Shortcut("Alt+0", "编辑框右上角“更多”", W.FORM),
    *(Shortcut(f"Alt+{number}", f"到编辑框的第{number}部分", W.FORM) for number in range(1, 8)),
    Shortcut("Esc", "关闭编辑框", W.FORM),
    Shortcut("Space", "出席", W.MONTH_GRID),
    Shortcut("1", "出席", W.MONTH_GRID),
    Shortcut("2", "请假", W.MONTH_GRID),
    Shortcut("3", "缺席", W.MONTH_GRID),
    Shortcut("0", "改回待补", W.MONTH_GRID),
    Shortcut("Ctrl+1", "本次全部出席", W.MONTH_GRID),
    Shortcut("Ctrl+2", "本次其余出席", W.MONTH_GRID),
    Shortcut("Ctrl+D", "照所选最上面一格往下填", W.MONTH_GRID),
    Shortcut("Ctrl+V", "从 WPS、Excel 粘贴，先看预览", W.MONTH_GRID),
    Shortcut("Ctrl+C", "复制所选的格", W.MONTH_GRID),
    Shortcut("Ctrl+Z", "撤销上一步标记", W.MONTH_GRID),
    Shortcut("Ctrl+S", "保存", W.MONTH_GRID),
    Shortcut("1", "出席，到下一人", W.SHEET),
    Shortcut("2", "请假，写原因", W.SHEET),
    Shortcut("3", "缺席，写原因", W.SHEET),
    Shortcut("4", "不计入应到，再按恢复", W.SHEET),
    Shortcut("0", "改回待补", W.SHEET),
    Shortcut("Left", "换成前一种", W.SHEET),
    Shortcut("Right", "换成后一种", W.SHEET),
    Shortcut("Delete", "从名单上删去", W.SHEET),
    Shortcut("Ctrl+Return", "添一行", W.LINES),
    Shortcut("Shift+Delete", "删去这一行", W.LINES),
    Shortcut("Alt+Up", "上移", W.ITEMS),
    Shortcut("Alt+Down", "下移", W.ITEMS),
    Shortcut("Delete", "删去", W.ITEMS),
    Shortcut("Ctrl+P", "打印", W.DUES),
    *(
        Shortcut(f"Alt+{number}", f"看第{number}种内容（交纳情况、基数、应交）", W.DUES)
        for number in range(1, 4)
    ),
    Shortcut("Ctrl+J", "登记交纳", W.DUES),
    Shortcut("Ctrl+U", "登记没有交", W.DUES),
    Shortcut("Ctrl+B", "沿用上月基数", W.DUES),
    Shortcut("Ctrl+D", "往下填", W.DUES),
    Shortcut("Ctrl+V", "从 WPS、Excel 粘贴，先看预览", W.DUES),
    Shortcut("Ctrl+C", "复制所选的格", W.DUES),
    Shortcut("Ctrl+Shift+C", "连姓名和月份复制", W.DUES),
    Shortcut("Ctrl+I", "这个人、这个支部的情况", W.ROSTER),
    Shortcut("Ctrl+S", "保存", W.ROSTER),
    Shortcut("Ctrl+G", "收集这一年的归档文件", W.ARCHIVE),
    Shortcut("Ctrl+M", "制作归档件", W.ARCHIVE),
    Shortcut("Alt+Up", "上移一件", W.ARCHIVE),
    Shortcut("Alt+Down", "下移一件", W.ARCHIVE),
    Shortcut("Delete", "所选的不归档，或收回归档", W.ARCHIVE),
    Shortcut("Ctrl+B", "装盒", W.ARCHIVE),
    Shortcut("Ctrl+P", "打印目录、封面、盖章的首页", W.ARCHIVE),
    Shortcut("Ctrl+L", "已存筛选；也可以清除筛选", W.ARCHIVE),
    Shortcut("Ctrl+S", "保存", W.ARCHIVE),
    Shortcut("F9", "更多工作", W.ARCHIVE),
    Shortcut("Alt+Up", "上移一份", W.ARCHIVE_PARTS),
    Shortcut("Alt+Down", "下移一份", W.ARCHIVE_PARTS),
    Shortcut("Delete", "移出这一件", W.ARCHIVE_PARTS),
    Shortcut("Ctrl+S", "保存草稿", W.NOTICE),
    Shortcut("Ctrl+P", "看印出来的样子", W.NOTICE),
    Shortcut("F5", "重新统计", W.NOTICE),
    Shortcut("Alt+1", "到第1部分", W.NOTICE),
    Shortcut("Alt+2", "到第2部分", W.NOTICE),
    Shortcut("Alt+3", "到第3部分", W.NOTICE),
    Shortcut("Alt+Up", "光标所在的部分上移", W.NOTICE),
    Shortcut("Alt+Delete", "删去光标所在的部分", W.NOTICE),
    Shortcut("Ctrl+N", "新建", W.DIALOG),
    Shortcut("Ctrl+S", "保存", W.DIALOG),
    Shortcut("Ctrl+P", "打印", W.DIALOG),
    Shortcut("Ctrl+F", "查找", W.DIALOG),
    Shortcut("Alt+Up", "上移一个（标签）", W.DIALOG),
    Shortcut("Alt+Down", "下移一个（标签）", W.DIALOG),
    Shortcut("Alt+Left", "上个月（政治生日）", W.DIALOG),
    Shortcut("Alt+Right", "下个月（政治生日）", W.DIALOG),
    Shortcut("F2", "改名", W.DIALOG),
    Shortcut("Alt+Down", "筛选、可选的名称", W.SEARCH),
    Shortcut("Ctrl+Return", "预览附件", W.SEARCH),
    Shortcut("Ctrl+S", "存为检索", W.SEARCH),
    Shortcut("F2", "给已存的检索改名", W.SEARCH),
    Shortcut("Delete", "删去已存的、最近的检索", W.SEARCH),
    Shortcut("Ctrl+F", "回到检索框", W.SEARCH),
    Shortcut("Ctrl+K", "回到检索框", W.SEARCH),
    Shortcut("Esc", "关闭", W.DIALOG),
)


def markdown(shortcuts: Iterable[Shortcut] = SHORTCUTS) -> str:
    """The table as the manual shows it, place by place; keys of one meaning in one line."""
    lines = ["## 全部快捷键", ""]
    by_place: dict[Where, dict[str, list[str]]] = {}
    for each in shortcuts:
        by_place.setdefault(each.where, {}).setdefault(_family(each.words), []).append(each.said)
    for where, meanings in by_place.items():
        lines += [f"**{where.value}**", "", "| 按键 | 作用 |", "|---|---|"]
        lines += [f"| {_together(keys)} | {words} |" for words, keys in meanings.items()]
        lines.append("")
    return "\n".join(lines)


def _family(words: str) -> str:
    """到第3页 and 到第4页 are one line."""
    return words if not any(character.isdigit() for character in words) else _numberless(words)


def _numberless(words: str) -> str:
    return "".join("几" if character.isdigit() else character for character in words)


def _together(keys: list[str]) -> str:
    if len(keys) > 3 and all(key[:-1] == keys[0][:-1] for key in keys):
        return f"{keys[0]}…{keys[-1][-1]}"
    return "、".join(keys)
