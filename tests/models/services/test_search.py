"""What was written is found, newest first, opens where it stands, and nothing restricted is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event, insert

from models.db.search.sources import documents_of
from models.db.store import Store
from models.entities import AttachmentText, Meeting, SearchState
from models.rows.attachment import AttachmentRow
from models.rows.changes import Subject
from models.rows.life import Talk
from models.rows.meeting import AgendaItem, MeetingDetail, Speech
from models.rows.target import Target
from models.rules.archive_terms import SearchOwner, TextState
from models.rules.life_terms import TalkPair
from models.rules.terms import DraftOf, MeetingKind
from models.services.archive_items import load_item, save_item
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.organizations import list_organizations, save_organization
from models.services.recycle_bin import restore_removed
from models.services.roster import members_on
from models.services.search import (
    check_index,
    count,
    find,
    index_state,
    kind_labels,
    rebuild_index,
)
from models.services.texts import keep_text, wanting_text
from tests.models.services.archiving import add_document, file
from tests.models.services.making import saved
from tests.models.services.strategies import few

DAY = date(2026, 9, 24)
SHA = "ab" * 32


def keep(store: Store, **given_: object) -> int:
    """A meeting saved as a clerk saves it; its number."""
    detail = MeetingDetail(None, MeetingKind.BRANCH_COMMITTEE, 2, "研究冬训安排", DAY)
    with store.write() as session:
        return saved(save_meeting(session, replace(detail, **given_)))  # type: ignore[arg-type]


def keys(store: Store, typed: str) -> list[tuple[SearchOwner, int]]:
    """What is found."""
    with store.read() as session:
        page = find(session, typed)
        assert count(session, typed) >= len(page.hits)
        return [(hit.owner, hit.owner_id) for hit in page.hits]


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements of a stretch."""
    statements: list[str] = []

    def note(_c: Connection, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_it_is_found_from_the_same_commit_on_and_no_longer_when_removed(sample: Store) -> None:
    assert keys(sample, "蓝鲸计划") == []
    number = keep(sample, agenda=(AgendaItem("冬训", speeches=(Speech("欧阳暖", "建议定名蓝鲸计划"),)),))
    assert keys(sample, "蓝鲸计划") == [(SearchOwner.RECORD, number)]
    assert keys(sample, "人:欧阳暖") == keys(sample, "欧阳暖 冬训") == [(SearchOwner.RECORD, number)]
    with sample.write() as session:
        kept = load_meeting(session, number)
        remove_meeting(session, number, kept.version)
    assert keys(sample, "蓝鲸计划") == []
    with sample.write() as session:
        restore_removed(session, [(DraftOf.MEETING, number)])
    assert keys(sample, "蓝鲸计划") == [(SearchOwner.RECORD, number)]


def test_a_hit_tells_what_it_is_and_opens(sample: Store) -> None:
    number = keep(sample, minutes="会上说明。\n" * 30 + "确定使用蓝鲸计划作为代号。")
    with sample.read() as session:
        (hit,) = find(session, "蓝鲸计划").hits
        names = {row.id: row.name for row in list_organizations(session)}
    assert (hit.kind_label, hit.title, hit.happened_on) == ("支委会", "研究冬训安排", DAY)
    assert hit.organization_name == names[2]
    assert hit.target == Target(Subject.MEETING, number)
    assert [hit.snippet.text[first:last] for first, last in hit.snippet.hits] == ["蓝鲸计划"]
    assert hit.snippet.text.startswith("…")


def test_filters_narrow(sample: Store) -> None:
    number = keep(sample, minutes="蓝鲸计划")
    older = keep(sample, minutes="蓝鲸计划", held_on=date(2025, 12, 31), organization_id=4)
    both = [(SearchOwner.RECORD, number), (SearchOwner.RECORD, older)]
    with sample.read() as session:
        names = {row.id: row.name for row in list_organizations(session)}
    assert keys(sample, "蓝鲸计划") == both
    assert keys(sample, "蓝鲸计划 年:2026") == both[:1]
    assert keys(sample, "蓝鲸计划 年：2024-2025") == both[1:]
    assert keys(sample, "蓝鲸计划 年:2025 年:2026") == both
    assert keys(sample, "蓝鲸计划 年:2020 年:2026") == both[:1]
    assert keys(sample, f"蓝鲸计划 支部:{names[2]}") == both[:1]
    assert keys(sample, f"蓝鲸计划 支部:{names[1]}") == both, "the committee, and all below it"
    assert keys(sample, "蓝鲸计划 支部:没有的") == []
    assert keys(sample, "蓝鲸计划 类型:支委") == keys(sample, "蓝鲸计划 类型:三会一课") == both
    assert keys(sample, "蓝鲸计划 类型:党课") == keys(sample, "蓝鲸计划 类型:没有的") == []
    assert keys(sample, "类型:党员大会")
    assert keys(sample, "年:2031") == keys(sample, "年:9999") == keys(sample, "年:0000") == []
    assert all(label in kind_labels() for label in ("支委会", "附件", "整改事项", "督察通报"))


def test_an_office_word_for_a_kind_means_that_kind_alone_and_any_other_all_with_it(sample: Store) -> None:
    with sample.read() as session:

        def labels(typed: str) -> set[str]:
            return {hit.kind_label for hit in find(session, typed, limit=2000).hits}

        assert labels("类型:党员") == labels("类型:“党员”") == {"党员"}
        assert labels("类型:党员大") == {"支部党员大会"}
        assert labels("类型:党员 类型:支委会") == {"党员", "支委会"}
        assert {"支部党员大会", "党员"} <= labels("类型:员")
        assert labels("类型:三会一课") >= {"支部党员大会", "支委会"}


def test_the_card_of_somebody_called_so_comes_first_and_once(sample: Store) -> None:
    with sample.read() as session:
        person = members_on(session, DAY)[0]
        organization = next(row for row in list_organizations(session) if row.name.endswith("党支部"))
        for typed, card in (
            (person.name, (SearchOwner.MEMBER, person.id)),
            (f"人:{person.name}", (SearchOwner.MEMBER, person.id)),
            (organization.name, (SearchOwner.ORGANIZATION, organization.id)),
        ):
            whole = find(session, typed, limit=1000)
            assert (whole.hits[0].owner, whole.hits[0].owner_id) == card
            rest = [hit.number for hit in whole.hits[1:]]
            assert rest == sorted(rest, reverse=True)
            assert len(whole.hits) == len({hit.number for hit in whole.hits}) == count(session, typed)
            assert len(rest) > 4
            paged, before = [], None
            while True:
                page = find(session, typed, limit=3, before=before)
                paged += [hit.number for hit in page.hits]
                if not page.more:
                    break
                before = paged[-1]
            assert paged == [hit.number for hit in whole.hits]
        more = find(session, f"{person.name} 年:{DAY.year}", limit=5).hits
        assert all(hit.owner is not SearchOwner.MEMBER for hit in more), "a card is of no year"


def test_pages_go_on_without_gap(sample: Store) -> None:
    with sample.read() as session:
        whole = [hit.number for hit in find(session, "会议", limit=1000).hits]
        assert whole == sorted(whole, reverse=True)
        assert len(whole) == count(session, "会议") > 7
        paged: list[int] = []
        before = None
        while True:
            page = find(session, "会议", limit=7, before=before)
            paged += [hit.number for hit in page.hits]
            if not page.more:
                break
            before = paged[-1]
    assert paged == whole


def test_what_was_said_in_a_talk_is_not_told(sample: Store) -> None:
    file = AttachmentRow(SHA, "谈话手记.txt", 3, datetime(2026, 9, 24, 9), "手记")
    talk = Talk(TalkPair.COMMITTEE_MEMBER, talker="欧阳暖", partner="上官雪", problems="灯塔", opinion="灯塔")
    number = keep(
        sample,
        kind=MeetingKind.HEART_TALK,
        title="例行交流",
        minutes="蓝鲸计划",
        talk=talk,
        attachments=(file,),
    )
    with sample.write() as session:
        line = {"sha256": SHA, "state": TextState.READ, "body": "蓝鲸计划", "pages": 1, "reader": 1}
        session.execute(insert(AttachmentText), [{**line, "read_at": datetime(2026, 9, 24)}])
    for secret in ("蓝鲸计划", "灯塔", "欧阳暖", "上官雪", "谈话手记", "手记"):
        assert keys(sample, secret) == [], secret
    assert keys(sample, "例行交流") == [(SearchOwner.RECORD, number)]
    with sample.read() as session:
        (hit,) = find(session, "例行交流").hits
    assert "蓝鲸" not in hit.snippet.text


def test_a_files_text_leads_to_its_record(sample: Store) -> None:
    file = AttachmentRow(SHA, "会议方案.pdf", 3, datetime(2026, 9, 24, 9))
    number = keep(sample, attachments=(file,))
    assert keys(sample, "会议方案") == [(SearchOwner.ATTACHMENT, number)]
    assert keys(sample, "蓝鲸计划") == []
    with sample.write() as session:
        line = {"sha256": SHA, "state": TextState.READ, "body": "细则\n蓝鲸计划", "pages": 1, "reader": 1}
        session.execute(insert(AttachmentText), [{**line, "read_at": datetime(2026, 9, 24)}])
    with sample.read() as session:
        (hit,) = find(session, "蓝鲸计划").hits
    assert (hit.owner, hit.owner_id, hit.kind_label) == (SearchOwner.ATTACHMENT, number, "附件")
    assert hit.target == Target(Subject.MEETING, number, file=SHA)
    assert hit.file == file
    assert keys(sample, "类型:附件 年:2026") == [(SearchOwner.ATTACHMENT, number)]


def test_only_the_texts_of_files_on_the_page_are_read_and_only_the_beginning_is_shown(sample: Store) -> None:
    files = tuple(
        AttachmentRow(f"{sign}{sign}" * 32, f"{sign}.pdf", 3, datetime(2026, 9, 24, 9)) for sign in "abc"
    )
    keep(sample, attachments=files)
    for row in files:
        with sample.write() as session:
            keep_text(session, row.sha256, TextState.READ, f"甲{row.name}乙", 1)
    with sample.read() as session:
        (hit,) = find(session, "甲b.pdf乙").hits
        documents = documents_of(session.connection(), hit.owner, [hit.owner_id], {files[1].sha256})
        assert [document.title for document in documents] == ["b.pdf"]
    assert hit.snippet.text == "甲b.pdf乙"


def test_a_long_text_stays_where_it_is_for_another_day_of_its_year_and_moves_to_another_year(
    sample: Store,
) -> None:
    long = AttachmentRow(SHA, "长.pdf", 3, datetime(2026, 9, 24, 9))
    number = keep(sample, attachments=(long,))
    with sample.write() as session:
        keep_text(session, SHA, TextState.READ, "细则" * 5000 + "蓝鲸计划", 1)
    for day, times in ((date(2026, 3, 2), 0), (date(2025, 3, 2), 1)):
        with counted(sample._engine) as statements, sample.write() as session:
            save_meeting(session, replace(load_meeting(session, number), held_on=day))
        with sample.read() as session:
            (hit,) = find(session, f"蓝鲸计划 年:{day.year}").hits
            assert hit.happened_on == day
            assert check_index(session) == ()
        written = [statement for statement in statements if "INTO search_text" in statement]
        # The record itself is moved each time.
        assert len(written) == 1 + times


def test_the_text_of_a_file_added_to_the_archive_by_hand_leads_to_its_item(sample: Store) -> None:
    with sample.write() as session:
        added = add_document(session, "上级来文", file("来文.pdf", "e"))
        (waiting,) = [row for row in wanting_text(session) if row.name == "来文.pdf"]
    for text in ("细则\n蓝鲸计划专项部署", "蓝鲸计划（修订）"):
        with sample.write() as session:
            keep_text(session, waiting.sha256, TextState.READ, text, 1)
        with sample.read() as session:
            (hit,) = find(session, "蓝鲸计划").hits
            assert check_index(session) == ()
        assert (hit.owner, hit.title) == (SearchOwner.ARCHIVE_ITEM, "上级来文")
        assert hit.target == Target(Subject.ARCHIVE, added)
        assert [hit.snippet.text[first:last] for first, last in hit.snippet.hits] == ["蓝鲸计划"]
    assert keys(sample, "专项部署") == []
    with sample.write() as session:
        save_item(session, replace(load_item(session, added), parts=()))
    assert keys(sample, "蓝鲸计划") == []


def test_what_the_files_of_a_talk_are_called_in_the_archive_is_not_told(sample: Store) -> None:
    kept = AttachmentRow(SHA, "蓝鲸计划.txt", 3, datetime(2026, 9, 24, 9))
    number = keep(sample, title="例行交流", attachments=(kept,))
    part = replace(file("蓝鲸计划", "e"), record_id=number, by_hand=False)
    with sample.write() as session:
        added = add_document(session, "来文", part)
    both = [(SearchOwner.ARCHIVE_ITEM, added), (SearchOwner.ATTACHMENT, number)]
    assert sorted(keys(sample, "蓝鲸计划")) == both
    for kinds, found in ((["heart_talk"], []), ([], both)):
        with sample.write() as session:
            session.get_one(Meeting, number).counts_as = kinds
        assert sorted(keys(sample, "蓝鲸计划")) == found
        with sample.read() as session:
            assert check_index(session) == ()


def test_an_organisation_renamed_leaves_its_records_alone(sample: Store) -> None:
    number = keep(sample, minutes="蓝鲸计划")
    with sample.write() as session:
        row = next(row for row in list_organizations(session) if row.id == 2)
        save_organization(session, replace(row, name="灯塔党支部"))
    assert keys(sample, "蓝鲸计划 支部:灯塔") == [(SearchOwner.RECORD, number)]
    with sample.read() as session:
        assert find(session, "蓝鲸计划").hits[0].organization_name == "灯塔党支部"
        assert find(session, "灯塔").hits[0].target == Target(Subject.BUREAU, 2)


@pytest.mark.parametrize("typed", ["会议", "年:2026 条例", "王 类型:支部"])
def test_the_same_few_statements_however_many_hits(sample: Store, typed: str) -> None:
    with sample.read() as session:
        list_organizations(session)
        with counted(sample._engine) as few_hits:
            find(session, typed, limit=3)
        with counted(sample._engine) as many_hits:
            assert len(find(session, typed, limit=200).hits) > 20
        # Two for each kind of owner on the page.
        assert len(few_hits) <= len(many_hits) <= 22


def test_an_idle_write_asks_once_and_what_is_the_same_is_not_written_again(sample: Store) -> None:
    number = keep(sample, minutes="蓝鲸计划")
    with counted(sample._engine) as idle, sample.write():
        pass
    assert [statement.split()[:2] for statement in idle if "search" in statement] == [["SELECT", "owner,"]]
    for text, times in (("蓝鲸计划", 0), ("白鲸计划", 1)):
        with counted(sample._engine) as statements, sample.write() as session:
            save_meeting(session, replace(load_meeting(session, number), minutes=text))
        written = [statement for statement in statements if "INTO search_text" in statement]
        assert len(written) == times, text


def test_the_state_is_told_and_a_rebuilding_puts_right(sample: Store) -> None:
    with sample.read() as session:
        assert check_index(session) == ()
        assert index_state(session).current
    with sample.write() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "DELETE FROM search_document WHERE id = (SELECT max(id) FROM search_document)"
        )
        connection.exec_driver_sql("UPDATE search_document SET digest = x'00' WHERE owner = 'notice'")
        session.get_one(SearchState, "edition").value = "0"
    with sample.read() as session:
        (sentence,) = check_index(session)
        assert sentence.startswith("检索目录与台账不一致（缺1条、内容不符")
        assert not index_state(session).current
        assert find(session, "会议").hits, "it answers from what there is"
    with sample.write() as session:
        rebuilt = rebuild_index(session)
    with sample.read() as session:
        assert check_index(session) == ()
        assert index_state(session).documents == rebuilt


def test_what_is_counted_while_it_is_made_anew_are_documents(sample: Store) -> None:
    once = AttachmentRow(SHA, "方案.pdf", 3, datetime(2026, 9, 24, 9))
    keep(sample, attachments=(once, replace(once, name="同一份.pdf")))
    keep(sample, kind=MeetingKind.HEART_TALK, attachments=(once,))
    steps: list[tuple[int, int]] = []

    class Counting:
        def step(self, done: int, total: int, text: str) -> None:
            assert "目录" in text or not total
            steps.append((done, total))

    with sample.write() as session:
        number = rebuild_index(session, Counting())
    assert {total for _, total in steps} == {0, number}
    assert steps[-1] == (number, number)
    assert len(steps) > 3


@few
@given(
    st.text(st.sampled_from("支部类型年人:：“”\"'*()^-+ 会a甲\n\x00\ud800NOTAND😀19"), max_size=30)
    | st.text(max_size=30)
)
def test_whatever_is_typed_is_answered(sample: Store, typed: str) -> None:
    with sample.read() as session:
        page = find(session, typed, limit=5)
        assert len(page.hits) <= count(session, typed)


def test_a_page_pasted_into_the_box_is_answered(sample: Store) -> None:
    with sample.read() as session:
        for typed in (
            "会议 " * 3000,
            " ".join(f"词{number}" for number in range(3000)),
            "会" * 100_000,
            "支部:会 " * 2000,
        ):
            find(session, typed, limit=5)
