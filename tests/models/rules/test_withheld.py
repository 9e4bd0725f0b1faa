"""An erratum is as restricted as what it corrects."""

from dataclasses import replace
from datetime import date

import pytest

from models.rows.following import Erratum
from models.rows.life import Criticism
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rules.life_terms import CriticismKind
from models.rules.terms import MeetingKind, StudyKind
from models.rules.withheld import withheld_errata

DAY = date(2026, 11, 21)
LINE = Criticism(CriticismKind.MUTUAL, "深入基层不够，联系群众少", "乙", "甲")
PLAIN = Erratum(DAY, "赵敏", "到会", "列席：周某某", "列席：吴某某")
QUOTING = Erratum(DAY, "赵敏", "记录", "联系群众少", "联系群众不多")
WHOLE = Erratum(DAY, "赵敏", "记录", f"乙：{LINE.text}。", "乙：……")
PLACED = Erratum(DAY, "赵敏", "批评意见第1条", "某些", "有的")


def meeting(kind: MeetingKind, *errata: Erratum, **given: object) -> MeetingDetail:
    return replace(MeetingDetail(1, kind, 2, "会议", DAY, errata=errata), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE])
def test_what_corrects_a_criticism_by_place_or_by_quoting_it(kind: MeetingKind) -> None:
    held = meeting(kind, PLAIN, QUOTING, WHOLE, PLACED, criticisms=(LINE,))
    assert withheld_errata(held) == (QUOTING, WHOLE, PLACED)


def test_all_of_a_talk_and_of_what_counts_as_one() -> None:
    assert withheld_errata(meeting(MeetingKind.HEART_TALK, PLAIN)) == (PLAIN,)
    beside = meeting(MeetingKind.THEME_DAY, PLAIN, counts_as=(MeetingKind.HEART_TALK,))
    assert withheld_errata(beside) == (PLAIN,)


def test_nothing_of_other_records() -> None:
    assert withheld_errata(meeting(MeetingKind.BRANCH_ASSEMBLY, PLAIN, PLACED)) == ()
    assert withheld_errata(StudyDetail(1, StudyKind.CENTRE_GROUP, 2, "学习", DAY, errata=(PLACED,))) == ()
    assert withheld_errata(object()) == ()
