"""Verdicts, warnings and proposals without a screen: lines for a reader, JSON for a script, nothing written."""

import json
from datetime import date

import pytest

from models.data_folder import DataFolder
from models.failures import ExitCode
from models.rules.terms import Verdict
from tests.commands.headless import everything, only_sentence, run

Capture = pytest.CaptureFixture[str]
MONTH = "2026-09"
COMMANDS = (
    ("verdicts", MONTH),
    ("lint", "--month", MONTH),
    ("lint", "--quarter", "2026-3"),
    ("lint",),
    ("inspect", MONTH, "--propose"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_script_gets_as_many_as_a_reader_and_nothing_is_written(
    command: tuple[str, ...], office: DataFolder, capsys: Capture
) -> None:
    before = everything(office.root)
    assert run(office, *command) == ExitCode.OK
    for_a_reader = capsys.readouterr()
    assert run(office, *command, "--json") == ExitCode.OK
    for_a_script = capsys.readouterr()
    assert everything(office.root) == before
    assert for_a_reader.err == for_a_script.err == ""
    lines = [line for line in for_a_reader.out.splitlines() if "\t" in line]
    told = json.loads(for_a_script.out)
    assert len(told) == len(lines)
    assert told or command[0] != "verdicts"
    assert all(line["organization"] for line in told)


def test_what_the_sample_lacks_is_warned_of_and_proposed(office: DataFolder, capsys: Capture) -> None:
    run(office, "lint", "--year", "2026", "--json")
    late = json.loads(capsys.readouterr().out)
    assert {"late_entry"} <= {line["kind"] for line in late}
    run(office, "inspect", "2026-11", "--propose", "--json")
    proposed = json.loads(capsys.readouterr().out)
    assert {line["origin"] for line in proposed} >= {"verdict"}


def test_verdicts_are_those_of_the_month(office: DataFolder, capsys: Capture) -> None:
    run(office, "verdicts", MONTH, "--json")
    told = json.loads(capsys.readouterr().out)
    assert {line["label"] for line in told} >= {
        "支部党员大会",
        "主题党日",
        "每周学习",
        "中心组学习",
        "每月通报",
    }
    for line in told:
        assert date.fromisoformat(line["last"]).month == 9 or line["rule"] == "weekly_study"
        assert Verdict(line["verdict"]).label == line["verdict_label"]
        assert line["due"] is None or (line["held"] >= line["due"]) == (line["verdict"] == Verdict.MET.value)


def test_a_bad_month_is_one_sentence(office: DataFolder, capsys: Capture) -> None:
    assert run(office, "verdicts", "九月") == ExitCode.BAD_INPUT
    assert only_sentence(capsys) == "月份“九月”写法不对，没有执行；请写成 2026-10 这样。"
    assert run(office, "lint", "--month", "2026-09", "--year", "2026") == ExitCode.BAD_INPUT
    assert "只能说一个" in only_sentence(capsys)


def test_a_notice_is_issued_once_and_its_problems_go_on_the_list(office: DataFolder, capsys: Capture) -> None:
    month = "2026-10"
    assert (
        run(office, "notice", month, "--issue", "--dated", "2026-11-05", "--due", "2026-12-05") == ExitCode.OK
    )
    told = capsys.readouterr().out
    assert told.startswith("已印发2026年10月督察通报：云水机党督〔2026〕10号")
    run(office, "verdicts", month, "--json")
    notice = next(line for line in json.loads(capsys.readouterr().out) if line["rule"] == "monthly_notice")
    assert notice["verdict"] == Verdict.MET.value
    before = everything(office.root)
    assert run(office, "notice", month, "--issue") == ExitCode.BAD_INPUT
    assert "已经印发" in only_sentence(capsys)
    assert everything(office.root) == before


def test_days_of_issuing_are_for_issuing(office: DataFolder, capsys: Capture) -> None:
    out = office.root.parent / "通报.pdf"
    assert run(office, "notice", "2026-10", "--out", out, "--due", "2026-12-05") == ExitCode.BAD_INPUT
    assert "--issue" in only_sentence(capsys)
    assert not out.exists()
    assert run(office, "notice", "2026-10", "--issue", "--dated", "明天") == ExitCode.BAD_INPUT
    assert "写法不对" in only_sentence(capsys)
