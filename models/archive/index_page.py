"""index.html of a package: what is in it and where, for any browser, without script and without anything from elsewhere."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from models.archive import names
from models.archive.metadata import storable
from models.archive.plan import PackagePlan, PlannedFile, PlannedItem
from models.rules.archive_directory import UNKNOWN, directory_cells, pages_together
from models.rules.archive_terms import Retention

STYLE = (
    "body{font-family:SimSun,'Songti SC','Noto Serif CJK SC',serif;margin:2em;color:#222;background:#fff}"
    "h1{font-size:1.5em;margin:0 0 .4em}h2{font-size:1.15em;margin:1.6em 0 .5em}p{line-height:1.6;margin:.3em 0}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.35em .5em;text-align:left;"
    "vertical-align:top}th{background:#eee}.n{text-align:right;white-space:nowrap}.c{white-space:nowrap}"
    "a{color:#00418a}"
)
COLUMNS = ("序号", "档号", "题名", "责任者", "日期", "页数", "文件")


def index_page(plan: PackagePlan) -> bytes:
    """The page, in UTF-8; links are relative to the folder it stands in."""
    title = f"{plan.year.year}年度归档文件"
    parts = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n',
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>\n",
        *(f"<p>{line}</p>\n" for line in _head(plan)),
    ]
    for retention in Retention:
        numbered = [(number, item) for number, item in plan.numbered if item.row.retention is retention]
        if numbered:
            parts.append(f"<h2>保管期限：{_text(retention.label)}（{len(numbered)}件）</h2>\n")
            parts += _table(numbered)
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode()


def _head(plan: PackagePlan) -> Iterable[str]:
    yield f"全宗号：{_text(plan.fonds.number or UNKNOWN)}　全宗名称：{_text(plan.fonds.name or UNKNOWN)}"
    pages = pages_together(item.row.pages for item in plan.items)
    yield f"年度：{plan.year.year}　共{len(plan.items)}件　{UNKNOWN if pages is None else pages}页"
    yield f"{plan.made_at:%Y年%m月%d日}由 {_text(plan.software)} 制作"
    links = [_link(names.DATA + names.DIRECTORY_SHEET, "目录（表格）")]
    if plan.directory_pdf:
        links.insert(0, _link(names.DATA + names.DIRECTORY_PDF, "目录（PDF）"))
    links.append(_link(names.DATA + names.METADATA_XML, "元数据"))
    yield "　".join(links)
    yield (
        "各件的归档件、原件和元数据在 data 文件夹里，以档号为文件夹名，不用任何专门程序即可打开。"
        "manifest-sha256.txt 列有每个文件的 SHA-256 值，用来核对文件有没有改动（BagIt 1.0，RFC 8493）。"
    )


def _table(numbered: Iterable[tuple[int, PlannedItem]]) -> Iterable[str]:
    yield "<table>\n<tr>" + "".join(f"<th>{heading}</th>" for heading in COLUMNS) + "</tr>\n"
    for number, item in numbered:
        _, code, _, responsible, title, day, _, pages, _ = directory_cells(number, item.row)
        links = "　".join(_link(_path(item, file), _called(file)) for file in item.files)
        links += "　" + _link(f"{names.DATA}{item.folder}/{names.METADATA_XML}", "元数据")
        yield (
            f'<tr><td class="n">{number}</td><td class="c">{_text(code)}</td><td>{_text(title)}</td>'
            f'<td>{_text(responsible)}</td><td class="c">{_text(day)}</td><td class="n">{_text(pages)}</td>'
            f"<td>{links}</td></tr>\n"
        )
    yield "</table>\n"


def _path(item: PlannedItem, file: PlannedFile) -> str:
    return f"{names.DATA}{item.folder}/{file.name}"


def _called(file: PlannedFile) -> str:
    return "归档件" if file.part is None else file.name


def _link(path: str, words: str) -> str:
    return f'<a href="{quote(path)}">{_text(words)}</a>'


def _text(words: str) -> str:
    return escape(storable(words))
