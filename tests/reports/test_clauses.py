"""The clauses of GB/T 9704-2012 as a table, and every element of every form measured against it on the printed page.

All places are millimetres from the sheet's upper left corner, to TOLERANCE. Front sides (odd pages) are bound at the left,
backs (even pages) at the right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import pytest

from reports.press import pdf_of
from tests.reports.official_sheets import OFFICIAL
from tests.reports.places import MM, Char, Rule, Sheet, sheets_of

TOLERANCE = 0.35
EM_3, EM_4, EM_2 = 16 / MM, 14 / MM, 22 / MM
CHARACTER, LINE = 156 / 28, 225 / 22
TOP, FOOT = 37.0, 262.0
FRONT, BACK = 28.0, 26.0
RED, BLACK = (229, 0, 0), (0, 0, 0)
ISSUER, RED_MARK = "中共某市某局机关委员会", "中共某市某局机关委员会文件"


@cache
def printed(name: str) -> tuple[Sheet, ...]:
    return tuple(sheets_of(pdf_of(OFFICIAL[name]())))


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


@dataclass(frozen=True)
class Clause:
    """An element, the clause that places it, what is measured on which page of which document, and the place."""

    element: str
    clause: str
    document: str
    page: int
    measured: Callable[[Sheet], float]
    place: float

    def __str__(self) -> str:
        return f"{self.clause} {self.element} ({self.document})"


def red_head(document: str) -> list[Clause]:
    """7.2, 7.3.1 to 7.3.3: the first page of a red-headed document."""
    number, title, opening = "某局机党〔2026〕", "关于", "："
    return [
        Clause("标志上边缘至版心上边缘35mm", "7.2.4", document, 1, lambda s: ink_top(s.word(RED_MARK)), 72),
        Clause("标志居中", "7.2.4", document, 1, lambda s: ink_middle(s.word(RED_MARK)), 106),
        Clause("发文字号在标志下空二行", "7.2.5", document, 1, lambda s: s.word(number)[0].y, on_line(8)),
        Clause("发文字号居中", "7.2.5", document, 1, lambda s: ink_middle(s.line_of(number)), 106),
        Clause("分隔线在发文字号下4mm", "7.2.7", document, 1, _rule_below_number, 4),
        Clause("分隔线左端", "7.2.7", document, 1, lambda s: red_rules(s)[0].x1, FRONT),
        Clause("分隔线与版心等宽", "7.2.7", document, 1, lambda s: red_rules(s)[0].x2, FRONT + 156),
        Clause("标题在分隔线下空二行", "7.3.1", document, 1, lambda s: _lines_below_rule(s, title), 2 * LINE),
        Clause("标题居中", "7.3.1", document, 1, lambda s: ink_middle(s.line_of(title)), 106),
        Clause("主送机关顶格", "7.3.2", document, 1, lambda s: s.line_of(opening)[0].x, FRONT),
        Clause(
            "正文左空二字", "7.3.3", document, 1, lambda s: _under(s, opening, 1).x, FRONT + 2 * CHARACTER
        ),
        Clause("正文回行顶格", "7.3.3", document, 1, lambda s: _under(s, opening, 2).x, FRONT),
        Clause("正文一行占一格", "5.2.3", document, 1, lambda s: _pitch(s, opening), LINE),
    ]


def _rule_below_number(sheet: Sheet) -> float:
    return red_rules(sheet)[0].y1 - em_bottom(sheet.word("〔2026〕")[0])


def _lines_below_rule(sheet: Sheet, title: str) -> float:
    """From the rule to the title's line, whose characters stand in the middle of 1.25 lines of the grid."""
    return em_top(sheet.word(title)[0]) - (1.25 * LINE - EM_2) / 2 - _cell_bottom_of_rule(sheet)


def _cell_bottom_of_rule(sheet: Sheet) -> float:
    """The foot of the number's line: the rule stands 4 mm below the number, in the first half of the next line."""
    return sheet.word("〔2026〕")[0].y - 0.88 * EM_3 + (EM_3 + LINE) / 2


def _under(sheet: Sheet, text: str, lines: int) -> Char:
    """The first character some lines below the one that `text` begins on."""
    base = sheet.word(text)[0].y
    rows = sheet.lines()
    at = next(number for number, row in enumerate(rows) if abs(row[0].y - base) < 0.5)
    return rows[at + lines][0]


def _pitch(sheet: Sheet, text: str) -> float:
    return _under(sheet, text, 2).y - _under(sheet, text, 1).y


def page_numbers(document: str, front: int, back: int) -> list[Clause]:
    """7.5."""
    return [
        Clause("单页码居右空一字", "7.5", document, front, lambda s: _number(s)[-1].right, 184 - EM_4),
        Clause("双页码居左空一字", "7.5", document, back, lambda s: _number(s)[0].x, BACK + EM_4),
        Clause(
            "一字线上距版心下边缘7mm（单页）", "7.5", document, front, lambda s: _number(s)[0].top, FOOT + 7
        ),
        Clause(
            "一字线上距版心下边缘7mm（双页）", "7.5", document, back, lambda s: _number(s)[0].top, FOOT + 7
        ),
    ]


def _number(sheet: Sheet) -> list[Char]:
    """The characters below the type area."""
    return sorted((char for char in sheet.chars if char.y > FOOT + 2), key=lambda char: char.x)


def sealed(document: str, page: int, above: str, day: str) -> list[Clause]:
    """7.3.5.1: date, name over its middle, seal over both, within a line of the text `above`."""
    right = (FRONT if page % 2 else BACK) + 156
    return [
        Clause(
            "成文日期右空四字",
            "7.3.5.1",
            document,
            page,
            lambda s: end(s.word(day)[-1]),
            right - 4 * CHARACTER,
        ),
        Clause("署名以成文日期为准居中", "7.3.5.1", document, page, lambda s: _off_middle(s, day), 0),
        Clause(
            "署名在日期之上一行",
            "7.3.5.1",
            document,
            page,
            lambda s: _signed(s, day)[0].y - s.word(day)[0].y,
            -LINE,
        ),
        Clause("印章居中下压", "7.3.5.1", document, page, lambda s: _seal_off_middle(s, day), 0),
        Clause(
            "印章直径42mm", "7.3.5.1", document, page, lambda s: s.pictures[0].right - s.pictures[0].left, 42
        ),
        Clause(
            "印章直径42mm（竖）",
            "7.3.5.1",
            document,
            page,
            lambda s: s.pictures[0].bottom - s.pictures[0].top,
            42,
        ),
        Clause(
            "印章顶端距正文不足一行", "7.3.5.1", document, page, lambda s: _seal_below(s, above), LINE * 0.695
        ),
    ]


def _day(sheet: Sheet, day: str) -> tuple[float, float]:
    chars = sheet.word(day)
    return chars[0].x, end(chars[-1])


def _signed(sheet: Sheet, day: str) -> list[Char]:
    base = sheet.word(day)[0].y
    return next(row for row in sheet.lines() if abs(row[0].y - base + LINE) < 0.5)


def _off_middle(sheet: Sheet, day: str) -> float:
    name = _signed(sheet, day)
    return (name[0].x + end(name[-1])) / 2 - sum(_day(sheet, day)) / 2


def _seal_off_middle(sheet: Sheet, day: str) -> float:
    picture = sheet.pictures[0]
    return (picture.left + picture.right) / 2 - sum(_day(sheet, day)) / 2


def _seal_below(sheet: Sheet, above: str) -> float:
    """From the foot of the last line of text to the seal."""
    base = sheet.word(above)[0].y
    return sheet.pictures[0].top - (base - 0.88 * EM_3 + (EM_3 + LINE) / 2)


def _rule_width(number: int, sheet: Sheet) -> float:
    return black_rules(sheet)[number].width


def imprint(document: str, page: int, rules: int) -> list[Clause]:
    """7.4, on an even page."""
    size = {1: 0.35, rules: 0.35}
    found = [
        Clause(
            f"第{at}条分隔线粗细", "7.4.1", document, page, partial(_rule_width, at - 1), size.get(at, 0.25)
        )
        for at in range(1, rules + 1)
    ]
    return [
        *found,
        Clause("分隔线条数", "7.4.1", document, page, lambda s: len(black_rules(s)), rules),
        Clause("分隔线左端", "7.4.1", document, page, lambda s: black_rules(s)[0].x1, BACK),
        Clause("分隔线与版心等宽", "7.4.1", document, page, lambda s: black_rules(s)[0].x2, BACK + 156),
        Clause("末条分隔线与版心下边缘重合", "7.4.1", document, page, lambda s: black_rules(s)[-1].y1, FOOT),
        Clause(
            "印发机关左空一字",
            "7.4.3",
            document,
            page,
            lambda s: s.line_of("机关党委办公室")[0].x,
            BACK + EM_4,
        ),
        Clause(
            "印发日期右空一字",
            "7.4.3",
            document,
            page,
            lambda s: s.word("印发")[1].x + EM_4,
            BACK + 156 - EM_4,
        ),
    ]


CLAUSES = [
    *red_head("notice, sealed"),
    *red_head("meeting notice, red head"),
    *page_numbers("notice, sealed", 1, 2),
    *page_numbers("meeting notice, red head", 1, 2),
    *page_numbers("bulletin", 1, 2),
    *page_numbers("meeting summary", 1, 2),
    *sealed("notice, sealed", 2, "2.问题整改清单", "2026年11月5日"),
    *sealed("meeting notice, red head", 2, "3.通报", "2026年10月12日"),
    *sealed("meeting notice, letter", 2, "3.通报", "2026年10月12日"),
    *sealed("term reminder", 1, "特此函告", "2026年10月12日"),
    *imprint("notice, sealed, one annex", 4, 3),
    *imprint("meeting notice, red head", 2, 2),
    Clause(
        "抄送左空一字", "7.4.2", "notice, sealed, one annex", 4, lambda s: s.word("抄送：")[0].x, BACK + EM_4
    ),
    Clause(
        "附件说明左空二字",
        "7.3.4",
        "notice, sealed",
        2,
        lambda s: s.word("附件：")[0].x,
        BACK + 2 * CHARACTER,
    ),
    Clause(
        "附件说明在正文下空一行",
        "7.3.4",
        "notice, sealed",
        2,
        lambda s: _gap(s, "各党支部于", "附件："),
        2 * LINE,
    ),
    Clause(
        "附件序号对齐",
        "7.3.4",
        "notice, sealed",
        2,
        lambda s: s.word("2.问题")[0].x - s.word("1.2026")[0].x,
        0,
    ),
    Clause("附件二字顶格第一行", "7.3.7", "notice, sealed", 3, lambda s: s.word("附件1")[0].y, on_line(1)),
    Clause("附件二字左端", "7.3.7", "notice, sealed", 3, lambda s: s.word("附件1")[0].x, FRONT),
    Clause(
        "署名在正文下空一行",
        "7.3.5.2",
        "notice, not sealed",
        2,
        lambda s: _gap(s, "2.问题", ISSUER),
        2 * LINE,
    ),
    Clause(
        "署名右空二字",
        "7.3.5.2",
        "notice, not sealed",
        2,
        lambda s: end(s.word(ISSUER)[-1]),
        182 - 2 * CHARACTER,
    ),
    Clause(
        "日期首字比署名右移二字",
        "7.3.5.2",
        "notice, not sealed",
        2,
        lambda s: _shift(s, ISSUER, "2026年11月5日"),
        2 * CHARACTER,
    ),
    Clause(
        "日期在署名下一行",
        "7.3.5.2",
        "notice, not sealed",
        2,
        lambda s: _gap(s, ISSUER, "2026年11月5日"),
        LINE,
    ),
    Clause("标志上边缘35mm", "7.2.4", "bulletin", 1, lambda s: ink_top(s.word("督察通报")), 72),
    Clause("标志居中", "7.2.4", "bulletin", 1, lambda s: ink_middle(s.word("督察通报")), 106),
    Clause(
        "分隔线与版心等宽", "7.2.7", "bulletin", 1, lambda s: red_rules(s)[0].x2 - red_rules(s)[0].x1, 156
    ),
    Clause(
        "分隔线在期号行下4mm",
        "7.2.7",
        "bulletin",
        1,
        lambda s: red_rules(s)[0].y1 - em_bottom(s.word(ISSUER)[0]),
        4,
    ),
    Clause(
        "纪要标志上边缘35mm",
        "10.3",
        "meeting summary",
        1,
        lambda s: ink_top(s.word("办公室党支部会议纪要")),
        72,
    ),
    Clause(
        "纪要标志居中",
        "10.3",
        "meeting summary",
        1,
        lambda s: ink_middle(s.word("办公室党支部会议纪要")),
        106,
    ),
    Clause(
        "出席左空二字", "10.3", "meeting summary", 2, lambda s: s.word("出席：")[0].x, BACK + 2 * CHARACTER
    ),
    Clause(
        "出席在正文下空一行", "10.3", "meeting summary", 2, lambda s: _gap(s, "逐月核对", "出席："), 2 * LINE
    ),
    Clause(
        "姓名回行与首字对齐",
        "10.3",
        "meeting summary",
        2,
        lambda s: _under(s, "出席：", 1).x,
        BACK + 5 * CHARACTER,
    ),
    Clause(
        "请假另起一行左空二字",
        "10.3",
        "meeting summary",
        2,
        lambda s: s.word("请假：")[0].x,
        BACK + 2 * CHARACTER,
    ),
    Clause(
        "列席另起一行左空二字",
        "10.3",
        "meeting summary",
        2,
        lambda s: s.word("列席：")[0].x,
        BACK + 2 * CHARACTER,
    ),
]


def letter(document: str) -> list[Clause]:
    """10.1: the first page of a letter."""
    return [
        Clause("标志上边缘至上页边30mm", "10.1", document, 1, lambda s: ink_top(s.word(ISSUER)), 30),
        Clause("标志居中", "10.1", document, 1, lambda s: ink_middle(s.word(ISSUER)), 106),
        Clause(
            "双线在标志下4mm",
            "10.1",
            document,
            1,
            lambda s: _upper_edge(red_rules(s)[0]) - ink_bottom(s.word(ISSUER)),
            4,
        ),
        Clause("双线左端", "10.1", document, 1, lambda s: red_rules(s)[0].x1, 20),
        Clause("双线长170mm", "10.1", document, 1, lambda s: red_rules(s)[1].x2, 190),
        Clause("第二条双线左端", "10.1", document, 1, lambda s: red_rules(s)[2].x1, 20),
        Clause("第二条双线长170mm", "10.1", document, 1, lambda s: red_rules(s)[3].x2, 190),
        Clause(
            "第二条双线距下页边20mm", "10.1", document, 1, lambda s: 297 - _lower_edge(red_rules(s)[3]), 20
        ),
        Clause("发文字号居版心右边缘", "10.1", document, 1, lambda s: end(s.word("〕12号")[-1]), 184),
        Clause(
            "发文字号距双线为字高的7/8",
            "10.1",
            document,
            1,
            lambda s: em_top(s.word("〔2026〕")[0]) - _lower_edge(red_rules(s)[1]),
            7 / 8 * EM_3,
        ),
    ]


def _upper_edge(rule: Rule) -> float:
    return rule.y1 - rule.width / 2


def _lower_edge(rule: Rule) -> float:
    return rule.y1 + rule.width / 2


def _gap(sheet: Sheet, upper: str, lower: str) -> float:
    return sheet.word(lower)[0].y - sheet.word(upper)[0].y


def _shift(sheet: Sheet, upper: str, lower: str) -> float:
    return sheet.word(lower)[0].x - sheet.word(upper)[0].x


CLAUSES += [*letter("meeting notice, letter"), *letter("term reminder")]


@pytest.mark.parametrize("clause", CLAUSES, ids=str)
def test_every_element_lies_where_its_clause_says(clause: Clause) -> None:
    sheet = printed(clause.document)[clause.page - 1]
    assert clause.measured(sheet) == pytest.approx(clause.place, abs=TOLERANCE)


@pytest.mark.parametrize("document", ["meeting notice, letter", "term reminder"])
def test_the_double_rules_of_a_letter_are_thick_outside_and_its_first_page_has_no_number(
    document: str,
) -> None:
    sheet = printed(document)[0]
    upper, under, above, lower = red_rules(sheet)
    assert upper.width > 2 * under.width
    assert lower.width > 2 * above.width
    assert upper.y1 < under.y1 < 50 < 270 < above.y1 < lower.y1
    assert _number(sheet) == []


def test_the_title_of_a_letter_stands_two_lines_below_the_number() -> None:
    sheet = printed("meeting notice, letter")[0]
    gap = em_top(sheet.word("关于")[0]) - em_bottom(sheet.word("〔2026〕")[0])
    assert 2 * LINE - TOLERANCE < gap < 2.5 * LINE, "the grid decides within half a line"


def test_further_pages_of_a_letter_are_numbered_and_have_no_red() -> None:
    second = printed("meeting notice, letter")[1]
    assert "".join(char.char for char in _number(second)).replace(" ", "") == "—2—"
    assert red_rules(second) == []


@pytest.mark.parametrize("document", OFFICIAL)
def test_the_seal_covers_both_lines_and_stands_with_text(document: str) -> None:
    for sheet in printed(document):
        for seal in sheet.pictures:
            inside = {row[0].y for row in sheet.lines() if seal.top < row[0].y < seal.bottom}
            assert len(inside) == 2, "name and date"
            middle = (seal.top + seal.bottom) / 2
            assert sum(inside) / 2 - EM_3 * 0.38 > middle, "which stand a little low in it"
            above = [row for row in sheet.lines() if row[0].y < seal.top]
            assert above, "never a page that has no text but the signature"
            assert seal.bottom < FOOT


@pytest.mark.parametrize("document", OFFICIAL)
def test_labels_and_marks_are_set_in_their_faces(document: str) -> None:
    whole = [char for sheet in printed(document) for char in sheet.chars]
    for sheet in printed(document):
        for char in _number(sheet):
            assert "Song" in char.face
            assert char.size == pytest.approx(14, abs=0.01)
    assert any("Title" in char.face and char.size == pytest.approx(22, abs=0.01) for char in whole)
    if document == "meeting summary":
        for label in ("出席", "请假", "列席"):
            assert all("Hei" in char.face for char in printed(document)[1].word(label))
        assert "Fangsong" in printed(document)[1].word("请假：甲")[3].face
