"""What the spooler is told, and what it answers."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.printing import spooler
from gui.printing.order import PageRange, PrintOrder, Sides
from gui.printing.printers import Printers, find_printers, takes_pdf
from gui.printing.spooler import lp_arguments, spool
from models.failures import BadInput, Cancelled, Unavailable

Tool = Callable[[str, str], None]


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Put a stand-in for a command of the print service first on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def make(name: str, script: str) -> None:
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    return make


def test_everything_chosen_is_told(tmp_path: Path) -> None:
    order = PrintOrder("三楼", 2, (PageRange(1, 3), PageRange(5, 5)), Sides.LONG_EDGE, collate=False)
    words = lp_arguments(order, "-通报", tmp_path / "a.pdf")
    assert words[:7] == ["lp", "-d", "三楼", "-n", "2", "-t", "-通报"]
    assert words[words.index("-P") + 1] == "1-3,5"
    for option in ("media=A4", "print-scaling=none", "sides=two-sided-long-edge", "collate=false"):
        assert option in words
    assert words[-2:] == ["--", str(tmp_path / "a.pdf")]


def test_one_copy_of_everything_is_told_plainly(tmp_path: Path) -> None:
    words = lp_arguments(PrintOrder("三楼"), "通报", tmp_path / "a.pdf")
    assert "-P" not in words
    assert not any("collate" in word for word in words)


def test_the_document_itself_is_handed_over(tool: Tool, tmp_path: Path) -> None:
    tool("lp", f'for last; do :; done\ncp "$last" "{tmp_path}/handed.pdf"')
    spool(PrintOrder("三楼"), "通报", b"%PDF-1.7 these very bytes")
    assert (tmp_path / "handed.pdf").read_bytes() == b"%PDF-1.7 these very bytes"


@pytest.mark.parametrize(
    ("told", "reason", "every_paper"),
    [
        ("lp: The printer or class does not exist.", "没有这台打印机", True),
        ("lp: Destination x is not accepting jobs.", "打印机已停用或拒收任务", True),
        ("lp: Connection refused", "打印服务没有应答", True),
        ("lp: server-error-service-unavailable", "打印服务没有应答", True),
        ("lp: No space left on device", "打印服务器磁盘空间不足", True),
        ("lp: Permission denied", "没有打印的权限", True),
        ("lp: client-error-document-format-not-supported", "打印机不支持这种文件", False),
        ("lp: Request entity too large", "文件太大", False),
        ("lp: The tray is on fire.", "原因不明，代码 1", False),
    ],
)
def test_a_refusal_is_one_chinese_sentence(
    tool: Tool, told: str, reason: str, every_paper: bool, caplog: pytest.LogCaptureFixture
) -> None:
    tool("lp", f"echo '{told}' >&2\nexit 1")
    with pytest.raises(BadInput) as refused:
        spool(PrintOrder("坏了"), "通报", b"%PDF")
    assert f"打印机“坏了”没有接受这份文件（{reason}）" in refused.value.sentence
    assert "数据不受影响" in refused.value.sentence
    assert not re.search("[a-z]", refused.value.sentence), "no word of the spooler's own"
    assert isinstance(refused.value, Unavailable) is every_paper
    assert told in caplog.text


def test_the_spooler_is_asked_in_words_known_here(
    tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    tool("lp", f'echo "$LC_ALL" > "{tmp_path}/spoken"')
    tool("lpstat", f'echo "$LC_ALL" >> "{tmp_path}/spoken"')
    spool(PrintOrder("三楼"), "通报", b"%PDF")
    find_printers()
    assert (tmp_path / "spoken").read_text(encoding="ascii").split() == ["C", "C"]


def test_a_refusal_without_words_names_its_code(tool: Tool) -> None:
    tool("lp", "exit 7")
    with pytest.raises(BadInput, match="代码 7"):
        spool(PrintOrder("坏了"), "通报", b"%PDF")


def test_waiting_for_the_spooler_can_be_called_off(tool: Tool, tmp_path: Path) -> None:
    # It would take for ever: that the test ends shows that it was ended.
    tool("lp", f'echo $$ > "{tmp_path}/process"\nexec sleep 1000')
    asked = 0

    def stop() -> None:
        nonlocal asked
        asked += 1
        if (tmp_path / "process").exists() and (tmp_path / "process").read_text(encoding="ascii").strip():
            raise Cancelled

    with pytest.raises(Cancelled):
        spool(PrintOrder("三楼"), "通报", b"%PDF", stop)
    assert asked >= 1
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "process").read_text(encoding="ascii")), 0)


def test_a_spooler_that_never_ends_is_a_failure_of_the_printer(
    tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooler, "SPOOL_SECONDS", 0.2)
    tool("lp", "exec sleep 1000")
    with pytest.raises(Unavailable, match="打印服务没有应答"):
        spool(PrintOrder("三楼"), "通报", b"%PDF")


def test_no_spooler_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not takes_pdf()
    with pytest.raises(Unavailable, match="打印服务没有应答"):
        spool(PrintOrder("甲"), "通报", b"%PDF")


def test_the_printers_and_the_usual_one(tool: Tool) -> None:
    tool("lp", "")
    tool(
        "lpstat",
        'if [ "$1" = "-e" ]; then echo 三楼; echo 五楼; else echo "system default destination: 五楼"; fi',
    )
    assert find_printers() == Printers(("三楼", "五楼"), "五楼")


def test_a_print_service_that_does_not_answer_has_no_printers(tool: Tool) -> None:
    tool("lp", "")
    tool("lpstat", "echo 'lpstat: Bad file descriptor' >&2\nexit 1")
    assert find_printers() == Printers()


def test_no_usual_printer_is_none(tool: Tool) -> None:
    tool("lp", "")
    tool("lpstat", 'if [ "$1" = "-e" ]; then echo 三楼; else echo "no system default destination"; fi')
    assert find_printers() == Printers(("三楼",), "")
