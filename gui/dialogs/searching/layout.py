"""How the search over everything is laid out: the box and how it is understood, the list below, what is said at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.searching.box import SearchBox
from gui.dialogs.searching.chips import Chips
from gui.dialogs.searching.nothing import NothingFound
from gui.dialogs.searching.offers import OfferList, Offers
from gui.dialogs.searching.painting import HitList
from gui.dialogs.settings_table import SettingsTableDialog
from gui.look.look import look
from gui.tables.search_hits import SearchHits
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.labels import label
from models.rules.search_box import Filter

TITLE = "检索全部台账"
RESTRICTED = "谈心谈话只按标题、日期和组织检索，谈话内容不在检索范围内。"
_KEYS = "↑↓ 选择　回车 打开　Esc 返回"
_HELP = {
    Filter.BRANCH: "支部:　某个支部或其他组织，连同下级",
    Filter.KIND: "类型:　某一类，如 党课、督察通报、附件",
    Filter.YEAR: "年:　某年或几年，如 2024、2020-2024",
    Filter.PERSON: "人:　写到某人的，如到会、主持、讲课",
}


class SearchLayout(SettingsTableDialog):
    """A subclass says what is done with what is typed and found."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1060), round(room.width() * 0.94)), min(px(720), round(room.height() * 0.92)))
        self.setAcceptDrops(True)
        column = self._column()
        column.addLayout(self._build_top())
        self.chips = Chips()
        column.addWidget(self.chips)
        self.banner = Banner()
        column.addWidget(self.banner)
        column.addWidget(Card.framing(self._build_stack()), 1)
        column.addLayout(self._build_said())
        self._build_foot(column)

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().px(8))
        self.box = SearchBox()
        self.help_button = quiet_button("筛选", "filter")
        self.help_button.setToolTip("按支部、类型、年、人筛选（Alt+↓）")
        self.help_menu = QMenu(self.help_button)
        for wanted, words in _HELP.items():
            self.help_menu.addAction(words).setData(wanted)
        self.keep_button = quiet_button("存为检索…", "save")
        self.keep_button.setToolTip("给这次检索起个名称，以后一点就查（Ctrl+S）")
        row.addWidget(self.box, 1)
        row.addWidget(self.help_button)
        row.addWidget(self.keep_button)
        return row

    def _build_stack(self) -> QStackedWidget:
        self.hits = SearchHits(self)
        self.hit_list = HitList()
        self.hit_list.setModel(self.hits)
        self.offers = Offers(self)
        self.offer_list = OfferList()
        self.offer_list.setModel(self.offers)
        self.nothing = NothingFound()
        self.stack = QStackedWidget()
        for page in (self.offer_list, self.hit_list, self.nothing):
            self.stack.addWidget(page)
        return self.stack

    def _build_said(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.said = label("", "second")
        self.said.setAccessibleName("检索情况")
        row.addWidget(self.said, 1)
        keys = label(_KEYS, "hint")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(keys)
        return row

    def _build_foot(self, column: QVBoxLayout) -> None:
        self.rename_button = plain_button("改名…", "edit")
        self.rename_button.setToolTip("给选中的已存检索改名（F2）")
        self.remove_button = plain_button("删除", "delete")
        self.remove_button.setToolTip("删去选中的已存检索或最近检索（Delete）")
        self.preview_button = plain_button("预览附件", "eye")
        self.preview_button.setToolTip("不离开检索，先看选中的附件（Ctrl+回车）")
        self.open_button = plain_button("打开")
        self.open_button.setToolTip("打开选中的一条（回车）")
        self.close_button = plain_button("关闭")
        left = (self.rename_button, self.remove_button)
        right = (self.preview_button, self.open_button, self.close_button)
        foot = self._add_foot(column, left, right)
        self.restricted = label(RESTRICTED, "hint", wrap=True)
        foot.insertWidget(len(left), self.restricted, 8)
