"""Commands that print: a notice, a record, any paper."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.ground import day_of, month_of, reading, writing
from models import clock
from models.data_folder import DataFolder
from models.failures import BadInput, ExitCode, InUse
from models.rules.archive_terms import DepartureKind

if TYPE_CHECKING:
    from gui.papers.shop import Session
    from models.rows.paper import PaperOrder


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


def month_notice(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A month's notice as PDF, or its issuing."""
    if arguments.issue:
        return _issue(folder, arguments)
    from gui.papers.ordering import Words, order_of

    if arguments.dated is not None or arguments.due is not None:
        raise BadInput("--dated 和 --due 只在印发时用，没有生成文件；要印发请写 --issue。")

    words = Words("inspection-notice", month=arguments.month)
    return _print(folder, partial(order_of, words=words), arguments.out)


def _issue(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """Issue a month's notice: number, text, bytes and the items of its problems, all or nothing."""
    from gui.papers import Shop
    from gui.papers.notices import issue_month

    month = month_of(arguments.month)
    day = clock.today() if arguments.dated is None else day_of(arguments.dated)
    due_on = None if arguments.due is None else day_of(arguments.due)
    with writing(folder) as session:
        issued = issue_month(session, Shop(folder.fonts), month, day, due_on=due_on)
    listed = f"，{len(issued.findings)}个问题列入整改清单" if issued.findings else ""
    print(f"已印发{month.label}督察通报：{issued.document_number}{listed}。")
    return ExitCode.OK


def print_record(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """One record's own form as PDF."""
    from gui.papers.ordering import own_form

    return _print(folder, partial(own_form, typed=arguments.id), arguments.out)


def _print(
    folder: DataFolder, order_of: "Callable[[Session], PaperOrder]", out: Path, *, docx: bool = False
) -> int:
    from gui.papers import Shop, make, verify, word
    from models.output import write_file

    shop, today = Shop(folder.fonts, folder.attachments), clock.today()
    with reading(folder) as session:
        order = order_of(session)
        if docx:
            title, content = order.kind.label, word(session, order, today)
        else:
            made = make(session, shop, order, today)
            verify(made)
            title, content = made.title, made.pdf
    write_file(out, content)
    print(f"已生成 {out}。")
    _note(folder, DepartureKind.WORD if docx else DepartureKind.EXPORT, title, out)
    return ExitCode.OK


def _note(folder: DataFolder, kind: DepartureKind, title: str, out: Path) -> None:
    """That the file left, in the 出室登记, as the window notes it; where the window holds the folder, say that it was not."""
    from models.services.departures import note_departure

    try:
        with writing(folder) as session:
            note_departure(session, kind, title, str(out.absolute()), 1)
    except InUse:
        print("台账正在窗口里打开，这份文件没有记入出室登记；需要的请在窗口里保存一次。", file=sys.stderr)
