"""Commands about the data folder itself: sample, roster, check, backup."""

import argparse
import sys
from contextlib import closing
from functools import partial

from gui.commands.ground import day_of, locked, reading
from models import clock
from models.data_folder import DataFolder, prepare
from models.disk_words import disk_words
from models.failures import DataFolderFailure, ExitCode


def make_demo(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A sample bureau in an empty data folder."""
    from gui.papers import Shop, notice_file
    from models.demo import DemoSize, fill
    from models.demo.activity import months_until
    from models.demo.many_minutes import add_minutes
    from models.opening import open_store

    usual = DemoSize()
    branches = usual.branches if arguments.branches is None else arguments.branches
    members = max(usual.members, branches * 15) if arguments.members is None else arguments.members
    size = DemoSize(
        branches=branches,
        members=members,
        years=arguments.years,
        until=day_of(arguments.until) if arguments.until else clock.today(),
        seed=arguments.seed,
    )
    prepare(folder)
    with (
        locked(folder),
        closing(open_store(folder, create=True, now=clock.now())) as store,
        store.write() as session,
    ):
        records = fill(session, size, render=partial(notice_file, session, Shop(folder.fonts)))
        if arguments.minutes:
            first = months_until(size.until, size.years)[0].first
            add_minutes(session, arguments.minutes, first, size.until, size.seed)
            records += arguments.minutes
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

    today = clock.today()
    open_store(folder, create=False, now=clock.now()).close()
    with locked(folder), closing(open_store(folder, create=False, now=clock.now())) as store:
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


def check(folder: DataFolder, _arguments: argparse.Namespace) -> int:
    """Whether everything is as it was stored."""
    from models.attachments import AttachmentStore
    from models.checking import check_everything

    with reading(folder) as session:
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
    from models.attachments import AttachmentStore
    from models.attachments.copies import mirror
    from models.db.schema import version_of

    version_of(folder.database)
    made = backup.make_backup(folder.database, folder.backups, backup.BY_HAND, clock.now())
    print(f"已备份到 {made.path}，核验无误。")
    try:
        copies = mirror(AttachmentStore(folder.attachments), folder.backups)
    except OSError as error:
        raise DataFolderFailure(
            f"数据库已备份，附件的副本没有另存完（{disk_words(error)}），附件完好；请检查磁盘后再做一次。"
        ) from error
    if copies.present or copies.lacking_room:
        left = "；磁盘空间不足，其余的没有另存" if copies.lacking_room else ""
        print(f"附件另存有{copies.present}份副本，其中新增{copies.copied}份{left}。")
    return ExitCode.OK


def restore_backup(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the database."""
    from models import backup

    prepare(folder)
    with locked(folder):
        aside = backup.restore_backup(arguments.file, folder.database, clock.now())
    print("已用备份恢复。" + (f"原来的数据移到了 {aside}。" if aside else ""))
    return ExitCode.OK
