"""机关党务台账: the window, and thin commands for whoever looks after the machine.

Composition only: arguments, log, data folder, store; then either a command or the window. Qt is imported for the window
alone, ReportLab for paper alone.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from models import clock
from models.data_folder import DataFolder, default_folder, prepare
from models.failures import BadInput, ExitCode, Failure

if TYPE_CHECKING:
    from gui.papers.shop import Session
    from models.rows.paper import PaperOrder

VERSION = "0.1.0"
HELP = """机关党务台账 {version}

用法：python main.py [--data 数据文件夹] [命令]

不写命令：打开窗口。命令（不需要屏幕）：
  demo [--branches 支部数] [--members 党员数] [--years 年数] [--until 年-月-日] [--seed 种子]
                                在空的数据文件夹里生成示例单位；参数相同则内容相同
  import-roster 名册.xlsx [--dry-run]
                                导入党员名册；--dry-run 只预览，不写入
  notice 年-月 --out 文件.pdf   该月督察通报：已印发的取定稿，未印发的出草稿
  record 编号 --out 文件.pdf    一条学习、会议或整改记录的打印件
  paper 名称 [编号] [--month 年-月 | --quarter 年-季 | --year 年] [--branch 支部] [--topic 主题]
        --out 文件 [--docx]
                                任何一种材料；--docx 出可编辑的 Word 副本；
                                另有 --head 普通|红头|信函  --number 文号  --dated 年-月-日  --seal  --names
  paper --list                  全部材料的名称
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
        return int(arguments.run(folder, arguments))
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

    demo = command("demo", make_demo)
    demo.add_argument("--branches", type=int)
    demo.add_argument("--members", type=int)
    demo.add_argument("--years", type=int, default=2)
    demo.add_argument("--until")
    demo.add_argument("--seed", type=int, default=1)
    roster = command("import-roster", import_roster)
    roster.add_argument("file", type=_path)
    roster.add_argument("--dry-run", action="store_true")
    notice = command("notice", print_notice)
    notice.add_argument("month")
    notice.add_argument("--out", type=_path, required=True)
    record = command("record", print_record)
    record.add_argument("id")
    record.add_argument("--out", type=_path, required=True)
    paper = command("paper", print_paper)
    paper.add_argument("kind", nargs="?")
    paper.add_argument("id", nargs="?")
    paper.add_argument("--list", action="store_true")
    for name in ("month", "quarter", "year", "branch", "topic", "head", "number", "dated"):
        paper.add_argument(f"--{name}")
    paper.add_argument("--names", action="store_true")
    paper.add_argument("--seal", action="store_true", dest="sealed")
    paper.add_argument("--docx", action="store_true")
    paper.add_argument("--out", type=_path)
    command("check", check)
    command("backup", back_up)
    restore = command("restore", restore_backup)
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


def make_demo(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A sample bureau in an empty data folder."""
    from gui.papers import Shop, notice_file
    from models.demo import DemoSize, fill
    from models.opening import open_store

    usual = DemoSize()
    branches = usual.branches if arguments.branches is None else arguments.branches
    members = max(usual.members, branches * 15) if arguments.members is None else arguments.members
    size = DemoSize(
        branches=branches,
        members=members,
        years=arguments.years,
        until=_day(arguments.until) if arguments.until else date.today(),
        seed=arguments.seed,
    )
    prepare(folder)
    with (
        _locked(folder),
        closing(open_store(folder, create=True, now=clock.now())) as store,
        store.write() as session,
    ):
        records = fill(session, size, render=partial(notice_file, session, Shop(folder.fonts)))
    print(f"已在 {folder.root} 生成示例单位：{size.branches}个支部、{size.members}人、{records}条记录。")
    return ExitCode.OK


def import_roster(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A roster from a workbook: preview, or one transaction after a verified backup."""
    from models import backup
    from models.exchange.roster import read_roster
    from models.opening import open_store
    from models.services.organizations import list_organizations
    from models.services.roster import members_on
    from models.services.roster_import import apply_plan

    today = date.today()
    open_store(folder, create=False, now=clock.now()).close()
    with _locked(folder), closing(open_store(folder, create=False, now=clock.now())) as store:
        with store.read() as session:
            branches, roster = list_organizations(session), members_on(session, today)
        plan = read_roster(arguments.file, branches=branches, roster=roster, today=today)
        for problem in plan.problems:
            print(f"第{problem.row}行 {problem.column}：{problem.sentence}")
        newcomers, known = len(plan.newcomers), len(plan.members) - len(plan.newcomers)
        summary = (
            f"工作表“{plan.sheet}”：新增{newcomers}人、已在册{known}人、新建支部{len(plan.new_branches)}个"
        )
        if arguments.dry_run:
            print(f"{summary}；这是预览，没有写入。")
            return ExitCode.OK
        backup.make_backup(folder.database, folder.backups, backup.BEFORE_IMPORT, clock.now())
        with store.write() as session:
            apply_plan(session, plan)
    print(f"{summary}；已写入。")
    return ExitCode.OK


def print_paper(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """Any paper, or the list of them."""
    from gui.papers.ordering import Words, listing, order_of

    if arguments.list:
        print(listing())
        return ExitCode.OK
    if arguments.kind is None or arguments.out is None:
        raise BadInput(
            "请说明要哪种材料、存成哪个文件，没有执行；例如 paper meeting-record 12 --out 记录.pdf，名称见 paper --list。"
        )
    given = {name: getattr(arguments, name) for name in Words.__slots__}
    return _print(folder, partial(order_of, words=Words(**given)), arguments.out, docx=arguments.docx)


def print_notice(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A month's notice as PDF."""
    from gui.papers.ordering import Words, order_of

    words = Words("inspection-notice", month=arguments.month)
    return _print(folder, partial(order_of, words=words), arguments.out)


def print_record(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """One record's own form as PDF."""
    from gui.papers.ordering import own_form

    return _print(folder, partial(own_form, typed=arguments.id), arguments.out)


def check(folder: DataFolder, _arguments: argparse.Namespace) -> int:
    """Whether everything is as it was stored."""
    from models.attachments import AttachmentStore
    from models.checking import check_everything
    from models.opening import open_store

    with closing(open_store(folder, create=False, now=clock.now())) as store, store.read() as session:
        problems = check_everything(session, AttachmentStore(folder.attachments))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(
            f"核对发现{len(problems)}处问题，数据没有改动；请保留现场，并用最近的备份恢复。", file=sys.stderr
        )
        return ExitCode.CHECK_FAILED
    print("核对完毕：数据库、引用关系、定稿文件和附件都完好。")
    return ExitCode.OK


def back_up(folder: DataFolder, _arguments: argparse.Namespace) -> int:
    """A verified backup now."""
    from models import backup
    from models.db.schema import version_of

    version_of(folder.database)
    made = backup.make_backup(folder.database, folder.backups, backup.BY_HAND, clock.now())
    print(f"已备份到 {made.path}，核验无误。")
    return ExitCode.OK


def restore_backup(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the database."""
    from models import backup

    prepare(folder)
    with _locked(folder):
        aside = backup.restore_backup(arguments.file, folder.database, clock.now())
    print("已用备份恢复。" + (f"原来的数据移到了 {aside}。" if aside else ""))
    return ExitCode.OK


def _print(
    folder: DataFolder, order_of: "Callable[[Session], PaperOrder]", out: Path, *, docx: bool = False
) -> int:
    from gui.papers import Shop, make, verify, word
    from models.opening import open_store
    from models.output import write_file

    shop, today = Shop(folder.fonts), date.today()
    with closing(open_store(folder, create=False, now=clock.now())) as store, store.read() as session:
        order = order_of(session)
        if docx:
            content = word(session, order, today)
        else:
            made = make(session, shop, order, today)
            verify(made)
            content = made.pdf
    write_file(out, content)
    print(f"已生成 {out}。")
    return ExitCode.OK


@contextmanager
def _locked(folder: DataFolder) -> Iterator[None]:
    """Holds the data folder for a command that writes."""
    from models.folder_lock import FolderLock

    lock = FolderLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"日期“{text}”写法不对，没有执行；请写成 2026-10-31 这样。") from error


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
