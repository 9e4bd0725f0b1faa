"""The clauses of GB/T 9704-2012 as a table: each element of each form, and the place it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.reports.measures import (
    BACK,
    CHARACTER,
    EM_3,
    EM_4,
    FOOT,
    FRONT,
    LINE,
    black_rules,
    char_under,
    em_bottom,
    em_top,
    end,
    gap_between,
    ink_bottom,
    ink_middle,
    ink_top,
    line_pitch,
    lines_below_rule,
    lower_edge,
    off_middle,
    on_line,
    page_number,
    red_rules,
    rule_below_number,
    rule_width,
    seal_below,
    seal_off_middle,
    shift_between,
    signature,
    upper_edge,
)
from tests.reports.places import Sheet

ISSUER, RED_MARK = "中共某市某局机关委员会", "中共某市某局机关委员会文件"


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
        Clause("分隔线在发文字号下4mm", "7.2.7", document, 1, rule_below_number, 4),
        Clause("分隔线左端", "7.2.7", document, 1, lambda s: red_rules(s)[0].x1, FRONT),
        Clause("分隔线与版心等宽", "7.2.7", document, 1, lambda s: red_rules(s)[0].x2, FRONT + 156),
        Clause("标题在分隔线下空二行", "7.3.1", document, 1, lambda s: lines_below_rule(s, title), 2 * LINE),
        Clause("标题居中", "7.3.1", document, 1, lambda s: ink_middle(s.line_of(title)), 106),
        Clause("主送机关顶格", "7.3.2", document, 1, lambda s: s.line_of(opening)[0].x, FRONT),
        Clause(
            "正文左空二字", "7.3.3", document, 1, lambda s: char_under(s, opening, 1).x, FRONT + 2 * CHARACTER
        ),
        Clause("正文回行顶格", "7.3.3", document, 1, lambda s: char_under(s, opening, 2).x, FRONT),
        Clause("正文一行占一格", "5.2.3", document, 1, lambda s: line_pitch(s, opening), LINE),
    ]


def page_numbers(document: str, front: int, back: int) -> list[Clause]:
    """7.5."""
    return [
        Clause("单页码居右空一字", "7.5", document, front, lambda s: page_number(s)[-1].right, 184 - EM_4),
        Clause("双页码居左空一字", "7.5", document, back, lambda s: page_number(s)[0].x, BACK + EM_4),
        Clause(
            "一字线上距版心下边缘7mm（单页）",
            "7.5",
            document,
            front,
            lambda s: page_number(s)[0].top,
            FOOT + 7,
        ),
        Clause(
            "一字线上距版心下边缘7mm（双页）",
            "7.5",
            document,
            back,
            lambda s: page_number(s)[0].top,
            FOOT + 7,
        ),
    ]


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
        Clause("署名以成文日期为准居中", "7.3.5.1", document, page, lambda s: off_middle(s, day), 0),
        Clause(
            "署名在日期之上一行",
            "7.3.5.1",
            document,
            page,
            lambda s: signature(s, day)[0].y - s.word(day)[0].y,
            -LINE,
        ),
        Clause("印章居中下压", "7.3.5.1", document, page, lambda s: seal_off_middle(s, day), 0),
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
            "印章顶端距正文不足一行", "7.3.5.1", document, page, lambda s: seal_below(s, above), LINE * 0.695
        ),
    ]


def imprint(document: str, page: int, rules: int) -> list[Clause]:
    """7.4, on an even page."""
    size = {1: 0.35, rules: 0.35}
    found = [
        Clause(
            f"第{at}条分隔线粗细", "7.4.1", document, page, partial(rule_width, at - 1), size.get(at, 0.25)
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
            lambda s: upper_edge(red_rules(s)[0]) - ink_bottom(s.word(ISSUER)),
            4,
        ),
        Clause("双线左端", "10.1", document, 1, lambda s: red_rules(s)[0].x1, 20),
        Clause("双线长170mm", "10.1", document, 1, lambda s: red_rules(s)[1].x2, 190),
        Clause("第二条双线左端", "10.1", document, 1, lambda s: red_rules(s)[2].x1, 20),
        Clause("第二条双线长170mm", "10.1", document, 1, lambda s: red_rules(s)[3].x2, 190),
        Clause(
            "第二条双线距下页边20mm", "10.1", document, 1, lambda s: 297 - lower_edge(red_rules(s)[3]), 20
        ),
        Clause("发文字号居版心右边缘", "10.1", document, 1, lambda s: end(s.word("〕12号")[-1]), 184),
        Clause(
            "发文字号距双线为字高的7/8",
            "10.1",
            document,
            1,
            lambda s: em_top(s.word("〔2026〕")[0]) - lower_edge(red_rules(s)[1]),
            7 / 8 * EM_3,
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
        lambda s: gap_between(s, "各党支部于", "附件："),
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
        lambda s: gap_between(s, "2.问题", ISSUER),
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
        lambda s: shift_between(s, ISSUER, "2026年11月5日"),
        2 * CHARACTER,
    ),
    Clause(
        "日期在署名下一行",
        "7.3.5.2",
        "notice, not sealed",
        2,
        lambda s: gap_between(s, ISSUER, "2026年11月5日"),
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
        "出席在正文下空一行",
        "10.3",
        "meeting summary",
        2,
        lambda s: gap_between(s, "逐月核对", "出席："),
        2 * LINE,
    ),
    Clause(
        "姓名回行与首字对齐",
        "10.3",
        "meeting summary",
        2,
        lambda s: char_under(s, "出席：", 1).x,
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
    *letter("meeting notice, letter"),
    *letter("term reminder"),
]
