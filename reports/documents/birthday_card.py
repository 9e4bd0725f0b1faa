"""政治生日贺卡: two cards to a sheet of A4 (domain §3.7). It says what is known; the only wish on it is the clerk's own."""

from collections.abc import Sequence

from models.rows.birthdays import PoliticalBirthday
from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.greeting_card import GreetingCard
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.pdf.pen import Metadata
from reports.sections import Numbering

HEADING = "政治生日贺卡"


def document(people: Sequence[PoliticalBirthday], span: Span, wish: str = "") -> Document:
    """A card for each of ``people``, of whom there is at least one."""
    cards: list[Block] = [
        _card(person, wish.strip(), upper=place % 2 == 0) for place, person in enumerate(people)
    ]
    bodies = {person.organization_name for person in people}
    scope = bodies.pop() if len(bodies) == 1 else ""
    title = f"{scope}{in_words(span)}{HEADING}"
    metadata = Metadata(title, scope or people[0].organization_name, people[0].day)
    return Document(metadata, [Section(cards, Shape.CARDS, Numbering.NONE)])


def _card(person: PoliticalBirthday, wish: str, *, upper: bool) -> GreetingCard:
    return GreetingCard(
        HEADING,
        f"{person.name}同志：",
        f"您于{spoken(person.joined_on)}加入中国共产党，到{spoken(person.day)}满{person.years}周年。",
        wish,
        person.organization_name,
        spoken(person.day),
        f"{person.name}的贺卡",
        cut_below=upper,
    )
