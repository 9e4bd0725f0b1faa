"""A ledger of 心得体会 to print: what is known, what is not, and names few fonts have."""

from dataclasses import replace
from datetime import date

from models.rows.reflection import BranchSubmissions, Missing, ReflectionLedger, ReflectionRow
from models.rules.periods import year_of
from tests.reports import sheets

PIECE = ReflectionRow(
    1,
    2,
    "龙䶮",
    "学习党章的体会" + sheets.MARKUP,
    organization_name="办公室党支部",
    position="书记、处长",
    topic="党纪学习教育",
    submitted_on=date(2026, 10, 15),
    words=2300,
    shared="支部交流",
    reviewer="林静",
)
BARE = ReflectionRow(2, 2, "张喆", "体会", organization_name="办公室党支部")
BRANCH = BranchSubmissions(2, "办公室党支部", 20, 19, (Missing(7, "欧阳𬀩"),))
LEDGER = ReflectionLedger(year_of(2026), date(2026, 11, 5), rows=(PIECE,), branches=(BRANCH,))

NAMES = sheets.RARE_NAMES.split("、")
WHOLE = replace(
    LEDGER,
    topic="党纪学习教育",
    rows=tuple(
        replace(PIECE if number % 3 else BARE, id=number, author=NAMES[number % len(NAMES)])
        for number in range(1, 15)
    ),
    branches=(
        BRANCH,
        BranchSubmissions(3, "财务处党支部", 12, 12),
        BranchSubmissions(
            4,
            "水资源管理处党支部",
            15,
            5,
            tuple(Missing(number, name, undated=number == 3) for number, name in enumerate(NAMES)),
        ),
        BranchSubmissions(5, "信息中心党支部", None, 0),
    ),
    others=("外单位的客人",),
    undated=1,
)
"""A year of four branches, one of which has no roll yet."""
