"""The seal is kept as the very bytes that were chosen; what cannot be one is refused and changes nothing."""

import hashlib

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.changes import Subject
from models.services.seals import MOST_BYTES, load_seal, remove_seal, save_seal
from tests.models.rules.test_pictures import picture

ROUND = picture(500, 500, "PNG")


def test_there_is_no_seal_at_first(session: Session) -> None:
    assert load_seal(session) is None


def test_the_seal_is_kept_byte_for_byte(session: Session) -> None:
    changes = save_seal(session, "公章.png", ROUND)
    seal = load_seal(session)
    assert seal is not None
    assert (seal.picture, seal.file_name) == (ROUND, "公章.png")
    assert seal.sha256 == hashlib.sha256(ROUND).hexdigest()
    assert Subject.BUREAU in changes.subjects


def test_another_seal_takes_the_place_of_the_first(session: Session) -> None:
    save_seal(session, "旧.png", ROUND)
    other = picture(420, 400, "JPEG")
    save_seal(session, "新.jpg", other)
    seal = load_seal(session)
    assert seal is not None
    assert (seal.picture, seal.file_name) == (other, "新.jpg")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "不是能用的PNG或JPEG"),
        (b"%PDF-1.7", "不是能用的PNG或JPEG"),
        (picture(500, 500, "GIF"), "不是能用的PNG或JPEG"),
        (picture(199, 199, "PNG"), "199×199像素"),
        (picture(4001, 4001, "PNG"), "4001×4001像素"),
        (picture(500, 300, "PNG"), "长宽相差过大"),
        (ROUND + b"\0" * MOST_BYTES, "超过4MB"),
    ],
)
def test_what_cannot_be_a_seal_is_refused_and_the_old_one_stays(
    session: Session, content: bytes, word: str
) -> None:
    save_seal(session, "公章.png", ROUND)
    with pytest.raises(BadInput, match=word) as refusal:
        save_seal(session, "新章", content)
    assert "原来的印章不变" in refusal.value.sentence
    seal = load_seal(session)
    assert seal is not None
    assert seal.file_name == "公章.png"


@pytest.mark.parametrize("size", [(200, 200), (4000, 4000), (500, 400)])
def test_sizes_at_the_edge_are_taken(session: Session, size: tuple[int, int]) -> None:
    save_seal(session, "公章.png", picture(*size, "PNG"))
    assert load_seal(session) is not None


def test_a_seal_can_be_given_up(session: Session) -> None:
    save_seal(session, "公章.png", ROUND)
    remove_seal(session)
    session.flush()
    assert load_seal(session) is None
    remove_seal(session)
