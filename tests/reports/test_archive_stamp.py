"""归档章 and page numbers on copies of masters, measured on the page."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from PIL import Image, ImageDraw

from reports.archive_stamp import StampText, evened, filed
from reports.press import pdf_of
from reports.preview import Preview
from reports.proof.validation import verify
from reports.scans import scanned
from tests.reports.conftest import Measure, measure
from tests.reports.measures import red_rules
from tests.reports.pictures import saved
from tests.reports.places import Rule, Sheet, sheets_of
from tests.reports.specimens import SPECIMENS

TEXT = StampText("S027", "2026", "0012", "DZB", "30年", "15")


@pytest.fixture(scope="module")
def volume() -> bytes:
    """Cover, a blank back, contents, a blank back, records."""
    return pdf_of(SPECIMENS["meeting volume"]())


def over(pdf: bytes) -> Sheet:
    """What was laid over the first page, alone: PDFium tells lines of a page only, not of what is laid over it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        sheet = file.pages[0]
        laid = sheet.Resources.XObject["/Stamp1"]
        sheet.Resources, sheet.Contents = laid.Resources, file.make_stream(laid.read_bytes())
        file.save(out)
    return sheets_of(out.getvalue())[0]


def stamp_of(sheet: Sheet) -> tuple[list[Rule], list[Rule]]:
    """The stamp's lines across and down, from the top and from the left."""
    rules = red_rules(sheet)
    across = sorted((rule for rule in rules if rule.y1 == rule.y2), key=lambda rule: rule.y1)
    down = sorted((rule for rule in rules if rule.x1 == rule.x2), key=lambda rule: rule.x1)
    return across, down


def scan(*boxes: tuple[float, float, float, float]) -> bytes:
    """A scanned sheet with black boxes, in millimetres."""
    image = Image.new("L", (1050, 1485), 250)
    for box in boxes:
        ImageDraw.Draw(image).rectangle([side * 5 for side in box], fill=0)
    return scanned([("扫描", saved(image, "PNG"))], "扫描件", "", date(2026, 1, 1)).pdf


def test_the_stamp_is_45_by_16_mm_of_six_equal_cells(volume: bytes) -> None:
    across, down = stamp_of(over(filed(volume, TEXT).pdf))
    assert [rule.y1 - across[0].y1 for rule in across] == pytest.approx([0, 8, 16], abs=0.01)
    assert [rule.x1 - down[0].x1 for rule in down] == pytest.approx([0, 15, 30, 45], abs=0.01)
    assert all(rule.colour == (229, 0, 0) for rule in across + down)


def test_it_says_whose_the_item_is_cell_by_cell(volume: bytes) -> None:
    sheet = over(filed(volume, TEXT).pdf)
    across, down = stamp_of(sheet)
    for at, cell in enumerate(TEXT.cells):
        row, column = divmod(at, 3)
        chars = [
            char
            for char in sheet.chars
            if down[column].x1 < char.x < down[column + 1].x1 and across[row].y1 < char.y < across[row + 1].y1
        ]
        assert "".join(char.char for char in chars) == cell
        middle = (chars[0].left + chars[-1].right) / 2
        assert middle == pytest.approx(down[column].x1 + 7.5, abs=0.4)


@pytest.mark.parametrize("long", ["办公室第一党支部委员会", "X" * 20])
def test_a_long_code_stays_within_its_cell(volume: bytes, long: str) -> None:
    text = StampText("S027", "2026", "0001", long, "永久", "待补")
    sheet = over(filed(volume, text).pdf)
    _, down = stamp_of(sheet)
    word = sheet.word(long)
    assert min(char.left for char in word) >= down[0].x1
    assert max(char.right for char in word) <= down[1].x1


def test_it_stands_in_the_middle_of_the_blank_head(volume: bytes) -> None:
    made = filed(volume, TEXT)
    across, down = stamp_of(over(made.pdf))
    assert not made.covers
    assert (down[0].x1 + down[-1].x1) / 2 == pytest.approx(105, abs=0.1)
    assert across[-1].y1 < 37


def test_it_gives_way_to_what_stands_at_the_head() -> None:
    under = filed(scan((60, 0, 150, 20)), TEXT)
    beside = filed(scan((75, 0, 135, 60)), TEXT)
    across, _ = stamp_of(over(under.pdf))
    _, down = stamp_of(over(beside.pdf))
    assert not under.covers
    assert not beside.covers
    assert across[0].y1 > 20
    assert down[0].x1 > 135 or down[-1].x1 < 75


def test_where_nothing_is_free_it_covers_the_least_and_says_so() -> None:
    made = filed(scan((0, 0, 210, 20), (0, 34, 210, 60)), TEXT)
    across, _ = stamp_of(over(made.pdf))
    assert made.covers
    assert across[0].y1 >= 17
    verify(made.pdf)


def test_sides_are_numbered_at_their_outer_corners_and_blank_ones_are_not(
    volume: bytes, measure: Measure
) -> None:
    before, after = measure(volume), measure(filed(volume, TEXT).pdf)
    count = 0
    for side, (old, new) in enumerate(zip(before.pages, after.pages, strict=True), start=1):
        if not old:
            assert new == []
            continue
        count += 1
        marks = new[len(old) :]
        number = [mark for mark in marks if mark.y < 14 and (mark.x < 15 or mark.x > 190)]
        assert "".join(mark.char for mark in number) == str(count)
        assert number[0].x == pytest.approx(10, abs=0.6) if side % 2 == 0 else number[0].x > 195
    assert count == sum(bool(old) for old in before.pages)
    assert [bool(old) for old in before.pages].count(False) == 2


def test_the_copy_is_archival_the_same_each_time_and_the_master_untouched(volume: bytes) -> None:
    digest = hashlib.sha256(volume).digest()
    made = filed(volume, TEXT)
    verify(made.pdf)
    assert filed(volume, TEXT) == made
    assert hashlib.sha256(volume).digest() == digest


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_turned_by_its_file_is_stamped_as_it_is_looked_at(turn: int) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan((20, 100, 40, 120)))) as file:
        file.pages[0].rotate(turn, relative=False)
        file.save(out)
    made = filed(out.getvalue(), TEXT)
    with Preview(made.pdf) as preview:
        look = preview.raster(0, 50.8)
    width = look.width
    red = [
        at
        for at in range(0, len(look.rgb), 3)
        if look.rgb[at] > 150 and look.rgb[at + 1] < 120 and look.rgb[at + 2] < 120
    ]
    rows = [at // 3 // width for at in red]
    columns = [at // 3 % width for at in red]
    assert (max(rows) - min(rows)) / 2 == pytest.approx(16, abs=1)
    assert (max(columns) - min(columns)) / 2 == pytest.approx(45, abs=1)
    assert max(rows) / 2 < 42


def test_a_copy_with_an_odd_last_side_gets_a_blank_back(volume: bytes) -> None:
    one = pdf_of(SPECIMENS["sign-in sheet"]())
    made = evened(one)
    verify(made)
    assert len(measure(made).pages) == 2
    assert evened(made) == made
