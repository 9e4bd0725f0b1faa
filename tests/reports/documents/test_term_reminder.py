"""The reminder that a term ends: days, articles, the request; refused while nobody knows the end."""

from dataclasses import replace
from datetime import date

import pytest

from models.rows.paper import PaperChoices
from models.rules.terms import OrganizationKind
from reports.documents import term_reminder
from reports.flow import Document
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature
from reports.parts.title import Title
from tests.reports.official_sheets import BUREAU, CHOSEN, SEAL, TERM


def paragraphs(document: Document) -> list[str]:
    return [
        "".join(span.text for span in block.spans)
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph)
    ]


def test_the_letter_states_the_term_and_the_articles() -> None:
    document = term_reminder.document(TERM, BUREAU, CHOSEN, SEAL)
    head, title, *_ = document.sections[0].blocks
    assert head == LetterHead("中共某市某局机关委员会", "某局机党〔2026〕12号")
    assert isinstance(title, Title)
    assert title.text == "关于做好办公室党支部换届工作的提醒函"
    assert paragraphs(document) == [
        "办公室党支部：",
        "办公室党支部本届任期自2023年11月20日起，任期3年，2026年11月20日届满。",
        "根据《中国共产党支部工作条例（试行）》第二十一条关于上级党组织一般提前6个月提醒做好换届工作的规定，现予提醒。",
        "《中国共产党基层组织选举工作条例》第三条规定，任期届满应当按期进行换届选举；如需延期或者提前进行换届选举，"
        "应当报上级党组织批准，延长或者提前期限一般不超过1年。请及早做好换届准备工作。",
        "特此函告。",
    ]
    assert document.sections[0].blocks[-1] == Signature("中共某市某局机关委员会", date(2026, 10, 12), SEAL)
    assert not document.sections[0].first_numbered


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        (date(2026, 11, 20), ""),
        (date(2026, 11, 21), "截至2026年11月21日，任期已届满1天。"),
        (date(2027, 11, 20), "截至2027年11月20日，任期已届满365天。"),
        (None, ""),
    ],
)
def test_a_term_that_is_over_is_told_by_the_letters_own_day(dated: date | None, told: str) -> None:
    first, *articles, last, _ = paragraphs(term_reminder.document(TERM, BUREAU, PaperChoices(dated=dated)))[
        1:
    ]
    assert first.endswith(f"届满。{told}")
    assert last.endswith("请抓紧做好换届工作。" if told else "请及早做好换届准备工作。")
    assert len(articles) == (0 if told else 1), (
        "that one is reminded six months before is no word for afterwards"
    )


def test_an_undated_letter_tells_what_is_so_on_the_day_it_is_seen() -> None:
    late = replace(TERM, seen_on=date(2026, 12, 22))
    told = "".join(paragraphs(term_reminder.document(late, BUREAU, PaperChoices())))
    assert "截至2026年12月22日，任期已届满32天。" in told
    assert "6个月" not in told


def test_a_term_that_ends_later_than_in_six_months_is_not_reminded_of() -> None:
    early = replace(TERM, seen_on=date(2026, 5, 19))
    with pytest.raises(term_reminder.NotDue) as refusal:
        term_reminder.document(early, BUREAU, PaperChoices())
    assert "2026年5月20日起才到提醒的时候" in refusal.value.sentence
    first_day = term_reminder.document(early, BUREAU, PaperChoices(dated=date(2026, 5, 20)))
    assert "一般提前6个月" in paragraphs(first_day)[2]


OWN = replace(
    TERM,
    name=BUREAU.issuer,
    kind=OrganizationKind.PARTY_COMMITTEE,
    years=5,
    began_on=date(2021, 11, 20),
)


def test_the_committee_is_written_to_by_its_superior() -> None:
    document = term_reminder.document(OWN, BUREAU, CHOSEN, SEAL)
    assert document.sections[0].blocks[-1] == Signature(BUREAU.party_body, CHOSEN.dated), (
        "whose seal is not ours"
    )
    assert document.sections[0].blocks[0] == LetterHead(BUREAU.party_body, CHOSEN.number)


@pytest.mark.parametrize("above", ["", " ", OWN.name])
def test_nobody_writes_to_himself(above: str) -> None:
    with pytest.raises(term_reminder.NoSuperior) as refusal:
        term_reminder.document(OWN, replace(BUREAU, party_body=above), CHOSEN, SEAL)
    assert "不能给自己发换届提醒函" in refusal.value.sentence


@pytest.mark.parametrize(
    ("kind", "years", "article"),
    [
        (OrganizationKind.PARTY_COMMITTEE, 5, "第五条，机关党委每届任期一般为5年。"),
        (OrganizationKind.GENERAL_BRANCH, 3, "第六条，党总支每届任期一般为3年。"),
    ],
)
def test_committees_are_reminded_by_their_own_article(
    kind: OrganizationKind, years: int, article: str
) -> None:
    ending = replace(TERM, kind=kind, years=years, began_on=date(2026 - years, 11, 20))
    texts = paragraphs(term_reminder.document(ending, BUREAU, CHOSEN))
    assert texts[2].endswith(article)
    assert not any("支部工作条例" in text for text in texts)


def test_years_out_of_the_usual_are_not_backed_by_an_article() -> None:
    odd = replace(TERM, kind=OrganizationKind.PARTY_COMMITTEE, years=3)
    assert not any("一般为" in text for text in paragraphs(term_reminder.document(odd, BUREAU, CHOSEN)))


def test_an_unknown_term_is_refused_with_what_to_do() -> None:
    with pytest.raises(term_reminder.UnknownTerm) as refusal:
        term_reminder.document(replace(TERM, began_on=None), BUREAU, CHOSEN)
    assert refusal.value.sentence.startswith("“办公室党支部”还没有填写本届起始日")


def test_an_undated_letter_is_not_sealed() -> None:
    document = term_reminder.document(TERM, BUREAU, replace(CHOSEN, dated=None), SEAL)
    assert document.sections[0].blocks[-1] == Signature("中共某市某局机关委员会", None)
