"""Making the masters of a year: which are wanting, and what is told of those that could not be made as they are."""

from collections.abc import Mapping, Sequence
from datetime import date

from gui.dialogs.printing.running import Trouble
from gui.papers import Shop
from gui.papers.mastering import Masters, make_masters
from models.attachments import AttachmentStore
from models.db.store import Store
from models.progress import Progress
from models.services.archive_masters import wanting_masters


def make_wanting(
    data: Store,
    shop: Shop,
    files: AttachmentStore,
    year: int,
    among: Sequence[int],
    today: date,
    progress: Progress,
) -> Masters:
    """Make the masters that are wanting of the year's 件 ``among``. Runs on the database thread; raises as `make_masters`."""
    with data.read() as session:
        wanting = set(wanting_masters(session, year))
    return make_masters(
        data, shop, files, [number for number in among if number in wanting], today, progress=progress
    )


def told_of(masters: Masters) -> str:
    """What came of it, in one sentence."""
    if not masters.asked:
        return "归档件都已制作，而且是最新的，不用再制作。"
    told = [f"已制作{masters.made}件归档件"]
    if masters.cancelled:
        left = masters.asked - masters.made - len(masters.without) - len(masters.troubles)
        told.append(f"按您的要求停下，还有{left}件没有制作")
    if masters.without:
        told.append(f"{len(masters.without)}件没有能转成PDF/A的内容，原件另存")
    if masters.beside:
        told.append(f"{len(masters.beside)}件里有原件另存")
    if masters.troubles:
        told.append(f"{len(masters.troubles)}件没有制作成")
    return "，".join(told) + "。"


def troubles_of(masters: Masters, titles: Mapping[int, str]) -> list[Trouble]:
    """What is to be looked at, each 件 once: why it was not made, or which of its files stay beside it."""
    failed = [Trouble(titles.get(each.item_id, ""), each.sentence) for each in masters.troubles]
    left = (*masters.without, *masters.beside)
    return failed + [
        Trouble(each.title, "".join(f"\n· {one.sentence}" for one in each.untaken)) for each in left
    ]


def heading_of(masters: Masters) -> str:
    """How many 件 failed, and how many files are kept as they came: those are no failures."""
    beside = sum(len(left.untaken) for left in (*masters.without, *masters.beside))
    told = [f"{len(masters.troubles)}件没有制作成"] if masters.troubles else []
    return "，".join([*told, f"{beside}个文件没有合入归档件，原件另存"] if beside else told)
