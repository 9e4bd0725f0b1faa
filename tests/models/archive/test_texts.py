"""What a package says of itself, for people, for workbooks and for machines: whatever a clerk typed stays text."""

import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from models.archive import bag, names
from models.archive.directory import LONGEST, directory_sheet
from models.archive.index_page import index_page
from models.archive.metadata import as_json, as_xml, of_item, of_year
from models.archive.plan import PackagePlan
from models.attachments import AttachmentStore
from models.rules.archive_directory import HEADS
from tests.models.archive.conftest import Kept
from tests.models.archive.years import detail, plan_for


class Page(HTMLParser):
    """Tags, links and words of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.cells: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [unquote(value or "") for name, value in attrs if name == "href"]
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and self.tags[-1] in ("td", "a"):
            self.cells[-1] += data


def with_title(kept_package: Kept, title: str) -> PackagePlan:
    """The plan, its first 件 called so, in every column that is typed."""
    first = kept_package.plan.items[0]
    row = replace(first.row, title=title, responsible=title, document_number=title, note=title)
    return replace(kept_package.plan, items=(replace(first, row=row), *kept_package.plan.items[1:]))


def sizes(plan: PackagePlan) -> dict[str, int]:
    return {file.sha256: 7 for item in plan.items for file in item.files}


def test_every_file_is_linked_from_the_page(kept_package: Kept) -> None:
    place = kept_package.written.place
    page = Page((place / "index.html").read_bytes())
    assert "script" not in page.tags
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "class", "href"}
    linked = set(page.links)
    assert all((place / path).is_file() for path in linked)
    assert not [path for path in linked if ":" in path or path.startswith("/")]
    payload = {path.relative_to(place).as_posix() for path in (place / "data").rglob("*") if path.is_file()}
    assert {path for path in payload - linked if not path.endswith(".json")} == set()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(title=st.text(max_size=60))
def test_typed_text_is_never_markup(kept_package: Kept, title: str) -> None:
    plain = Page(index_page(kept_package.plan))
    page = Page(index_page(with_title(kept_package, title)))
    assert (page.tags, page.links) == (plain.tags, plain.links)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(title=st.text(max_size=60))
def test_metadata_can_be_read_back_whatever_was_typed(kept_package: Kept, title: str) -> None:
    plan = with_title(kept_package, title)
    record = of_item(plan, plan.items[0], sizes(plan))
    told = json.loads(as_json(record))["文件实体"]["内容描述"]["题名"]
    assert told == re.sub("[\ud800-\udfff]", "\ufffd", title or "待补")
    root = ElementTree.fromstring(as_xml(record, "归档文件"))
    in_xml = root.findtext("文件实体/内容描述/题名")
    assert in_xml is not None
    assert len(in_xml.replace("\n", "")) == len(
        (title or "待补").replace("\r\n", "").replace("\r", "").replace("\n", "")
    )
    assert ElementTree.fromstring(as_xml(of_year(plan), "年度归档文件")).findtext("归档包/年度") == "2026"


def test_metadata_of_an_item(kept_package: Kept) -> None:
    plan = kept_package.plan
    item = plan.items[0]
    entity = json.loads(as_json(of_item(plan, item, sizes(plan))))
    assert entity["文件实体"]["档号"] == {
        "档号全称": "S027-WS·2026-D30-0001",
        "全宗号": "S027",
        "档案门类代码": "WS",
        "年度": "2026",
        "保管期限": "30年",
        "保管期限代码": "D30",
        "室编件号": "0001",
    }
    assert entity["文件实体"]["形式特征"] == {"文件组合类型": "组合文件", "件数": "2", "页数": "2"}
    master, original = entity["文件数据"]["文档"]
    assert (master["文档角色"], master["电子属性"]["计算机文件名"]) == ("归档件", "S027-WS-2026-D30-0001.pdf")
    assert (original["文档角色"], original["来件文件名"]) == ("附件", "../../x/主持词.docx")
    assert original["数字摘要值"] == item.parts[1].source_sha256


def test_what_is_not_known_is_never_made_up(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path / "attachments")
    made = detail(store, 1)
    row = replace(made.row, pages=None, dated=None, responsible="", number=None, code="", title="")
    plan, _ = plan_for(tmp_path, 0, details=[replace(made, row=row)])
    plan = replace(plan, fonds=replace(plan.fonds, number="", name=""))
    record = json.loads(as_json(of_item(plan, plan.items[0], sizes(plan))))["文件实体"]
    assert record["档号"]["室编件号"] == record["档号"]["全宗号"] == record["来源"]["全宗名称"] == "待补"
    assert record["形式特征"]["页数"] == record["内容描述"]["日期"] == record["内容描述"]["责任者"] == "待补"
    (line,) = cells(directory_sheet(plan))
    assert line == ["1", "待补", "", "待补", "待补", "待补", "", "待补", ""]
    assert "1件　待补页" in index_page(plan).decode()


def cells(content: bytes) -> list[list[object]]:
    head, *lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert tuple(head) == HEADS
    return [list(line) for line in lines]


def test_the_directory_has_nine_columns_of_text(kept_package: Kept) -> None:
    lines = cells(directory_sheet(kept_package.plan))
    assert len(lines) == 4
    assert all(isinstance(cell, str) for line in lines for cell in line)
    assert [line[0] for line in lines] == ["1", "1", "1", "2"], "anew for each 保管期限"
    assert lines[1] == [
        "1",
        "S027-WS·2026-D10-0002",
        "",
        "办公室党支部",
        "<script>alert(1)</script> & “引号”",
        "20260309",
        "",
        "2",
        "",
    ]


@pytest.mark.parametrize(
    "title", ["=1+1", "{=1+1}", "+1", "-1", "@x", "http://x", "internal:A1", "007", "长" * 40_000]
)
def test_nothing_typed_becomes_a_formula_or_a_link(kept_package: Kept, title: str) -> None:
    content = directory_sheet(with_title(kept_package, title))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "rels/sheet" in name]
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert set(re.findall(rb' t="(\w+)"', sheet)) == {b"s"}
    assert cells(content)[0][4] == title[:LONGEST]


@given(
    digests=st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30), st.just("ab" * 32)
    )
)
def test_a_manifest_reads_back_as_it_was_written(digests: dict[str, str]) -> None:
    within = {
        path: digest
        for path, digest in digests.items()
        if bag.is_within(path) and not path.startswith("data/")
    }
    read = bag.read_manifest(bag.manifest(within), payload=False)
    assert read == bag.Listing(within, ())


@given(content=st.binary(max_size=200))
def test_no_manifest_however_spoiled_leads_outside(content: bytes) -> None:
    for payload in (True, False):
        assert all(bag.is_within(path) for path in bag.read_manifest(content, payload=payload).digests)


@given(text=st.text(max_size=30))
def test_names_are_plain(text: str) -> None:
    assert re.fullmatch(r"([0-9A-Za-z]+(-[0-9A-Za-z]+)*)?", names.plain(text))
    assert re.fullmatch(r"原件-01(\.[0-9a-z]{1,8})?", names.original_name(1, text))
    assert names.plain(names.plain(text)) == names.plain(text)


def test_what_was_typed_stays_on_its_line() -> None:
    text = bag.info({"Source-Organization": "某局\nPayload-Oxum: 1.1\r\n\u2028x", "A": "b: c"})
    assert bag.read_info(text) == {"Source-Organization": "某局 Payload-Oxum: 1.1 x", "A": "b: c"}
