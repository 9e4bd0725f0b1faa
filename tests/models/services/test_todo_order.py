"""Of what was missed: the latest first, and nothing that a notice has named already."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from models.rows.overview import Todo, TodoKind
from models.rules.periods import Month
from models.rules.proposals import accepted
from models.services.proposals import proposals_for
from models.services.todo import todo_list
from tests.models.services.making import Ids, add_inspection, begin_ledger
from tests.models.services.noticing import draft, issue

TODAY = date(2026, 11, 12)


def unmet(session: Session) -> list[Todo]:
    return [todo for todo in todo_list(session, TODAY) if todo.kind is TodoKind.UNMET]


def test_what_a_notice_has_named_is_left_to_the_rectification(session: Session, bureau: Ids) -> None:
    begin_ledger(session, bureau.first, date(2026, 9, 1))
    october = Month(2026, 10)
    (proposal,) = (
        one
        for one in proposals_for(session, october, TODAY)
        if (one.organization_id, one.key.split(":")[1]) == (bureau.second, "theme_day")
    )
    found = replace(accepted(proposal), due_on=date(2026, 12, 20))
    add_inspection(session, bureau.committee, findings=(found,))

    def missed() -> list[str]:
        own = [todo.text for todo in unmet(session) if todo.organization_name == "第二党支部"]
        return [text.split("未")[0] for text in own if text.startswith("主题党日")]

    assert missed() == ["主题党日：9月、10月"], "no notice has named it yet"
    issue(session, draft(session))
    assert missed() == ["主题党日：9月"]


def test_of_what_was_missed_the_latest_comes_first(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    days = [todo.due_on or date.max for todo in unmet(session)]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1
