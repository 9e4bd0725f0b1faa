"""Searching without a screen: lines for a reader, one object for a script, nothing written."""

import json

import pytest

from models.data_folder import DataFolder
from models.failures import ExitCode
from tests.commands.headless import everything, only_sentence, run

Capture = pytest.CaptureFixture[str]


def test_a_script_gets_the_same_as_a_reader_and_nothing_is_written(
    office: DataFolder, capsys: Capture
) -> None:
    before = everything(office.root)
    assert run(office, "search", "学习", "--limit", 3) == ExitCode.OK
    for_a_reader = capsys.readouterr()
    assert run(office, "search", "学习", "--limit", 3, "--json") == ExitCode.OK
    for_a_script = capsys.readouterr()
    assert everything(office.root) == before
    assert for_a_reader.err == for_a_script.err == ""
    *lines, summary = for_a_reader.out.splitlines()
    told = json.loads(for_a_script.out)
    assert set(told) == {"query", "count", "more", "hits"}
    assert told["query"] == "学习"
    assert told["more"]
    assert summary == f"共{told['count']}条，列出最新的3条。"
    assert [line.split("\t")[3] for line in lines] == [hit["title"] for hit in told["hits"]]
    days = [hit["day"] for hit in told["hits"]]
    assert days == sorted(days, reverse=True)
    for hit in told["hits"]:
        assert {hit["snippet"][start:end] for start, end in hit["marks"]} <= {"学习"}
        assert (hit["owner"], hit["file"]) == ("record", None) or hit["owner"] != "record"


def test_filters_are_those_of_the_box(office: DataFolder, capsys: Capture) -> None:
    assert run(office, "search", "类型:主题党日 年:2026", "--json") == ExitCode.OK
    told = json.loads(capsys.readouterr().out)
    assert told["count"] >= len(told["hits"]) > 0
    assert {hit["kind"] for hit in told["hits"]} == {"主题党日"}
    assert {hit["day"][:4] for hit in told["hits"]} == {"2026"}


def test_to_find_nothing_is_an_answer(office: DataFolder, capsys: Capture) -> None:
    assert run(office, "search", "绝不会有的词") == ExitCode.OK
    assert capsys.readouterr().out == "没有找到“绝不会有的词”。\n"
    assert run(office, "search", "绝不会有的词", "--json") == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["hits"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((" \n",), ExitCode.BAD_INPUT, "没有写要找的字词"),
        (("党课", "--limit", "0"), ExitCode.BAD_INPUT, "请写1或更大的数"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    arguments: tuple[str, ...], code: ExitCode, said: str, folder: DataFolder, capsys: Capture
) -> None:
    assert run(folder, "search", *arguments) == code
    assert said in only_sentence(capsys)


def test_a_folder_without_a_ledger_is_told(folder: DataFolder, capsys: Capture) -> None:
    assert run(folder, "search", "党课") == ExitCode.DATA_FOLDER
    assert only_sentence(capsys)
    assert not folder.database.exists()
