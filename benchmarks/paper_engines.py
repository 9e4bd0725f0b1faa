"""The makers of PDF that the paper benchmark sets beside ours. Each is handed a list of papers and gives the bytes.

All use the faces of resources/fonts at the same sizes. `available` says why an engine cannot be measured here.
"""

import html
import io
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import resources
from benchmarks.paper_words import Paper
from reports import flow
from reports.page import A4, BINDING, EDGE, FOOT, HEAD
from reports.parts.typesetter import Typesetter
from reports.pdf.pen import BLACK, Colour, Metadata, Pen, Placed
from reports.press import pdf_of

Make = Callable[[Sequence[Paper]], list[bytes]]
FANGSONG, TITLE = "Jiguan Fangsong", "Jiguan Title Song"
BODY_SIZE, TITLE_SIZE, TEXT_SIZE = 12, 22, 12


def available(engine: str) -> str:
    """Empty when the engine can be run, otherwise what is missing."""
    modules = {"typst": "typst", "WeasyPrint": "weasyprint", "Skia": "skia"}
    if engine in modules and find_spec(modules[engine]) is None:
        return f"pip package {modules[engine]} is not installed"
    if engine == "LibreOffice" and shutil.which("soffice") is None:
        return "soffice is not on the path"
    return ""


def ours(papers: Sequence[Paper]) -> list[bytes]:
    """As the program saves them, PDF/A and all."""
    return [pdf_of(paper.document) for paper in papers]


def platypus(papers: Sequence[Paper]) -> list[bytes]:
    """ReportLab's own page layout with wordWrap='CJK'."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for name, file in ((FANGSONG, "fangsong.ttf"), (TITLE, "xiaobiaosong.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file))))
    body = ParagraphStyle(
        "body", fontName=FANGSONG, fontSize=BODY_SIZE, leading=18, firstLineIndent=24, wordWrap="CJK"
    )
    title = ParagraphStyle(
        "title", fontName=TITLE, fontSize=TITLE_SIZE, leading=36, alignment=1, wordWrap="CJK"
    )
    cell = ParagraphStyle("cell", fontName=FANGSONG, fontSize=TEXT_SIZE, leading=18, wordWrap="CJK")
    made = []
    for paper in papers:
        out = io.BytesIO()
        document = SimpleDocTemplate(
            out, pagesize=A4, leftMargin=BINDING, rightMargin=EDGE, topMargin=HEAD, bottomMargin=FOOT
        )
        story: list[Any] = [Paragraph(html.escape(paper.title), title)]
        if paper.rows:
            rows = [[Paragraph(html.escape(text), cell) for text in row] for row in paper.rows]
            story.append(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))]))
        story += [Paragraph(html.escape(text), body) for text in paper.paragraphs]
        document.build(story)
        made.append(out.getvalue())
    return made


def weasyprint(papers: Sequence[Paper]) -> list[bytes]:
    """HTML and CSS, with the faces read once."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: '{name}'; src: url('{resources.path('fonts', file).as_uri()}'); }}"
        for name, file in ((FANGSONG, "fangsong.ttf"), (TITLE, "xiaobiaosong.ttf"))
    )
    style = CSS(
        string=f"""{faces} @page {{ size: A4; margin: 37mm 26mm 35mm 28mm }}
        body {{ font: {BODY_SIZE}pt/18pt '{FANGSONG}'; text-align: justify }}
        h1 {{ font: {TITLE_SIZE}pt/36pt '{TITLE}'; text-align: center }}
        p {{ text-indent: 2em; margin: 0 }}
        table {{ border-collapse: collapse }} td {{ border: 0.5pt solid black; padding: 3pt }}""",
        font_config=fonts,
    )
    made = []
    for paper in papers:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>" for row in paper.rows
        )
        texts = "".join(f"<p>{html.escape(text)}</p>" for text in paper.paragraphs)
        page = f"<html lang=zh-CN><h1>{html.escape(paper.title)}</h1><table>{rows}</table>{texts}</html>"
        made.append(
            HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-2b")
        )
    return made


def typst(papers: Sequence[Paper]) -> list[bytes]:
    """Typst with its own Chinese line breaking; faces are read once."""
    import typst as engine

    compiler = engine.Compiler(font_paths=[str(resources.path("fonts"))], ignore_system_fonts=True)
    made = []
    for paper in papers:
        cells = ", ".join(f"[#{json.dumps(text, ensure_ascii=False)}]" for row in paper.rows for text in row)
        table = f"#table(columns: {len(paper.rows[0])}, {cells})" if paper.rows else ""
        texts = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in paper.paragraphs)
        source = f"""#set page("a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(font: "{FANGSONG}", size: {BODY_SIZE}pt, lang: "zh")
#set par(justify: true, first-line-indent: 2em, leading: 6pt)
#align(center, text(font: "{TITLE}", size: {TITLE_SIZE}pt)[#{json.dumps(paper.title, ensure_ascii=False)}])
{table}

{texts}
"""
        made.append(compiler.compile(input=source.encode(), format="pdf", pdf_standards="a-2b"))
    return made


def libreoffice(papers: Sequence[Paper]) -> list[bytes]:
    """Our own Word files, turned into PDF/A-2b by one run of LibreOffice; writing the Word files is part of it."""
    from reports.word.writer import docx_of

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, paper in enumerate(papers):
            files.append(Path(folder, f"{number}.docx"))
            files[-1].write_bytes(docx_of(paper.document))
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}',
                "--outdir",
                folder,
                *map(str, files),
            ],
            check=True,
            capture_output=True,
        )
        return [file.with_suffix(".pdf").read_bytes() for file in files]


class _Listener(Pen):
    """A pen that also notes what it draws."""

    heard: list[tuple[str, Any]]

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(metadata)
        self.heard = []

    def begin_page(self, width: float, height: float) -> None:
        super().begin_page(width, height)
        self.heard.append(("page", (width, height)))

    def glyphs(
        self,
        placed: Sequence[Placed],
        x: float,
        baseline: float,
        size: float,
        colour: Colour = BLACK,
        stretch: float = 1.0,
    ) -> None:
        super().glyphs(placed, x, baseline, size, colour, stretch)
        self.heard.append(("glyphs", (placed, x, baseline, size, stretch)))

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: Colour = BLACK) -> None:
        super().rule(x1, y1, x2, y2, width, colour)
        self.heard.append(("rule", (x1, y1, x2, y2, width)))


def skia_of(papers: Sequence[Paper]) -> Callable[[], list[bytes]]:
    """The lower bound: C++ that is told every glyph and its place. What is measured is the drawing; all lines are made
    and handed to Skia before."""
    import skia

    faces: dict[str, Any] = {}

    def face(name: str) -> Any:
        if name not in faces:
            faces[name] = skia.Typeface.MakeFromFile(str(resources.path("fonts", name)))
        return faces[name]

    def blob(items: Sequence[Placed], size: float, stretch: float) -> Any:
        font = skia.Font(face(items[0].glyph.font.file_name), size)
        font.setScaleX(stretch)
        builder = skia.TextBlobBuilder()
        places = [skia.Point(item.x, 0) for item in items]
        builder.allocRunPos(font, [item.glyph.number for item in items], places)
        return builder.make()

    def prepared(paper: Paper) -> list[tuple[str, Any]]:
        pen = _heard(paper)
        steps: list[tuple[str, Any]] = []
        for kind, what in pen.heard:
            if kind != "glyphs":
                steps.append((kind, what))
                continue
            placed, x, baseline, size, stretch = what
            steps += [("blob", (blob(run, size, stretch), x, baseline)) for run in _runs(placed)]
        return steps

    ready = [prepared(paper) for paper in papers]

    def draw() -> list[bytes]:
        return [_drawn_by_skia(steps) for steps in ready]

    return draw


def _heard(paper: Paper) -> _Listener:
    usual = flow.__dict__["Pen"]
    flow.__dict__["Pen"] = _Listener
    try:
        pen = flow.drawn(paper.document, Typesetter())
    finally:
        flow.__dict__["Pen"] = usual
    assert isinstance(pen, _Listener)
    return pen


def _runs(placed: Sequence[Placed]) -> list[list[Placed]]:
    runs: list[list[Placed]] = []
    for item in placed:
        if runs and runs[-1][-1].glyph.font is item.glyph.font:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _drawn_by_skia(steps: Sequence[tuple[str, Any]]) -> bytes:
    import skia

    stream = skia.DynamicMemoryWStream()
    paint = skia.Paint(AntiAlias=True)
    with skia.PDF.MakeDocument(stream) as document:
        canvas: Any = None
        for kind, what in steps:
            if kind == "page":
                if canvas is not None:
                    document.endPage()
                canvas = document.beginPage(*what)
            elif kind == "blob":
                canvas.drawTextBlob(*what, paint)
            else:
                x1, y1, x2, y2, width = what
                canvas.drawLine(x1, y1, x2, y2, skia.Paint(StrokeWidth=width, Style=skia.Paint.kStroke_Style))
        document.endPage()
    return bytes(stream.detachAsData())
