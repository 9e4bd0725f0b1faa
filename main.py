"""机关党务台账: the window, and thin commands for whoever looks after the machine.

Composition only: arguments, log, data folder, store; then either a command or the window. Qt is imported for the window
alone, ReportLab for paper alone.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from gui.commands import archive, data, month, papers, search
from models.data_folder import DataFolder, default_folder
from models.failures import ExitCode, Failure

VERSION = "0.1.0"
HELP = """机关党务台账 {version}

用法：python main.py [--data 数据文件夹] [命令]

不写命令：打开窗口。命令（不需要屏幕）：
  demo [--branches 支部数] [--members 党员数] [--years 年数] [--until 年-月-日] [--seed 种子]
       [--minutes 条数]         在空的数据文件夹里生成示例单位；参数相同则内容相同；
                                --minutes 另加500至3000字的会议记录若干条，用来试查找的快慢
  import-roster 名册.xlsx [--dry-run]
                                导入党员名册；--dry-run 只预览，不写入
  notice 年-月 --out 文件.pdf   该月督察通报：已印发的取定稿，未印发的出草稿
  notice 年-月 --issue [--dated 年-月-日] [--due 年-月-日]
                                印发该月草稿：取下一文号，问题列入整改清单；--due 为没有写时限的问题共用
  verdicts 年-月 [--json]       该月各支部各项要求的落实情况
  lint [--month 年-月 | --quarter 年-季 | --year 年] [--json]
                                迎检体检：逐条核对台账，只提示，不改动；不写期间为本年
  inspect 年-月 --propose [--json]
                                从台账提出该月督察可核实的问题，不写入
  record 编号 --out 文件.pdf    一条学习、会议或整改记录的打印件
  paper 名称 [编号] [--month 年-月 | --quarter 年-季 | --year 年] [--branch 支部] [--topic 主题]
        --out 文件 [--docx]
                                任何一种材料；--docx 出可编辑的 Word 副本；
                                另有 --head 普通|红头|信函  --number 文号  --dated 年-月-日  --seal  --names
  paper --list                  全部材料的名称
  archive 年度 [--close] [--out 文件夹] [--iso 文件.iso]
                                收集该年度归档文件、制作归档件、列出缺项；--close 封存；
                                --out 写出归档包，--iso 写出光盘映像，写完即核验
  verify 归档包                 核验归档包文件夹或光盘映像：逐个指出改动、缺失、多出的文件
  search 字词 [--json] [--limit 条数]
                                检索全部台账，新的在前；字词写法同检索框（支部: 类型: 年: 人: “整句”）
  check                         核对数据库、引用关系、定稿文件和附件
  backup                        立即做一份核验过的备份
  restore 备份.db               用备份恢复数据；原数据移到一旁，不删除
  --version                     显示版本

退出码：0 成功；1 程序内部错误；2 命令写法不对；3 输入有误；4 没有找到；
        5 数据文件夹或数据库不可用；6 数据库由更新的版本写成；7 已被另一窗口占用；8 核对发现问题；
        130 被中断
"""
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class Parser(argparse.ArgumentParser):
    """Speaks Chinese, in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say that the command is not understood and leave with ExitCode.USAGE."""
        print("命令写法不对，没有执行；请用 --help 查看用法。", file=sys.stderr)
        raise SystemExit(ExitCode.USAGE)

    def format_help(self) -> str:
        """The one page of help."""
        return HELP.format(version=VERSION)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns an ExitCode. A known failure is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    arguments = _parser().parse_args(argv)
    folder = _folder(arguments.data)
    try:
        code = int(arguments.run(folder, arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our lines (head, a pager) has read enough; the stream is closed for good, quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Failure as failure:
        print(failure.sentence, file=sys.stderr)
        return failure.code
    except KeyboardInterrupt:
        print("已中断，没有完成的改动没有写入；已存的数据不受影响。", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence: the log gets the traceback, the clerk a sentence
        sentence = getattr(error, "sentence", None)
        if sentence is None:
            where = _log_crash(folder)
            sentence = f"程序内部出错，没有完成；已存的数据不受影响，请把{where}交给技术人员。"
        print(sentence, file=sys.stderr)
        return ExitCode.UNEXPECTED if not hasattr(error, "sentence") else ExitCode.BAD_INPUT


def _parser() -> Parser:
    parser = Parser(prog="main.py", add_help=True)
    parser.add_argument("--data", type=_path)
    parser.add_argument("--version", action="version", version=f"机关党务台账 {VERSION}")
    parser.set_defaults(run=open_window)
    commands = parser.add_subparsers()

    def command(name: str, run: Callable[[DataFolder, argparse.Namespace], int]) -> Parser:
        added = commands.add_parser(name)
        added.set_defaults(run=run)
        return added

    demo = command("demo", data.make_demo)
    demo.add_argument("--branches", type=int)
    demo.add_argument("--members", type=int)
    demo.add_argument("--years", type=int, default=2)
    demo.add_argument("--until")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--minutes", type=int, default=0)
    roster = command("import-roster", data.import_roster)
    roster.add_argument("file", type=_path)
    roster.add_argument("--dry-run", action="store_true")
    notice = command("notice", papers.month_notice)
    notice.add_argument("month")
    wanted = notice.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=_path)
    wanted.add_argument("--issue", action="store_true")
    notice.add_argument("--dated")
    notice.add_argument("--due")
    verdicts = command("verdicts", month.verdicts)
    verdicts.add_argument("month")
    lint = command("lint", month.lint)
    for name in ("month", "quarter", "year"):
        lint.add_argument(f"--{name}")
    inspect = command("inspect", month.inspect)
    inspect.add_argument("month")
    inspect.add_argument("--propose", action="store_true", required=True)
    for told in (verdicts, lint, inspect):
        told.add_argument("--json", action="store_true")
    record = command("record", papers.print_record)
    record.add_argument("id")
    record.add_argument("--out", type=_path, required=True)
    paper = command("paper", papers.print_paper)
    paper.add_argument("kind", nargs="?")
    paper.add_argument("id", nargs="?")
    paper.add_argument("--list", action="store_true")
    for name in ("month", "quarter", "year", "branch", "topic", "head", "number", "dated"):
        paper.add_argument(f"--{name}")
    paper.add_argument("--names", action="store_true")
    paper.add_argument("--seal", action="store_true", dest="sealed")
    paper.add_argument("--docx", action="store_true")
    paper.add_argument("--out", type=_path)
    year = command("archive", archive.archive)
    year.add_argument("year")
    year.add_argument("--close", action="store_true")
    year.add_argument("--out", type=_path)
    year.add_argument("--iso", type=_path)
    year.set_defaults(software=f"机关党务台账 {VERSION}")
    found = command("search", search.search)
    found.add_argument("text")
    found.add_argument("--limit", type=int, default=search.USUAL_LIMIT)
    found.add_argument("--json", action="store_true")
    package = command("verify", archive.verify)
    package.add_argument("place", type=_path)
    command("check", data.check)
    command("backup", data.back_up)
    restore = command("restore", data.restore_backup)
    restore.add_argument("file", type=_path)
    return parser


def open_window(folder: DataFolder, _arguments: argparse.Namespace) -> int:
    """The window, until it is closed."""
    try:
        from gui.app import App, start
    except ImportError as error:
        raise Failure(
            f"图形界面没有装好（{error}），数据没有改动；请先运行 make run 安装，或用 --help 查看不需要屏幕的命令。"
        ) from error
    offices = []

    def build(app: App) -> None:
        from gui.office import Office  # After the first paint: it brings SQLAlchemy and every page with it.

        offices.append(Office(app, folder))
        offices[0].open()

    try:
        return start(sys.argv[:1], VERSION, build, settings_file=folder.window_state)
    finally:
        for office in offices:
            office.close()


def _path(text: str) -> Path:
    """A path as typed. An empty one is most likely a script's unset variable, never the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("empty path")
    return Path(text)


def _folder(given: Path | None) -> DataFolder:
    if given is None:
        return default_folder()
    try:
        return DataFolder(given.expanduser().absolute())
    except RuntimeError:  # ~nobody is a folder of that very name, as in a shell
        return DataFolder(given.absolute())


def _log_crash(folder: DataFolder) -> str:
    """Write the traceback where it can be found; returns the place in words."""
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        folder.logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder.logs / "taizhang.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError:
        logging.getLogger().addHandler(logging.StreamHandler())
        logging.exception("command failed")
        return "以上信息"
    logging.getLogger().addHandler(handler)
    logging.exception("command failed")
    logging.getLogger().removeHandler(handler)
    handler.close()
    return f"日志 {handler.baseFilename} "


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # In a bundle the workers that verify paper start this very program.
        from multiprocessing import freeze_support

        freeze_support()
    raise SystemExit(main())
