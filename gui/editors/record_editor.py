"""What all editors of records share: the record itself, its drafts, its closing, its files, and what else can be done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.sectioned_panel import SectionedPanel
from gui.formats import long_date_text
from gui.look.tokens import Tone
from gui.widgets.banner import Banner
from gui.widgets.buttons import icon_button, plain_button, quiet_button
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.following import Erratum, Finalization

REFUSED = "请核对"


class RecordEditor(SectionedPanel):
    """The page gives it rows to show and asks for the row as typed.

    `widen_pressed`: the clerk wants the editor to have the whole page, or no longer. `revision` grows with
    each edit, so that a page can tell whether anything was typed meanwhile.
    """

    widen_pressed = Signal()

    def __init__(self, new_title: str, edit_title: str, parent: QWidget | None = None) -> None:
        super().__init__(new_title, parent)
        self._titles = (new_title, edit_title)
        self.record_id: int | None = None
        self.version = 0
        self.revision = 0
        self.is_closed = False
        """Whether the record shown is closed (定稿)."""
        self.is_as_typed = False
        """Whether something typed before the record was closed stands in the form."""
        self.open_parts: set[str] = set()
        """Parts that stay open when the record is closed: what follows it."""
        self.closing = Banner(closable=False)
        self.form.insertWidget(1, self.closing)
        self.widen_button = quiet_button("")
        self.widen_button.clicked.connect(self.widen_pressed)
        self._head.insertWidget(self._head.count() - 1, self.widen_button)
        self.set_widened(False)
        self.begins_another = False
        """Whether another record of the same kind and organisation is to be begun once this one is saved."""
        self._build_more()

    def _build_more(self) -> None:
        self.more_button = icon_button("more_horizontal", "更多（Alt+0）")
        self.more_button.setShortcut("Alt+0")
        self.more_menu = QMenu(self.more_button)
        """What else can be done with the record in the form."""
        self.more_menu.setToolTipsVisible(True)
        self.more_button.clicked.connect(self._drop_more)
        self._head.insertWidget(self._head.count() - 2, self.more_button)
        self.another_button = plain_button("保存并新建", "add")
        self.another_button.setToolTip("保存，再新建一条同类型、同组织的（Ctrl+Shift+S）")
        self.another_button.clicked.connect(self.save_and_begin)
        self.foot.insertWidget(0, self.another_button)
        keys = QShortcut(QKeySequence("Ctrl+Shift+S"), self)
        keys.activated.connect(self.save_and_begin)

    @Slot()
    def _drop_more(self) -> None:
        self.more_menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    @Slot()
    def save_and_begin(self) -> None:
        """As if 保存并新建 was pressed."""
        self.begins_another = True
        self.save()
        self.begins_another = self.begins_another and self.is_saving

    def add_order(self, text: str, tip: str, slot: Callable[[], object], keys: str = "") -> QAction:
        """Something else that can be done with the record in the form; ``slot`` is a bound method."""
        action = self.more_menu.addAction(text)
        action.setToolTip(tip)
        action.triggered.connect(slot)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            # A menu dropped by a button hears no shortcuts; the form does.
            self.addAction(action)
        return action

    def set_widened(self, widened: bool) -> None:
        """Name the button by what it will do next."""
        self.widen_button.setText("收起" if widened else "展开")
        self.widen_button.setToolTip("收窄编辑区，显示列表（F11）" if widened else "编辑区占满整页（F11）")
        # Set anew each time: a new text takes the shortcut away.
        self.widen_button.setShortcut("F11")

    # The record

    def begin(self, record_id: int | None, version: int) -> None:
        """Call before the fields are filled: another record, nothing of it edited yet."""
        self.record_id, self.version = record_id, version
        self.name_record()
        self.banner.clear()
        self.told.clear()
        self.print_button.setEnabled(record_id is not None)
        self.print_button.setToolTip("打印（Ctrl+P）" if record_id is not None else "保存后可以打印")
        # What cannot be printed yet can be followed by another one.
        self.print_button.setVisible(record_id is not None)
        self.another_button.setVisible(record_id is None)

    def name_record(self) -> None:
        """The heading: what it is and, once saved, its number, which headless commands ask for."""
        number = "" if self.record_id is None else f"　编号{self.record_id}"
        self.set_title(self._titles[self.record_id is not None] + number)

    def rebase(self, record_id: int | None, version: int) -> None:
        """The record was saved while typing went on: what is on screen stays, as a change to the saved
        one.
        """
        self.record_id, self.version = record_id, version
        self.name_record()

    def show_detail(self, detail: Any) -> None:
        """Show a saved record; nothing counts as edited."""
        raise NotImplementedError

    def show_new(self, template: Any) -> None:
        """Begin a record, like the template when there is one."""
        raise NotImplementedError

    def detail(self) -> Any:
        """The record as typed; only to be asked after `check`."""
        raise NotImplementedError

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        raise NotImplementedError

    def set_roll(self, roll: Sequence[RosterEntry]) -> None:
        """Whom to propose where a name is asked for."""
        raise NotImplementedError

    def prefill(self, kind: Any, organization_id: int | None, day: date | None = None) -> None:
        """What is known of a new record, from the list's filters or from where the clerk came; None: nothing."""
        raise NotImplementedError

    def sort_of_record(self) -> tuple[Any, int | None]:
        """What the form now says of kind and organisation: what another one is begun with. None: nothing."""
        return None, None

    def show_file(self, sha256: str) -> None:
        """Show one of the record's files and give it the keyboard; nothing where the record has it no more."""
        part = self.parts.get("files")
        line = part.line_of(sha256) if isinstance(part, AttachmentsPart) else None
        if part is not None and line is not None:
            self.show_section(self._homes[part])
            line.look_button.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal(line)

    def begin_with(self, people: tuple[int, ...]) -> None:
        """A new record is begun of these members, by id."""

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields.values())).setFocus()

    def headline(self) -> str:
        """What the draft is called: 10月5日 党课《……》."""
        raise NotImplementedError

    @Slot()
    def mark_edited(self) -> None:
        self.revision += 1
        super().mark_edited()

    def refuse(self, sentence: str, action: str = "", *, field: str = "") -> None:
        """Say why the record was not saved, and what may be done; everything typed stays. ``field`` is the one that is wrong, by
        its name: it is marked and gets the keyboard, in whichever section it stands."""
        if field in self.fields:
            self.set_errors({field: REFUSED})
        self.banner.say(Tone.BAD, sentence, action)
        self._scroll.verticalScrollBar().setValue(0)

    # Closed records

    def set_closed(self, detail: Any) -> None:
        """Lock what a closed record (定稿) says, and say since when; what follows it stays open. To be asked after a record was
        shown; None: a new one.
        """
        closing: Finalization | None = getattr(detail, "finalization", None)
        was, self.is_closed = self.is_closed, closing is not None
        self.is_as_typed = False
        if self.is_closed or was:
            self._lock(self.is_closed)
        if was and not self.is_closed and detail is not None:
            # What is locked for reasons of its own is locked again.
            self.show_detail(detail)
        if closing is None:
            self.closing.clear()
        else:
            self.closing.say(Tone.INFO, closing_text(closing, detail.errata, may_go_on=self._stays_open()))

    def _lock(self, locked: bool) -> None:
        for field in self.fields.values():
            field.set_read_only(locked)
        for key, part in self.parts.items():
            if key not in self.open_parts:
                part.set_read_only(locked)
        self.save_button.setEnabled(not locked or self._stays_open())
        self.another_button.setEnabled(not locked)

    def _stays_open(self) -> bool:
        return any(key in self.open_parts for key in self.parts)

    def row_to_save(self) -> Any:
        """The record as it is to be saved: as typed; of a closed one only what follows it, unless what was typed before it was closed
        was put back.
        """
        return self.detail()

    # Drafts

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it."""
        return {
            "headline": self.headline(),
            "version": self.version,
            "section": self.sections.current,
            "fields": self.state(),
            "parts": {key: part.state() for key, part in self.parts.items()},
        }

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the record it belongs to. What cannot be read any more is left as it is."""
        self.version = int(draft.get("version", self.version))
        self.is_as_typed = self.is_closed
        self.restore(draft.get("fields", {}))
        for key, state in draft.get("parts", {}).items():
            if key in self.parts:
                _restore_part(self.parts[key].restore, state)
        self.show_section(str(draft.get("section", self.sections.current)))
        self.draft_restored()

    def draft_restored(self) -> None:
        """For an editor that has lines to bring up to date."""


def closing_text(closing: Finalization, errata: Sequence[Erratum], *, may_go_on: bool) -> str:
    """Since when a record is closed, what may still be done, and its errata."""
    by = f"（经办人：{closing.made_by}）" if closing.made_by else ""
    day = long_date_text(closing.made_at.date())
    after = "，“后续”和标签仍可填写" if may_go_on else ""
    lines = [f"已于{day}定稿{by}，内容不能再改{after}；如有差错，请在“更多”里写勘误。"]
    lines += [
        f"勘误{number}（{each.written_on.isoformat()}）{each.place}：“{each.wrong}”更正为“{each.corrected}”"
        for number, each in enumerate(errata, 1)
    ]
    return "\n".join(lines)


def _restore_part(restore: Callable[[Any], None], state: Any) -> None:
    try:
        restore(state)
    except (ValueError, TypeError, KeyError):
        # A draft of an earlier version of the program; the rest of it is still worth having.
        return
