"""A long form in sections, one shown at a time; fields and parts have their home in one of them."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.editors.parts.part import Part
from gui.editors.section_bar import Section, SectionBar
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.form_panel import FormPanel

_LEAST_WIDTH = 320


class SectionedPanel(FormPanel):
    """Enter goes on from section to section; what is wrong is shown in whichever section it stands."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.parts: dict[str, Part] = {}
        self._sections: dict[str, Section] = {}
        self._homes: dict[QWidget, str] = {}
        self.sections = SectionBar()
        self.sections.chosen.connect(self.show_section)
        self.body.insertWidget(1, self.sections)
        look().changed.connect(self.fit_sections)

    # Building

    def add_section(self, key: str, title: str) -> Section:
        """A section, in the order of the bar; the first one shows."""
        section = Section(key, title)
        section.setVisible(not self._sections)
        self._sections[key] = section
        self.sections.add(key, title)
        self.add_widget(section, 100)
        return section

    def put(self, section: Section, key: str, field: Field) -> None:
        """A field over the whole width of a section."""
        self._keep(key, field)
        self._homes[field] = section.key
        section.first = section.first or field
        section.column.addWidget(field)

    def put_row(self, section: Section, **fields: Field) -> None:
        """Fields side by side."""
        grid = FieldGrid(len(fields))
        for key, field in fields.items():
            self._keep(key, field)
            self._homes[field] = section.key
            grid.add(field)
        section.column.addWidget(grid)

    def put_part(self, section: Section, key: str, part: Part, stretch: int = 0) -> None:
        """A part; it is drafted and checked with the fields."""
        self.parts[key] = part
        self._homes[part] = section.key
        part.edited.connect(self.mark_edited)
        section.column.addWidget(part, stretch)

    # Sections

    @Slot()
    def fit_sections(self) -> None:
        """Never so narrow that the name of a section is cut."""
        self.setMinimumWidth(max(look().px(_LEAST_WIDTH), self.sections.sizeHint().width()))

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Show one section and hide the others."""
        for section in self._sections.values():
            section.setVisible(section.key == key)
        if self.sections.current != key:
            self.sections.button(key).setChecked(True)
        self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to something that has just been shown, once it has its place."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.ensureWidgetVisible(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on through the sections: from the last field of one to the first of the next."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at_end_of_section():
            self._go_on()
            return
        super().keyPressEvent(event)

    def _at_end_of_section(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        section = self._sections.get(self.sections.current)
        if focused is None or section is None or isinstance(focused, QAbstractButton):
            return False
        return section.isAncestorOf(focused) and not section.isAncestorOf(_next_of(focused))

    def _go_on(self) -> None:
        keys = list(self._sections)
        after = [
            key for key in keys[keys.index(self.sections.current) + 1 :] if self.sections.is_offered(key)
        ]
        if not after:
            self.save_button.setFocus()
            return
        self.show_section(after[0])
        place = self._sections[after[0]].first
        (place or self.save_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_first_mistake(self) -> None:
        wrong = next((field for field in self.fields.values() if field.error), None)
        if wrong is not None and wrong in self._homes:
            self.show_section(self._homes[wrong])
        super()._go_to_first_mistake()

    def check(self) -> bool:
        if not super().check():
            return False
        for part in self.parts.values():
            sentence = part.problem()
            if sentence:
                self.show_section(self._homes[part])
                self.banner.say(Tone.BAD, f"还没有保存：{sentence.rstrip('。')}。")
                return False
        return True


def _next_of(widget: QWidget) -> QWidget:
    """Where Tab would lead from here."""
    after: QWidget | None = widget.nextInFocusChain()
    while after is not None and after is not widget:
        if after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible() and after.isEnabled():
            return after
        after = after.nextInFocusChain()
    return widget
