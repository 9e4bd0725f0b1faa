"""Days of long ago, of which often only the month is known."""

from datetime import date

from gui.formats import read_month
from gui.widgets.fields.dates import DateField


class HistoricDateField(DateField):
    """A day; a month alone is refused with the way out.

    The register knows days only: which day stands for an unknown one is for the clerk to say, not for the program.
    """

    def _read_day(self, typed: str) -> date | None:
        try:
            return super()._read_day(typed)
        except ValueError as mistake:
            first = _first_of_month(typed)
            if first is None:
                raise mistake from None
            raise ValueError(f"只写到月，请写到日；查不到哪一天的，按当月1日写成 {first}") from None


def _first_of_month(typed: str) -> date | None:
    try:
        month = read_month(typed)
    except ValueError:
        return None
    return month.first if month is not None else None
