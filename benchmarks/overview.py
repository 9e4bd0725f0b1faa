"""How long the overview of a year takes against the bare SQL of the same facts, as ratios within one run.

`python benchmarks/overview.py [RUNS]`: a sample bureau of 30 branches and 10 years. Bare are two things, both by the plain
driver with `fetchall`: reading the lines that the year is judged by, and having SQL count what the matrix says (held in each
period for each rule, the weeks of study, 正式党员 at each month's end); that both say the same is checked first. The matrix is
`models.services.overview.year_matrix`: judged, with reasons and the records behind each cell. Bare and ours take turns, so
that a busy machine slows both alike; medians are compared. Goal: the matrix at most 3 times its bare SQL. Exit code 1 when
the goal is missed.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from models.db.engine import connect  # noqa: E402
from models.db.store import Store  # noqa: E402
from models.demo import DemoSize, fill  # noqa: E402
from models.opening import create_database  # noqa: E402
from models.rows.overview import YearMatrix  # noqa: E402
from models.rules.periods import year_of  # noqa: E402
from models.rules.terms import Verdict  # noqa: E402
from models.services.overview import week_grid, year_matrix  # noqa: E402
from models.services.todo import todo_list  # noqa: E402

GOAL = 3.0
SIZE = DemoSize(branches=30, members=560, years=10, until=date(2026, 12, 31))
YEAR, TODAY = 2026, date(2027, 1, 5)
FIRST, LAST = "2025-12-29", "2027-01-03"
HELD = f"r.status = 'held' AND r.deleted_at IS NULL AND r.happened_on BETWEEN '{FIRST}' AND '{LAST}'"

LINES = (
    "SELECT r.id, r.organization_id, r.happened_on, r.kind, m.counts_as, m.lecturer FROM record r"
    f" LEFT JOIN meeting m ON m.id = r.id WHERE r.register IN ('meeting', 'study') AND {HELD}",
    "SELECT member_id, branch_id, from_on, to_on FROM membership",
    "SELECT member_id, standing, from_on FROM standing_period ORDER BY id",
    "SELECT * FROM organization",
    "SELECT * FROM compliance_rule ORDER BY position, code, valid_from",
    "SELECT * FROM exemption",
    "SELECT o.id, o.kind, p.title, m.name, p.from_on, p.to_on FROM organization o JOIN post p"
    " ON p.organization_id = o.id JOIN member m ON m.id = p.member_id"
    " WHERE o.kind IN ('party_committee', 'general_branch') AND p.title LIKE '%书记'",
    "SELECT id, month FROM notice WHERE status = 'issued' AND corrects_id IS NULL",
    "SELECT i.id, i.month FROM inspection i CROSS JOIN record r ON r.id = i.id"
    " WHERE r.status = 'held' AND r.deleted_at IS NULL",
)
"""The lines that a year is judged by."""

EVIDENCE = f"""
    SELECT r.id, CASE o.kind WHEN 'group' THEN o.parent_id ELSE o.id END AS place, o.id AS own, r.happened_on AS day,
        r.kind AS code FROM record r JOIN organization o ON o.id = r.organization_id
        WHERE r.register IN ('meeting', 'study') AND {HELD}
    UNION SELECT r.id, CASE o.kind WHEN 'group' THEN o.parent_id ELSE o.id END, o.id, r.happened_on, e.value
        FROM record r JOIN organization o ON o.id = r.organization_id JOIN meeting m ON m.id = r.id,
        json_each(m.counts_as) e WHERE r.register = 'meeting' AND {HELD}"""
COUNTS = f"""
    SELECT place, code, substr(day, 1, 7) AS month, count(*), count(DISTINCT own), group_concat(id) FROM ({EVIDENCE})
    GROUP BY place, code, month"""
WEEKS = f"""
    SELECT place, date(day, '-3 days', 'weekday 4') AS thursday, count(*), group_concat(id)
    FROM ({EVIDENCE}) WHERE code = 'branch_study' GROUP BY place, thursday"""
HEADS = f"""
    WITH RECURSIVE month(last) AS (
        SELECT date('{YEAR}-02-01', '-1 day')
        UNION ALL SELECT date(last, '+1 day', '+1 month', '-1 day') FROM month WHERE last < '{YEAR}-12-31'),
    stretch AS (
        SELECT member_id, standing, coalesce(from_on, '') AS begins, coalesce(lead(coalesce(from_on, '')) OVER
            (PARTITION BY member_id ORDER BY coalesce(from_on, ''), id), '9999-12-31') AS ends FROM standing_period)
    SELECT b.branch_id, month.last, count(*) FROM month, membership b JOIN stretch s ON s.member_id = b.member_id
    WHERE s.standing = 'full' AND s.begins <= month.last AND month.last < s.ends
        AND coalesce(b.from_on, '') <= month.last AND month.last < coalesce(b.to_on, '9999-12-31')
    GROUP BY b.branch_id, month.last"""
ANSWERS = (COUNTS, WEEKS, HEADS, *LINES[3:])
"""The same year, counted by SQL; organisations, rules and what is rare are read as they are."""


def disagreements(bare: Any, matrix: YearMatrix) -> list[str]:
    """Where SQL counted something else than the matrix says."""
    counted: dict[tuple[int | None, str, str], tuple[int, int]] = {
        (place, code, month): (held, groups) for place, code, month, held, groups, _ in bare.execute(COUNTS)
    }
    studied: dict[tuple[int | None, str], int] = {}
    for place, thursday, _, _ in bare.execute(WEEKS):
        studied[place, thursday[:7]] = studied.get((place, thursday[:7]), 0) + 1
    heads: dict[tuple[int | None, str], int] = {
        (branch, last[:7]): number for branch, last, number in bare.execute(HEADS)
    }
    found = []
    for row in matrix.rows:
        for cell in row.cells:
            for verdict in cell.verdicts:
                code, key = verdict.rule.evidence, (row.organization_id, str(cell.month))
                if verdict.rule.unit.value not in ("branch", "committee"):
                    continue
                months = [
                    f"{YEAR}-{number:02}"
                    for number in range(verdict.span.first.month, verdict.span.last.month + 1)
                ]
                lines = [counted.get((row.organization_id, code, month), (0, 0)) for month in months]
                held = sum(line[code == "group_meeting"] for line in lines)
                if verdict.rule.code == "weekly_study":
                    held = studied.get(key, 0)
                if held != verdict.held:
                    found.append(f"{row.name} {cell.month} {code}: {held} and {verdict.held}")
                few = heads.get(key, 0) < 7
                if code == "branch_committee" and few != (verdict.verdict is Verdict.NOT_APPLICABLE):
                    found.append(f"{row.name} {cell.month}: {heads.get(key, 0)} full members")
    return found


def _timed(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return (time.perf_counter() - begun) * 1000


def judge(runs: int) -> int:
    """Measure, print, judge."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "taizhang.db"
        create_database(path)
        store = Store(path)
        with store.write() as session:
            records = fill(session, SIZE)
        bare = connect(path)
        with store.read() as session:
            matrix = year_matrix(session, YEAR, TODAY)
        differing = disagreements(bare, matrix)
        for line in differing[:10]:
            print(line)
        cells = sum(len(cell.verdicts) for row in matrix.rows for cell in row.cells)
        print(
            f"{SIZE.branches} branches, {SIZE.years} years, {records} records; the matrix of a year: {cells} verdicts"
        )

        def ask(service: Callable[..., object], *given: object) -> Callable[[], None]:
            def asked() -> None:
                with store.read() as session:
                    service(session, *given, TODAY)

            return asked

        tasks: dict[str, Callable[[], object]] = {
            "reading its lines, bare": lambda: [bare.execute(query).fetchall() for query in LINES],
            "counting it in SQL, bare": lambda: [bare.execute(query).fetchall() for query in ANSWERS],
            "the matrix": ask(year_matrix, YEAR),
            "weeks of study": ask(week_grid, year_of(YEAR)),
            "what is to be done": ask(todo_list),
        }
        # As the program does: it collects garbage between events, never within a query (gui/garbage.py).
        gc.disable()
        times: dict[str, list[float]] = {name: [] for name in tasks}
        for run in range(runs + 1):
            for name, task in tasks.items():
                taken = _timed(task)
                if run:
                    times[name].append(taken)
            gc.collect()
        bare.close()
        store.close()
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    lines, answers = (medians[name] for name in list(medians)[:2])
    for name, taken in medians.items():
        print(f"{name:26}{taken:7.1f} ms  {taken / lines:5.2f} × lines  {taken / answers:5.2f} × counting")
    ratio = medians["the matrix"] / answers
    print(f"the matrix {ratio:.2f} × the bare SQL of the same facts (goal ≤ {GOAL} ×; median of {runs})")
    return 0 if ratio <= GOAL and not differing else 1


if __name__ == "__main__":
    sys.exit(judge(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
