"""What is typed in a dialog is kept until it is answered: after a power cut the dialog opens with it again."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Protocol
from weakref import ref

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QRadioButton

from gui.editors.drafting import DraftKeeping
from gui.look.tokens import Tone
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import LineField
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf
from models.services.drafts import find_draft

BROUGHT_BACK = "已带出上次没有写完的内容，请核对；不要的话按“取消”。"
CHANGED_SINCE = "这里的内容后来改过，上次没有写完的没有带出，需要的请重新填写。"
_BYTES_OF_NUMBER = 6


class Beside(Protocol):
    """A dialog in which something is typed or ticked elsewhere than in fields and boxes of their own."""

    fields_beside: tuple[Field, ...]
    """Fields that show a part of it."""

    @property
    def typed_beside(self) -> SignalInstance:
        """Some of it was changed."""

    def beside(self) -> Any:
        """All of it, as JSON gives it back."""

    def put_beside(self, state: Any) -> None:
        """Put a state back, where it still fits what is shown."""


class TypedForm(QObject):
    """The fields and boxes of a dialog that stands as it opened. ``about``, plain values, says which entry it is for; the
    dialog's class and title belong to it."""

    edited = Signal()
    version = 0

    def __init__(
        self, dialog: QDialog, banner: Banner, about: Iterable[object], beside: Beside | None = None
    ) -> None:
        super().__init__(dialog)
        self.banner = banner
        self._title = dialog.windowTitle()
        self._beside = None if beside is None else ref(beside)
        self._entry = " ".join(map(repr, (type(dialog).__name__, self._title, *about)))
        apart = () if beside is None else beside.fields_beside
        found = dialog.findChildren(Field)
        self._fields = [each for each in found if each.window() is dialog and each not in apart]
        self._boxes = _boxes(dialog)
        self._is_edited = False
        self._begun = self._state()
        self._shown = self._what_is_shown()
        for field in self._fields:
            field.edited.connect(self.mark_edited)
        for box in self._boxes:
            box.clicked.connect(self.mark_edited)
        if beside is not None:
            beside.typed_beside.connect(self.mark_edited)

    @property
    def record_id(self) -> int:
        """A number of the entry, the same each time it is asked about."""
        return int.from_bytes(sha256(self._entry.encode()).digest()[:_BYTES_OF_NUMBER])

    def is_edited(self) -> bool:
        """Whether anything was typed since it was opened."""
        return self._is_edited

    @Slot()
    def mark_edited(self) -> None:
        """Something was typed."""
        self._is_edited = True
        self.edited.emit()

    def draft(self) -> dict[str, Any]:
        """What stands in it, and what stood in it when it was opened."""
        return {
            "headline": self._title,
            "entry": self._entry,
            "shown": self._shown,
            "begun": self._begun,
            "typed": self._state(),
        }

    def is_asked_of(self, draft: Mapping[str, Any]) -> bool:
        """Whether a draft is of this entry and something was typed in it."""
        return bool(draft["entry"] == self._entry and draft["typed"] != draft["begun"])

    def fits(self, draft: Mapping[str, Any]) -> bool:
        """Whether the entry still reads as when the draft was typed; days do not count, for they are proposed anew each day."""
        return bool(draft["shown"] == self._shown)

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what was typed, but where something else is typed by now."""
        begun, typed, now = draft["begun"], draft["typed"], self._state()

        def lost(part: str) -> list[int]:
            return [
                at
                for at, was in enumerate(now[part])
                if typed[part][at] != begun[part][at] and was == self._begun[part][at]
            ]

        boxes, fields = lost("boxes"), lost("fields")
        self._tick(boxes, typed["boxes"])
        for at in fields:
            self._fields[at].restore(typed["fields"][at])
            # As if it was typed: what follows from it is shown, proposed or asked for.
            self._fields[at].edited.emit()
        # Once more: on the way a box may have been unticked by what no longer stands in a field.
        self._tick(boxes, typed["boxes"])
        for at in boxes:
            self._boxes[at].clicked.emit()
        beside = self._other()
        if beside is not None and now["beside"] == self._begun["beside"]:
            beside.put_beside(typed["beside"])
        self.mark_edited()

    def _other(self) -> Beside | None:
        return None if self._beside is None else self._beside()

    def _tick(self, places: Iterable[int], ticked: Sequence[bool]) -> None:
        for at in places:
            self._boxes[at].setChecked(ticked[at])

    def rebase(self, record_id: int | None, version: int) -> None:
        """An entry that was changed since is another one; nothing to do."""

    def words(self, draft: Mapping[str, Any]) -> str:
        """What was typed in a draft in words, field by field."""
        typed, begun = draft["typed"], draft["begun"]
        fields = zip(typed["titles"], typed["fields"], begun["fields"], strict=True)
        return "；".join(f"{title}：{text.strip()}" for title, text, was in fields if title and text != was)

    def _state(self) -> dict[str, Any]:
        beside = self._other()
        return {
            "fields": [field.state() for field in self._fields],
            # Of fields whose state is what stands in them; a choice's is a code.
            "titles": [each.title if isinstance(each, LineField | TextArea) else "" for each in self._fields],
            "boxes": [box.isChecked() for box in self._boxes],
            "beside": None if beside is None else beside.beside(),
        }

    def _what_is_shown(self) -> list[Any]:
        fields = zip(self._fields, self._begun["fields"], strict=True)
        boxes = zip(self._boxes, self._begun["boxes"], strict=True)
        return [
            ["" if isinstance(field, DateField) else state for field, state in fields],
            [[box.text(), ticked] for box, ticked in boxes],
            self._begun["beside"],
        ]


def _boxes(dialog: QDialog) -> list[QAbstractButton]:
    found = dialog.findChildren(QAbstractButton)
    return [each for each in found if isinstance(each, QCheckBox | QRadioButton) and each.window() is dialog]


class FormKeeping(DraftKeeping):
    """Puts back what was typed in a dialog and never answered, keeps what is typed, and forgets it with the answer, 取消
    included."""

    def __init__(self, tasks: Tasks, form: TypedForm, dialog: QDialog, told: str = BROUGHT_BACK) -> None:
        super().__init__(tasks, DraftOf.FORM, dialog)
        self.typed, self._told = form, told
        self._is_open = self._may_be_kept = True
        self.watch(form)
        dialog.finished.connect(self._answered)
        tasks.read(find_draft, DraftOf.FORM, form.record_id, then=self._put_back)

    def _put_back(self, draft: DraftRow | None) -> None:
        self._may_be_kept = draft is not None
        form = self.typed
        if draft is None or not self._is_open or not form.is_asked_of(draft.state):
            return
        if form.fits(draft.state):
            form.restore_draft(draft.state)
            form.banner.say(Tone.INFO, self._told)
        else:
            words = form.words(draft.state)
            form.banner.say(Tone.WARN, CHANGED_SINCE + (f"当时填写的是：{words}" if words else ""))

    @Slot()
    def _keep(self) -> None:
        # A dialog may still stand there, and lose the keyboard, when the window is gone already.
        if not self._tasks.is_closed:
            super()._keep()

    @Slot()
    def _answered(self) -> None:
        self._is_open = False
        if (self._may_be_kept or self.typed.is_edited()) and not self._tasks.is_closed:
            self.forget(self.typed.record_id)


def keep_typed(
    tasks: Tasks,
    dialog: QDialog,
    banner: Banner,
    *about: object,
    beside: Beside | None = None,
    told: str = BROUGHT_BACK,
) -> None:
    """Keep what is typed in a dialog that is no `FormDialog` and shows what it opens with. ``about`` as in `TypedForm`;
    ``banner`` says ``told`` once something was put back."""
    FormKeeping(tasks, TypedForm(dialog, banner, about, beside), dialog, told)
