"""Templates of a register: kept, named anew, taken away."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.template import RecordTemplate
from models.rules.terms import Register
from models.services.templates import LONGEST_NAME, list_templates, remove_template, save_template

STATE = {"fields": {"place": "三楼会议室"}, "agenda": [{"title": "传达学习"}]}


def _template(name: str = "例会", kind: str = "theme_day", **given: object) -> RecordTemplate:
    return RecordTemplate(None, Register.MEETING, kind, name, dict(STATE), **given)  # type: ignore[arg-type]


def test_kept_as_it_was(session: Session) -> None:
    save_template(session, _template(" 例会 "))
    (kept,) = list_templates(session, Register.MEETING)
    assert (kept.name, kept.kind, kept.state) == ("例会", "theme_day", STATE)
    assert list_templates(session, Register.STUDY) == ()


def test_by_kind_and_name(session: Session) -> None:
    for name, kind in (("乙", "theme_day"), ("甲", "theme_day"), ("丙", "branch_assembly")):
        save_template(session, _template(name, kind))
    shown = [(row.kind, row.name) for row in list_templates(session, Register.MEETING)]
    assert shown[0] == ("branch_assembly", "丙")
    assert {name for _, name in shown[1:]} == {"甲", "乙"}


@pytest.mark.parametrize(
    ("name", "said"),
    [("  ", "请填写模板名称"), ("长" * (LONGEST_NAME + 1), "最多40个字"), ("例会", "已经有叫“例会”的模板")],
)
def test_names_that_are_refused(session: Session, name: str, said: str) -> None:
    save_template(session, _template())
    with pytest.raises(BadInput, match=said):
        save_template(session, _template(name))


def test_another_kind_may_bear_the_name(session: Session) -> None:
    save_template(session, _template())
    save_template(session, _template(kind="branch_assembly"))
    assert len(list_templates(session, Register.MEETING)) == 2


def test_named_anew_once(session: Session) -> None:
    save_template(session, _template())
    (kept,) = list_templates(session, Register.MEETING)
    save_template(session, replace(kept, name="月度例会"))
    assert [row.name for row in list_templates(session, Register.MEETING)] == ["月度例会"]
    with pytest.raises(Conflict):
        save_template(session, replace(kept, name="别的"))


def test_taken_away(session: Session) -> None:
    number = save_template(session, _template()).record_id
    assert number is not None
    remove_template(session, number)
    assert list_templates(session, Register.MEETING) == ()
    with pytest.raises(NotFound):
        remove_template(session, number)
