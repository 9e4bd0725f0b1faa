"""Planted faults are refused, each with a reason; what the press makes passes."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from reports.errors import NotArchival
from reports.press import pdf_of
from reports.proof.validation import verify
from tests.reports.specimens import SPECIMENS

Plant = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf_of(SPECIMENS["meeting record"]())


def changed(pdf: bytes, plant: Plant, **saving: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        plant(file)
        file.save(out, **saving)
    return out.getvalue()


def refusal(pdf: bytes) -> NotArchival:
    with pytest.raises(NotArchival) as refused:
        verify(pdf)
    assert refused.value.findings, "the log must say what was found"
    return refused.value


def of_type(file: pikepdf.Pdf, kind: str) -> Any:
    return next(
        item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind
    )


def font_program(file: pikepdf.Pdf) -> Any:
    return of_type(file, "/FontDescriptor").FontFile2


def set_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = "另一个题目"


def without_characters(file: pikepdf.Pdf) -> None:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def with_wrong_widths(file: pikepdf.Pdf) -> None:
    next(item for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/DW" in item).DW = 333


def with_half_a_font(file: pikepdf.Pdf) -> None:
    program = font_program(file)
    program.write(program.read_bytes()[:600])


def with_an_unreadable_outline(file: pikepdf.Pdf) -> None:
    """Glyph 1 says it has more points than there are bytes."""
    program = font_program(file)
    data = bytearray(program.read_bytes())
    tables = {
        bytes(data[at : at + 4]): int.from_bytes(data[at + 8 : at + 12], "big") for at in range(12, 156, 16)
    }
    glyph = tables[b"glyf"] + int.from_bytes(data[tables[b"loca"] + 4 : tables[b"loca"] + 8], "big")
    contours = int.from_bytes(data[glyph : glyph + 2], "big")
    data[glyph + 8 + 2 * contours : glyph + 10 + 2 * contours] = b"\xf0\x00"
    program.write(bytes(data))


def without_a_profile(file: pikepdf.Pdf) -> None:
    file.Root.OutputIntents[0].DestOutputProfile.write(b"no profile")


def with_a_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def with_a_file_inside(file: pikepdf.Pdf) -> None:
    file.Root.Names = pikepdf.Dictionary(
        EmbeddedFiles=pikepdf.Dictionary(
            Names=["a.txt", pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="a.txt")]
        )
    )


def in_inks(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"0 1 1 0 k 0 0 9 9 re f")


def with_a_foreign_face(file: pikepdf.Pdf) -> None:
    face = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    name = file.pages[0].add_resource(file.make_indirect(face), pikepdf.Name.Font)
    file.pages[0].contents_add(f"BT {name} 9 Tf 9 9 Td (x) Tj ET".encode())


FAULTS: dict[str, tuple[Plant, str]] = {
    "a font that is not embedded": (lambda file: of_type(file, "/FontDescriptor").__delitem__("/FontFile2"), "字体"),
    "one of the fourteen fonts": (with_a_foreign_face, "字体"),
    "half a font": (with_half_a_font, "字体"),
    "an outline that cannot be read": (with_an_unreadable_outline, "字体"),
    "widths that are not the font's": (with_wrong_widths, "字体"),
    "a font without characters": (without_characters, "文字无法检索"),
    "no description": (lambda file: file.Root.__delitem__("/Metadata"), "文件说明"),
    "a description of another standard": (
        lambda file: file.Root.Metadata.write(
            file.Root.Metadata.read_bytes().replace(b"part>2", b"part>1")
        ),
        "文件说明",
    ),
    "a description that is none": (lambda file: file.Root.Metadata.write(b"<x"), "文件说明"),
    "another title": (set_title, "前后不一致"),
    "no author in one place": (lambda file: file.docinfo.__delitem__("/Author"), "前后不一致"),
    "colours without a meaning": (lambda file: file.Root.__delitem__("/OutputIntents"), "颜色"),
    "a profile that is none": (without_a_profile, "颜色"),
    "colours of a press": (in_inks, "颜色"),
    "a script": (with_a_script, "不允许的内容"),
    "a file inside": (with_a_file_inside, "不允许的内容"),
    "an unknown operator": (lambda file: file.pages[0].contents_add(b"0 0 9 9 box"), "页面内容"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_refused_with_its_reason(paper: bytes, name: str) -> None:
    plant, reason = FAULTS[name]
    refused = refusal(changed(paper, plant))
    assert reason in refused.reason
    assert "文件没有保存或者印发，已录入的内容不受影响" in refused.sentence


def test_a_file_that_was_only_written_anew_passes(paper: bytes) -> None:
    verify(changed(paper, lambda file: None))


def test_a_locked_file_is_refused(paper: bytes) -> None:
    locked = changed(paper, lambda file: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "密码" in refusal(locked).reason


def test_a_table_of_objects_in_a_stream_is_refused(paper: bytes) -> None:
    packed = changed(paper, lambda file: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "损坏" in refusal(packed).reason


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda pdf: b"",
    "no PDF": lambda pdf: "会议记录".encode(),
    "the first half": lambda pdf: pdf[: len(pdf) // 2],
    "without its last bytes": lambda pdf: pdf[:-9],
    "with something behind": lambda pdf: pdf + b"\n\nx",
    "a hole in a font": lambda pdf: pdf[:20_000] + bytes(64) + pdf[20_064:],
    "a dictionary cut open": lambda pdf: pdf.replace(b"/Type /Page\n>>", b"/Type /Page\n>x", 1),
}


@pytest.mark.parametrize("name", CUTS)
def test_a_damaged_file_is_refused_and_never_mended(paper: bytes, name: str) -> None:
    cut = CUTS[name](paper)
    assert cut != paper
    refusal(cut)


def test_what_was_approved_once_does_not_cover_what_is_damaged_later(paper: bytes) -> None:
    verify(paper)
    assert "字体" in refusal(changed(paper, with_an_unreadable_outline)).reason
    verify(paper)


def test_the_identifier_is_looked_for(paper: bytes) -> None:
    refusal(re.sub(rb"/ID \[<[^>]+> <[^>]+>\]", lambda found: b" " * len(found[0]), paper))
