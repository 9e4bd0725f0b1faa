"""Which papers there are, and of what."""

import re

import pytest

from models.rules.papers import PaperChoice, PaperKind, PaperSource, papers_of
from models.rules.stages import STAGES
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind


def test_codes_are_words_for_a_command_line_and_labels_are_chinese() -> None:
    for kind in PaperKind:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.value)
        assert kind.label
        assert not kind.label.isascii()
    assert len({kind.label for kind in PaperKind}) == len(PaperKind)


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_of_meeting_has_papers_of_one_record(kind: MeetingKind) -> None:
    papers = papers_of(Register.MEETING, kind)
    # A talk has a form of its own: what was said stands on it only when asked for.
    whole = PaperKind.TALK_RECORD if kind is MeetingKind.HEART_TALK else PaperKind.MEETING_RECORD
    assert whole in papers
    assert len(set(papers)) == len(papers)
    assert all(paper.source is PaperSource.RECORD for paper in papers)


def test_a_talk_has_its_record_alone() -> None:
    """What two people say to each other is announced to nobody and summed up for nobody."""
    assert papers_of(Register.MEETING, MeetingKind.HEART_TALK) == (PaperKind.TALK_RECORD,)


def test_a_form_made_for_the_kind_comes_first() -> None:
    assert papers_of(Register.MEETING, MeetingKind.PARTY_LECTURE)[0] is PaperKind.LECTURE_RECORD
    assert papers_of(Register.MEETING, MeetingKind.THEME_DAY)[0] is PaperKind.THEME_DAY_RECORD


@pytest.mark.parametrize("kind", list(StudyKind))
def test_a_session_has_its_record_and_a_sheet_to_sign(kind: StudyKind) -> None:
    papers = papers_of(Register.STUDY, kind)
    assert papers[:3] == (PaperKind.STUDY_RECORD, PaperKind.SIGN_IN_SHEET, PaperKind.STUDY_NOTICE)
    foldered = kind in (StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP)
    assert papers[3:] == ((PaperKind.STUDY_ARCHIVE,) if foldered else ())


def test_an_item_has_its_sheet_and_the_letter_that_warns() -> None:
    assert papers_of(Register.RECTIFICATION) == (PaperKind.RECTIFICATION_SHEET, PaperKind.WARNING_LETTER)


def test_an_inspection_has_its_record_on_paper_and_in_word() -> None:
    assert papers_of(Register.INSPECTION) == (PaperKind.INSPECTION_RECORD,)
    assert PaperKind.INSPECTION_RECORD.has_word


def test_a_seal_is_offered_only_where_a_signature_stands() -> None:
    sealed = {kind for kind in PaperKind if PaperChoice.SEAL in kind.choices}
    assert sealed == {
        PaperKind.MEETING_NOTICE,
        PaperKind.STUDY_NOTICE,
        PaperKind.TERM_REMINDER,
        PaperKind.WARNING_LETTER,
        PaperKind.HALT_NOTICE,
    }


def test_every_paper_of_a_record_can_be_reached() -> None:
    reached = {
        *papers_of(Register.RECTIFICATION),
        *papers_of(Register.INSPECTION),
        *papers_of(Register.DAILY_WORK),
        *(paper for kind in StudyKind for paper in papers_of(Register.STUDY, kind)),
        *(paper for kind in MeetingKind for paper in papers_of(Register.MEETING, kind)),
        *papers_of(Register.MEETING, MeetingKind.DEMOCRATIC_LIFE, (), RecordStatus.HALTED),
    }
    assert reached == {kind for kind in PaperKind if kind.source is PaperSource.RECORD}


def test_an_appraisal_within_another_meeting_has_its_ballot_and_summary() -> None:
    within = papers_of(Register.MEETING, MeetingKind.ORGANIZATIONAL_LIFE, (MeetingKind.APPRAISAL,))
    own = papers_of(Register.MEETING, MeetingKind.APPRAISAL)
    for papers in (within, own):
        assert papers[-2:] == (PaperKind.APPRAISAL_BALLOT, PaperKind.APPRAISAL_SUMMARY)
    assert PaperKind.APPRAISAL_BALLOT not in papers_of(Register.MEETING, MeetingKind.ORGANIZATIONAL_LIFE)


def test_a_halted_meeting_has_the_notice_of_it_and_a_held_one_has_not() -> None:
    kind = MeetingKind.ORGANIZATIONAL_LIFE
    assert PaperKind.HALT_NOTICE in papers_of(Register.MEETING, kind, (), RecordStatus.HALTED)
    assert PaperKind.HALT_NOTICE not in papers_of(Register.MEETING, kind, (), RecordStatus.HELD)


def test_kinds_with_stages_have_the_list_of_them() -> None:
    staged = {kind for kind in MeetingKind if kind in STAGES}
    assert {
        kind for kind in MeetingKind if PaperKind.STAGE_CHECKLIST in papers_of(Register.MEETING, kind)
    } == staged


def test_what_was_said_at_a_meeting_of_criticism_is_asked_for_each_time() -> None:
    restricted = {kind for kind in PaperKind if PaperChoice.CONTENT in kind.choices}
    assert restricted == {PaperKind.TALK_RECORD, PaperKind.LIFE_RECORD, PaperKind.CRITICISM_SUMMARY}
