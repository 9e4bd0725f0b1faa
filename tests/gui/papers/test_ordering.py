"""Words of a command become an order, or one sentence."""

from datetime import date
from typing import Any

import pytest

from gui.papers.ordering import Words, listing, order_of, own_form
from models.db.store import Store
from models.failures import BadInput, NotFound
from models.rows.paper import PaperOrder
from models.rules.papers import HeadForm, PaperKind, PaperSource
from models.rules.terms import OrganizationKind
from models.services.organizations import list_organizations


def ordered(store: Store, *given: Any, **named: Any) -> PaperOrder:
    with store.read() as session:
        return order_of(session, Words(*given, **named))


def test_a_paper_is_called_by_its_code_or_its_name(sample: Store) -> None:
    assert ordered(sample, "meeting-record", "12") == PaperOrder(PaperKind.MEETING_RECORD, record_id=12)
    assert ordered(sample, "会议记录", "12") == PaperOrder(PaperKind.MEETING_RECORD, record_id=12)


@pytest.mark.parametrize(
    ("named", "first", "last"),
    [
        ({"month": "2026-02"}, date(2026, 2, 1), date(2026, 2, 28)),
        ({"quarter": "2026-4"}, date(2026, 10, 1), date(2026, 12, 31)),
        ({"quarter": "2026-Q1"}, date(2026, 1, 1), date(2026, 3, 31)),
        ({"year": "2024"}, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_is_a_month_a_quarter_or_a_year(
    sample: Store, named: dict[str, str], first: date, last: date
) -> None:
    span = ordered(sample, "meeting-statistics", **named).span
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    "named",
    [
        {"month": "2026-13"},
        {"month": "十月"},
        {"quarter": "2026-5"},
        {"quarter": "2026-Q"},
        {"year": "26"},
        {"year": "９９９９"},
        {"year": ""},
    ],
)
def test_a_period_that_is_none_is_one_sentence(sample: Store, named: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="写法不对，没有生成文件"):
        ordered(sample, "meeting-statistics", **named)


def test_two_periods_are_one_too_many(sample: Store) -> None:
    with pytest.raises(BadInput, match="只能说一个"):
        ordered(sample, "meeting-statistics", month="2026-10", year="2026")


WANTED_OF = {
    PaperSource.RECORD: "编号",
    PaperSource.ORGANIZATION: "编号",
    PaperSource.NOTICE: "--month",
    PaperSource.PERIOD: "--month",
    PaperSource.ARCHIVE: "--year",
    PaperSource.SHOWN: "在窗口里核验后打印",
}
WANTED = {PaperKind.DESTRUCTION_LIST: "编号", PaperKind.ARCHIVED_ITEM: "编号"}


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_paper_without_its_subject_is_refused_with_what_it_wants(sample: Store, kind: PaperKind) -> None:
    with pytest.raises(BadInput, match="没有说明是哪") as refusal:
        ordered(sample, kind.value)
    assert WANTED.get(kind, WANTED_OF[kind.source]) in refusal.value.sentence


def test_a_paper_of_a_period_takes_no_number(sample: Store) -> None:
    with pytest.raises(BadInput, match="不用编号"):
        ordered(sample, "study-hours", "3", year="2026")


def test_a_notice_is_of_a_month_or_of_its_number(sample: Store) -> None:
    assert ordered(sample, "inspection-notice", "2").record_id == 2
    month = ordered(sample, "inspection-notice", month="2026-10").span
    assert month is not None
    assert month.first == date(2026, 10, 1)
    with pytest.raises(BadInput, match="--month 年-月"):
        ordered(sample, "inspection-notice", year="2026")


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "１２", "一", "1 2"])
def test_a_number_that_is_none_is_one_sentence(sample: Store, typed: str) -> None:
    with pytest.raises(BadInput, match="应是数字"):
        ordered(sample, "meeting-record", typed)


@pytest.mark.parametrize("typed", ["第一党支部", "9" * 40])
@pytest.mark.parametrize(
    ("kind", "instead"), [("term-reminder", "--branch 组织全称"), ("inspection-notice", "--month 年-月")]
)
def test_whose_number_no_window_shows_is_asked_for_by_name(
    sample: Store, kind: str, instead: str, typed: str
) -> None:
    with pytest.raises((BadInput, NotFound), match=f"窗口里不显示.*编号，请改用 {instead}"):
        ordered(sample, kind, typed)


def test_a_number_beyond_any_database_is_not_found(sample: Store) -> None:
    with pytest.raises(NotFound):
        ordered(sample, "meeting-record", "9" * 40)


def test_a_branch_is_called_by_its_whole_or_its_short_name(sample: Store) -> None:
    with sample.read() as session:
        branch = next(row for row in list_organizations(session) if row.kind is OrganizationKind.BRANCH)
    assert ordered(sample, "study-hours", year="2026", branch=branch.name).organization_id == branch.id
    assert ordered(sample, "term-reminder", branch=branch.name).organization_id == branch.id
    with pytest.raises(NotFound, match="没有叫“无此支部”的组织"):
        ordered(sample, "study-hours", year="2026", branch="无此支部")


def test_choices_are_read_as_typed(sample: Store) -> None:
    order = ordered(
        sample, "meeting-notice", "5", head="信函", number="某局机党函〔2026〕3号", dated="2026-10-08"
    )
    assert order.choices.head_form is HeadForm.LETTER
    assert order.choices.number == "某局机党函〔2026〕3号"
    assert order.choices.dated == date(2026, 10, 8)


def test_choices_that_make_no_sense_are_one_sentence(sample: Store) -> None:
    with pytest.raises(BadInput, match="可写 普通、红头、信函"):
        ordered(sample, "meeting-notice", "5", head="red")
    with pytest.raises(BadInput, match="日期“明天”写法不对"):
        ordered(sample, "meeting-notice", "5", dated="明天")


def test_an_unknown_paper_points_at_the_list(sample: Store) -> None:
    with pytest.raises(NotFound, match="paper --list"):
        ordered(sample, "奖状", "1")


def test_the_list_names_every_paper() -> None:
    lines = listing().splitlines()
    assert len(lines) == len(PaperKind)
    for kind, line in zip(PaperKind, lines, strict=True):
        assert line.startswith(kind.value)
        assert kind.label in line
        assert ("Word" in line) is kind.has_word


def test_a_records_own_form_is_found_by_its_number(sample: Store) -> None:
    with sample.read() as session:
        with pytest.raises(NotFound):
            own_form(session, "999999999")
        with pytest.raises(BadInput):
            own_form(session, "x")
        assert own_form(session, "1").record_id == 1


@pytest.mark.parametrize(
    ("option", "given"),
    [
        ("--seal", {"sealed": True, "dated": None}),
        ("--names", {"names": True}),
        ("--head", {"head": "信函"}),
        ("--number", {"number": "3"}),
        ("--dated", {"dated": "2026-10-08"}),
        ("--topic", {"topic": "党纪"}),
    ],
)
def test_what_a_paper_does_not_have_is_refused_not_dropped(
    sample: Store, option: str, given: dict[str, Any]
) -> None:
    with pytest.raises(BadInput, match=f"会议记录没有 {option} 这一项，没有生成文件"):
        ordered(sample, "meeting-record", "5", **given)


def test_a_seal_wants_a_day(sample: Store) -> None:
    with pytest.raises(BadInput, match="盖章的文件要有成文日期"):
        ordered(sample, "term-reminder", "5", sealed=True)
    assert ordered(sample, "term-reminder", "5", sealed=True, dated="2026-10-08").choices.sealed
