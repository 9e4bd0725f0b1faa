"""The command search: what the search over everything finds, as lines for a reader or one object for a script."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from gui.commands.ground import reading
from models.data_folder import DataFolder
from models.failures import BadInput, ExitCode

if TYPE_CHECKING:
    from models.rows.search import SearchHit

USUAL_LIMIT = 50


def search(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """The newest hits. To find nothing is an answer, too: ExitCode.OK. Raises BadInput without anything to look for, or for a
    limit below 1."""
    from models.rules.search_box import asked
    from models.services.search import count, find

    wanted = asked(arguments.text)
    if not wanted.text:
        raise BadInput("没有写要找的字词，没有检索；请写成 search 主题党日 这样。")
    if arguments.limit < 1:
        raise BadInput(f"--limit 写了{arguments.limit}，没有检索；请写1或更大的数。")
    with reading(folder) as session:
        page = find(session, wanted.text, limit=arguments.limit)
        total = count(session, wanted.text) if page.more else len(page.hits)
    if arguments.json:
        told = {
            "query": wanted.text,
            "count": total,
            "more": page.more,
            "hits": [_hit(hit) for hit in page.hits],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return ExitCode.OK
    for hit in page.hits:
        day = hit.happened_on.isoformat() if hit.happened_on else ""
        parts = (day, hit.kind_label, hit.organization_name, hit.title, hit.snippet.text)
        print("\t".join(_on_one_line(part) for part in parts).rstrip())
    further = f"，列出最新的{len(page.hits)}条" if page.more else ""
    print(f"共{total}条{further}。" if total else f"没有找到“{wanted.text}”。")
    return ExitCode.OK


def _hit(hit: "SearchHit") -> dict[str, Any]:
    """A hit by keys that scripts rely on; ``marks`` are [from, to) in ``snippet``."""
    return {
        "number": hit.number,
        "owner": hit.owner.value,
        "id": hit.owner_id,
        "kind": hit.kind_label,
        "title": hit.title,
        "day": hit.happened_on.isoformat() if hit.happened_on else None,
        "organization": hit.organization_name or None,
        "snippet": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.hits],
        "file": None if hit.file is None else {"name": hit.file.name, "sha256": hit.file.sha256},
    }


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
