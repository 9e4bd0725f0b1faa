"""Commands that print: a notice, a record, any paper."""

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.ground import reading
from models.data_folder import DataFolder
from models.failures import BadInput, ExitCode

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


def print_notice(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A month's notice as PDF."""
    from gui.papers.ordering import Words, order_of

    words = Words("inspection-notice", month=arguments.month)
    return _print(folder, partial(order_of, words=words), arguments.out)


def print_record(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """One record's own form as PDF."""
    from gui.papers.ordering import own_form

    return _print(folder, partial(own_form, typed=arguments.id), arguments.out)


def _print(
    folder: DataFolder, order_of: "Callable[[Session], PaperOrder]", out: Path, *, docx: bool = False
) -> int:
    from gui.papers import Shop, make, verify, word
    from models.output import write_file

    shop, today = Shop(folder.fonts), date.today()
    with reading(folder) as session:
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
