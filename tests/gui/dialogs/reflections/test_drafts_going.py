"""A draft of 心得体会 stays over a refusal, and goes when it is saved, given up or removed with its piece."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs import reflections
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors import drafting
from gui.editors.reflection import ReflectionPanel
from gui.widgets import form_panel
from tests.gui.answers import answering
from tests.gui.dialogs.reflections.acting import (
    Compose,
    Restarted,
    Settled,
    TypeAndKeep,
    add,
    drafts,
    kept,
    kill,
    open_piece,
)


def test_a_draft_may_be_given_up_after_a_question(
    panel: ReflectionPanel,
    restarted: Restarted,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_and_keep()
    again = restarted()
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.drafting.banner.given_up.emit()
    settled()
    assert len(drafts(desk)) == 1
    monkeypatch.setattr(drafting, "agrees", answering(True))
    again.drafting.banner.given_up.emit()
    settled()
    assert drafts(desk) == ()
    assert not again.drafting.banner.isVisible()
    again.reject()


def test_leaving_the_form_with_consent_gives_the_draft_up(
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_and_keep()
    monkeypatch.setattr(form_panel, "agrees", answering(False))
    dialog.panel.close_panel()
    dialog.reject()
    settled()
    assert dialog.panel.isVisible()
    assert len(drafts(desk)) == 1
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    dialog.panel.close_panel()
    settled()
    assert drafts(desk) == ()
    dialog.new_piece()
    settled()
    type_and_keep()
    dialog.reject()
    settled()
    assert not Shiboken.isValid(dialog)
    assert drafts(desk) == ()


def test_a_begun_piece_is_not_typed_over(
    panel: ReflectionPanel,
    restarted: Restarted,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_and_keep("早先写的")
    again = restarted()
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.new_piece()
    settled()
    assert again.panel.note.value() == "早先写的"
    again = restarted()
    monkeypatch.setattr(drafting, "agrees", answering(True))
    again.new_piece()
    settled()
    assert again.panel.note.value() == ""
    assert drafts(desk) == ()
    again.reject()


def test_removed_pieces_take_their_drafts_along(
    dialog: ReflectionsDialog,
    restarted: Restarted,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = add(desk, bureau["第一党支部"])
    open_piece(dialog, settled, number)
    type_and_keep()
    again = restarted()
    monkeypatch.setattr(reflections, "agrees", answering(True))
    again.view.table.choose(number)
    again.remove_chosen()
    settled()
    assert kept(desk) == ()
    assert drafts(desk) == ()
    assert not again.drafting.banner.isVisible()
    again.reject()


@pytest.mark.parametrize("pause", [drafting.PAUSE_MS, 0])
def test_what_is_typed_while_saving_is_kept_of_the_piece_it_became(
    pause: int,
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    desk: Desk,
    settled: Settled,
    compose: Compose,
) -> None:
    """Also where the pause after the last key is over before the list has told which version was saved."""
    dialog.drafting._pause.setInterval(pause)
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "先写的")
    panel.save()
    compose(panel.title.line, "，又补的")
    dialog.drafting.keep_now()
    settled()
    dialog.drafting.keep_now()
    settled()
    (row,) = kept(desk)
    (draft,) = drafts(desk)
    assert (draft.record_id, draft.state["version"]) == (row.id, row.version)
    panel.save()
    settled()
    assert [row.title for row in kept(desk)] == ["先写的，又补的"]
    assert drafts(desk) == ()
    dialog.reject()


def test_a_refusal_keeps_what_was_typed(
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    desk: Desk,
    settled: Settled,
    qtbot: QtBot,
    compose: Compose,
) -> None:
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "学党章")
    panel.submitted_on.set_value(date(2999, 1, 1))
    panel.save()
    settled()
    assert "还没有到" in panel.banner.sentence
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1)
    kill(dialog)
