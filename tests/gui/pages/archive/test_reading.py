"""Pure parts of the page: which year one comes for, what a filter takes, what is told."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from gui.pages.archive_head import due_words, year_pill
from gui.pages.archive_masters import heading_of, told_of, troubles_of
from gui.pages.archive_printing import matter_of
from gui.pages.archive_reading import (
    ArchiveReading,
    Narrowing,
    narrowed,
    offered_years,
    told_of_closed,
    told_of_gathering,
    told_of_later,
    usual_year,
)
from gui.papers.mastering import Left, Masters, Trouble
from gui.tables.archive import ArchiveState, later_words, state_pill, state_words
from models.rows.archive import ActRow, ArchiveRow, Gathered, Untaken, YearRow
from models.rows.bureau import OrganizationRow
from models.rows.changes import Changes, Subject
from models.rules.archive_lacks import Lack, LackKind, known_lack
from models.rules.archive_terms import ArchiveAct, Retention
from models.rules.papers import PaperKind
from models.rules.terms import OrganizationKind
from tests.gui.pages.archive.conftest import document

TODAY = date(2026, 11, 5)


def year(number: int, *, closed: bool = False) -> YearRow:
    return YearRow(number, closed, date(number + 1, 6, 30))


def row(number: int, **given: object) -> ArchiveRow:
    return replace(document(f"文件{number}").row, id=number, **given)  # type: ignore[arg-type]


def lacking(*words: str) -> tuple[Lack, ...]:
    return tuple(map(known_lack, words))


def test_one_comes_for_last_year_until_it_is_closed() -> None:
    assert usual_year((), TODAY) == 2025
    assert usual_year((year(2024), year(2025)), TODAY) == 2025
    assert usual_year((year(2024), year(2025, closed=True)), TODAY) == 2024
    assert usual_year((year(2024, closed=True), year(2025, closed=True)), TODAY) == 2025
    assert usual_year((year(2026), year(2025, closed=True)), TODAY) == 2026
    assert usual_year((year(2026),), TODAY) == 2026, "before it began there is nothing to archive"


@given(st.sets(st.integers(2000, 2030)), st.integers(2000, 2030))
def test_every_year_is_offered_once_and_the_latest_first(known: set[int], chosen: int) -> None:
    offered = [each.year for each in offered_years([year(each) for each in known], chosen, TODAY)]
    assert offered == sorted({*known, chosen, 2025, 2026}, reverse=True)


def test_a_closed_year_tells_since_when_and_an_open_one_by_when() -> None:
    act = ActRow(2025, ArchiveAct.CLOSED, datetime(2026, 3, 2, 9), "王", "", 3, "")
    closed = replace(year(2025, closed=True), acts=(act,))
    assert due_words(closed, TODAY) == "2026年3月2日封存，只读；要改请先重新打开。"
    opened = replace(year(2025), acts=(act, replace(act, act=ArchiveAct.REOPENED)))
    assert "已编的件号不变，新收的暂编" in due_words(opened, TODAY)
    assert due_words(year(2025), TODAY).startswith("应于2026年6月30日前归档，已超期128天")
    assert due_words(year(2026), TODAY) == "应于2027年6月30日前归档；件号暂编，封存后固定。"
    told = [year_pill(each, TODAY).text for each in (closed, year(2025), year(2026))]
    assert told == ["已封存", "未封存，已超期", "未封存"]


def test_a_year_without_anything_is_never_late() -> None:
    [this, last, known] = offered_years((year(2024),), 2024, TODAY)
    assert [each.due_on is None for each in (this, last, known)] == [True, True, False]
    assert year_pill(last, TODAY).text == "没有记录"
    assert "超期" not in due_words(last, TODAY)


TREE = tuple(
    OrganizationRow(number, OrganizationKind.BRANCH, str(number), parent_id=above)
    for number, above in ((1, None), (2, 1), (3, 2), (4, None))
)


def test_filters_keep_the_order_of_the_directory() -> None:
    rows = (
        row(1, organization_id=3, lacks=lacking("没有记录正文")),
        row(2, organization_id=4, lacks=lacking("归档件未制作", "还没有定稿")),
        row(3, retention=Retention.TEN, mastered=True, code="Z109-D10-0001"),
        row(4, left_out=True, left_out_reason="重复件"),
    )
    reading = ArchiveReading(2025, (), rows, TREE)

    def ids(asked: Narrowing) -> list[int | None]:
        return [each.id for each in narrowed(reading, asked)]

    assert ids(Narrowing()) == [1, 2, 3]
    assert ids(Narrowing(organization_id=1)) == [1]
    assert ids(Narrowing(organization_id=4)) == [2]
    assert ids(Narrowing(retention=Retention.TEN)) == [3]
    assert ids(Narrowing(text="文件 2")) == [2]
    assert ids(Narrowing(text="d10-0001")) == [3]
    # What goes away by its own order is not for the clerk to see to.
    assert ids(Narrowing(state=ArchiveState.LACKING)) == [1]
    assert ids(Narrowing(state=ArchiveState.UNMADE)) == [1, 2]
    assert ids(Narrowing(state=ArchiveState.LEFT_OUT)) == [4]
    assert ids(Narrowing(state=ArchiveState.WITH_LEFT_OUT)) == [1, 2, 3, 4]


def test_a_state_is_said_in_words() -> None:
    assert state_pill(row(1, lacks=lacking("没有题名", "没有日期"))).text == "没有题名等2项"
    assert state_pill(row(1, lacks=lacking("归档件不是最新"))).text == "要重新制作"
    assert state_pill(row(1, mastered=True)).text == "齐全"
    assert state_words(row(1, left_out=True, left_out_reason="重复件")) == "不归档：重复件"
    # What comes by itself is told, but is no 缺项.
    both = row(1, lacks=(*lacking("没有题名"), Lack(LackKind.NOT_FINAL, "3份还没有定稿")))
    assert state_pill(both).text == "没有题名"
    assert state_words(both) == "没有题名；3份还没有定稿（制作、封存时办理）"
    assert later_words(row(1, lacks=lacking("没有题名"))) == ""
    book = row(1, lacks=lacking("日期在年度过完后收集时自动填", "归档件未制作"))
    assert state_pill(book).text == "未制作"
    assert state_words(book) == "日期在年度过完后收集时自动填；归档件未制作（制作、封存时办理）"
    uncounted = row(1, lacks=(Lack(LackKind.NO_PAGES, "“来文.pdf”页数待补"),))
    assert (state_pill(uncounted).text, state_words(uncounted)) == ("页数待补", "“来文.pdf”页数待补")
    assert state_pill(row(1, destroyed_on=TODAY)).text == "已销毁"


def test_what_gathering_did_is_one_sentence() -> None:
    changes = Changes.of(Subject.ARCHIVE)
    assert told_of_gathering(Gathered(changes)) == "已收集，和上次收集的一样，没有变化。"
    told = told_of_gathering(Gathered(changes, ("甲", "乙"), (), ("丙",), 1))
    assert told == "已收集：新收2件，移出1件，另有1条记录已归入别的年度；手工改过的地方没有动。"
    assert told_of_later(None) == told_of_later(Gathered(changes)) == ""
    assert "新增1件、变动2件" in told_of_later(Gathered(changes, ("甲",), ("乙", "丙")))


def test_a_directory_that_is_not_the_one_closed_is_told() -> None:
    reading = ArchiveReading(2025, (), (), (), None)
    assert told_of_closed(reading) == ""
    assert "目录与封存时不一致" in told_of_closed(replace(reading, altered=True))


def test_masters_tell_what_was_left_and_why() -> None:
    none = Masters(0, 0, (), (), (), cancelled=False)
    assert told_of(none) == "归档件都已制作，而且是最新的，不用再制作。"
    assert heading_of(none) == ""
    beside = Left(2, "乙", (Untaken(1, "照片", "“照片.jpg”打不开。"), Untaken(2, "表", "“表.xls”不是PDF。")))
    some = Masters(5, 2, (), (beside,), (Trouble(3, "缺字。"),), cancelled=True)
    assert (
        told_of(some) == "已制作2件归档件，按您的要求停下，还有2件没有制作，1件里有原件另存，1件没有制作成。"
    )
    assert [(each.name, each.sentence) for each in troubles_of(some, {3: "丙"})] == [
        ("丙", "缺字。"),
        ("乙", "\n· “照片.jpg”打不开。\n· “表.xls”不是PDF。"),
    ]
    assert heading_of(some) == "1件没有制作成，2个文件没有合入归档件，原件另存"
    assert heading_of(replace(some, troubles=())) == "2个文件没有合入归档件，原件另存"
    assert heading_of(replace(some, beside=())) == "1件没有制作成"


def test_papers_of_a_year_go_by_the_groups_it_is_numbered_by() -> None:
    rows = (
        row(1, retention=Retention.PERMANENT),
        row(2, organization_code="DZB", box_number=1),
        row(3, organization_code="DZB"),
        row(4, retention=Retention.TEN, left_out=True),
    )
    matter = matter_of(2025, rows, rows[1:3])
    assert [item.name for item in matter.items] == ["2025年永久", "2025年30年（机构代码 DZB）", "所选2件"]
    assert PaperKind.BOX_SPINE not in matter.items[0].kinds
    assert PaperKind.BOX_SPINE in matter.items[1].kinds
    scope = matter.items[2].base.archive
    assert scope is not None
    assert scope.item_ids == (2, 3)
