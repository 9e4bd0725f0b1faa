"""A greeting card as paragraphs to edit: Word draws its own frames."""

from reports.faces.fonts import Style
from reports.parts.greeting_card import GreetingCard
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.title import Title
from reports.parts.typesetter import Span, Typesetter
from reports.word.markup import Element
from reports.word.paragraphs import of_paragraph, of_space, of_title


def of_greeting_card(block: GreetingCard, setter: Typesetter, width: float) -> list[Element]:
    """Heading, whom it is for, what it says, the wish, and who says it when."""
    said = [
        Paragraph([Span(block.addressed)], block.place, first=0),
        Paragraph([Span(block.text)], block.place),
    ]
    if block.wish:
        said.append(Paragraph([Span(block.wish, Style.KAI)], block.place))
    closing = [
        Paragraph([Span(text)], block.place, first=0, align=Align.RIGHT) for text in (block.body, block.day)
    ]
    elements = of_title(Title(block.heading), setter, width)
    for paragraph in (*said, *closing):
        elements += of_paragraph(paragraph, setter, width)
    return elements + of_space(Space(1), setter, width)
