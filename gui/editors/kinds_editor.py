"""An editor with parts that only some kinds of records have: it shows, tells, checks and collects them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.editors.kind_part import KindPart, Setting
from gui.editors.record_editor import RecordEditor
from models.rules.terms import MeetingKind


class KindsEditor(RecordEditor):
    """A subclass says what its head says now (`setting`) and calls `tell_parts` when that changes."""

    def __init__(self, new_title: str, edit_title: str, parent: QWidget | None = None) -> None:
        super().__init__(new_title, edit_title, parent)
        self.kind_parts: dict[str, KindPart] = {}
        self._base: Any = None
        self._topics: tuple[str, ...] = ()
        self._proposed: dict[str, Any] = {}

    def add_kind_parts(self, key: str, title: str, parts: Mapping[str, KindPart]) -> None:
        """A section of parts that belong to some kinds only; it is offered while one of them is there. With none at all there
        is no such section."""
        own = {name: part for name, part in parts.items() if key == part.SECTION}
        if not own:
            return
        section = self.add_section(key, title)
        for name, part in own.items():
            self.put_part(section, name, part)
            self.kind_parts[name] = part
            if part.SECTION == "after" or part.STAYS_OPEN:
                self.open_parts.add(name)
            part.proposed.connect(self._propose_field)
            part.counted.connect(self.count_as)
        section.first = own.get("labels")
        section.column.addStretch(1)

    def setting(self) -> Setting:
        """What the head of the form says now."""
        raise NotImplementedError

    def topics(self) -> tuple[str, ...]:
        """What is studied as a first topic, as far as it is typed."""
        return ()

    @Slot()
    def topics_edited(self) -> None:
        """Something was typed that may be a topic."""
        if self.topics() != self._topics:
            self.tell_parts()

    def also_counts_as(self) -> tuple[MeetingKind, ...]:
        """Further kinds that the record satisfies."""
        return ()

    @Slot(object, bool)
    def count_as(self, kind: MeetingKind, counts: bool) -> None:
        """The record satisfies a further kind, or no longer."""

    @Slot(str, object)
    def _propose_field(self, name: str, value: Any) -> None:
        """Fill a field that is empty or still says what was proposed before; what the clerk wrote stays."""
        field: Any = self.fields[name]
        now = field.value()
        if now == value or (now not in (None, "") and now != self._proposed.get(name)):
            return
        self._proposed[name] = value
        field.set_value(value)
        self.field_filled(name)

    def field_filled(self, name: str) -> None:
        """A part has filled a field of the head; for an editor in which others depend on it."""

    @Slot()
    def tell_parts(self) -> None:
        """Show the parts that belong to what the head says now."""
        setting = self.setting()
        self._topics = setting.topics
        offered: dict[str, bool] = {}
        for part in self.kind_parts.values():
            concerned = part.concerns(setting)
            part.setVisible(concerned)
            part.set_setting(setting)
            offered[part.SECTION] = offered.get(part.SECTION, False) or concerned
        for key, is_offered in offered.items():
            self.sections.offer(key, offered=is_offered)
        self.fit_sections()

    def show_kind_parts(self, detail: Any) -> None:
        """Show what the parts hold of a detail; None is an empty form."""
        self._base, self._proposed = detail, {}
        for part in self.kind_parts.values():
            part.show_detail(detail)
        self.tell_parts()

    def with_kind_parts(self, detail: Any) -> Any:
        """The detail with what the parts hold."""
        for part in self.kind_parts.values():
            detail = part.into(detail)
        return detail

    def begin_with(self, people: tuple[int, ...]) -> None:
        for part in self.kind_parts.values():
            part.begin_with(people)

    def row_to_save(self) -> Any:
        if not self.is_closed or self.is_as_typed:
            return self.detail()
        detail = replace(self._base, id=self.record_id, version=self.version)
        for name, part in self.kind_parts.items():
            if name in self.open_parts:
                detail = part.into(detail)
        return detail
