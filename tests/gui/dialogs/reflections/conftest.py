"""The dialog of 心得体会 over a bureau without pieces, and its form begun."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors.reflection import ReflectionPanel
from models.services.members import load_member, save_member
from tests.gui.dialogs.reflections.acting import Compose, Restarted, Settled, TypeAndKeep, begin, kill, opened
from tests.models.services.making import post


@pytest.fixture
def settled(settled: Settled) -> Settled:
    """Wait until everything ordered is answered, what the answers ordered too."""

    def long() -> None:
        for _ in range(3):
            settled()

    return long


@pytest.fixture
def dialog(
    desk: Desk, window: QWidget, bureau: dict[str, int], settled: Settled, qtbot: QtBot
) -> Iterator[ReflectionsDialog]:
    """The dialog over a bureau without pieces, 王建国 being 书记 since 2020 and 处长."""
    with desk.tasks.store.write() as session:
        detail = load_member(session, bureau["王建国"])
        posts = (post(bureau["第一党支部"], "书记", date(2020, 1, 1)),)
        save_member(session, replace(detail, posts=posts, job_title="处长"))
    made = opened(desk, window, settled)
    yield made
    if Shiboken.isValid(made):
        made.panel.set_clean()
        made.close()


@pytest.fixture
def panel(dialog: ReflectionsDialog, settled: Settled) -> ReflectionPanel:
    """The dialog's form, begun for a new piece."""
    begin(dialog, settled)
    return dialog.panel


@pytest.fixture
def restarted(dialog: ReflectionsDialog, desk: Desk, window: QWidget, settled: Settled) -> Restarted:
    """Opens the dialog as the next start of the program does; the one before, still open, is killed."""
    last = dialog

    def restart(*, resume: bool = False) -> ReflectionsDialog:
        nonlocal last
        if Shiboken.isValid(last):
            kill(last)
        last = opened(desk, window, settled, resume=resume)
        return last

    return restart


@pytest.fixture
def type_and_keep(dialog: ReflectionsDialog, compose: Compose, settled: Settled) -> TypeAndKeep:
    """Types a note into the form that is open, and has it kept at once."""

    def type_(text: str = "写了一半") -> None:
        compose(dialog.panel.note.text, text)
        dialog.drafting.keep_now()
        settled()

    return type_
