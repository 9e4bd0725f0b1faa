"""One organisation of the tree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.editors.archive_code_field import ArchiveCodeField
from gui.editors.bureau_dates import HistoricDateField
from gui.editors.bureau_term import TermFields
from gui.editors.bureau_theme_day import ThemeDayFields
from gui.editors.drafted_panel import DraftedPanel
from gui.look.tokens import Tone
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.rows.bureau import OrganizationRow
from models.rules.hierarchy import kind_named
from models.rules.terms import OrganizationKind
from models.services.organizations import fixed_day_of, proposed_superior, superiors_for

_TOP = (None, "无")


class OrganizationPanel(DraftedPanel[OrganizationRow]):
    """Shows one organisation; `row()` is what is typed. `removed`: 删除 was pressed; `page_wanted`: the page of the branch of
    that number."""

    removed = Signal()
    page_wanted = Signal(int)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("新增组织", OrganizationRow(None, OrganizationKind.BRANCH, ""), parent)
        self._organizations: tuple[OrganizationRow, ...] = ()
        self._doubted = ""
        kinds = [(kind, kind.label) for kind in OrganizationKind]
        self._kind = ChoiceField("类型", kinds, required=True)
        self._name = TextField("名称", required=True, hint="如 机关第一党支部")
        self._short_name = TextField("简称", hint="名册、表格里常用的写法")
        self._parent = ChoiceField("上级组织", [_TOP])
        self._founded_on, self._dissolved_on = HistoricDateField("成立日期"), HistoricDateField("撤销日期")
        self._founded_on.line.setPlaceholderText("不详")
        self._dissolved_on.line.setPlaceholderText("现存")
        self._sort_order = CountField("排序", hint="数小的在前")
        self._archive_code = ArchiveCodeField("机构代码", hint="档号里用的")
        self._term = TermFields(today)
        self._theme_day = ThemeDayFields(today)
        self._theme = TextField("创建主题", hint="模范机关创建中本支部的主题")
        self._feature = TextArea("支部特色", hint="一支部一特色：名称、做法、成效", least=2, most=8)
        self._count = label("", "second", wrap=True)
        self.add("kind", self._kind)
        self.add("name", self._name)
        self.add_row(short_name=self._short_name, sort_order=self._sort_order)
        self.add_row(parent=self._parent, archive_code=self._archive_code)
        self.add_row(founded_on=self._founded_on, dissolved_on=self._dissolved_on)
        self.add_row(term_from=self._term.began_on, term_years=self._term.years)
        self.add_widget(self._term.told)
        self.add("theme_day", self._theme_day.how)
        self.add_row(theme_day_nth=self._theme_day.nth, theme_day_weekday=self._theme_day.weekday)
        self.add_widget(self._theme_day.told)
        self.add("creation_theme", self._theme)
        self.add("feature", self._feature)
        self.add_widget(self._count)
        self.add_widget(
            label(
                "成立、撤销日期不满一个月或季度的，该期不作要求。撤销的组织请填撤销日期，历史记录保持不变。",
                "hint",
                wrap=True,
            )
        )
        self.remove_button = quiet_button("删除", "delete")
        self.remove_button.clicked.connect(self.removed)
        self.foot.insertWidget(0, self.remove_button)
        self.page_button = quiet_button("支部情况", "document_search")
        self.page_button.setToolTip("组织生活、落实情况、需要补齐的（Ctrl+I）")
        self.page_button.clicked.connect(self._want_page)
        self.foot.insertWidget(1, self.page_button)
        self._kind.edited.connect(self._kind_chosen)
        for field in (self._term.began_on, self._term.years):
            field.edited.connect(self._tell_term)
        for choice in (self._theme_day.how, self._theme_day.nth, self._theme_day.weekday):
            choice.edited.connect(self._tell_theme_day)
        self._name.line.editingFinished.connect(self._compare)

    def show_row(self, row: OrganizationRow, organizations: Sequence[OrganizationRow], count: str) -> None:
        """Show an organisation (without id: a new one). `count` says in words who belongs to it."""
        self._shown = row
        self._organizations = tuple(organizations)
        self.set_title(row.name or "新增组织")
        self._kind.set_value(row.kind)
        self._name.set_value(row.name)
        self._short_name.set_value(row.short_name)
        self._offer(row.kind)
        self._parent.set_value(row.parent_id)
        self._founded_on.set_value(row.founded_on)
        self._dissolved_on.set_value(row.dissolved_on)
        self._term.show(row.kind, row.term_from, row.term_years)
        self._theme_day.show(row.kind, fixed_day_of(row))
        self._theme.set_value(row.creation_theme)
        self._feature.set_value(row.feature)
        self._archive_code.set_value(row.archive_code)
        self._suit(row.kind)
        self._sort_order.set_value(row.sort_order)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self.remove_button.setVisible(row.id is not None)
        self.page_button.setVisible(row.id is not None and row.kind is OrganizationKind.BRANCH)
        self.banner.clear()
        self.set_clean()

    def settle(self, row: OrganizationRow, organizations: Sequence[OrganizationRow]) -> None:
        """Know what is shown as stored; what was typed since, and the keyboard, stay where they are."""
        self._shown, self._organizations = row, tuple(organizations)
        self.set_title(row.name)
        self.remove_button.show()

    def _offer(self, kind: OrganizationKind) -> None:
        """Offer the superiors this kind may have, and the one it has now, however wrong."""
        now = self._shown.parent_id if kind is self._shown.kind else None
        possible = {row.id for row in superiors_for(kind, self._organizations, self._shown.id)} | {now}
        above = [(row.id, row.name) for row in self._organizations if row.id in possible]
        alone = kind is not OrganizationKind.GROUP
        self._parent.set_choices([_TOP, *above] if alone else above)

    @Slot()
    def _kind_chosen(self) -> None:
        kind = self._kind.value()
        if kind is None:
            return
        self._term.suit(kind)
        self._theme_day.suit(kind)
        self._suit(kind)
        near = self._parent.value() or self._shown.parent_id
        self._offer(kind)
        self._parent.set_value(proposed_superior(kind, self._organizations, near, self._shown.id))
        self._compare()

    def _suit(self, kind: OrganizationKind | None) -> None:
        """Ask party organisations that hold meetings for their theme and feature."""
        asked = kind in (
            OrganizationKind.BRANCH,
            OrganizationKind.GENERAL_BRANCH,
            OrganizationKind.PARTY_COMMITTEE,
        )
        for field in (self._theme, self._feature):
            field.setVisible(asked)

    @Slot()
    def _want_page(self) -> None:
        if self._shown.id is not None:
            self.page_wanted.emit(self._shown.id)

    @Slot()
    def _tell_term(self) -> None:
        self._term.tell()

    @Slot()
    def _tell_theme_day(self) -> None:
        self._theme_day.tell()

    def doubt(self) -> str:
        """What the name and the kind have against each other, in a sentence; empty when they agree."""
        named, kind = kind_named(self._name.value()), self._kind.value()
        if named is None or kind is None or named is kind:
            return ""
        return f"名称像是{named.label}，类型选的是{kind.label}，请核对。"

    @Slot()
    def _compare(self) -> None:
        doubt = self.doubt()
        if doubt:
            self.banner.say(Tone.WARN, doubt)
        elif self.banner.sentence == self._doubted:
            self.banner.clear()
        self._doubted = doubt

    # Drafts

    def headline(self) -> str:
        return f"组织 {self._name.value()}"

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        # The kind first: it decides which superiors there are to choose from, and whether there is a term.
        self._kind.restore(draft.get("fields", {}).get("kind", ""))
        kind = self._kind.value()
        if kind is not None:
            self._offer(kind)
        super().restore_draft(draft)
        self._term.suit(kind)
        self._theme_day.suit(kind)
        self._suit(kind)

    def row(self) -> OrganizationRow:
        """The organisation as typed."""
        term_from, term_years = self._term.values()
        fixed = self._theme_day.value()
        return replace(
            self._shown,
            kind=self._kind.value(),
            name=self._name.value(),
            short_name=self._short_name.value(),
            parent_id=self._parent.value(),
            founded_on=self._founded_on.value(),
            dissolved_on=self._dissolved_on.value(),
            term_from=term_from,
            term_years=term_years,
            theme_day_of_month=fixed.of_month,
            theme_day_nth=fixed.nth,
            theme_day_weekday=fixed.weekday,
            sort_order=self._sort_order.value() or 0,
            creation_theme=self._theme.value(),
            feature=self._feature.value(),
            archive_code=self._archive_code.value(),
        )
