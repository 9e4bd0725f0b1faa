"""Every paper: proved, the same each time, its fonts embedded, its text found again."""

import io

import pikepdf
import pytest

from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Setting
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from reports.proof.validation import verify
from tests.reports.conftest import Measure
from tests.reports.specimens import DAY, SPECIMENS

RARE_NAMES = ("䶮", "喆", "堃", "翀", "昇", "祎", "頔", "玥", "㛃", "𬀩")
STANDARD = ("Courier", "Helvetica", "Symbol", "Times", "ZapfDingbats")


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {}


def paper(made: dict[str, bytes], name: str) -> bytes:
    if name not in made:
        made[name] = pdf_of(SPECIMENS[name]())
    return made[name]


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_bytes_are_pdf_a(made: dict[str, bytes], name: str) -> None:
    verify(paper(made, name))


@pytest.mark.parametrize("name", SPECIMENS)
def test_made_again_it_is_the_same(made: dict[str, bytes], name: str) -> None:
    assert pdf_of(SPECIMENS[name]()) == paper(made, name)


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_face_is_embedded_in_part_and_has_its_characters(made: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(paper(made, name))) as file:
        faces = [
            item
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]
        assert faces
        for face in faces:
            tag, _, base = str(face.BaseFont)[1:].partition("+")
            assert len(tag) == 6
            assert tag.isupper()
            assert not base.startswith(STANDARD)
            if face.Subtype == "/Type0":
                assert len(face.ToUnicode.read_bytes()) > 100
            else:
                assert face.Subtype == "/CIDFontType2"
                assert len(face.FontDescriptor.FontFile2.read_bytes()) > 100


@pytest.mark.parametrize("name", SPECIMENS)
def test_it_says_what_it_is_called(made: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(paper(made, name))) as file:
        assert str(file.docinfo.get("/Title", "")).strip(), "a paper without a title cannot be found again"


@pytest.mark.parametrize("style", Style)
def test_rare_names_are_read_back_in_every_style(style: Style, measure: Measure) -> None:
    spans = [Span("、".join(RARE_NAMES), style)]
    document = Document(
        Metadata("名册", "局", DAY), [Section([Paragraph(spans, "正文", setting=Setting(16, 16))])]
    )
    pdf = pdf_of(document)
    assert "、".join(RARE_NAMES) in measure(pdf).text
    verify(pdf)
