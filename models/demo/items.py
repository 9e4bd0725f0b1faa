"""The sample's rectification items: some struck off, some under way, a few overdue."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from models.demo import words
from models.demo.activity import Lines, workday
from models.demo.people import Branch
from models.rules.inspection_terms import ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus, Register

S = RectificationStatus
SOURCES = (
    RectificationSource.SELF_CHECK,
    RectificationSource.SUPERIOR_CHECK,
    RectificationSource.ORGANIZATIONAL_LIFE,
)
"""Those of the notices are made by issuing them."""
EACH_LASTING = 15
"""Every such item of a year is one to be kept up (长期坚持)."""
MANIFESTED = (None, None, 3, 7, 12)
LOOK_BACK = 90
"""Days from closure to 回头看."""
DAYS_GIVEN = (20, 30, 45)
LONGEST_DELAY = 60


def add_items(random: Random, lines: Lines, branches: list[Branch], month: Month, until: date) -> None:
    """The items found in a month, one for about every third branch."""
    for branch in random.sample(branches, max(1, len(branches) // 3)):
        found_on = workday(random, month, 10, 28)
        if found_on <= until:
            _item(random, lines, branch, found_on, until)


def _item(random: Random, lines: Lines, branch: Branch, found_on: date, until: date) -> None:
    problem, cause, measures = random.choice(words.PROBLEMS)
    source = random.choice(SOURCES)
    due_on = found_on + timedelta(days=random.choice(DAYS_GIVEN))
    path = _path(random, found_on, due_on, until)
    lasting = (lines.items_of_year[found_on.year] + 1) % EACH_LASTING == 0
    if lasting:
        path = path[:2]
    number = lines.record(
        Register.RECTIFICATION, source.value, path[-1][0].value, problem, found_on, branch.id
    )
    closed_on = next((day for status, day in path if status is S.CLOSED), None)
    person = random.choice(branch.committee or branch.people)
    lines.items_of_year[found_on.year] += 1
    lines.add(
        "rectification_item",
        id=number,
        year=found_on.year,
        number=lines.items_of_year[found_on.year],
        mode=RectificationMode.LONG_TERM if lasting else RectificationMode.BY_DATE,
        source_document="",
        leader=random.choice(words.LEADERS),
        department=branch.department,
        person=person.name,
        due_on=None if lasting else due_on,
        closed_on=closed_on,
        verifier=words.VERIFIER if closed_on else "",
        supervisor=random.choice(words.LEADERS),
        look_back_on=_look_back_on(path),
        manifestation=random.choice(MANIFESTED),
        tag=random.choice((None, None, *ShirkingTag)),
    )
    evidence = random.choice(words.EVIDENCE)
    texts = [("cause", cause), ("measures", measures), ("evidence", evidence)]
    if closed_on:
        texts.append(("extended_check", random.choice(words.EXTENDED_CHECKS)))
    for part, body in texts:
        lines.add("record_text", record_id=number, part=part, body=body)
    if len(path) > 1:
        said = sorted(random.sample(words.PROGRESS_LINES, 2), key=words.PROGRESS_LINES.index)
        for place, text in enumerate(said, start=1):
            day = min(until, found_on + timedelta(days=6 * place))
            lines.add(
                "progress_entry", record_id=number, position=place, entered_on=day, text=text, percent=None
            )
    for place, ((before, _), (after, day)) in enumerate(pairwise(path), start=1):
        lines.add(
            "status_step",
            record_id=number,
            position=place,
            moved_on=day,
            from_status=before,
            to_status=after,
            moved_by=words.VERIFIER if after.is_closed else person.name,
            note="",
        )


def _look_back_on(path: list[tuple[RectificationStatus, date]]) -> date | None:
    status, day = path[-1]
    return day + timedelta(days=LOOK_BACK) if status is S.CLOSED else None


def _path(
    random: Random, found_on: date, due_on: date, until: date
) -> list[tuple[RectificationStatus, date]]:
    """The statuses the item went through by ``until``, each with its day."""
    claimed = found_on + timedelta(days=random.randrange(1, 5))
    asked = min(due_on + timedelta(days=random.choice((-6, -3, -1, 8))), due_on + timedelta(days=8))
    closed = asked + timedelta(days=random.randrange(1, 5))
    steps = [
        (S.UNCLAIMED, found_on),
        (S.IN_PROGRESS, claimed),
        (S.CLOSURE_REQUESTED, asked),
        (S.CLOSED, closed),
        (S.CONSOLIDATED, closed + timedelta(days=LOOK_BACK + random.randrange(8))),
    ]
    if random.random() < 0.12 and (until - due_on).days < LONGEST_DELAY:
        steps = steps[:2]
    return [step for step in steps if step[1] <= until]
