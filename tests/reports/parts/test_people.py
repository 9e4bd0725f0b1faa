"""Rows of names: aligned under the first one, and no name torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.flow import Document, Section
from reports.parts.people import People
from reports.parts.strip import Block
from reports.parts.typesetter import Typesetter
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.official_sheets import DAY
from tests.reports.places import Char, sheets_of

CHARACTER = 156 / 28
MEASURE = 442.2
NAMES = [
    f"{first}{second}" for first in ("欧阳", "王", "刘", "赵") for second in ("超涛", "芳", "建国", "䶮")
] * 2


def lines(people: People) -> list[list[Char]]:
    blocks: list[Block] = [people]
    (sheet,) = sheets_of(pdf_of(Document(Metadata("题", "局", DAY), [Section(blocks)])))
    return [line for line in sheet.lines() if line[0].y < 262]


@pytest.mark.parametrize(("hanging", "left"), [(True, 28 + 5 * CHARACTER), (False, 28)])
def test_further_lines_begin_under_the_first_name_or_at_the_edge(hanging: bool, left: float) -> None:
    first, *others = lines(People("出席", NAMES, "出席人员", hanging=hanging))
    assert first[0].x == pytest.approx(28 + 2 * CHARACTER, abs=0.05)
    assert first[3].x == pytest.approx(28 + 5 * CHARACTER, abs=0.35)
    assert others
    assert all(line[0].x == pytest.approx(left, abs=0.05) for line in others)


def test_label_and_names_have_their_faces() -> None:
    first, *_ = lines(People("请假", ["王芳"], "请假人员"))
    assert ["Hei" in char.face for char in first[:5]] == [True, True, False, False, False]


@given(
    st.lists(
        st.text(st.sampled_from("王芳李建国赵明䶮喆（主任）·"), min_size=1, max_size=20),
        min_size=1,
        max_size=40,
    )
)
def test_no_name_that_fits_a_line_is_torn(names: list[str]) -> None:
    setter = Typesetter()
    people = People("出席", names, "出席人员")
    drawn: list[str] = []

    class Reader:
        """Takes what a pen would draw."""

        def glyphs(self, placed: list[object], x: float, *_: float) -> None:
            drawn.append("".join(item.glyph.char for item in placed))  # type: ignore[attr-defined]
            assert all(x + item.x < MEASURE for item in placed)  # type: ignore[attr-defined]

    for strip in people.strips(setter, MEASURE):
        strip.draw(Reader(), 0.0, 0.0)  # type: ignore[arg-type]
    assert "".join(drawn) == f"出席：{'、'.join(names)}"
    assert all(line.endswith(("、", "：")) for line in drawn[:-1])
