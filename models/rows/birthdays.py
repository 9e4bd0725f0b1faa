"""政治生日 of a month."""

from dataclasses import dataclass
from datetime import date

from models.rules.periods import Month


@dataclass(frozen=True, slots=True)
class PoliticalBirthday:
    """One member's; ``id`` is the member's."""

    id: int
    name: str
    organization_id: int
    organization_name: str
    day: date
    joined_on: date
    full_on: date | None
    years: int
    """Full years since joining, on the day."""
    standing: str
    """党龄 in words: 党龄19年, 党龄待补, 预备党员."""
    record_id: int | None = None
    """The meeting at which it was kept this year."""
    kept_on: date | None = None
    card_given: bool | None = None


@dataclass(frozen=True, slots=True)
class BirthdayMonth:
    """Everybody on the roll whose 政治生日 falls into ``month``, by branch in tree order, then by day."""

    month: Month
    today: date
    people: tuple[PoliticalBirthday, ...]
    unknown: int
    """Members on the roll whose 入党日期 nobody entered."""
    scope: str = ""
    """The organisation it is limited to; empty for the bureau."""
