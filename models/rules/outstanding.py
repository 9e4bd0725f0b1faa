"""What is still to be done, and by when."""

from datetime import date

from models.rows.compliance import RuleVerdict
from models.rows.overview import MatrixRow


def outstanding(row: MatrixRow, today: date) -> tuple[RuleVerdict, ...]:
    """What a branch has still to do in the periods running on ``today`` (还缺什么、何时到期), the nearest end first. Of the year
    before or after, nothing runs."""
    running = [
        verdict
        for cell in row.cells
        for verdict in cell.verdicts
        if verdict.verdict.is_pending and today in verdict.span
    ]
    return tuple(sorted(running, key=lambda verdict: verdict.span.last))
