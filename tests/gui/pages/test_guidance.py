"""领导指导 in the editor of meetings: who guided, in which branches it counts, and what was said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from gui.editors.guidance import GuidancePart
from gui.editors.meeting import MeetingEditor
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import ContactSpell, Guidance, LeadingSpell
from models.rules.terms import MeetingKind
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import Bureau
from tests.models.services.making import meeting, saved

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
K = MeetingKind


@pytest.fixture
def leaders(store: Store, bureau: Bureau) -> None:
    """丙一 of the second branch, whose contact point is the first; 甲九 of the first branch."""
    with store.write() as session:
        for name, contacts in (("丙一", (ContactSpell(bureau.ids.first),)), ("甲九", ())):
            detail = load_member(session, bureau.people[name])
            save_member(session, replace(detail, leading=(LeadingSpell("副局长"),), contacts=contacts))


def guidance(editor: MeetingEditor) -> GuidancePart:
    """The part."""
    part = editor.kind_parts["guidance"]
    assert isinstance(part, GuidancePart)
    return part


def test_it_stands_only_where_guidance_is_given(
    page: MeetingsPage, bureau: Bureau, leaders: None, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, K.ORGANIZATIONAL_LIFE)
    editor.show_section("life")
    assert guidance(editor).isVisible()
    for kind, there in ((K.THEME_DAY, False), (K.APPRAISAL, True), (K.BRANCH_ASSEMBLY, False)):
        editor.kind.set_value(kind)
        editor.kind.edited.emit()
        assert guidance(editor).isVisibleTo(editor) is there, kind


def test_a_leader_of_the_contact_point_is_kept_by_number(
    page: MeetingsPage, bureau: Bureau, leaders: None, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.ORGANIZATIONAL_LIFE)
    compose(editor.title.line, "年度组织生活会")
    editor.show_section("life")
    settled()
    part = guidance(editor)
    part.lines.add_line()
    fields = part.lines.lines[0].fields
    compose(fields["name"].editor, "丙一")
    compose(fields["opinions"].editor, "查摆要具体")
    assert part.doubts.sentence == ""
    editor.save()
    settled()
    kept = stored(store, editor.record_id).guidance
    assert kept == (Guidance("丙一", bureau.people["丙一"], "查摆要具体"),)


@pytest.mark.parametrize(
    ("name", "said"), [("甲九", ""), ("丙一", ""), ("甲一", "没有登记为党员领导干部"), ("外人", "没有登记")]
)
def test_whose_guidance_does_not_count_is_said(
    page: MeetingsPage, bureau: Bureau, leaders: None, settled: Wait, compose: Compose, name: str, said: str
) -> None:
    editor = begin(page, bureau, settled, K.ORGANIZATIONAL_LIFE)
    editor.show_section("life")
    settled()
    part = guidance(editor)
    part.lines.add_line()
    compose(part.lines.lines[0].fields["name"].editor, name)
    assert said in part.doubts.sentence
    assert bool(part.doubts.sentence) is bool(said)


def test_another_branch_is_doubted(
    page: MeetingsPage, bureau: Bureau, leaders: None, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        number = saved(
            save_meeting(
                session,
                meeting(bureau.ids.second, K.APPRAISAL, guidance=(Guidance("甲九", bureau.people["甲九"]),)),
            )
        )
    page.refresh()
    settled()
    page.open_record(number)
    settled()
    part = guidance(editor_of(page))
    assert "这里不是甲九所在支部，也不是其联系点" in part.doubts.sentence
    state = part.state()
    part.restore(state)
    assert part.state() == state


def test_nobody_guides_twice(
    page: MeetingsPage, bureau: Bureau, leaders: None, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.ORGANIZATIONAL_LIFE)
    part = guidance(editor)
    for _ in range(2):
        part.lines.add_line()
        compose(part.lines.lines[-1].fields["name"].editor, "丙一")
    assert part.problem() == "领导指导里丙一列了两次，请删去重复的一行"
