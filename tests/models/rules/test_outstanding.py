"""What a line of the overview has still to do."""

from datetime import date

from models.rows.compliance import RuleVerdict
from models.rows.overview import MatrixCell, MatrixRow
from models.rules.outstanding import outstanding
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.terms import Verdict
from tests.models.rules.shipped import shipped


def found(code: str, span: Span, verdict: Verdict) -> RuleVerdict:
    return RuleVerdict(shipped(code), 1, span, 0, 1, verdict)


def test_what_runs_and_is_not_met_comes_by_its_end() -> None:
    october, november, december = (Month(2026, number) for number in (10, 11, 12))
    theme = found("theme_day", november.span(), Verdict.DUE_SOON)
    appraisal = found("appraisal", year_of(2026), Verdict.NOT_DUE)
    assembly = found("branch_assembly", quarter(2026, 4), Verdict.NOT_DUE)
    row = MatrixRow(
        1,
        "第一党支部",
        (
            MatrixCell(october, (found("theme_day", october.span(), Verdict.UNMET),)),
            MatrixCell(november, (found("branch_committee", november.span(), Verdict.MET), theme)),
            MatrixCell(
                december,
                (
                    appraisal,
                    assembly,
                    found("theme_day", december.span(), Verdict.NOT_DUE),
                    found("party_lecture", quarter(2026, 4), Verdict.UNKNOWN),
                ),
            ),
        ),
    )

    assert outstanding(row, date(2026, 11, 28)) == (theme, appraisal, assembly)
    assert outstanding(row, date(2027, 1, 1)) == ()
