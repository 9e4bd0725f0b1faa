"""What is measured on a printed sheet of an official document, in millimetres from its upper left corner.

Front sides (odd pages) are bound at the left, backs (even pages) at the right.
"""

from collections.abc import Sequence

from tests.reports.places import MM, Char, Rule, Sheet

EM_3, EM_4, EM_2 = 16 / MM, 14 / MM, 22 / MM
CHARACTER, LINE = 156 / 28, 225 / 22
TOP, FOOT = 37.0, 262.0
FRONT, BACK = 28.0, 26.0
RED, BLACK = (229, 0, 0), (0, 0, 0)


def em_top(char: Char) -> float:
    """The upper edge of a character's body; the baseline lies 0.88 of it lower."""
    return char.y - 0.88 * char.size / MM


def em_bottom(char: Char) -> float:
    return em_top(char) + char.size / MM


def ink_top(chars: Sequence[Char]) -> float:
    return min(char.top for char in chars)


def ink_bottom(chars: Sequence[Char]) -> float:
    return max(char.bottom for char in chars)


def ink_middle(chars: Sequence[Char]) -> float:
    return (min(char.left for char in chars) + max(char.right for char in chars)) / 2


def end(char: Char) -> float:
    """Where a character's cell ends: a full cell for Chinese, half of one for figures."""
    return char.x + CHARACTER / (2 if char.char.isascii() else 1) * char.size / 16


def on_line(number: int) -> float:
    """The baseline of body text on one of the page's 22 lines, counted from 1."""
    return TOP + (number - 1) * LINE + (LINE - EM_3) / 2 + 0.88 * EM_3


def red_rules(sheet: Sheet) -> list[Rule]:
    return sorted((rule for rule in sheet.rules if rule.colour == RED), key=lambda rule: rule.y1)


def black_rules(sheet: Sheet) -> list[Rule]:
    """Of the 版记."""
    return sorted((rule for rule in sheet.rules if rule.colour == BLACK), key=lambda rule: rule.y1)


def rule_below_number(sheet: Sheet) -> float:
    return red_rules(sheet)[0].y1 - em_bottom(sheet.word("〔2026〕")[0])


def lines_below_rule(sheet: Sheet, title: str) -> float:
    """From the rule to the title's line, whose characters stand in the middle of 1.25 lines of the grid."""
    return em_top(sheet.word(title)[0]) - (1.25 * LINE - EM_2) / 2 - cell_bottom_of_rule(sheet)


def cell_bottom_of_rule(sheet: Sheet) -> float:
    """The foot of the number's line: the rule stands 4 mm below the number, in the first half of the next line."""
    return sheet.word("〔2026〕")[0].y - 0.88 * EM_3 + (EM_3 + LINE) / 2


def char_under(sheet: Sheet, text: str, lines: int) -> Char:
    """The first character some lines below the one that `text` begins on."""
    base = sheet.word(text)[0].y
    rows = sheet.lines()
    at = next(number for number, row in enumerate(rows) if abs(row[0].y - base) < 0.5)
    return rows[at + lines][0]


def line_pitch(sheet: Sheet, text: str) -> float:
    return char_under(sheet, text, 2).y - char_under(sheet, text, 1).y


def page_number(sheet: Sheet) -> list[Char]:
    """The characters below the type area."""
    return sorted((char for char in sheet.chars if char.y > FOOT + 2), key=lambda char: char.x)


def ends_of_day(sheet: Sheet, day: str) -> tuple[float, float]:
    chars = sheet.word(day)
    return chars[0].x, end(chars[-1])


def signature(sheet: Sheet, day: str) -> list[Char]:
    base = sheet.word(day)[0].y
    return next(row for row in sheet.lines() if abs(row[0].y - base + LINE) < 0.5)


def off_middle(sheet: Sheet, day: str) -> float:
    name = signature(sheet, day)
    return (name[0].x + end(name[-1])) / 2 - sum(ends_of_day(sheet, day)) / 2


def seal_off_middle(sheet: Sheet, day: str) -> float:
    picture = sheet.pictures[0]
    return (picture.left + picture.right) / 2 - sum(ends_of_day(sheet, day)) / 2


def seal_below(sheet: Sheet, above: str) -> float:
    """From the foot of the last line of text to the seal."""
    base = sheet.word(above)[0].y
    return sheet.pictures[0].top - (base - 0.88 * EM_3 + (EM_3 + LINE) / 2)


def rule_width(number: int, sheet: Sheet) -> float:
    return black_rules(sheet)[number].width


def upper_edge(rule: Rule) -> float:
    return rule.y1 - rule.width / 2


def lower_edge(rule: Rule) -> float:
    return rule.y1 + rule.width / 2


def gap_between(sheet: Sheet, upper: str, lower: str) -> float:
    return sheet.word(lower)[0].y - sheet.word(upper)[0].y


def shift_between(sheet: Sheet, upper: str, lower: str) -> float:
    return sheet.word(lower)[0].x - sheet.word(upper)[0].x
