"""Many documents in one file."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.paragraph import Paragraph
from reports.parts.strip import Marked
from reports.parts.typesetter import Span
from reports.pdf import joining
from reports.pdf.joining import Part, joined
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from reports.preview import Preview
from reports.proof.validation import verify


@pytest.fixture
def parts(tmp_path: Path) -> list[Part]:
    """Five papers of one page, each with its own name."""
    made = []
    for number, name in enumerate(("甲支部", "乙支部", "丙支部<&>", "丁支部䶮", "戊支部")):
        text = Paragraph([Span(f"{name}的会议记录")], "正文")
        shape = Shape.ACROSS if number == 1 else Shape.UPRIGHT
        document = Document(Metadata(name, "某某局", date(2026, 10, 20)), [Section([text], shape)])
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(pdf_of(document))
        made.append(Part(name, file, 1))
    return made


def test_the_joined_file_is_archival_and_named(parts: list[Part], tmp_path: Path) -> None:
    whole = joined(parts, "10月会议记录")
    verify(whole)
    with Preview(whole) as pages:
        assert pages.page_count == 5
        assert pages.page_size(1)[0] > pages.page_size(1)[1]
    file = tmp_path / "whole.pdf"
    file.write_bytes(whole)
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [part.title for part in parts]
        assert str(opened.docinfo["/Title"]) == "10月会议记录"
        assert str(opened.docinfo["/Author"]) == "某某局"


def test_a_collection_may_have_an_author_of_its_own(parts: list[Part]) -> None:
    whole = joined(parts, "题", "某某市水务局")
    # Both places that tell it must agree, which is part of the proof.
    verify(whole)
    with pikepdf.open(BytesIO(whole)) as opened:
        assert str(opened.docinfo["/Author"]) == "某某市水务局"


@pytest.mark.parametrize("at_once", [2, 100])
def test_the_outline_of_a_part_hangs_under_its_entry(
    parts: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(joining, "OPEN_AT_ONCE", at_once)
    inner = tmp_path / "inner.pdf"
    inner.write_bytes(joined(parts[:3], "三个支部"))
    whole = joined([parts[3], Part("汇编", inner, 3), parts[4]], "题")
    verify(whole)
    with pikepdf.open(BytesIO(whole)) as opened, opened.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}

        def page_of(item: Any) -> int:
            return numbers[item.destination[0].objgen]

        assert [item.title for item in outline.root] == ["丁支部䶮", "汇编", "戊支部"]
        inside = outline.root[1].children
        assert [item.title for item in inside] == [part.title for part in parts[:3]]
        assert [page_of(item) for item in inside] == [1, 2, 3]
        assert page_of(outline.root[2]) == 4


def test_an_entry_inside_a_part_jumps_to_its_height(tmp_path: Path) -> None:
    headed = [Marked(Paragraph([Span(f"{name}的会议记录")], "正文"), name) for name in ("甲支部", "乙支部")]
    document = Document(Metadata("汇编", "某某局", date(2026, 10, 20)), [Section(headed)])
    file = tmp_path / "inner.pdf"
    file.write_bytes(pdf_of(document))
    with pikepdf.open(file) as before, before.open_outline() as outline:
        heights = [float(item.destination[3]) for item in outline.root]  # type: ignore[index]
    whole = joined([Part("汇编", file, 1)], "题")
    verify(whole)
    with pikepdf.open(BytesIO(whole)) as opened, opened.open_outline() as outline:
        kept = [float(item.destination[3]) for item in outline.root[0].children]  # type: ignore[index]
    assert kept == heights
    assert heights[0] > heights[1]


def test_it_makes_no_difference_how_many_are_open(parts: list[Part], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "OPEN_AT_ONCE", 2)
    whole = joined(parts, "10月会议记录")
    verify(whole)
    with Preview(whole) as pages:
        assert [pages.page_size(number)[0] > 600 for number in range(5)] == [False, True, False, False, False]


def test_the_same_parts_give_the_same_bytes(parts: list[Part]) -> None:
    assert joined(parts, "题") == joined(parts, "题")


def test_one_part_is_a_file_too(parts: list[Part]) -> None:
    verify(joined(parts[:1], "题"))


def test_nothing_is_not_joined() -> None:
    with pytest.raises(ValueError, match="nothing"):
        joined([], "题")
